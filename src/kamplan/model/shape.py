"""The shape of plans and settings as a table, for all who must not wait for Pydantic.

`shape.json` is derived from the models by `kamplan.model.generate`. What the table says of a
field is what the model checks; attributes and defaults of a value built from the table are the
model's.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

Kind = Literal[
    "text",
    "slug",
    "date",
    "number",
    "integer",
    "flag",
    "choice",
    "measure",
    "every",
    "currency",
    "url",
    "path",
    "language",
    "record",
    "list",
    "map",
]
Root = Literal["plan", "settings"]


class FieldShape(NamedTuple):
    """What is known of one field, or of each item of a list or map."""

    key: str
    """The key in the file; empty for items of a list or map."""
    attribute: str
    """The attribute of the record: the key, or the key with `_` where Python has a word of it."""
    kind: Kind
    need: Literal["R", "S", "O"] = "S"
    """R: always, and never null. S: before sign-off. O: never."""
    by: Literal["supplier", "customer", "both", "kamplan"] = "both"
    """Who fills it in."""
    progress: bool = False
    """Whether no signature covers it and all below it, for it says what happened since."""
    unsigned: bool = False
    """Whether no signature covers it although it is no progress."""
    ordered: bool = True
    """Of a list: whether its order means anything."""
    identity: tuple[str, ...] = ()
    """Of a list: the keys in the file that together identify an item."""
    refers: str | None = None
    """The kind of item whose id this is."""
    item: str | None = None
    """Of a list: the kind of item in it, if these have ids."""
    choices: tuple[str, ...] = ()
    pattern: str | None = None
    """What the whole text must match."""
    minimum: int | None = None
    maximum: int | None = None
    max_length: int | None = None
    record: "RecordShape | None" = None
    """Of a record: its shape."""
    element: "FieldShape | None" = None
    """Of a list or map: what each item is."""
    empty: Literal["none", "tuple", "record", "map"] = "none"
    """What stands for an absent or null value, unless there is a default."""
    default: str | int | None = None
    """What stands for an absent or null value."""
    description: str = ""
    example: str | int | None = None

    @property
    def title(self) -> str:
        """The key as words."""
        return self.key.replace("_", " ").replace("-", " ").capitalize()


class RecordShape(NamedTuple):
    """A record and its fields by their keys in the file, in the order they are shown."""

    name: str
    """The name of the model it is derived from."""
    fields: Mapping[str, FieldShape]
    description: str = ""


@cache
def shape_of(root: Root) -> RecordShape:
    """Give the shape of a whole plan, or of the settings."""
    table = _load_table()
    return _Builder(table).build_record(table["roots"][root])


@cache
def _load_table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(Path(__file__).with_name("shape.json").read_bytes())
    return table


class _Builder:
    """Builds shapes from the table; a record that occurs twice is one value."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._kinds = table["kinds"]
        self._records = table["records"]
        self._built: dict[str, RecordShape] = {}

    def build_record(self, name: str) -> RecordShape:
        if name not in self._built:
            entry = self._records[name]
            fields = {key: self._build_field(key, field) for key, field in entry["fields"].items()}
            self._built[name] = RecordShape(name, fields, entry["description"])
        return self._built[name]

    def _build_field(self, key: str, entry: dict[str, Any]) -> FieldShape:
        known = {"key": key, "attribute": key, **self._kinds.get(entry["kind"], {}), **entry}
        if "record" in entry:
            known["record"] = self.build_record(entry["record"])
        if "element" in entry:
            known["element"] = self._build_field("", entry["element"])
        if "choices" in entry:
            known["choices"] = tuple(entry["choices"])
        if "identity" in entry:
            known["identity"] = tuple(entry["identity"])
        return FieldShape(**known)
