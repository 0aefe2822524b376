"""An initiative that began before anybody sat down to listen.

## Why it matters

Meetings at the start of a plan are for the customer to talk about what matters to the customer.
A solution that was there before them was brought along, and everything heard later is fitted to it.

## Example

```yaml
sessions:
  - id: walk-round
    on: 2026-02-10
    kind: discovery
    attendees: [penhale, marsh]
initiatives:
  - id: level-the-week
    title: Level the infusion week
    rank: 1
    start: 2026-01-12
    due: 2026-06-30
```

Listen first:

```yaml
sessions:
  - id: walk-round
    on: 2025-09-16
    kind: discovery
    attendees: [penhale, marsh]
initiatives:
  - id: level-the-week
    title: Level the infusion week
    rank: 1
    start: 2026-01-12
    due: 2026-06-30
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.unread import is_whole
from kamplan.planfile import PlanFile


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each initiative from before the first session, or without any."""
    if not file.plan.sessions and file.document.find(("sessions", 0)) is not None:
        return  # there are some, and each has a fault of its own
    days = [session.on for session in file.plan.sessions]
    first = min(days, default=None)
    for initiative in file.plan.initiatives:
        if first is None:
            yield Finding(
                file.route(initiative),
                f"`{initiative.id}` was planned before anybody listened: there is no session",
                "sit down with the customer first: "
                "kamplan add session --on DATE --kind discovery --attendee ID",
            )
        elif initiative.start is not None and initiative.start < first:
            if not is_whole(file, ("sessions",)):
                continue  # the first one may be among those that could not be read
            yield Finding(
                file.route(initiative, "start"),
                f"`{initiative.id}` begins before the first session, on {first}",
                "listen first; what comes out of it may be another initiative",
            )


RULE = Rule("solution-before-listening", Group.VOICE, Level.WARNING, __doc__, check)
