"""Columns of a terminal."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamplan.render.columns import cut, draw_bar, pad, width_of, wrap


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
