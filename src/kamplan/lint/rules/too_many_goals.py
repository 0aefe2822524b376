"""More goals than a year has room for.

## Why it matters

The 90-minute plan asks for the customer's top four. With a fifth nobody knows any more which
one gives way, and the plan turns into a list of everything that would be nice.

## Example

```yaml
six_boxes:
  goals:
    - {id: goal-1, goal: Goal 1, why_it_matters: The board asks for it., expected_result: Done.}
    - {id: goal-2, goal: Goal 2, why_it_matters: The board asks for it., expected_result: Done.}
    - {id: goal-3, goal: Goal 3, why_it_matters: The board asks for it., expected_result: Done.}
    - {id: goal-4, goal: Goal 4, why_it_matters: The board asks for it., expected_result: Done.}
    - {id: goal-5, goal: Goal 5, why_it_matters: The board asks for it., expected_result: Done.}
```

Keep the four that matter most this year:

```yaml
six_boxes:
  goals:
    - {id: goal-1, goal: Goal 1, why_it_matters: The board asks for it., expected_result: Done.}
    - {id: goal-2, goal: Goal 2, why_it_matters: The board asks for it., expected_result: Done.}
    - {id: goal-3, goal: Goal 3, why_it_matters: The board asks for it., expected_result: Done.}
    - {id: goal-4, goal: Goal 4, why_it_matters: The board asks for it., expected_result: Done.}
```

The number can be set in `kamplan.yaml`: `lint: {settings: {too-many-goals: {most: 4}}}`.
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding where there are more goals than fit into a year."""
    most = context.settings.lint.settings.too_many_goals.most
    goals = file.plan.six_boxes.goals
    if len(goals) > most:
        yield Finding(
            ("six_boxes", "goals"),
            f"{len(goals)} goals: at most {most} fit into a year",
            "ask the customer which matter most; what was said stays among the needs",
            at_key=True,
        )


RULE = Rule("too-many-goals", Group.INITIATIVES, Level.SIGN_OFF, __doc__, check)
