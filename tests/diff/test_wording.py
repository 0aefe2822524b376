"""What changed in a text, word by word, in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamplan.diff.wording import Mark, Piece, compare_words, split_words

ALPHABET = "ab ä\u0308ß 1.5-'\n箱子ไทยصندوق،\u0301"


def shown(old: str, new: str) -> str:
    """Write a red-line as git's word diff does."""
    forms = {Mark.KEPT: "{}", Mark.DELETED: "[-{}-]", Mark.INSERTED: "{{+{}+}}"}
    return "".join(forms[mark].format(text) for mark, text in compare_words(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", ""),
        ("the same", "the same", "the same"),
        ("due in May", "due in June", "due in [-May-]{+June+}"),
        ("one two three", "one three", "one [-two -]three"),
        ("three a month", "three times a month", "three {+times +}a month"),
        ("don't come", "do come", "[-don't-]{+do+} come"),
        ("14 in 2025, then 1,000.5", "14 in 2026, then 1,000.6",
         "14 in [-2025-]{+2026+}, then [-1,000.5-]{+1,000.6+}"),
        ("by 2026-07-01.", "by 2026-09-01.", "by [-2026-07-01-]{+2026-09-01+}."),
        # German: a compound is one word, and is replaced as one.
        ("ein Wartungsvertrag fehlt", "ein Wartungsplan fehlt",
         "ein [-Wartungsvertrag-]{+Wartungsplan+} fehlt"),
        # An accent written apart belongs to its letter.
        ("cafe\u0301 noir", "cafe noir", "[-cafe\u0301-]{+cafe+} noir"),
        ("deja\u0300 vu", "deja\u0300 vus", "deja\u0300 [-vu-]{+vus+}"),
        # Arabic words, Chinese signs, Thai syllables without blanks.
        ("لا نقبل التأخير", "نقبل التأخير", "[-لا -]نقبل التأخير"),
        ("箱子在五月到", "箱子在六月到", "箱子在[-五-]{+六+}月到"),
        ("我们不接受", "我们接受", "我们[-不-]接受"),
        ("ภาษาไทย", "ภาษาจีน", "ภาษา[-ไทย-]{+จีน+}"),
        ("हिन्दी भाषा", "हिन्दी बोली", "हिन्दी [-भाषा-]{+बोली+}"),
        # Neighbouring changes read as one.
        ("send the old list", "write a new letter", "[-send the old list-]{+write a new letter+}"),
        ("first\nsecond", "first\nthird", "first\n[-second-]{+third+}"),
    ],
)  # fmt: skip
def test_red_lines(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


@given(st.text(ALPHABET), st.text(ALPHABET))
def test_the_pieces_are_both_texts(old: str, new: str) -> None:
    pieces = compare_words(old, new)

    assert "".join(text for mark, text in pieces if mark is not Mark.INSERTED) == old
    assert "".join(text for mark, text in pieces if mark is not Mark.DELETED) == new
    assert all(text for _, text in pieces)


@given(st.text(ALPHABET))
def test_words_make_up_the_text(text: str) -> None:
    assert "".join(split_words(text)) == text


@pytest.mark.parametrize("size", [1_500, 5_000, 30_000])
def test_long_texts_are_compared_in_time(size: int) -> None:
    words = [f"word{number % 97}" for number in range(size)]
    other = [*words[: size // 2], "inserted", *words[size // 2 :]]
    pieces = compare_words(" ".join(words), " ".join(other))

    if size <= 20_000:
        assert [one.mark for one in pieces] == [Mark.KEPT, Mark.INSERTED, Mark.KEPT]
    else:
        assert pieces == (
            Piece(Mark.DELETED, " ".join(words)), Piece(Mark.INSERTED, " ".join(other))
        )  # fmt: skip
