"""A mark on the way to a goal whose day has passed, and nobody says that it was reached.

## Why it matters

Goals that take longer than a year are lost in small steps. A benchmark that slips unnoticed is the
first of them, and the only one that is cheap to put right.

## Example

```yaml on 2026-07-15
six_boxes:
  goals:
    - id: no-same-day-cancellations
      goal: No same-day infusion cancellation caused by chairs or stock
      why_it_matters: It is what patients write to the board about.
      expected_result: Three a month or fewer by December.
      serves_want: yes, it is what we want most for them
      better_customer: a calmer unit plans with us
      our_strategy: people before leaflets
      horizon: 2027-12-31
      benchmarks:
        - {by: 2026-06-30, what: eight a month}
        - {by: 2026-12-31, what: three a month}
```

Say when it was reached, or agree on another day:

```yaml on 2026-07-15
six_boxes:
  goals:
    - id: no-same-day-cancellations
      goal: No same-day infusion cancellation caused by chairs or stock
      why_it_matters: It is what patients write to the board about.
      expected_result: Three a month or fewer by December.
      serves_want: yes, it is what we want most for them
      better_customer: a calmer unit plans with us
      our_strategy: people before leaflets
      horizon: 2027-12-31
      benchmarks:
        - {by: 2026-06-30, what: eight a month, reached_on: 2026-06-18}
        - {by: 2026-12-31, what: three a month}
```

A goal that was achieved, or of which the review says what became of it, is left alone.
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.wording import count_days
from kamplan.planfile import PlanFile
from kamplan.yamldoc import make_visible


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for each benchmark past its day that was not reached."""
    review = file.plan.review
    answered = {one.goal for one in review.goals if one.outcome} if review is not None else set()
    for goal in file.plan.six_boxes.goals:
        if goal.achieved_on is not None or goal.id in answered:
            continue
        for one in goal.benchmarks:
            if one.by is None or one.by >= context.today or one.reached_on is not None:
                continue
            if file.route(one, "reached_on") not in file.faulty:
                ago = count_days((context.today - one.by).days)
                yield Finding(
                    file.route(one, "by"),
                    f"`{make_visible(one.what, 60)}` was to be reached {ago} ago",
                    f"kamplan mark {goal.id}/{one.by} reached --on DATE; or talk about what stands in the "
                    "way and set a later day",
                )


RULE = Rule("missed-benchmark", Group.TIME, Level.WARNING, __doc__, check)
