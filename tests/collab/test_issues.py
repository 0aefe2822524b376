"""Which issues tell a need, and what our own bot has answered to them."""

import json
from typing import Any

import pytest

from kamplan.collab.issues import (
    AnswerKind,
    OwnAnswer,
    ToldIssue,
    digest_of,
    find_answers,
    find_told,
    is_answered,
    make_marker,
)
from kamplan.errors import KamplanError

BOT = "project_1_bot"
MARKER = make_marker(AnswerKind.REFUSED, "0123456789abcdef")


def tell(*issues: object, label: str = "need") -> list[ToldIssue]:
    return find_told([json.dumps(issues).encode()], label)


def issue(number: object, text: object = "Hello", **more: Any) -> dict[str, Any]:
    return {"iid": number, "description": text, "state": "opened", "labels": [], **more}


@pytest.mark.parametrize(
    "text",
    [
        "### Your words\n\nx",
        "\r\n### Your words  \r\n\r\nx",
        "\ufeff### Ihre Worte\nx",
        "### Vos mots",
    ],
)
def test_one_that_begins_as_the_form_does_tells_a_need(text: str) -> None:
    assert tell(issue(5, text)) == [ToldIssue(5, text)]


def test_so_does_one_by_mail_and_one_with_the_label() -> None:
    mail = issue(3, None, service_desk_reply_to="strand@example.org")
    labelled = issue(2, labels=["x", "Need"])

    assert [one.number for one in tell(issue(9), mail, labelled)] == [2, 3]
    assert [one.number for one in tell(mail, labelled, label="wish")] == [3]


def test_the_oldest_comes_first_and_none_twice() -> None:
    pages = [
        json.dumps([issue(one, "### Your words") for one in numbers]).encode()
        for numbers in ([12, 3], [3, 100, 7])
    ]

    assert [one.number for one in find_told(pages, "need")] == [3, 7, 12, 100]


@pytest.mark.parametrize(
    "other",
    [
        issue(5),
        issue(5, "I said:\n### Your words"),
        issue(5, "#### Your words"),
        issue(5, "### Your words", state="closed"),
        issue("5; rm", "### Your words"),
        issue(0, "### Your words"),
        issue(-1, "### Your words"),
        issue(number=True, text="### Your words"),
        issue(5, ["### Your words"], labels="need"),
        issue(5, labels=[{"name": "need"}, None]),
        "text",
        None,
    ],
)
def test_any_other_issue_is_left_alone(other: object) -> None:
    assert tell(other) == []


@pytest.mark.parametrize("answer", [b"", b"{}", b'{"message": "401"}', b"<html>", b"[" * 100_000])
def test_what_is_no_list_of_issues_is_refused(answer: bytes) -> None:
    with pytest.raises(KamplanError, match="not a list of issues"):
        find_told([answer], "need")


def note(body: object, author: str = BOT, **more: object) -> dict[str, object]:
    return {"id": 1, "body": body, "author": {"username": author}, **more}


def find(*notes: object) -> list[OwnAnswer]:
    return find_answers([json.dumps(notes).encode()], BOT)


def test_what_our_bot_answered_is_found() -> None:
    body = f"{MARKER}\r\n\r\nno"

    assert find(note("yes"), note(body)) == [
        OwnAnswer(AnswerKind.REFUSED, "0123456789abcdef", body)
    ]


@pytest.mark.parametrize(
    "other",
    [
        note(MARKER, "mallory"),
        note(MARKER, system=True),
        note(f"> {MARKER}"),
        note(f"\n{MARKER}"),
        note(f"{MARKER} x"),
        note(MARKER.replace("refused", "else")),
        note(None),
        {"id": 1, "body": MARKER},
        "text",
    ],
)
def test_what_somebody_else_wrote_is_no_answer_of_ours(other: object) -> None:
    assert find(other) == []


def test_a_digest_does_not_depend_on_how_lines_end() -> None:
    assert digest_of("a\r\nb\r\n") == digest_of("a\nb")
    assert digest_of("a\nb") != digest_of("a\n b")
    assert len(digest_of("\ud800")) == 16


def test_nobody_is_told_the_same_twice() -> None:
    refused = OwnAnswer(AnswerKind.REFUSED, "a" * 16, "no:\n\n- this")
    proposed = OwnAnswer(AnswerKind.PROPOSED, "a" * 16, "yes")

    assert is_answered(AnswerKind.REFUSED, "b" * 16, "no: - this", [refused])
    assert not is_answered(AnswerKind.REFUSED, "a" * 16, "no: - that", [refused])
    assert not is_answered(AnswerKind.REFUSED, "a" * 16, refused.body, [proposed, refused])
    assert not is_answered(AnswerKind.PROPOSED, "a" * 16, "yes", [refused])
    assert is_answered(AnswerKind.CHANGED, "a" * 16, "changed", [refused, proposed])
    assert not is_answered(AnswerKind.CHANGED, "b" * 16, "changed", [proposed])
