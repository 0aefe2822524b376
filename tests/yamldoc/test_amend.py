"""Changing one value: it reads back as meant, and every byte outside the change is the same."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamplan.errors import EditRefusedError
from kamplan.yamldoc import Mapping, Node, Route, Scalar, Sequence, YamlDocument, value_of
from kamplan.yamldoc.amend import Act, add, amend, extend, intended, normal, put, remove, same
from kamplan.yamldoc.characters import find_forbidden

DATA = Path(__file__).parents[1] / "data"
TEXTS = [
    one.read_bytes().decode("utf-8")
    for one in [DATA / "plan.reference.yaml", *sorted((DATA / "hostile").rglob("*.yaml"))]
    if not YamlDocument.from_bytes(one.read_bytes()).problems
]
SHAPES = [
    "a: 1  # one\n# two\nb:\n  - x\n  # about y\n  - y\n",
    "\ufeff# bom\r\na: 'it''s'\r\nb: \"q\\\"uote\"\r\nc: [1, 2,]\r\nd:\r\n  - {e: f}\r\n",
    "a:\n- b: c\n  d: |\n    text\n\n    more\n\n# end\ne:\n",
    "a: >-\n  folded\n  text\n\n\nb: {c: [], d: {}}\ne: 😀 # smile\nf: []  # empty",
    "a:\n  - - 1\n    - 2\n  - - 3\nb:   # nothing\nc: |+\n  keep\n\nd: x",
    "a: [\n  1,  # one\n  2\n]\nb: {\n  c: d,\n}\n",
]

FAR = " " * 10


def routes(node: Node | None, route: Route = ()) -> list[Route]:
    found: list[Route] = [route]
    if isinstance(node, Mapping):
        for key, value in node.pairs:
            found += routes(value, (*route, key.text))
    elif isinstance(node, Sequence):
        for index, value in enumerate(node.items):
            found += routes(value, (*route, index))
    return found


texts = st.text(max_size=200).filter(lambda one: not find_forbidden(one))
scalars = st.one_of(
    texts,
    st.sampled_from(
        [
            "no",
            "012",
            "2026-01-01",
            "a: b",
            "a #b",
            "- x",
            "",
            " x ",
            "'\"\\",
            "x\n",
            "\n x",
            "é" * 150 + " " + "ß" * 90,
            "word " * 60,
            "1e3",
            "~",
            "{a}",
            "[",
            "@x",
            "=1",
            "is it done?",
        ]
    ),
    st.booleans(),
    st.none(),
    st.dates(),
    st.integers(-(10**9), 10**9),
    st.decimals(
        allow_nan=False, allow_infinity=False, places=3, min_value=-(10**6), max_value=10**6
    ),
)
keys = st.sampled_from(["id", "words", "due", "x y"])
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=6,
)


def lost_lines(old: str, new: str) -> int:
    """Count the lines of `old` that do not stand in `new` any more, in their order."""
    rest = new.splitlines()
    lost = 0
    for line in old.splitlines():
        if line in rest:
            del rest[: rest.index(line) + 1]
        else:
            lost += 1
    return lost


@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_any_change_reads_back_as_intended_or_is_refused(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(TEXTS + SHAPES))
    document = YamlDocument.parse(text)
    route = data.draw(st.sampled_from(routes(document.root)))
    act = data.draw(st.sampled_from(["put", "new", "add", "extend", "remove"]))
    value = data.draw(values)
    node = document.find(route)
    if act == "remove":
        change = remove(route)
    elif act == "new" and isinstance(node, Mapping):
        change = put((*route, "brand-new"), value)
    elif act == "add" and isinstance(node, Sequence):
        change = add(route, value)
    elif act == "extend" and isinstance(node, Sequence):
        change = extend(route, data.draw(st.lists(values, max_size=3)))
    else:
        change = put(route, value)

    try:
        changed = amend(text, [change])
    except EditRefusedError:
        assert refusal_is_fair(node, route, value)
        return

    assert same(YamlDocument.parse(changed).data(), intended(document.data(), change))
    assert "\r" not in text or changed.count("\r\n") == changed.count("\n")
    assert changed.startswith("\ufeff") == text.startswith("\ufeff")
    if change.act in (Act.ADD, Act.EXTEND) or (act == "new" and isinstance(node, Mapping)):
        assert lost_lines(text, changed) <= 1


def refusal_is_fair(node: Node | None, route: Route, value: object) -> bool:
    """Only the whole document and odd shapes may be refused; ordinary values never."""
    return route == () or not isinstance(node, Scalar) or isinstance(value, (dict, list))


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_replacing_a_scalar_leaves_every_byte_outside_it(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(TEXTS + SHAPES))
    document = YamlDocument.parse(text)
    found = [
        (route, node)
        for route in routes(document.root)
        if isinstance(node := document.find(route), Scalar) and node.end > node.start
    ]
    route, node = data.draw(st.sampled_from(found))
    value = data.draw(scalars)

    changed = amend(text, [put(route, value)])

    assert changed.startswith(text[: node.start])
    assert changed.endswith(text[node.end :])


@pytest.mark.parametrize("text", TEXTS + SHAPES)
def test_putting_what_is_there_changes_no_byte(text: str) -> None:
    document = YamlDocument.parse(text)
    for route in routes(document.root):
        node = document.find(route)
        if isinstance(node, Scalar):
            assert amend(text, [put(route, value_of(node))]) == text


@pytest.mark.parametrize(
    ("text", "change", "wanted"),
    [
        ("a: 1  # c\n", put(("a",), Decimal("2.50")), "a: 2.50  # c\n"),
        ("a: 'x'\n", put(("a",), "it's"), "a: 'it''s'\n"),
        ('a: "x"\n', put(("a",), "y"), 'a: "y"\n'),
        ("a: x\n", put(("a",), "no"), 'a: "no"\n'),
        ("a: x\n", put(("a",), date(2026, 1, 2)), "a: 2026-01-02\n"),
        ("a: x\n", put(("a",), "2026-01-02"), 'a: "2026-01-02"\n'),
        ("a:   # c\nb: 1\n", put(("a",), "x"), "a: x   # c\nb: 1\n"),
        (
            "a: []  # c\nb: 1\n",
            add(("a",), {"id": "x", "k": 1}),
            "a:  # c\n  - id: x\n    k: 1\nb: 1\n",
        ),
        ("a: []\nb: 1\n", add(("a",), {"id": "x"}), "a:\n  - id: x\nb: 1\n"),
        ("a:\n- x\n\n# b\nb: 1\n", add(("a",), "v"), "a:\n- x\n- v\n\n# b\nb: 1\n"),
        ("a:\n  - x  # c\nb: 1\n", add(("a",), "v z"), "a:\n  - x  # c\n  - v z\nb: 1\n"),
        ("a: [x]\n", add(("a",), "v"), "a: [x, v]\n"),
        ("a: {b: 1}\n", put(("a", "c"), "x, y"), 'a: {b: 1, c: "x, y"}\n'),
        ("a:\n  b: 1\nc: 2\n", put(("a", "d"), value=True), "a:\n  b: 1\n  d: true\nc: 2\n"),
        ("a:\n  # about b\n  b: 1\n  c: 2\n", remove(("a", "b")), "a:\n  c: 2\n"),
        ("a:\n  - x: 1\n    y: 2\n", remove(("a", 0, "x")), "a:\n  - y: 2\n"),
        ("a:\n  # no. 1\n  - 1\n  - 2\n", remove(("a", 0)), "a:\n  - 2\n"),
        ("a:\n  - 1\nb: 2\n", remove(("a", 0)), "a: []\nb: 2\n"),
        ("a: [1, 2]\n", remove(("a", 0)), "a: [2]\n"),
        ("a: [1, 2]\n", remove(("a", 1)), "a: [1]\n"),
        ("a: 1", put(("b",), 2), "a: 1\nb: 2"),
        (
            "a: 1\r\nb: 2\r\n",
            put(("c",), ["x y", "z"]),
            "a: 1\r\nb: 2\r\nc:\r\n  - x y\r\n  - z\r\n",
        ),
        (
            "a:\n  b:\n    # an example\n  c: 1\n",
            put(("a", "b"), "two\nlines"),
            "a:\n  b: |-\n      two\n      lines\n    # an example\n  c: 1\n",
        ),
        (
            "a:\n# at the margin\nc: 1\n",
            put(("a",), "two\nlines"),
            "a: |-\n  two\n  lines\n# at the margin\nc: 1\n",
        ),
        (
            "a:\n\n        # far to the right\nc: 1\n",
            put(("a",), "word " * 25 + "end"),
            f"a: >-\n{FAR}{'word ' * 16}word\n{FAR}{'word ' * 8}end\n\n        # far to the right\nc: 1\n",
        ),
        (
            "a: 1\nz: 2\n",
            put(("b", "c", "d"), 1, before=("a",)),
            "a: 1\nb:\n  c:\n    d: 1\nz: 2\n",
        ),
    ],
)
def test_what_is_written(text: str, change: object, wanted: str) -> None:
    assert amend(text, [change]) == wanted  # type: ignore[list-item]


def test_text_with_a_character_nobody_sees_is_refused() -> None:
    with pytest.raises(EditRefusedError, match="U\\+200B"):
        amend("a: x\n", [put(("a",), "y\u200bz")])


def test_a_text_with_problems_is_not_edited() -> None:
    with pytest.raises(EditRefusedError, match="line 2"):
        amend("a: 1\na: 2\n", [put(("a",), "x")])


def test_normal_values_compare_by_type() -> None:
    assert same(normal({"a": [1, date(2026, 1, 2)]}), {"a": [Decimal(1), "2026-01-02"]})
    assert not same([True], [Decimal(1)])
