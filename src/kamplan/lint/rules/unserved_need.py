"""A need that is acted on, and no initiative that serves it.

## Why it matters

"We will act on it" is a promise. Where no initiative names the need, nobody has work to do and
no day by which to do it, and at the review the promise turns out to have been a kindness.

## Example

```yaml
needs:
  - id: parking-cost
    kind: complaint
    verbatim: It's four pounds an hour to park and I'm here for five.
    said_by: penhale
    said_on: 2025-09-16
    priority: low
    intent: act
initiatives: []
```

Name the need in the initiative that serves it:

```yaml
needs:
  - id: parking-cost
    kind: complaint
    verbatim: It's four pounds an hour to park and I'm here for five.
    said_by: penhale
    said_on: 2025-09-16
    priority: low
    intent: act
initiatives:
  - id: cheaper-parking
    title: Cheaper parking for patients
    rank: 1
    needs: [parking-cost]
    goals: [no-same-day-cancellations]
    start: 2026-01-12
    due: 2026-06-30
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.unread import lacks_entry
from kamplan.planfile import PlanFile


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each open need to be acted on that no initiative names."""
    initiatives = file.plan.initiatives
    if lacks_entry(file, ("initiatives",), initiatives):
        return
    if any(lacks_entry(file, file.route(one, "needs"), one.needs) for one in initiatives):
        return
    served = {need for initiative in initiatives for need in initiative.needs}
    for need in file.plan.needs:
        if need.intent == "act" and need.met_on is None and need.id not in served:
            yield Finding(
                file.route(need, "intent"),
                "this need is to be acted on, and no initiative serves it",
                f'kamplan add initiative --need {need.id} --title "…"; or name it in one; or '
                f'kamplan decide {need.id} --intent act-later --reason "…"',
            )


RULE = Rule("unserved-need", Group.INTENT, Level.SIGN_OFF, __doc__, check)
