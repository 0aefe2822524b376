"""An initiative that serves no need of the customer.

## Why it matters

Work that no need asked for is the supplier's own idea. It may be a good one; then somebody at
the customer will say so in their own words, and that is the need to write down first.

## Example

```yaml
initiatives:
  - id: level-the-week
    title: Level the infusion week
    rank: 1
    goals: [no-same-day-cancellations]
    start: 2026-01-12
    due: 2026-06-30
```

Name the need that it serves:

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
    """Yield a finding for each initiative without a need."""
    for initiative in file.plan.initiatives:
        route = file.route(initiative, "needs")
        if not initiative.needs and not lacks_entry(file, route, initiative.needs):
            yield Finding(
                route,
                "no need of the customer asked for this initiative",
                "add `needs:` with the ids of the needs it serves",
            )


RULE = Rule(
    "initiative-without-need",
    Group.INITIATIVES,
    Level.SIGN_OFF,
    __doc__,
    check,
    names=("initiatives/*/needs",),
)
