"""Derives the shape table from the models; `python -m kamplan.model.generate` rewrites it."""

import json
import pathlib
import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Union

from pydantic.fields import FieldInfo

from kamplan.model.base import PlanModel
from kamplan.model.plan import Plan
from kamplan.model.settings import Settings
from kamplan.model.values import (
    Action,
    Currency,
    Every,
    Kind,
    Language,
    Meanings,
    Path,
    Slug,
    Url,
)

Entry = dict[str, Any]
TEXT_FORMS = (Slug, Every, Currency, Url, Path, Language, Action)
ROOTS: dict[str, type[PlanModel]] = {"plan": Plan, "settings": Settings}
TABLE = pathlib.Path(__file__).with_name("shape.json")

# What Pydantic and its constraints call it, and what the table does.
_BOUNDS = {"pattern": "pattern", "max_length": "max_length", "ge": "minimum", "le": "maximum"}
_PLAIN_KINDS = {str: "text", bool: "flag", int: "integer", Decimal: "number", date: "date"}


def build_table() -> Entry:
    """Derive the table from the models.

    Returns:
        under `roots` the records that files begin with, under `kinds` what holds for every value
        of a kind, under `records` the fields of every record.

    """
    kinds: dict[str, Entry] = {}
    for form in TEXT_FORMS:
        known = _describe_type(form, (), {})
        kinds[known.pop("kind")] = known
    records: dict[str, Entry] = {}
    for model in ROOTS.values():
        _add_record(model, records)
    return {
        "roots": {root: model.__name__ for root, model in ROOTS.items()},
        "kinds": kinds,
        "records": dict(sorted(records.items())),
    }


def render_table(table: Entry) -> str:
    """Render the table as JSON with one field a line, so that a change shows as one line."""
    lines = ["{", f'"roots": {_compact(table["roots"])},', '"kinds": {']
    lines.extend(_members(table["kinds"]))
    lines.extend(["},", '"records": {'])
    last_record = next(reversed(table["records"]))
    for name, record in table["records"].items():
        lines.append(f'"{name}": {{"description": {_compact(record["description"])}, "fields": {{')
        lines.extend(_members(record["fields"]))
        lines.append("}}" if name == last_record else "}},")
    return "\n".join([*lines, "}", "}", ""])


def main() -> None:
    """Rewrite the table beside this module."""
    TABLE.write_text(render_table(build_table()), encoding="utf-8", newline="\n")


def _members(entries: Entry) -> Iterator[str]:
    last = next(reversed(entries))
    for key, entry in entries.items():
        yield f" {_compact(key)}: {_compact(entry)}{'' if key == last else ','}"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _add_record(model: type[PlanModel], records: dict[str, Entry]) -> None:
    if model.__name__ in records:
        return
    fields: dict[str, Entry] = {}
    records[model.__name__] = {"description": model.__doc__, "fields": fields}
    for name, field in model.model_fields.items():
        fields[field.alias or name] = _describe_field(name, field, records)


def _describe_field(name: str, field: FieldInfo, records: dict[str, Entry]) -> Entry:
    """Describe a field by its type and marks, leaving out what the table takes for granted."""
    entry = _without_form(_describe_type(field.annotation, tuple(field.metadata), records))
    extra = field.json_schema_extra
    marks: Any = extra["x-kamplan"] if isinstance(extra, dict) else {}
    key = field.alias or name
    if name != key:
        entry["attribute"] = name
    if marks["need"] != "S":
        entry["need"] = marks["need"]
    entry |= {word: marks[word] for word in ("progress", "unsigned", "item") if marks[word]}
    if marks["by"] != "both":
        entry["by"] = marks["by"]
    if not marks["ordered"]:
        entry["ordered"] = False
    if marks["key"]:
        entry["identity"] = list(marks["key"])
    entry |= _describe_default(field)
    entry["description"] = field.description
    if field.examples:
        entry["example"] = field.examples[0]
    return entry


def _describe_default(field: FieldInfo) -> Entry:
    if field.default_factory is dict:
        return {"empty": "map"}
    match field.default:
        case ():
            return {"empty": "tuple"}
        case PlanModel():
            return {"empty": "record"}
        case str() | int() as default:
            return {"default": default}
        case _:
            return {}


def _describe_type(
    annotation: Any,  # noqa: ANN401 - any type expression
    metadata: tuple[object, ...],
    records: dict[str, Entry],
) -> Entry:
    """Describe a type expression with what is annotated to it, outermost last."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        return _describe_type(arguments[0], (*arguments[1:], *metadata), records)
    if origin in {Union, types.UnionType}:
        members = [member for member in arguments if member is not type(None)]
        if len(members) == 1:
            return _describe_type(members[0], metadata, records)
        return {"kind": "measure"}
    entry: Entry
    if origin is tuple:
        entry = {"kind": "list", "element": _describe_element(arguments[0], records)}
    elif origin is Mapping:
        entry = {"kind": "map", "element": _describe_element(arguments[1], records)}
    elif origin is Literal:
        entry = {"kind": "choice", "choices": list(arguments)}
    elif isinstance(annotation, type) and issubclass(annotation, PlanModel):
        _add_record(annotation, records)
        entry = {"kind": "record", "record": annotation.__name__}
    else:
        entry = {"kind": _PLAIN_KINDS[annotation]}
    for constraint in _constraints(metadata):
        entry |= constraint
    return entry


def _describe_element(annotation: Any, records: dict[str, Entry]) -> Entry:  # noqa: ANN401
    return _without_form(_describe_type(annotation, (), records)) | {"need": "R"}


def _without_form(entry: Entry) -> Entry:
    """Leave out what the table says once for the kind: no field has a form of its own."""
    return {key: fact for key, fact in entry.items() if key not in {"pattern", "max_length"}}


def _constraints(metadata: Iterable[object]) -> Iterator[Entry]:
    for mark in metadata:
        match mark:
            case Kind(name, refers):
                yield {"kind": name} | ({"refers": refers} if refers else {})
            case Meanings(texts):
                yield {"meanings": list(texts)}
            case FieldInfo():
                yield from _constraints(mark.metadata)
            case _:
                bounds = {ours: getattr(mark, theirs, None) for theirs, ours in _BOUNDS.items()}
                yield {ours: bound for ours, bound in bounds.items() if bound is not None}


if __name__ == "__main__":
    main()
