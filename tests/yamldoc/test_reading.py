"""Reading within bounds: positions, types, and everything a plan may not hold."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamplan.yamldoc import YamlDocument, make_visible
from kamplan.yamldoc.bounds import MAX_BYTES, MAX_DEPTH, MAX_LINE, MAX_PROBLEMS

DATA = Path(__file__).parents[1] / "data"


def problems(text: str | bytes) -> list[str]:
    document = YamlDocument.parse(text) if isinstance(text, str) else YamlDocument.from_bytes(text)
    return [
        f"{one.span.line}:{one.span.column} {one.rule}: {one.message}" for one in document.problems
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("before", ["", "\ufeff", "# 😀 \u00e9\n"])
def test_a_span_cuts_out_the_value(newline: str, before: str) -> None:
    lines = ["needs:", "  - id: N1  # first", "    words: 'it''s'", ""]
    text = before + newline.join(lines)

    document = YamlDocument.parse(text)

    def cut(*route: str | int) -> str:
        span = document.span(route)
        return text[span.start : span.end]

    assert cut("needs", 0, "id") == "N1"
    assert cut("needs", 0, "words") == "'it''s'"
    assert document.span(("needs", 0, "id")).column == 9


@pytest.mark.parametrize(
    ("route", "wanted"),
    [
        (("a",), (1, 1, "a")),
        (("b", 0), (3, 5, "id: x")),
        (("b", 0, "missing"), (3, 5, "id: x")),
        (("b", 0, "empty"), (4, 5, "empty")),
        (("c",), (5, 4, "[1, 2]")),
        (("missing",), (1, 1, "a:")),
    ],
)
def test_what_is_missing_is_shown_where_a_reader_looks(
    route: tuple[str | int, ...], wanted: tuple[int, int, str]
) -> None:
    text = "a:\nb:\n  - id: x\n    empty:\nc: [1, 2]\n"
    span = YamlDocument.parse(text).span(route)

    assert (span.line, span.column, text[span.start : span.end]) == wanted


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("off", "off"),
        ("012", "012"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("0x1F", "0x1F"),
        (".inf", ".inf"),
        ("1e400", "1e400"),
        ("2026-02-30", "2026-02-30"),
        ("12", Decimal(12)),
        ("-0.50", Decimal("-0.50")),
        ("1e3", Decimal(1000)),
        ("0", Decimal(0)),
        ("true", True),
        ("yes", "yes"),
        ("~", None),
        ("", None),
        ("'~'", "~"),
        ('"12"', "12"),
    ],
)
def test_a_bare_value_is_what_yaml_1_2_says_or_text(text: str, value: object) -> None:
    data = YamlDocument.parse(f"a: {text}\n").data()

    assert isinstance(data, dict)
    assert data["a"] == value
    assert type(data["a"]) is type(value)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a: &x 1\nb: *x\n", ["1:4 anchor-or-merge-key: anchor `&x`", "2:4 anchor-or-merge-key: alias `*x`"]),
        ("a: {<<: 1}\n", ["1:5 anchor-or-merge-key: merge key `<<`"]),
        ("a: !!str 1\n", ["1:4 yaml-syntax: tag `tag:yaml.org,2002:str`: tags are not used in plans"]),
        ("a: !x 1\n", ["1:4 yaml-syntax: tag `!x`: tags are not used in plans"]),
        ("%YAML 1.1\n---\na: 1\n", ["1:1 yaml-syntax: directives such as %YAML are not used in plans"]),
        ("a: 1\n---\nb: 1\n", ["2:1 yaml-syntax: a second document begins here"]),
        ("a: 1\nA: 2\n", ["2:1 duplicate-key: key `A`, which reads like `a`, stands twice, first on line 1"]),
        ("ﬁt: 1\nfit: 2\n", ["2:1 duplicate-key: key `fit`, which reads like `ﬁt`, stands twice, first on line 1"]),
        ('a: 1\n"\\x61": 2\n', ["2:1 duplicate-key: key `a` stands twice, first on line 1"]),
        ("? a\n: 1\n? b\n", ["1:3 yaml-syntax: `a` has no value", "3:3 yaml-syntax: `b` has no value"]),
        ("{a, b: 1}\n", ["1:2 yaml-syntax: `a` has no value"]),
        ("[a]: 1\n", ["1:1 yaml-syntax: a key must be a plain word"]),
        ("", ["1:1 yaml-syntax: the file is empty"]),
        ("# x\n", ["1:1 yaml-syntax: the file holds only comments"]),
        ('a: "\\u202e"\n', ["1:4 invisible-character: U+202E RIGHT-TO-LEFT OVERRIDE, a control character that reorders the text around it, may not stand in a plan"]),
        ("a: 1\n<<<<<<< ours\nb: 2\n=======\nb: 3\n>>>>>>> theirs\n", ["2:1 conflict-marker: `<<<<<<<` is left over from a merge", "4:1 conflict-marker: `=======` is left over from a merge", "6:1 conflict-marker: `>>>>>>>` is left over from a merge"]),
    ],
)  # fmt: skip
def test_what_plans_may_not_hold_is_refused_by_name(text: str, wanted: list[str]) -> None:
    assert problems(text) == wanted


@pytest.mark.parametrize(
    "text",
    ["مرحبا بالعالم", "שלום", "می‌خواهم", "👩‍💻 👍🏽 🇬🇧", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "क्‍ष", "日本語", "Ünïcödé ☎️"],
)  # fmt: skip
def test_ordinary_text_of_every_script_passes(text: str) -> None:
    assert problems(f"a: {text}\n") == []
    assert (
        make_visible(text) == text or "\u200c" in text or "\u200d" in text or "\U000e0067" in text
    )


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x1b", "\x7f", "\x85", "\xad", "\u200b", "\u200e", "\u2028", "\u202d", "\u2066", "\u2060", "\u3164", "\ufdd0", "\uffff", "\U000e0041", "\U0010ffff", "a\u200db"],
)  # fmt: skip
def test_what_nobody_sees_is_refused_raw_and_escaped(character: str) -> None:
    escaped = "".join(f"\\U{ord(one):08x}" for one in character)

    assert [one.split()[1] for one in problems(f"a: x{character}y\n")] == ["invisible-character:"]
    assert [one.split()[1] for one in problems(f'a: "x{escaped}y"\n')] == ["invisible-character:"]


def test_bounds() -> None:
    assert "larger than 512 KiB" in problems(b"a" * (MAX_BYTES + 1))[0]
    assert "longer than" in problems("a: " + "x" * MAX_LINE)[0]
    assert "nested deeper" in problems("[" * (MAX_DEPTH + 1))[0]
    assert "more than 50,000 values" in problems("a: [" + "1,\n " * 50_001 + "]")[0]
    assert "more than 100,000 characters" in problems("a: |\n" + "  xxxxxxxxx\n" * 10_001)[0]
    assert len(problems("a: 1\n" * 500)) == MAX_PROBLEMS


@pytest.mark.parametrize("raw", [b"\xff\xfea\x00", b"a: caf\xe9\n", b"a: \xc0\xaf\n", b"\x00\x01"])
def test_what_is_not_utf8_is_said(raw: bytes) -> None:
    assert len(problems(raw)) == 1


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_words(raw: bytes) -> None:
    document = YamlDocument.from_bytes(raw)

    assert document.root is not None or document.problems
    assert all(one.message.isprintable() and one.span.line >= 1 for one in document.problems)


yaml_soup = st.lists(
    st.sampled_from(
        [*list("ab:-?[]{},#&*!|>'\"%@` \n\t0.~<="), "\r\n", "- ", ": ", "\n  ", "é", "---\n"]
    ),
    max_size=60,
).map("".join)


@settings(max_examples=500, deadline=None)
@given(yaml_soup)
def test_any_punctuation_is_read_or_refused_in_words(text: str) -> None:
    document = YamlDocument.parse(text)

    assert document.root is not None or document.problems
    if not document.problems:
        assert document.comments is not None
        document.data()


def test_comments_are_found_outside_values_alone() -> None:
    text = "# one\na: 'x # no'  # two\nb: |  # three\n  # no\nc: x#no\n"

    assert [(one.text, one.alone) for one in YamlDocument.parse(text).comments] == [
        ("# one", True),
        ("# two", False),
        ("# three", False),
    ]
