"""An initiative that helps with none of the customer's goals.

## Why it matters

The customer's goals have top priority, and the few initiatives of a year should move them. One
that moves none takes time from those that do.

## Example

```yaml
initiatives:
  - id: level-the-week
    title: Level the infusion week
    rank: 1
    needs: [empty-chairs]
    start: 2026-01-12
    due: 2026-06-30
```

Name the goal that it helps with:

```yaml
initiatives:
  - id: level-the-week
    title: Level the infusion week
    rank: 1
    needs: [empty-chairs]
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
    """Yield a finding for each initiative without a goal."""
    for initiative in file.plan.initiatives:
        route = file.route(initiative, "goals")
        if not initiative.goals and not lacks_entry(file, route, initiative.goals):
            yield Finding(
                route,
                "this initiative helps with none of the customer's goals",
                "add `goals:` with the ids of the goals it helps with",
            )


RULE = Rule(
    "initiative-without-goal",
    Group.INITIATIVES,
    Level.WARNING,
    __doc__,
    check,
    names=("initiatives/*/goals",),
)
