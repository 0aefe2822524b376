"""Fixes as suggestions: the lines that a fix touches, and what is to stand there."""

import json
from collections.abc import Iterable
from pathlib import PurePosixPath

import pytest

from kamplan.diagnostics import Diagnostic, Edit, Fix, Severity, Span
from kamplan.reporters.report import FileReport
from kamplan.reporters.suggestions import (
    MAX_CHARACTERS,
    MOST,
    Changed,
    Suggestion,
    find_suggestions,
)
from kamplan.reporters.suggestions_github import render_review
from kamplan.yamldoc import span_at

PATH = PurePosixPath("accounts/acme/plan.yaml")
IN_GIT = PurePosixPath("plans") / PATH
WAS = PurePosixPath("plans/accounts/old/plan.yaml")


def finding(text: str, *edits: Edit, message: str = "`x` is wrong", place: str = "") -> Diagnostic:
    span: Span = span_at(text, edits[0].start, edits[0].end)
    fix = Fix("mend it", edits)
    return Diagnostic(PATH, span, "wrong-type", Severity.ERROR, message, "mend it", place, fix)


def find(text: str, *found: Diagnostic, changed: Iterable[int] | None = None) -> list[Suggestion]:
    """Return the suggestions for a file; without `changed`, the proposal wrote all of it."""
    lines = frozenset(range(1, text.count("\n") + 2) if changed is None else changed)
    reports = (FileReport(PATH, text, found),)
    return list(find_suggestions(reports, lambda _: Changed(IN_GIT, WAS, lines)))


def suggest(
    text: str, *edits: Edit, changed: Iterable[int] | None = None, place: str = ""
) -> list[dict[str, object]]:
    suggestions = find(text, finding(text, *edits, place=place), changed=changed)
    review = json.loads(render_review(suggestions, "c0ffee"))
    assert review["commit_id"] == "c0ffee"
    found: list[dict[str, object]] = review["comments"]
    return found


def block(text: str) -> str:
    return f"`` `x` is wrong `` (wrong-type)\n\n```suggestion\n{text}```"


def test_the_line_is_given_as_it_is_to_stand() -> None:
    (one,) = suggest('a: 1\nb: "2"\nc: 3\n', Edit(8, 11, "2"))

    assert one == {"path": str(IN_GIT), "line": 2, "side": "RIGHT", "body": block("b: 2\n")}


def test_a_fix_of_several_lines_names_the_first_and_the_last() -> None:
    (one,) = suggest("a: 1\nb: 2\nc: 3\n", Edit(3, 4, "9"), Edit(8, 9, "8"))

    assert (one["start_line"], one["line"]) == (1, 2)
    assert one["body"] == block("a: 9\nb: 8\n")


def test_a_line_that_goes_leaves_nothing() -> None:
    (one,) = suggest("a: 1\nb: 2\nc: 3\n", Edit(5, 10, ""))

    assert one["line"] == 2
    assert "start_line" not in one
    assert one["body"] == block("")


def test_lines_that_are_added_stand_with_their_neighbour() -> None:
    (one,) = suggest("a: 1\nc: 3\n", Edit(4, 4, "\nb: 2"))

    assert (one["line"], one["body"]) == (1, block("a: 1\nb: 2\n"))


def test_what_is_put_before_a_line_stands_with_that_line() -> None:
    (one,) = suggest("a: 1\nc: 3\n", Edit(5, 5, "b: 2\n"))

    assert (one["line"], one["body"]) == (2, block("b: 2\nc: 3\n"))


def test_windows_ends_are_left_to_the_forge() -> None:
    (one,) = suggest('a: "1"\r\nb: 2\r\n', Edit(3, 6, "1"))

    assert one["body"] == block("a: 1\n")


def test_a_line_that_the_proposal_leaves_alone_gets_none() -> None:
    assert suggest('a: 1\nb: "2"\n', Edit(8, 11, "2"), changed={1}) == []


def test_text_of_the_plan_cannot_close_the_block() -> None:
    (one,) = suggest('a: "1" # ```` @everyone\n', Edit(3, 6, "1"))

    assert str(one["body"]).endswith("`````suggestion\na: 1 # ```` @everyone\n`````")


def test_the_place_is_named_so_that_the_same_fault_elsewhere_is_another() -> None:
    (one,) = suggest('b: "2"\n', Edit(3, 6, "2"), place="needs/`@all`/rank")

    assert str(one["body"]).startswith("`` `x` is wrong `` (wrong-type at ``needs/`@all`/rank``)\n")


def test_what_is_put_behind_the_last_line_has_no_line_to_stand_by() -> None:
    assert suggest("a: 1\n", Edit(5, 5, "b: 2\n")) == []
    assert suggest("", Edit(0, 0, "b: 2\n")) == []


def test_what_is_too_long_to_be_said_is_left_to_the_check() -> None:
    text = f'a: "1" # {"x" * MAX_CHARACTERS}\nb: "2"\n'
    at = text.index('"2"')

    found = find(text, finding(text, Edit(3, 6, "1")), finding(text, Edit(at, at + 3, "2")))

    assert [one["line"] for one in json.loads(render_review(found, "c"))["comments"]] == [2]


def test_what_two_findings_say_alike_of_a_line_is_said_once() -> None:
    text = 'a: "1"\nb: "1"\n'
    at = (3, 3, 10)

    found = find(text, *(finding(text, Edit(one, one + 3, "1")) for one in at))

    assert [one["line"] for one in json.loads(render_review(found, "c"))["comments"]] == [1, 2]


@pytest.mark.parametrize("many", [1, MOST + 5])
def test_a_review_has_no_more_than_is_read(many: int) -> None:
    text = "".join(f'k{number}: "1"\n' for number in range(many))
    at = [found for found in range(len(text)) if text.startswith('"1"', found)]
    found = find(text, *(finding(text, Edit(one, one + 3, "1")) for one in at))

    comments = json.loads(render_review(found, "c0ffee"))["comments"]
    assert len(comments) == min(many, MOST)
    said = {(str(IN_GIT), comments[0]["body"])}
    again = json.loads(render_review(found, "c0ffee", said))["comments"]
    assert len(again) == min(many - 1, MOST)
    assert comments[0] not in again
