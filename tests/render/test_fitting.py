"""What of a box goes on the sheet, and what overleaf."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamplan.render.views.fitting import (
    LINES,
    Line,
    Note,
    Prompt,
    choose_size,
    count_lines,
    fit,
    measure_width,
    share_room,
)


def prompts(*numbers: int, text: str = "Some words") -> list[Prompt]:
    return [Prompt(f"Prompt {n}", tuple(Line(text) for _ in range(n))) for n in numbers]


def kept(some: tuple[Prompt, ...]) -> list[int]:
    return [sum(not line.is_over for line in one.lines) for one in some]


def test_what_fits_stays() -> None:
    assert kept(fit(prompts(3, 0, 4))) == [3, 0, 4]


def test_a_long_answer_does_not_drive_out_the_others() -> None:
    long, *short = kept(fit(prompts(90, 1, 2, 0)))

    assert short == [1, 2, 0]
    assert 0 < long < 90


def test_no_more_is_kept_than_there_is_room_for() -> None:
    for number in range(1, 60):
        assert sum(kept(fit(prompts(number, number)))) <= LINES


def test_an_answer_longer_than_the_sheet_goes_overleaf_whole() -> None:
    (one,) = fit(prompts(1, text="word " * 2000))

    assert one.is_over
    assert one.lines[0].text == "word " * 2000


def test_wide_letters_take_more_room_than_narrow_ones() -> None:
    assert count_lines(Line("i" * 54)) == 1
    assert count_lines(Line("W" * 54)) == 2
    assert count_lines(Line("字" * 54)) == 2
    assert count_lines(Line("a", (Note("Why", "b" * 100),))) > 2


@given(st.text())
def test_plain_letters_are_measured_as_all_others_are(text: str) -> None:
    # What is added makes the text one that is not plain, and is as wide as an `M`.
    assert measure_width(text + "—") == pytest.approx(measure_width(text) + 1.95)


def test_little_text_is_set_large() -> None:
    little = [prompts(1, 1)] * 3

    assert choose_size([*little, prompts(2)]) == "large"
    assert choose_size([*little, prompts(29)]) == "medium"
    assert choose_size([*little, prompts(33)]) == "fair"
    assert choose_size([*little, prompts(38)]) == "small"
    assert choose_size([*little, prompts(99)]) == "small"


def test_a_row_takes_what_the_other_does_not_need() -> None:
    little, much, too_much = [prompts(1, 1)] * 3, [prompts(30)] * 3, [prompts(60)] * 3

    assert share_room([*little, *little]) == (LINES, LINES)
    assert share_room([*little, *much]) == pytest.approx((4.6, 2 * LINES - 4.6))
    assert share_room([*much, *little]) == pytest.approx((2 * LINES - 4.6, 4.6))
    assert share_room([*much, *too_much]) == (LINES, LINES)
    assert kept(fit(much[0], share_room([*little, *much])[1])) == [30]
    assert kept(fit(much[0])) < [30]
