"""A goal of the customer whose fit with what the supplier intends was not thought through.

## Why it matters

The customer's right goals, and how they fit what you want for them, are the one thing the whole
sheet is for. A goal that serves neither what you want for the customer nor your own strategy will
be the first to be forgotten in a busy month; better to find out before both sign.

## Example

```yaml
six_boxes:
  goals:
    - id: no-same-day-cancellations
      goal: No same-day infusion cancellation caused by chairs or stock
      why_it_matters: It is what patients write to the board about.
      expected_result: Three a month or fewer by December.
      serves_want: yes, it is what we want most for them
```

Answer all three questions; "partly" and "no" are answers:

```yaml
six_boxes:
  goals:
    - id: no-same-day-cancellations
      goal: No same-day infusion cancellation caused by chairs or stock
      why_it_matters: It is what patients write to the board about.
      expected_result: Three a month or fewer by December.
      serves_want: yes, it is what we want most for them
      better_customer: a calmer unit plans with us
      our_strategy: people before leaflets
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.wording import list_words
from kamplan.planfile import PlanFile

_QUESTIONS = {
    "serves_want": "how it serves what you want most for the customer",
    "better_customer": "how it makes a better customer",
    "our_strategy": "how it fits your own strategy",
}


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each goal with the questions of fit that are open."""
    for goal in file.plan.six_boxes.goals:
        answers = (goal.serves_want, goal.better_customer, goal.our_strategy)
        open_keys = [
            key
            for key, answer in zip(_QUESTIONS, answers, strict=True)
            if not (answer and answer.strip()) and file.route(goal, key) not in file.faulty
        ]
        if open_keys:
            yield Finding(
                file.route(goal, open_keys[0]),
                f"nothing says {list_words([_QUESTIONS[key] for key in open_keys], 'or')}",
                f"answer under {list_words([f'`{key}:`' for key in open_keys])}; no is an answer",
            )


RULE = Rule(
    "goal-without-fit",
    Group.FRAME,
    Level.WARNING,
    __doc__,
    check,
    names=tuple(f"six_boxes/goals/*/{key}" for key in _QUESTIONS),
)
