"""A plan that is more about the supplier than about the customer.

## Why it matters

It is called a customer plan because it is about the customer, and it is not a brand plan. Two signs
say that it has become the supplier's:

* more words in the supplier's growth, white space, growth targets and commitments than in the
  customer's quotations, goals and commitments and in what winning means to the customer;
* an offering or a brand in a goal, in an initiative's title or in the summary. What the supplier
  offers is listed in `kamplan.yaml` under `supplier`.

## Example

```yaml kamplan.yaml
kamplan: 1
supplier:
  name: Tessaly Biologics
  offerings: [cold-chain alert]
```

```yaml
summary: Roll out the cold-chain alert in every ward.
```

Say what changes for the customer:

```yaml
summary: No medicine is thrown away because a fridge was warm.
```
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from kamplan.lint.fields import Branch, choose_fields, walk_fields
from kamplan.lint.phrases import Phrases, split_words
from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.texts import is_by_customer
from kamplan.model.shape import FieldShape
from kamplan.planfile import PlanFile
from kamplan.yamldoc import Route

_SUPPLIER, _CUSTOMER, _PARTY = "supplier", "customer", "party"
_WHOSE = {
    "six_boxes/growth/": _SUPPLIER,
    "white_space/": _SUPPLIER,
    "growth_targets/": _SUPPLIER,
    "initiatives/*/commitments/*/what": _PARTY,
    "expected_return/*/verbatim": _PARTY,
    "expected_return/*/measure": _PARTY,
    "needs/*/verbatim": _CUSTOMER,
    "six_boxes/goals/": _CUSTOMER,
}
_NOT_COUNTED = ("/our_strategy", "/served_by")


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding where the supplier takes more room, and where a brand is the goal."""
    counts = {_SUPPLIER: 0, _CUSTOMER: 0}
    for route, mark, text in walk_fields(file, _weighed_fields()):
        whose = mark
        if mark == _PARTY:
            whose = _CUSTOMER if is_by_customer(file, route) else _SUPPLIER
            if whose == _SUPPLIER and route[0] == "expected_return":
                continue  # the supplier says openly what it hopes for
        counts[whose] += text.count(" ") + 1
    if counts[_SUPPLIER] > counts[_CUSTOMER]:
        yield Finding(
            ("needs",),
            f"{counts[_SUPPLIER]} words are about the supplier's growth and work, "
            f"{counts[_CUSTOMER]} are the customer's words, goals and work",
            "write down more of what was said, and less of what is offered",
            at_key=True,
        )
    yield from _find_brands(file, context)


def _find_brands(file: PlanFile, context: Context) -> Iterator[Finding]:
    supplier = context.settings.supplier
    brands = _read_brands((*supplier.offerings, *supplier.words))
    plan = file.plan
    texts: list[tuple[Route, str]] = [(("summary",), plan.summary or "")]
    texts += [(file.route(one, "goal"), one.goal) for one in plan.six_boxes.goals]
    texts += [(file.route(one, "title"), one.title) for one in plan.initiatives]
    for route, text in texts:
        if brand := brands.find_first(split_words(text)):
            yield Finding(
                route,
                f"`{brand}` is what the supplier offers; this is a customer plan, not a brand plan",
                "say what changes for the customer",
            )


@lru_cache(maxsize=16)
def _read_brands(names: tuple[str, ...]) -> Phrases:
    return Phrases(names)


@cache
def _weighed_fields() -> tuple[Branch, ...]:
    return choose_fields(_find_whose)


def _find_whose(route: str, field: FieldShape) -> str | None:
    if field.kind != "text" or route.endswith(_NOT_COUNTED):
        return None
    return next((whose for start, whose in _WHOSE.items() if route.startswith(start)), None)


RULE = Rule("company-centred", Group.VOICE, Level.WARNING, __doc__, check)
