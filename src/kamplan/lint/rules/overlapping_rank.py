"""Two initiatives of the same rank.

## Why it matters

The rank says which work goes first when there is time for one only. Two in first place leave the
choice to whoever is busiest that day, and each side chooses differently.

## Example

```yaml
initiatives:
  - {id: level-the-week, title: Level the infusion week, rank: 1, needs: [empty-chairs],
     goals: [no-same-day-cancellations], start: 2026-01-12, due: 2026-06-30}
  - {id: no-surprises, title: No surprises, rank: 1, needs: [empty-chairs],
     goals: [no-same-day-cancellations], start: 2026-02-01, due: 2026-12-18}
```

Decide together which comes first:

```yaml
initiatives:
  - {id: level-the-week, title: Level the infusion week, rank: 1, needs: [empty-chairs],
     goals: [no-same-day-cancellations], start: 2026-01-12, due: 2026-06-30}
  - {id: no-surprises, title: No surprises, rank: 2, needs: [empty-chairs],
     goals: [no-same-day-cancellations], start: 2026-02-01, due: 2026-12-18}
```

A number may be left out: an initiative that was dropped leaves a gap, and that is all right.
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each initiative whose rank an earlier one has already."""
    first: dict[int, str] = {}
    for initiative in file.plan.initiatives:
        rank = initiative.rank
        if rank is None:
            continue
        if rank in first:
            yield Finding(
                file.route(initiative, "rank"),
                f"`{first[rank]}` has rank {rank} as well",
                "decide together which of the two comes first",
            )
        else:
            first[rank] = initiative.id


RULE = Rule("overlapping-rank", Group.INITIATIVES, Level.SIGN_OFF, __doc__, check)
