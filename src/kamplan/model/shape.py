"""The shape of plans and settings as a table, for all who must not wait for Pydantic.

`shape.json` is derived from the models by `kamplan.model.generate`. What the table says of a
field is what the model checks; attributes and defaults of a value built from the table are the
model's.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple
from zlib import crc32

SCHEMA_VERSION = 1
"""The version that plans and settings name under `kamplan`."""

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
    "action",
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
    meanings: tuple[str, ...] = ()
    """What the choices mean, in their order."""
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
    return table.build_record(table.roots[root])


def walk_fields(record: RecordShape, route: str = "") -> Iterator[tuple[str, FieldShape]]:
    """Give every field below a record with its route, the outer before the inner.

    Items of lists and maps come as fields of their own, whose route ends in `*`: `needs`,
    `needs/*`, `needs/*/said_by`.
    """
    for key, field in record.fields.items():
        yield from _walk_field(field, f"{route}{key}")


def _walk_field(field: FieldShape, route: str) -> Iterator[tuple[str, FieldShape]]:
    yield route, field
    if field.element is not None:
        yield from _walk_field(field.element, f"{route}/*")
    if field.record is not None:
        yield from walk_fields(field.record, f"{route}/")


def table_mark() -> str:
    """Give a short text that is another for any other table."""
    return f"kamplan table {_load_table().checksum:08x}"


class _Table:
    """The parsed table; each record in it is built once, and its entry is used up by that."""

    def __init__(self, text: bytes) -> None:
        table = json.loads(text)
        self.checksum = crc32(text)
        self.roots: dict[str, str] = table["roots"]
        self._kinds: dict[str, dict[str, Any]] = table["kinds"]
        self._records: dict[str, dict[str, Any]] = table["records"]
        self._built: dict[str, RecordShape] = {}

    def build_record(self, name: str) -> RecordShape:
        if name not in self._built:
            entry = self._records.pop(name)
            fields = {key: self._build_field(key, field) for key, field in entry["fields"].items()}
            self._built[name] = RecordShape(name, fields, entry["description"])
        return self._built[name]

    def _build_field(self, key: str, entry: dict[str, Any]) -> FieldShape:
        attribute = entry.pop("attribute", key)
        entry.update(self._kinds.get(entry["kind"], ()))
        if "record" in entry:
            entry["record"] = self.build_record(entry["record"])
        if "element" in entry:
            entry["element"] = self._build_field("", entry["element"])
        if "choices" in entry:
            entry["choices"] = tuple(entry["choices"])
            entry["meanings"] = tuple(entry["meanings"])
        if "identity" in entry:
            entry["identity"] = tuple(entry["identity"])
        return FieldShape(key, attribute, **entry)


@cache
def _load_table() -> _Table:
    return _Table(Path(__file__).with_name("shape.json").read_bytes())
