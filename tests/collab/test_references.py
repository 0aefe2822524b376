"""What people said names no issue of a forge where it is told again, and is else as it was."""

import pytest

from kamplan.collab.references import part_references
from tests.forges.gitlab_project import find_closed


@pytest.mark.parametrize(
    "words",
    [
        "Closes #1",
        "fixes: #12 and #13",
        "resolves issue #1",
        "Implements group/project#1",
        "closes GL-1",
        "fix gh-1",
        "Closes https://forge.example.test/a/b/-/issues/1",
        "closes [issue:1]",
        "closes [work_item:a/b/1]",
        "Resolved PLAN-7",
    ],
)
def test_words_that_close_an_issue_close_none(words: str) -> None:
    parted = part_references(words)

    assert find_closed(parted) == set()
    assert parted != words
    assert parted.replace(" ", "") == words.replace(" ", "")


def test_other_words_stay() -> None:
    words = (
        "Ward 3 (#b), item A4-2 on 2026-03-01: 10:30, `id: a-1`, ## heading, COVID-19 and/or it."
    )

    assert part_references(words) == words
