"""Columns of a terminal."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamplan.render.columns import cut, draw_bar, one_line, pad, width_of, wrap


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("山田", 4), ("é", 1), ("e\u0301", 1), ("", 0), ("نجد", 3)]
)
def test_how_wide_a_text_is(text: str, width: int) -> None:
    assert width_of(text) == width


@settings(deadline=None)
@given(st.text(max_size=60), st.integers(1, 40))
def test_cut_and_padded_text_fits(text: str, width: int) -> None:
    assert width_of(cut(text, width)) <= width
    assert width_of(pad(text, width)) == width


def test_cut_text_shows_that_it_was_cut() -> None:
    assert cut("Level the infusion week", 10) == "Level the…"
    assert cut("a\n b", 10) == "a b"
    assert cut("山田製作所", 5) == "山田…"
    assert cut("abc", 0) == ""


@pytest.mark.parametrize(
    ("share", "bar"),
    [("-1", "...."), ("0", "...."), ("0.24", "...."), ("0.25", "#..."), ("0.99", "###."),
     ("1", "####"), ("7", "####")],
)  # fmt: skip
def test_a_bar_is_full_only_at_the_target(share: str, bar: str) -> None:
    assert draw_bar(Decimal(share), 4) == bar


def test_wrapped_lines_begin_as_asked() -> None:
    assert wrap("one two three", 9, "- ", "  ") == ["- one two", "  three"]


@settings(deadline=None)
@given(st.text(max_size=200), st.integers(12, 60))
def test_wrapped_text_fits_and_loses_no_word(text: str, width: int) -> None:
    lines = wrap(text, width, "- ", "  ")

    assert all(width_of(line) <= width for line in lines)
    shown = "".join(line[2:] for line in lines)
    assert "".join(shown.split()) == "".join(one_line(text).split())


def test_a_word_without_an_end_is_broken() -> None:
    assert wrap("w" * 10 + " x", 6, "- ", "  ") == ["- wwww", "  wwww", "  ww x"]
    assert wrap("山田製作所", 6, "- ", "  ") == ["- 山田", "  製作", "  所"]
    assert wrap("  ", 6, "- ", "  ") == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", [": :error::x"]),
        ("a ::error::x", ["a :", ":error::x"]),
        ("std::vector", ["std::vector"]),
        ("##[group]", ["## [group]"]),
    ],
)
def test_no_line_is_a_command_to_ci(text: str, shown: list[str]) -> None:
    assert wrap(text, 11) == shown
    assert not any(line.lstrip().startswith("::") for line in wrap("w" * 11 + text, 11))
    assert not cut(text, 40).startswith("::")
