"""A second implementation of the plan digest, from `docs/plan-digest.md` alone.

It shares no line with kamplan: another YAML loader, its own canonical JSON, its own tables, which
it reads from the page.
"""

import hashlib
import json
import re
import unicodedata
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

PAGE = Path(__file__).parents[2] / "docs/plan-digest.md"


class Field:
    """One line of the table."""

    def __init__(self, kind: str, marks: list[str]) -> None:
        self.kind = kind
        self.is_left_out = "progress" in marks or "unsigned" in marks
        self.is_contact = "contact" in marks
        order = [one for one in marks if one.startswith("unordered(")]
        self.keys = re.findall(r"[a-z_]+", order[0].removeprefix("unordered")) if order else None


def read_table() -> dict[str, Field]:
    block = PAGE.read_text(encoding="utf-8").split("```text\n")[1].split("```")[0]
    rows = (line.split() for line in block.splitlines())
    return {route: Field(kind, marks) for route, kind, *marks in rows}


TABLE = read_table()


def digest(plan: bytes, as_of: date | None) -> str:
    payload = canonical(payload_of(plan, as_of)).encode("utf-8")
    return "kamplan-v1:sha256:" + hashlib.sha256(b"kamplan-plan-digest-v1\n" + payload).hexdigest()


def payload_of(plan: bytes, as_of: date | None) -> Any:
    # Every scalar as its text; what is a number is said by the table.
    data = YAML(typ="base", pure=True).load(plan.decode("utf-8-sig"))
    schema, account = data.pop("kamplan"), data["account"].pop("id")
    if as_of is not None:
        data["needs"] = [
            one
            for one in data.get("needs") or []
            if not one.get("said_on") or date.fromisoformat(one["said_on"]) <= as_of
        ]
    contacts = data.pop("contacts", None) or []
    covered = project(data, "", "record") or {}
    superiors = {one["id"]: one.get("reports_to") for one in contacts}
    waiting: list[Any] = list(named_in(covered, ""))
    kept: set[str] = set()
    while waiting:
        one = waiting.pop()
        if one not in kept and one not in ("", "null", None):
            kept.add(one)
            waiting.append(superiors.get(one))
    people = project([one for one in contacts if one["id"] in kept], "contacts", "list")
    if people:
        covered["contacts"] = people
    return {"kamplan-digest": 1, "schema": int(schema), "account": account, "plan": covered}


def project(value: Any, route: str, kind: str) -> Any:
    if value is None or value in ("", "~", "null"):
        return None
    field = TABLE.get(route)
    if field is not None and field.is_left_out:
        return None
    if kind == "record":
        return project_record(value, route)
    if kind == "list":
        below = f"{route}/*"
        items = [project(one, below, TABLE[below].kind) for one in value]
        items = [one for one in items if one is not None]
        if field is not None and field.keys is not None:
            items.sort(key=lambda one: sort_key(one, field.keys or []))
        return items or None
    if kind == "map":
        return {normal(key): normal(one) for key, one in value.items() if normal(one)} or None
    return project_scalar(value, kind)


def project_record(value: Any, route: str) -> Any:
    found = {}
    for key, one in value.items():
        below = f"{route}/{key}" if route else key
        inner = project(one, below, TABLE[below].kind)
        if inner is not None:
            found[key] = inner
    return found or None


def project_scalar(value: str, kind: str) -> Any:
    if kind == "number" and value not in ("yes", "no"):
        text = format(Decimal(value), "f")
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return {"n": "0" if text in ("-0", "") else text}
    if kind == "date":
        return {"d": value}
    if kind == "truth":
        return value.lower() == "true"
    return normal(value) or None


def normal(text: str) -> str:
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip(" \t") for line in lines).strip("\n")


def sort_key(one: Any, keys: list[str]) -> tuple[bytes, bytes]:
    known = [one.get(key, "") for key in keys] if isinstance(one, dict) else []
    return canonical(known).encode(), canonical(one).encode()


def named_in(value: Any, route: str) -> list[str]:
    if isinstance(value, dict) and not set(value) <= {"n", "d"}:
        return [
            name
            for key, one in value.items()
            for name in named_in(one, f"{route}/{key}" if route else key)
        ]
    if isinstance(value, list):
        return [name for one in value for name in named_in(one, f"{route}/*")]
    field = TABLE.get(route)
    return [value] if field is not None and field.is_contact else []


def canonical(value: Any) -> str:
    """RFC 8785, for the values that a payload has: no floats."""
    if isinstance(value, dict):
        ordered = sorted(value.items(), key=lambda pair: pair[0].encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(key)}:{canonical(one)}" for key, one in ordered) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
