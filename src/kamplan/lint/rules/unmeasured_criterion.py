"""A criterion without a single reading when half of its time is over.

## Why it matters

A number that is measured at the end only can be regretted, not changed. What is unmeasured is never
on track: half-way is the last good day to find out that nobody can measure it.

## Example

```yaml on 2026-08-03
initiatives:
  - id: level-the-week
    title: Level the infusion week
    rank: 1
    needs: [empty-chairs]
    goals: [no-same-day-cancellations]
    start: 2026-01-12
    due: 2026-06-30
    success_criteria:
      - id: same-day-cancellations
        metric: Same-day cancellations
        unit: per month
        baseline: {value: 14, as_of: 2025-09-30, source: unit log}
        target: {value: 3, by: 2026-12-31}
        measured_by: penhale
```

Measure it, and write down what came of it:

```yaml on 2026-08-03
initiatives:
  - id: level-the-week
    title: Level the infusion week
    rank: 1
    needs: [empty-chairs]
    goals: [no-same-day-cancellations]
    start: 2026-01-12
    due: 2026-06-30
    success_criteria:
      - id: same-day-cancellations
        metric: Same-day cancellations
        unit: per month
        baseline: {value: 14, as_of: 2025-09-30, source: unit log}
        target: {value: 3, by: 2026-12-31}
        measured_by: penhale
        readings:
          - {on: 2026-06-30, value: 8, source: unit log}
```

The time runs from the last of these days: the period begins, the initiative starts, the baseline
was measured. A question that is answered with yes or no is due on its day and not before. An initiative whose commitments were all dropped is not asked for readings, and after
the review none is.
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.unread import is_whole
from kamplan.model.closing import was_reviewed
from kamplan.model.deadlines import find_half_way, is_given_up
from kamplan.planfile import PlanFile


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for each criterion past its half-way day that was not measured since."""
    plan = file.plan
    if was_reviewed(plan, context.today):
        return
    for initiative in plan.initiatives:
        if is_given_up(initiative):
            continue
        for criterion in initiative.success_criteria:
            by = criterion.target.by if criterion.target else None
            if by is None or any(one.value is not None for one in criterion.readings):
                continue
            half = find_half_way(plan, initiative, criterion) or by
            if half < context.today and is_whole(file, file.route(criterion, "readings")):
                passed = (
                    f"its day, {by}, has passed"
                    if by < context.today
                    else f"half its time was over on {half}"
                )
                yield Finding(
                    file.route(criterion),
                    f"`{criterion.id}` was never measured, and {passed}",
                    f'measure it, then kamplan measure {criterion.id} VALUE --on DATE --source "…"',
                )


RULE = Rule("unmeasured-criterion", Group.TIME, Level.WARNING, __doc__, check)
