"""What every item of a plan is called, and where it stands on the page."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kamplan.model.references import list_items
from kamplan.records import route_of
from kamplan.render.views.values import Ref

if TYPE_CHECKING:
    from kamplan.model import Plan
    from kamplan.render.words import Words

SHORT = 72
"""How many characters of a quotation name the item that it is of."""


def shorten(text: str, limit: int = SHORT) -> str:
    """Return a text on one line and at most `limit` characters long, cut between words."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[:limit].rpartition(" ")[0] or line[:limit]
    return cut.rstrip(" ,.;:-–—") + " …"


class Register:
    """Finds items by kind and id."""

    def __init__(self, plan: "Plan", words: "Words") -> None:
        names: Mapping[str, Callable[[Any], str]] = {
            "challenge": lambda one: shorten(one.cause or one.id),
            "commitment": lambda one: shorten(one.what),
            "contact": lambda one: one.name,
            "criterion": lambda one: one.metric,
            "follow-up": lambda one: shorten(one.what),
            "goal": lambda one: one.goal,
            "growth-target": lambda one: shorten(one.what),
            "initiative": lambda one: one.title,
            "need": lambda one: shorten(one.verbatim),
            "return": lambda one: shorten(one.verbatim),
            "session": lambda one: (
                f"{words.choice('Session', 'kind', one.kind)}, {words.day(one.on)}"
            ),
        }
        self._items: dict[tuple[str, str], Ref] = {}
        self._anchors: dict[object, str] = {}
        for kind, item in _walk_items(plan):
            anchor = f"{kind}-{item.id}"
            if (kind, item.id) in self._items:
                # Ids have no two hyphens in a row, so no other item can have this anchor.
                anchor += f"--{len(self._anchors)}"
            self._anchors[route_of(item)] = anchor
            called = names[kind](item) if kind in names else item.id
            party = item.party if kind == "contact" else None
            self._items.setdefault((kind, item.id), Ref(kind, item.id, called, anchor, party))

    def refer(self, kind: str, one: str) -> Ref:
        """Return a reference to an item; it has no anchor where the plan has no such item."""
        return self._items.get((kind, one)) or Ref(kind, one, one, None)

    def find(self, kind: str, one: str | None) -> Ref | None:
        """Return a reference to an item, or None where none is named."""
        return None if one is None else self.refer(kind, one)

    def refer_all(self, kind: str, ids: tuple[str, ...]) -> tuple[Ref, ...]:
        """Return references to several items."""
        return tuple(self.refer(kind, one) for one in ids)

    def anchor(self, item: object) -> str:
        """Return the anchor of an item with an id: `need-empty-chairs`; no two are the same."""
        return self._anchors[route_of(item)]


def find_mentions(plan: "Plan", register: Register) -> Mapping[tuple[str, str], tuple[Ref, ...]]:
    """Return, by kind and id, the initiatives that name a need or goal, the needs of a session."""
    found: dict[tuple[str, str], dict[str, Ref]] = {}
    for one in plan.initiatives:
        ref = register.refer("initiative", one.id)
        for place in (*(("need", need) for need in one.needs), *(("goal", g) for g in one.goals)):
            found.setdefault(place, {})[one.id] = ref
    for need in plan.needs:
        if need.session is not None:
            ref = register.refer("need", need.id)
            found.setdefault(("session", need.session), {})[need.id] = ref
    return {place: tuple(refs.values()) for place, refs in found.items()}


def _walk_items(plan: "Plan") -> Iterator[tuple[str, Any]]:
    for place in list_items():
        for item in _follow(plan, place.route.split("/")):
            yield place.kind, item


def _follow(value: Any, steps: list[str]) -> Iterator[Any]:  # noqa: ANN401 - any part of a plan
    if not steps:
        yield value
    elif steps[0] == "*":
        for one in value:
            yield from _follow(one, steps[1:])
    elif (below := getattr(value, steps[0], None)) is not None:
        yield from _follow(below, steps[1:])
