"""A plan made out of a single meeting.

## Why it matters

In a first meeting people say what they expect to be asked. What matters to them comes up in the
second or third, when the first was listened to. The number is a setting: in `kamplan.yaml`
`lint: {settings: {one-meeting-plan: {least: 2}}}`.

## Example

```yaml
sessions:
  - {id: walk-round, on: 2025-09-16, kind: discovery, attendees: [penhale, marsh]}
```

Come back:

```yaml
sessions:
  - {id: walk-round, on: 2025-09-16, kind: discovery, attendees: [penhale, marsh]}
  - {id: workshop, on: 2025-10-28, kind: co-creation, attendees: [strand, penhale, marsh]}
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.unread import lacks_entry
from kamplan.planfile import PlanFile


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding where there were fewer sessions than a plan takes, but some."""
    sessions = file.plan.sessions
    least = context.settings.lint.settings.one_meeting_plan.least
    if 0 < len(sessions) < least and not lacks_entry(file, ("sessions",), sessions):
        number = "a single session" if len(sessions) == 1 else f"{len(sessions)} sessions"
        yield Finding(
            ("sessions",),
            f"all of this comes from {number}",
            f"listen at least {least} times, to different people",
            at_key=True,
        )


RULE = Rule("one-meeting-plan", Group.VOICE, Level.INFO, __doc__, check)
