"""A commitment without a day by which it is kept.

## Why it matters

"Q3" and "soon" cannot be late. A promise with a day can be planned around, reminded of and
judged at the review. A standing promise has the day from which it holds instead.

## Example

```yaml
initiatives:
  - id: level-the-week
    title: Level the infusion week
    rank: 1
    needs: [empty-chairs]
    goals: [no-same-day-cancellations]
    start: 2026-01-12
    due: 2026-06-30
    commitments:
      - {id: analyst-on-site, party: supplier, owner: adeyemi, what: Analyst on site, due: Q3}
      - {id: chair-times, party: customer, owner: penhale, what: Chair times, due: 2026-01-30}
```

Write a day, or `from:` for what holds from a day on:

```yaml
initiatives:
  - id: level-the-week
    title: Level the infusion week
    rank: 1
    needs: [empty-chairs]
    goals: [no-same-day-cancellations]
    start: 2026-01-12
    due: 2026-06-30
    commitments:
      - {id: analyst-on-site, party: supplier, owner: adeyemi, what: Analyst on site, due: 2026-02-27}
      - {id: answer-samples, party: customer, owner: penhale, what: Samples answered, from: 2026-01-30}
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.unread import show_written
from kamplan.planfile import PlanFile


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each commitment with neither a day due nor a day from which it holds."""
    for initiative in file.plan.initiatives:
        for commitment in initiative.commitments:
            if commitment.due is not None or commitment.from_ is not None:
                continue
            if file.route(commitment, "from") in file.faulty:
                continue
            route = file.route(commitment, "due")
            written = show_written(file, route)
            yield Finding(
                route,
                f"`{written}` is no day" if written else "nothing says by when this is done",
                "write the day as YYYY-MM-DD, or `from:` with a day for a standing promise",
            )


RULE = Rule(
    "undated-commitment",
    Group.INITIATIVES,
    Level.SIGN_OFF,
    __doc__,
    check,
    silences=("wrong-type",),
)
