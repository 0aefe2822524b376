"""One of the six boxes in which nothing stands.

## Why it matters

The six boxes are filled in within ninety minutes, and each asks what the others do not. One that
stays empty is a conversation that was not held. A single line in it will do.

## Example

```yaml
six_boxes:
  assumptions:
    stop_doing: [quarterly product decks]
  journey:
    today: {emotions: [overloaded, guarded]}
  growth:
    insight_they_lack:
    unexplored_services: []
  goals:
    - {id: no-same-day-cancellations, goal: No same-day cancellation, why_it_matters: The board asks.,
       expected_result: Three a month., serves_want: yes, better_customer: yes, our_strategy: yes}
  strategy:
    policies: [a scheduling specialist before any leaflet]
  team:
    - {who: adeyemi, expertise: queues}
```

Answer at least one of its questions:

```yaml
six_boxes:
  assumptions:
    stop_doing: [quarterly product decks]
  journey:
    today: {emotions: [overloaded, guarded]}
  growth:
    insight_they_lack: [nine of fourteen cancellations fall on two weekdays]
  goals:
    - {id: no-same-day-cancellations, goal: No same-day cancellation, why_it_matters: The board asks.,
       expected_result: Three a month., serves_want: yes, better_customer: yes, our_strategy: yes}
  strategy:
    policies: [a scheduling specialist before any leaflet]
  team:
    - {who: adeyemi, expertise: queues}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.unread import is_whole
from kamplan.planfile import PlanFile

if TYPE_CHECKING:
    from kamplan.model import Assumptions, Growth, Journey, SixBoxes, Strategy

_FIRST_STEPS = {
    "assumptions": "write what you take for true, what to stop doing, what to start",
    "journey": "write where the customer stands today, feels, and what holds them back",
    "growth": "write what you know about the customer that they do not",
    "goals": "ask for the customer's top goals this year and why each matters",
    "strategy": "write what stands in the way of the goals, by its cause",
    "team": "write who is around this account and what each is good at",
}


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each box with nothing in it."""
    if ("six_boxes",) in file.faulty:
        return
    filled = _find_filled(file.plan.six_boxes)
    for number, (box, step) in enumerate(_FIRST_STEPS.items(), start=1):
        route = ("six_boxes", box)
        if not filled[box] and is_whole(file, route):
            yield Finding(
                route,
                f"box {number} of the six, {box}, is empty",
                f"{step}; kamplan session asks for it",
                at_key=True,
            )


def _find_filled(boxes: "SixBoxes") -> dict[str, bool]:
    return {
        "assumptions": _has_assumptions(boxes.assumptions),
        "journey": _has_journey(boxes.journey),
        "growth": _has_growth(boxes.growth),
        "goals": bool(boxes.goals),
        "strategy": _has_strategy(boxes.strategy),
        "team": bool(boxes.team or boxes.co_beneficiaries),
    }


def _has_assumptions(box: "Assumptions") -> bool:
    return bool(box.believed or box.stop_doing or box.start_doing or box.may_need_to_change)


def _has_journey(box: "Journey") -> bool:
    today = box.today
    said_of_today = today.needs or today.emotions or today.barriers or today.to_move_forward
    return bool(said_of_today or box.tomorrow or box.uncertain)


def _has_growth(box: "Growth") -> bool:
    return bool(box.insight_they_lack or box.unexplored_services or box.using_insight)


def _has_strategy(box: "Strategy") -> bool:
    resources = box.resources
    return bool(box.challenges or box.policies or resources.minimum or resources.ideal)


RULE = Rule("empty-box", Group.FRAME, Level.SIGN_OFF, __doc__, check)
