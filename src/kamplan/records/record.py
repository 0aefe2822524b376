"""A part of a plan or of the settings as an immutable value, without Pydantic."""

from typing import Any, NoReturn

from kamplan.model.shape import RecordShape
from kamplan.yamldoc import Route

_set = object.__setattr__


class Record:
    """The values of one mapping, as attributes named and typed as in the model.

    The program reads plans through the types of `kamplan.model`; at run time their parts are
    records, which have the same attributes and defaults. Validating with Pydantic would double
    the time in which a plan is linted; a test holds the two together on whole plans.
    """

    __slots__ = ("__dict__", "_route", "_shape")

    _shape: RecordShape
    _route: Route

    def __init__(self, shape: RecordShape, route: Route, values: dict[str, Any]) -> None:
        _set(self, "_shape", shape)
        _set(self, "_route", route)
        _set(self, "__dict__", values)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{self._shape.name} cannot be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{self._shape.name} cannot be changed")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record):
            return NotImplemented
        return self._shape.name == other._shape.name and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((self._shape.name, self._route))

    def __repr__(self) -> str:
        inner = ", ".join(f"{key}={value!r}" for key, value in self.__dict__.items())
        return f"{self._shape.name}({inner})"


def route_of(part: object) -> Route:
    """Return where a part of a loaded plan stands in its file."""
    if not isinstance(part, Record):
        raise TypeError(f"{type(part).__name__} is no part of a loaded plan")
    return part._route  # noqa: SLF001 - this module is the record's own


def shape_of_part(part: object) -> RecordShape:
    """Return the shape of a part of a loaded plan."""
    if not isinstance(part, Record):
        raise TypeError(f"{type(part).__name__} is no part of a loaded plan")
    return part._shape  # noqa: SLF001 - this module is the record's own


def is_part(value: object) -> bool:
    """Say whether a value is a part with fields, not a text, number, day or list."""
    return isinstance(value, Record)
