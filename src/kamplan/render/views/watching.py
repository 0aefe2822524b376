"""Remember which fields of a part were read, so that those which were not can still be shown.

Nothing of a plan may be hidden. A view reads the fields that it has a place for from a watched
part; `unread` then gives all others that hold anything, among them fields that are newer than
the view.
"""

from collections.abc import Iterator
from typing import Any, TypeVar, cast

from kamplan.model.shape import FieldShape
from kamplan.records import shape_of_part

T = TypeVar("T")


class _Watched:
    """Stands for a part of a plan and notes the attributes that are read."""

    __slots__ = ("_part", "_read")

    def __init__(self, part: object) -> None:
        self._part = part
        self._read: set[str] = set()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - typed as the part's own
        self._read.add(name)
        return getattr(self._part, name)


def watch(part: T) -> T:
    """Return a stand-in for a part of a plan that remembers what is read of it."""
    return cast("T", _Watched(part))


def unread(watched: object) -> Iterator[tuple[str, FieldShape, object]]:
    """Give the fields of a watched part that nobody read and that hold something.

    Each comes with the name of the part's model and its value.

    Raises:
        TypeError: the part was not watched.

    """
    if not isinstance(watched, _Watched):
        raise TypeError(f"{type(watched).__name__} is not watched")
    part, read = watched._part, watched._read  # noqa: SLF001 - this module's own
    shape = shape_of_part(part)
    for field in shape.fields.values():
        value = getattr(part, field.attribute)
        if field.attribute not in read and not is_empty(value):
            yield shape.name, field, value


def is_empty(value: object) -> bool:
    """Say whether a value has nothing to show: absent, blank, or with no entries."""
    if value is None or value in ((), {}):
        return True
    return isinstance(value, str) and not value.strip()
