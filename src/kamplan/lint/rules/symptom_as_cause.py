"""A challenge of which only the symptom is known.

## Why it matters

Queues in a corridor can be met with chairs, with nurses or with another booking template. Which of
them helps depends on the cause; whoever works on the symptom is back next year with the same plan.

## Example

```yaml
six_boxes:
  goals:
    - {id: no-same-day-cancellations, goal: No same-day cancellation, why_it_matters: The board asks.,
       expected_result: Three a month., serves_want: yes, better_customer: yes, our_strategy: yes}
  strategy:
    challenges:
      - id: full-corridor
        symptom: queues in the corridor
        goals: [no-same-day-cancellations]
```

Ask why until the answer is something that can be changed:

```yaml
six_boxes:
  goals:
    - {id: no-same-day-cancellations, goal: No same-day cancellation, why_it_matters: The board asks.,
       expected_result: Three a month., serves_want: yes, better_customer: yes, our_strategy: yes}
  strategy:
    challenges:
      - id: full-corridor
        cause: Bookings follow clinic days and not chair supply
        symptom: queues in the corridor
        goals: [no-same-day-cancellations]
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each challenge without a cause, or with its symptom for one."""
    for challenge in file.plan.six_boxes.strategy.challenges:
        route = file.route(challenge, "cause")
        cause, symptom = _bare(challenge.cause), _bare(challenge.symptom)
        if not cause:
            yield Finding(
                route,
                f"nothing says what causes `{challenge.id}`",
                "ask why it is so, and add the answer as `cause:`",
            )
        elif cause == symptom:
            yield Finding(
                route,
                "the cause is the symptom once more",
                "ask why it is so, and write the answer as `cause:`",
            )


def _bare(words: str | None) -> str:
    return (words or "").strip(" .").casefold()


RULE = Rule(
    "symptom-as-cause",
    Group.FRAME,
    Level.WARNING,
    __doc__,
    check,
    names=("six_boxes/strategy/challenges/*/cause",),
)
