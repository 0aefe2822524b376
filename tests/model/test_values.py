"""What a value of each kind may be: the models and the table's patterns say the same."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from kamplan.model import values
from kamplan.model.base import PlanModel
from kamplan.model.shape import FieldShape, shape_of, walk_fields

FIELDS = dict(walk_fields(shape_of("plan")))

TEXTS: Mapping[str, tuple[Any, str, list[str], list[str]]] = {
    "slug": (
        values.Slug,
        "needs/*/id",
        ["a", "7", "empty-chairs", "a-1-b", "a" * 64],
        ["", "A", "-a", "a-", "a--b", "a_b", "a b", "ä", "a/b", "a\n", "a" * 65],
    ),
    "every": (
        values.Every,
        "touchpoints/*/every",
        ["1 month", "2 weeks", "90 days", "1 years", "999 days"],
        ["month", "0 days", "1  month", "1 Month", "1 hour", "1000 days", "01 day", " 1 day"],
    ),
    "currency": (
        values.Currency,
        "currency",
        ["GBP", "EUR"],
        ["", "gbp", "GB", "GBPS", "€"],
    ),
    "url": (
        values.Url,
        "account/profile/analyst_reports/*/url",
        [
            "https://example.org",
            "http://example.org/a?b=c#d",
            "https://[2001:db8::1]/",
            "mailto:ella@example.org",
        ],
        [
            "",
            "example.org",
            "//example.org",
            "https://",
            "https:///etc/passwd",
            "ftp://example.org",
            "file:///etc/passwd",
            "javascript:alert(1)",
            " https://example.org",
            "https://example.org/a b",
            "java\nscript:https://x",
            "mailto:ella",
        ],
    ),
    "path": (
        values.Path,
        "sessions/*/notes",
        ["a.md", "sessions/2025-09-16-walk-round.md", ".hidden", "a/..b", "a/b..", "Notes 1.md"],
        [
            "",
            "/etc/passwd",
            "../plan.yaml",
            "sessions/../../x.md",
            "sessions/..",
            "..",
            ".",
            "./a.md",
            "a/./b",
            "a//b",
            "a/",
            "C:/x.md",
            "a\\b",
            "https://example.org",
            "a\x00b",
            "a\nb",
            ".../a",
        ],
    ),
    "language": (
        values.Language,
        "language",
        ["en", "de", "pt-BR", "es-419", "zh-Hant", "zh-Hant-TW", "gsw"],
        ["", "EN", "english", "en_GB", "en-", "en-gb", "e"],
    ),
}
TAKEN = [(kind, text) for kind, (_, _, taken, _) in TEXTS.items() for text in taken]
REFUSED = [(kind, text) for kind, (_, _, _, refused) in TEXTS.items() for text in refused]


def is_taken(form: Any, value: object) -> bool:
    try:
        TypeAdapter(form).validate_python(value, strict=True)
    except ValidationError:
        return False
    return True


def matches(field: FieldShape, text: str) -> bool:
    assert field.pattern
    fits = field.max_length is None or len(text) <= field.max_length
    return fits and re.fullmatch(field.pattern, text) is not None


@pytest.mark.parametrize(("kind", "text"), TAKEN)
def test_text_of_a_kind_is_taken(kind: str, text: str) -> None:
    form, route, _, _ = TEXTS[kind]

    assert FIELDS[route].kind == kind
    assert is_taken(form, text)
    assert matches(FIELDS[route], text)


@pytest.mark.parametrize(("kind", "text"), REFUSED)
def test_other_text_is_refused(kind: str, text: str) -> None:
    form, route, _, _ = TEXTS[kind]

    assert not is_taken(form, text)
    assert not matches(FIELDS[route], text)


class Holder(PlanModel):
    """Values whose Python type says what they are."""

    day: values.Day = date(2026, 1, 1)
    number: values.Number = Decimal(0)
    measure: values.Measure = "yes"
    count: values.Count = 1
    flag: bool = False
    several: values.Several[str] = ()
    text: str = ""


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("day", date(2026, 2, 28)),
        ("number", Decimal("-0.5")),
        ("number", 60),
        ("measure", "no"),
        ("measure", Decimal("1E+2")),
        ("measure", 8),
        ("count", 1),
        ("flag", True),
        ("several", ("a",)),
        ("several", None),
        ("text", ""),
    ],
)
def test_values_are_taken_as_they_are(attribute: str, value: object) -> None:
    taken = getattr(Holder.model_validate({attribute: value}), attribute)

    assert taken == (() if value is None else value)
    assert type(taken) in {date, Decimal, str, int, bool, tuple}


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("day", "2026-02-28"),
        ("day", datetime(2026, 2, 28, 1, 2)),  # noqa: DTZ001 - what no plan can hold
        ("number", 0.5),
        ("number", "60"),
        ("number", True),
        ("number", Decimal("NaN")),
        ("number", Decimal("Infinity")),
        ("measure", "maybe"),
        ("measure", True),
        ("measure", 0.5),
        ("count", 0),
        ("count", True),
        ("count", 1.0),
        ("flag", "yes"),
        ("flag", 1),
        ("several", ["a"]),
        ("several", "a"),
        ("several", (None,)),
        ("text", 1),
        ("text", None),
        ("unknown", 1),
    ],
)
def test_nothing_is_turned_into_something_else(attribute: str, value: object) -> None:
    with pytest.raises(ValidationError):
        Holder.model_validate({attribute: value})


def test_whole_numbers_have_bounds_that_make_sense() -> None:
    assert {
        route: (field.minimum, field.maximum)
        for route, field in FIELDS.items()
        if field.kind == "integer"
    } == {
        "kamplan": (1, 1),
        "initiatives/*/rank": (1, 1_000_000),
        "touchpoints/*/minutes": (1, 1440),
        "renewal/notice_days": (0, 3650),
        "review/ratings/customer": (1, 5),
        "review/ratings/supplier": (1, 5),
    }
