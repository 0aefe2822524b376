"""Plans made from the shape alone, with something of its own in every field."""

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from kamplan.model.shape import FieldShape, RecordShape, shape_of
from kamplan.planfile import demand_plan
from kamplan.records import build_record
from kamplan.render.words import Words
from kamplan.yamldoc import YamlDocument

if TYPE_CHECKING:
    from kamplan.model import Plan


class Put(NamedTuple):
    """A value that was put into a field."""

    route: str
    field: FieldShape
    value: object
    shown: str
    """How a reader should meet it."""


class Filled(NamedTuple):
    """A plan in which every field holds something."""

    content: dict[str, Any]
    puts: list[Put]

    def load(self) -> "Plan":
        return load(self.content)


def load(content: dict[str, Any]) -> "Plan":
    """Read a plan that is given as JSON, which is YAML."""
    return demand_plan(json.dumps(content), PurePosixPath("plan.yaml")).plan


def plain_text(number: int, _field: FieldShape) -> str:
    return f"Words{number:04}x"


def fill(
    text: Callable[[int, FieldShape], str] = plain_text, shape: RecordShape | None = None
) -> Filled:
    """Fill every field of a plan; `text` makes the free texts."""
    filler = _Filler(text)
    content = filler.record(shape or shape_of("plan"), "")
    content["kamplan"] = 1
    return Filled(content, filler.puts)


def extend(shape: RecordShape) -> RecordShape:
    """Return a shape with one more text in every record, as a later model might have."""
    fields = {key: _extend_field(field) for key, field in shape.fields.items()}
    fields["novelty"] = FieldShape("novelty", "novelty", "text", need="O")
    return shape._replace(fields=fields)


def _extend_field(field: FieldShape) -> FieldShape:
    return field._replace(
        record=None if field.record is None else extend(field.record),
        element=None if field.element is None else _extend_field(field.element),
    )


def load_as(content: dict[str, Any], shape: RecordShape) -> "Plan":
    """Read a plan by a shape of one's own."""
    built = build_record(YamlDocument.parse(json.dumps(content)).root, shape)
    assert built.faults == []
    return cast("Plan", built.record)


class _Filler:
    def __init__(self, text: Callable[[int, FieldShape], str]) -> None:
        self.text = text
        self.puts: list[Put] = []
        self.words = Words()

    def record(self, shape: RecordShape, route: str) -> dict[str, Any]:
        return {key: self.value(field, f"{route}{key}") for key, field in shape.fields.items()}

    def value(self, field: FieldShape, route: str) -> object:
        if field.record is not None:
            return self.record(field.record, f"{route}/")
        if field.kind == "map":
            return {"system": self.value(self.below(field), f"{route}/*")}
        if field.kind == "list":
            return [self.value(self.below(field), f"{route}/*")]
        number = len(self.puts)
        value, shown = self.scalar(field, number)
        self.puts.append(Put(route, field, value, shown))
        return value

    def below(self, field: FieldShape) -> FieldShape:
        assert field.element is not None
        return field.element

    def scalar(self, field: FieldShape, number: int) -> tuple[object, str]:
        """Return a value of the field's kind, and how a reader should meet it."""
        if field.kind in _AS_WRITTEN:
            text = _AS_WRITTEN[field.kind].format(number)
            return text, text
        if field.kind == "date":
            day = date(2030, 1, 1) + timedelta(days=number)
            return day.isoformat(), self.words.day(day)
        if field.kind in ("number", "measure", "integer"):
            value = min(5000 + number, field.maximum if field.maximum is not None else 10**6)
            return value, self.words.number(Decimal(value))
        if field.kind in ("flag", "choice"):
            return (field.choices[0] if field.choices else True), ""
        if field.kind == "every":
            return f"{number + 2} months", f"every {number + 2} months"
        text = self.text(number, field)
        return text, text


_AS_WRITTEN = {
    "slug": "id-{}",
    "currency": "XQZ",
    "language": "qxz",
    "url": "https://example.test/{}",
    "path": "folder/file-{}.md",
}


def walk_choices(puts: list[Put]) -> Iterator[tuple[Put, object]]:
    """Give each field of few values with another value it could hold."""
    for put in puts:
        if put.field.kind == "flag":
            yield put, False
        elif put.field.kind == "choice":
            yield put, put.field.choices[-1]
        elif put.field.maximum is not None and put.field.maximum < 100 and put.route != "kamplan":
            yield put, (put.field.minimum or 0) + 1


def change(content: dict[str, Any], route: str, value: object) -> dict[str, Any]:
    """Return the plan with another value at a route."""
    copy: dict[str, Any] = json.loads(json.dumps(content))
    below: Any = copy
    *steps, last = route.split("/")
    for step in steps:
        below = below[0] if step == "*" else below[step]
    below[0 if last == "*" else last] = value
    return copy
