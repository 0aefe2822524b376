"""What a signature covers, written from its description alone, for judging the comparison.

Nothing here is shared with the program but the marks of the shape.
"""

import json
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Any

from kamplan.model.shape import FieldShape, shape_of

Data = dict[str, Any]


def payload(data: Data, signed_on: date | None = None) -> str:
    """Return the payload of a plan as canonical text."""
    fields = shape_of("plan").fields
    rest = dict(data)
    if signed_on is not None:
        rest["needs"] = [one for one in data["needs"] if not _is_later(one, signed_on)]
    covered = {key: _cover(one, fields[key]) for key, one in rest.items()}
    named = {
        who for key in covered if key != "contacts" for who in _name(covered[key], fields[key])
    }
    contacts = covered.get("contacts") or []
    while (
        more := {
            one["reports_to"] for one in contacts if one["id"] in named and "reports_to" in one
        }
        - named
    ):
        named |= more
    covered["contacts"] = [one for one in contacts if one["id"] in named]
    version = covered.pop("kamplan")
    account = covered["account"].pop("id")
    plan = {key: one for key, one in covered.items() if one not in (None, {}, [])}
    return json.dumps(
        {"schema": version, "account": account, "plan": plan}, sort_keys=True, ensure_ascii=False
    )


def _is_later(need: Data, signed_on: date) -> bool:
    return bool(need.get("said_on")) and need["said_on"] > signed_on.isoformat()


def _cover(value: Any, field: FieldShape) -> Any:
    if field.progress or field.unsigned or value is None:
        return None
    if isinstance(value, dict):
        inner = field.record.fields if field.record else None
        pairs = (
            (key, _cover(one, inner[key] if inner else field.element or field))
            for key, one in value.items()
        )
        return {key: one for key, one in pairs if one is not None} or None
    if isinstance(value, list):
        assert field.element is not None
        items = [one for one in (_cover(one, field.element) for one in value) if one is not None]
        if not field.ordered:
            items.sort(key=lambda one: json.dumps(one, sort_keys=True))
        return items or None
    if isinstance(value, bool):
        return value
    if isinstance(value, Decimal):
        text = format(value, "f")
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return {"n": "0" if text == "-0" else text}
    if field.kind == "date":
        return {"d": value}
    lines = unicodedata.normalize("NFC", value).replace("\r\n", "\n").split("\n")
    lines = [line.rstrip(" \t") for line in lines]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines) or None


def _name(value: Any, field: FieldShape) -> set[str]:
    if field.refers == "contact" and isinstance(value, str):
        return {value}
    if isinstance(value, dict) and field.record:
        found = (_name(one, field.record.fields[key]) for key, one in value.items())
        return set().union(*found)
    if isinstance(value, list) and field.element:
        return set().union(*(_name(one, field.element) for one in value))
    return set()
