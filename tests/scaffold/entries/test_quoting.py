"""The customer's words from a note's lines: what is dropped, and that nothing else changes."""

import pytest

from kamplan.errors import KamplanError
from kamplan.scaffold.entries import split_place, take_words

NOTE = """\
# Walk round

> Mondays and Thursdays I've people sat in the corridor
>   because the chairs are gone.

- "Please, not another portal."
* “Fünfzig  mal – so ist es.”
> "It's four pounds," she said, "an hour."
> "First of two
> lines."
  „Nicht schon wieder.“
'I couldn't tell you.'
> > twice
- - 5 degrees is too cold
-5 degrees
"one" "two"
*Never* again.
-
"""


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (3, 4, "Mondays and Thursdays I've people sat in the corridor because the chairs are gone."),
        (6, 6, "Please, not another portal."),
        (7, 7, "Fünfzig  mal – so ist es."),
        (8, 8, '"It\'s four pounds," she said, "an hour."'),
        (9, 10, "First of two lines."),
        (11, 11, "Nicht schon wieder."),
        (12, 12, "I couldn't tell you."),
        (13, 13, "> twice"),
        (14, 14, "- 5 degrees is too cold"),
        (15, 15, "-5 degrees"),
        (16, 16, '"one" "two"'),
        (17, 18, "*Never* again."),
        (6, 7, "Please, not another portal. Fünfzig  mal – so ist es."),
        (4, 6, 'because the chairs are gone. "Please, not another portal."'),
        (1, 1, "# Walk round"),
    ],
)  # fmt: skip
def test_words_are_taken_as_they_stand(first: int, last: int, words: str) -> None:
    assert take_words(NOTE, first, last) == words


@pytest.mark.parametrize(
    ("first", "last", "message"),
    [
        (2, 2, "there are no words on line 2"),
        (5, 5, "there are no words on line 5"),
        (18, 18, "there are no words on line 18"),
        (18, 19, "the note has 18 lines, and line 19 is asked for"),
    ],
)
def test_lines_without_words_are_refused(first: int, last: int, message: str) -> None:
    with pytest.raises(KamplanError, match=message):
        take_words(NOTE, first, last)


def test_a_place_is_a_file_and_lines() -> None:
    assert split_place("a/b.md:12-13") == ("a/b.md", 12, 13)
    assert split_place("C:\\notes\\a.md:7") == ("C:\\notes\\a.md", 7, 7)
    for wrong in ("a.md", "a.md:", ":3", "a.md:1-", "a.md:x"):
        with pytest.raises(KamplanError, match="takes a file and the lines"):
            split_place(wrong)
    for wrong in ("a.md:0", "a.md:5-3"):
        with pytest.raises(KamplanError, match="there are no lines"):
            split_place(wrong)
