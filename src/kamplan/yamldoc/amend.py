"""Change values in a text, and prove after each change that nothing else changed.

Every change is spliced in at source marks; the new text is parsed again, its data compared
with what was intended, and every character outside the splice is the same by construction.
What cannot be proved is refused, with the line to change by hand.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from kamplan.errors import EditRefusedError
from kamplan.yamldoc.characters import describe, find_forbidden
from kamplan.yamldoc.document import YamlDocument
from kamplan.yamldoc.edits import (
    append,
    append_all,
    append_lines,
    apply_edits,
    delete,
    fits_lines,
    insert,
    replace,
)
from kamplan.yamldoc.emit import Value
from kamplan.yamldoc.nodes import Route


class Act(Enum):
    """What to do with the value at a route."""

    PUT = "put"
    """Replace the value, or add its key where it is missing."""

    ADD = "add"
    """Append to the list, which is made where it is missing."""

    EXTEND = "extend"
    """Append each of several values: many at the cost of one."""

    REMOVE = "remove"
    """Delete the value with its key or dash."""


@dataclass(frozen=True, slots=True)
class Change:
    """One intended change: what becomes of the value at `route`.

    `before` names the keys that usually stand before a key that has to be added, so that it
    lands where a reader looks for it.
    """

    act: Act
    route: Route
    value: Value = None
    before: tuple[str, ...] = ()
    lines: str = ""
    """Of an addition: how it is written elsewhere, whole lines with their indent."""


def put(route: Route, value: Value, before: Sequence[str] = ()) -> Change:
    """Set the value at `route`; parents that are missing are made."""
    return Change(Act.PUT, route, value, tuple(before))


def add(route: Route, value: Value, before: Sequence[str] = (), lines: str = "") -> Change:
    """Append `value` to the list at `route`, as `lines` write it where their indent fits."""
    return Change(Act.ADD, route, value, tuple(before), lines)


def extend(route: Route, values: Sequence[Value], before: Sequence[str] = ()) -> Change:
    """Append each of `values` to the list at `route`."""
    return Change(Act.EXTEND, route, list(values), tuple(before))


def remove(route: Route) -> Change:
    """Delete what stands at `route`."""
    return Change(Act.REMOVE, route)


def amend(text: str, changes: Iterable[Change]) -> str:
    """Return the text after the changes, made one after the other, each proved.

    Args:
        text: YAML without a problem.
        changes: routes hold at the moment of each change, after those before it.

    Returns:
        the new text; the old one, to the byte, where every value was already so.

    Raises:
        EditRefusedError: the text has problems, or a change cannot be proved minimal.

    """
    document = _parse(text)
    for change in changes:
        document = _amend_once(document, change)
    return document.text


def _parse(text: str) -> YamlDocument:
    document = YamlDocument.parse(text)
    if document.problems:
        first = document.problems[0]
        raise EditRefusedError(
            f"line {first.span.line}: {first.message}", hint="run `kamplan lint` and mend it first"
        )
    return document


def _amend_once(document: YamlDocument, change: Change) -> YamlDocument:
    _refuse_forbidden(change.value)
    before = document.data()
    wanted = intended(before, change)
    if same(before, wanted):
        return document
    text = apply_edits(document.text, _edits(document, change))
    after = YamlDocument.parse(text)
    if after.problems:
        problem = after.problems[0]
        raise EditRefusedError(
            f"{'/'.join(map(str, change.route))} could not be read back: {problem.message}",
            hint=problem.cure,
        )
    if not same(after.data(), wanted):
        line = document.span(change.route).line
        raise EditRefusedError(
            f"{'/'.join(map(str, change.route))} cannot be changed without touching its neighbours",
            hint=f"change it by hand, near line {line}",
        )
    return after


def _edits(document: YamlDocument, change: Change):  # type: ignore[no-untyped-def]  # noqa: ANN202
    route, value = change.route, change.value
    if change.act is Act.REMOVE:
        return delete(document, route)
    if change.act is Act.ADD and change.lines and fits_lines(document, route, change.lines):
        return append_lines(document, route, change.lines)
    if change.act is Act.EXTEND and isinstance(value, list) and document.find(route) is not None:
        return append_all(document, route, value)
    if document.find(route) is not None:
        return (append if change.act is Act.ADD else replace)(document, route, value)
    if change.act is Act.ADD:
        value = [value]
    # Climb to the nearest parent that is there and put the missing levels into the value.
    while len(route) > 1 and document.find(route[:-1]) is None:
        value = {str(route[-1]): value}
        route = route[:-1]
    key = route[-1]
    if not isinstance(key, str):
        raise EditRefusedError(f"there is no item {'/'.join(map(str, route))}")
    return insert(document, route[:-1], key, value, change.before)


def intended(data: object, change: Change) -> object:
    """Return the data as it should be after `change`; `data` itself stays as it is."""
    return _intend(data, change.route, change)


def _intend(data: object, route: Route, change: Change) -> object:
    if not route:
        if change.act in (Act.ADD, Act.EXTEND):
            added = change.value if isinstance(change.value, list) else []
            values = added if change.act is Act.EXTEND else [change.value]
            return [*(data if isinstance(data, list) else []), *map(normal, values)]
        return normal(change.value)
    step, rest = route[0], route[1:]
    if isinstance(step, int):
        items = list(data) if isinstance(data, list) else []
        if step >= len(items):
            raise EditRefusedError(f"there is no item {step + 1} in this list")
        if not rest and change.act is Act.REMOVE:
            del items[step]
        else:
            items[step] = _intend(items[step], rest, change)
        return items
    pairs = dict(data) if isinstance(data, dict) else {}
    if not rest and change.act is Act.REMOVE:
        pairs.pop(step, None)
    else:
        pairs[step] = _intend(pairs.get(step), rest, change)
    return pairs


def normal(value: object) -> object:
    """Return a value as the reader gives it back: days as text, numbers as decimals."""
    if isinstance(value, dict):
        return {str(key): normal(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [normal(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return value


def same(one: object, other: object) -> bool:
    """Compare plain data by type and value; keys in any order, lists in theirs."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


def _refuse_forbidden(value: object) -> None:
    if isinstance(value, str):
        for at, character in find_forbidden(value):
            raise EditRefusedError(
                f"character {at + 1} of the text is {describe(character)}",
                hint="delete it and type the text again; nothing was written",
            )
    elif isinstance(value, dict):
        for one in value.values():
            _refuse_forbidden(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            _refuse_forbidden(one)
