"""The places of a plan that are filled once: what is written in one of them is never changed."""

from collections.abc import Sequence
from typing import cast

from kamplan.errors import KamplanError
from kamplan.model.shape import FieldShape, RecordShape, shape_of
from kamplan.planfile import PlanFile
from kamplan.yamldoc import Route
from kamplan.yamldoc.amend import Change, add, intended, normal, put, same
from kamplan.yamldoc.emit import Value

_ABSENT = object()
_NAMES = ("commitment", "initiative", "goal", "return", "what", "on")
"""The keys by which the entries of a review and of checkpoints are known."""
_EMPTY: tuple[object, ...] = (None, "", [])


class Places:
    """Gathers changes of a plan that fill what is empty, and refuses all others."""

    def __init__(self, file: PlanFile) -> None:
        self.changes: list[Change] = []
        self._data: object = file.document.data()

    def fill(self, route: Route, value: Value) -> None:
        """Put a value where none is; nothing is done where the same stands there already.

        Raises:
            KamplanError: something else stands there.

        """
        written = self._find(route)
        if written is not _ABSENT and written not in _EMPTY:
            if same(written, normal(value)):
                return
            shown = ", ".join(map(str, written)) if isinstance(written, list) else written
            raise KamplanError(
                f"{self._name(route)} already says `{shown}`, and what is written there is "
                "never changed",
                hint="if it is wrong, correct it in the file, both sides together",
            )
        # A section that is not there at all comes whole, at its usual place.
        while len(route) > 1 and isinstance(route[-1], str) and self._find(route[:-1]) is _ABSENT:
            value, route = {route[-1]: value}, route[:-1]
        self._make(put(route, value, find_before(route)))

    def join(self, route: Route, value: Value) -> None:
        """Add a value to a list, unless it is there already."""
        written = self._find(route)
        values = written if isinstance(written, list) else []
        if not any(same(one, normal(value)) for one in values):
            if written is _ABSENT and self._find(route[:-1]) is _ABSENT:
                self.fill(route, [value])
            else:
                self._make(add(route, value, find_before(route)))

    def enter(self, route: Route, key: str, value: Value) -> Route:
        """Return the route of the entry that has this value under a key; add it where missing."""
        written = self._find(route)
        entries = written if isinstance(written, list) else []
        for at, entry in enumerate(entries):
            if isinstance(entry, dict) and same(entry.get(key), normal(value)):
                return (*route, at)
        self.join(route, {key: value})
        return (*route, len(entries))

    def _make(self, change: Change) -> None:
        self.changes.append(change)
        self._data = intended(self._data, change)

    def _name(self, route: Route) -> str:
        """Return a route in words that a person knows: what an entry is of, not its number."""
        steps = []
        for length, step in enumerate(route):
            entry = self._find(route[: length + 1]) if isinstance(step, int) else None
            names = (entry.get(key) for key in _NAMES) if isinstance(entry, dict) else iter(())
            steps.append(str(next((one for one in names if one), step)))
        return "/".join(steps)

    def _find(self, route: Route) -> object:
        found = self._data
        for step in route:
            if isinstance(step, int) and isinstance(found, list) and step < len(found):
                found = found[step]
            elif isinstance(step, str) and isinstance(found, dict) and step in found:
                found = cast("dict[str, object]", found)[step]
            else:
                return _ABSENT
        return found


def find_before(route: Sequence[str | int]) -> tuple[str, ...]:
    """Return the keys that usually stand before the one at a route of a plan."""
    record: RecordShape | None = shape_of("plan")
    field: FieldShape | None = None
    for step in route[:-1]:
        if isinstance(step, int):
            field = field.element if field else None
        else:
            field = record.fields.get(step) if record else None
        record = field.record if field else None
    keys = list(record.fields) if record else []
    return tuple(keys[: keys.index(str(route[-1]))]) if route[-1] in keys else ()
