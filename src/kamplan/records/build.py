"""Walk a YAML tree along a shape: records for what fits, faults for what does not.

A value that does not fit is left out; where it is required, its whole item is. Everything else
is still built, so that one fault never hides another.
"""

from typing import Any, NamedTuple

from kamplan.model.shape import FieldShape, RecordShape
from kamplan.records.absent import Ready, build_absent, build_stand_in, prepare, quick_of
from kamplan.records.record import Record
from kamplan.records.values import SHOWN, Wrong, nearest, read_scalar
from kamplan.yamldoc import NULLS, Mapping, Node, Route, Scalar, Sequence, make_visible


class Fault(NamedTuple):
    """One thing in the tree that the shape does not have."""

    rule: str
    route: Route
    message: str
    cure: str
    at_key: bool = False
    """Whether the key is meant, not its value."""
    need: str = "R"
    """Of a missing field: R where it is always needed, S where only for sign-off."""
    rewrite: str | None = None
    """The value as it should be written, where only quotes are wrong."""


class Built(NamedTuple):
    """What came of a tree: the record, the faults, and every id with the places it stands at."""

    record: Record | None
    faults: list[Fault]
    ids: dict[str, dict[str, list[Route]]]
    """Kind of item, id, routes of the items; with the items that were left out."""


def build_record(root: Node | None, shape: RecordShape) -> Built:
    """Build a record of `shape` from a tree; never raise for what it holds.

    Args:
        root: the tree's top.
        shape: what it should be.

    Returns:
        the record, or None where the top is no mapping; the faults in the order of the text.

    """
    builder = _Builder()
    if not isinstance(root, Mapping):
        what = "a list" if isinstance(root, Sequence) else "a single value"
        builder.add("wrong-type", (), f"the file holds {what}, not keys and values", _TOP_CURE)
        return Built(None, builder.faults, builder.ids)
    record = builder.build(root, shape, ())
    return Built(record, builder.faults, builder.ids)


_TOP_CURE = "begin with `kamplan: 1`; `kamplan new` writes a whole plan"
_LEFT_OUT = object()
_COMPOSED = frozenset({"record", "list", "map"})


class _Builder:
    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.ids: dict[str, dict[str, list[Route]]] = {}

    def add(self, rule: str, route: Route, message: str, cure: str, **more: Any) -> None:  # noqa: ANN401
        self.faults.append(Fault(rule, route, message, cure, **more))

    def build(self, node: Mapping, shape: RecordShape, route: Route) -> Record | None:
        """Return the record, or None where a required value is missing or does not fit."""
        ready = prepare(shape)
        given, faulty, blank = self._read_pairs(node, ready, route)
        values = {**ready.absent, **given}
        for key, field in ready.composed:
            if field.attribute not in given:
                values[field.attribute] = build_absent(field, (*route, key))
        whole = True
        if blank or not ready.required <= given.keys():
            whole = self._note_missing(ready, route, given, faulty, blank, values)
        return Record(shape, route, values) if whole or not route else None

    def _note_missing(  # noqa: PLR0913, PLR0917 - what has been read of one mapping so far
        self,
        ready: Ready,
        route: Route,
        given: dict[str, Any],
        faulty: set[str],
        blank: set[str],
        values: dict[str, Any],
    ) -> bool:
        """Note the fields that are missing, and return whether the record can do without."""
        whole = True
        for key, attribute, field in ready.needed:
            if attribute in given:
                if key in blank and key not in faulty:
                    self._missing(field, route)
                continue
            if key not in faulty:
                self._missing(field, route)
            if field.need == "R":
                whole = False
                values[attribute] = build_stand_in(field, (*route, key))
        return whole

    def _read_pairs(  # noqa: C901 - every value passes here, and calls are what costs
        self, node: Mapping, ready: Ready, route: Route
    ) -> tuple[dict[str, Any], set[str], set[str]]:
        """Return the values that fit by attribute, the keys of those that do not, and of blanks."""
        values: dict[str, Any] = {}
        faulty: set[str] = set()
        blank: set[str] = set()
        unknown: list[Scalar] = []
        shape, quick = ready.shape, ready.quick
        fields = shape.fields
        for key, value in node.pairs:
            name = key.text
            if name in quick and value.__class__ is Scalar:
                attribute, read = quick[name]
                built = read(value)
                if built is not None:
                    if attribute not in values:
                        values[attribute] = built
                    continue
            field = fields.get(name)
            if field is None:
                unknown.append(key)
            elif field.attribute not in values:  # else it stands twice, which was reported
                built = self._value(value, field, route, name)
                if built is None:
                    continue
                if built is _LEFT_OUT:
                    faulty.add(name)
                    continue
                values[field.attribute] = built
                if field.need == "S" and _is_blank(built):
                    blank.add(name)
                if isinstance(value, Sequence) and value.items and built == ():
                    faulty.add(name)  # each of its entries was left out
        if unknown:
            self._note_unknown(unknown, node, shape, route)
        return values, faulty, blank

    def _note_unknown(
        self, unknown: list[Scalar], node: Mapping, shape: RecordShape, route: Route
    ) -> None:
        used = {key.text for key, _ in node.pairs}
        free = [name for name in shape.fields if name not in used]
        for key in unknown:
            self._unknown_key(key, shape, route, free)

    def _missing(self, field: FieldShape, route: Route) -> None:
        self.add(
            "missing-field",
            (*route, field.key),
            f"`{field.key}` is missing",
            f"add `{field.key}:` {field.description[:1].lower()}{field.description[1:]}",
            need=field.need,
        )

    def _unknown_key(self, key: Scalar, shape: RecordShape, route: Route, free: list[str]) -> None:
        near = nearest(key.text, list(shape.fields))
        others = (
            f"not used yet here: {', '.join(free)}" if free else "all known here are used already"
        )
        shown = make_visible(key.text, SHOWN)
        name = "".join(f" {one.lower()}" if one.isupper() else one for one in shape.name)
        where = f"in{name}" if route else "at the top of the file"
        self.add(
            "unknown-key",
            (*route, key.text),
            f"key `{shown}` is not known {where}",
            f"did you mean `{near}`?" if near else others,
            at_key=True,
            # Set otherwise, it is the same word, and nobody can have meant another.
            rewrite=near if near in free and _is_set_otherwise(key.text, near) else None,
        )

    def _value(self, node: Node, field: FieldShape, above: Route, step: str | int) -> Any:  # noqa: ANN401 - typed by the model
        """Return what stands at a step below a route; of most nobody needs the route."""
        kind = field.kind
        if isinstance(node, Scalar):
            if node.refused:
                return _LEFT_OUT
            if not node.style and node.text in NULLS:
                return None
            if kind not in _COMPOSED:
                value = read_scalar(node, field)
                if isinstance(value, Wrong):
                    self._note_wrong(value, node, field, (*above, step))
                    return _LEFT_OUT
                return value
        route = (*above, step)
        if kind == "record":
            return self._record(node, field, route)
        if kind == "list":
            return self._list(node, field, route)
        if kind == "map":
            return self._map(node, field, route)
        what = "a list" if isinstance(node, Sequence) else "keys and values"
        self.add(
            "wrong-type",
            route,
            f"{_named(field)} is {what}, not {_WORDS[kind]}",
            "put it in quotes if it is text that holds `: `, else write one value on one line"
            if kind == "text"
            else f"write {_WORDS[kind]} alone, on the line of its key",
            at_key=isinstance(step, str),
        )
        return _LEFT_OUT

    def _note_wrong(self, wrong: Wrong, node: Scalar, field: FieldShape, route: Route) -> None:
        rule = "malformed-id" if field.kind == "slug" else "wrong-type"
        if not node.text.strip() and field.need == "R":
            rule = "missing-field"
        self.add(rule, route, wrong.message, wrong.cure, rewrite=wrong.rewrite)

    def _record(self, node: Node, field: FieldShape, route: Route) -> Any:  # noqa: ANN401 - as above
        if not isinstance(node, Mapping):
            what = "a list" if isinstance(node, Sequence) else "a single value"
            assert field.record is not None  # noqa: S101 - the kind says so
            keys = ", ".join(list(field.record.fields)[:4])
            self.add(
                "wrong-type",
                route,
                f"{_named(field)} is {what}, not keys and values",
                f"write keys such as {keys} below it",
            )
            return _LEFT_OUT
        assert field.record is not None  # noqa: S101 - the kind says so
        built = self.build(node, field.record, route)
        return _LEFT_OUT if built is None else built

    def _list(self, node: Node, field: FieldShape, route: Route) -> Any:  # noqa: ANN401 - as above
        if not isinstance(node, Sequence):
            what = "keys and values" if isinstance(node, Mapping) else "a single value"
            self.add(
                "wrong-type",
                route,
                f"`{field.key}` is {what}, not a list",
                "write each entry on its own line, beginning with `- `",
            )
            return _LEFT_OUT
        element = field.element
        assert element is not None  # noqa: S101 - the kind says so
        items = []
        read = quick_of(element)
        for index, item in enumerate(node.items):
            if read is not None and item.__class__ is Scalar:
                built = read(item)
                if built is not None:
                    items.append(built)
                    continue
            if field.item is not None:
                self._note_id(field.item, item, (*route, index))
            value = self._value(item, element, route, index)
            if value is None:
                at = (*route, index)
                self.add(
                    "wrong-type", at, "an entry of the list is empty", "write it or delete its `-`"
                )
            elif value is not _LEFT_OUT:
                items.append(value)
        return tuple(items)

    def _note_id(self, kind: str, item: Node, route: Route) -> None:
        node = item.find("id") if isinstance(item, Mapping) else None
        if isinstance(node, Scalar) and node.text and not node.refused:
            self.ids.setdefault(kind, {}).setdefault(node.text, []).append(route)

    def _map(self, node: Node, field: FieldShape, route: Route) -> Any:  # noqa: ANN401 - as above
        if not isinstance(node, Mapping):
            self.add(
                "wrong-type",
                route,
                f"`{field.key}` is not keys and values",
                "write `name: value` below it, one a line",
            )
            return _LEFT_OUT
        element = field.element
        assert element is not None  # noqa: S101 - the kind says so
        values = {}
        for key, one in node.pairs:
            value = self._value(one, element, route, key.text)
            if value is None:
                self.add(
                    "wrong-type",
                    (*route, key.text),
                    f"`{key.text}` is empty",
                    "write its value or delete it",
                )
            elif value is not _LEFT_OUT:
                values[key.text] = value
        return values


def _is_set_otherwise(key: str, known: str) -> bool:
    """Say whether a key differs in capitals and in the signs between words alone."""
    return key.strip().casefold().replace("-", "_").replace(" ", "_") == known.replace("-", "_")


def _named(field: FieldShape) -> str:
    return f"`{field.key}`" if field.key else "this entry"


def _is_blank(value: object) -> bool:
    return value == () or (isinstance(value, str) and not value.strip())


_WORDS = {
    "text": "text",
    "slug": "an id",
    "date": "a day",
    "number": "a number",
    "integer": "a whole number",
    "flag": "true or false",
    "choice": "one word",
    "measure": "a number",
    "every": "how often",
    "currency": "a currency code",
    "url": "a link",
    "path": "a path",
    "language": "a language code",
    "action": "an action",
}
