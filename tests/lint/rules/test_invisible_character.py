import pytest

from kamplan.lint.rules.invisible_character import RULE
from tests.lint.conftest import Check


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "summary: a\u200bb\n",
            "1:11 U+200B ZERO WIDTH SPACE, an invisible character, may not stand in a plan",
        ),
        (
            'summary: "a\\u202eb"\n',
            (
                "1:10 U+202E RIGHT-TO-LEFT OVERRIDE, a control character that reorders the text "
                "around it, may not stand in a plan"
            ),
        ),
        ("summary: a\x07b\n", "1:11 U+0007, a control character, may not stand in a plan"),
        (
            "summary: a\U000e0041b\n",
            (
                "1:11 U+E0041 TAG LATIN CAPITAL LETTER A, a tag character that no person sees, may "
                "not stand in a plan"
            ),
        ),
    ],
)
def test_what_no_reader_sees_is_found_and_named(check: Check, text: str, found: str) -> None:
    assert check(RULE, text).found == [found]


@pytest.mark.parametrize(
    "words", ["علي قال نعم", "שלום", "می‌خواهم", "क्‍ष", "👩‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿", "Größe, façade, ñ", "𠮷野家"]
)
def test_the_letters_of_every_script_are_welcome(check: Check, words: str) -> None:
    assert check(RULE, f"summary: {words}\n").found == []
