"""A workshop of both teams, and nothing says how both keep it going.

## Why it matters

A day in each other's shoes ends with a plan of action that everybody owns, and on Monday everybody
is back at work. Workshops that change something agree, before people leave, on how it goes on.

## Example

```yaml
sessions:
  - id: workshop
    on: 2025-11-18
    kind: shared-expectations-workshop
    attendees: [strand, penhale, marsh, adeyemi]
```

Say what was agreed:

```yaml
sessions:
  - id: workshop
    on: 2025-11-18
    kind: shared-expectations-workshop
    attendees: [strand, penhale, marsh, adeyemi]
    momentum: One page to everybody each month; the group meets again in March.
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for each shared expectations workshop that was held and left at that."""
    for session in file.plan.sessions:
        if session.kind != "shared-expectations-workshop" or session.on >= context.today:
            continue
        if not (session.momentum and session.momentum.strip()):
            yield Finding(
                file.route(session, "momentum"),
                f"nothing says how the workshop of {session.on} is carried on",
                "add `momentum:` what both agreed to keep it going",
            )


RULE = Rule("workshop-without-momentum", Group.TIME, Level.WARNING, __doc__, check)
