"""Of a forge's list of comments, only what our own bot wrote is ours."""

import json

import pytest

from kamplan.collab.forges import (
    MOST_BYTES,
    Version,
    find_newest_version,
    find_own_comment,
    find_said,
)
from kamplan.errors import KamplanError

MARKER = "<!-- kamplan comment -->"
BOT = "github-actions[bot]"


def find(*comments: object) -> int | None:
    return find_own_comment(json.dumps(comments).encode(), MARKER, BOT)


def github(number: object, body: object, login: object = BOT) -> dict[str, object]:
    return {"id": number, "body": body, "user": {"login": login}}


def test_our_bots_comment_is_found_among_others() -> None:
    assert find(github(1, "hello", "strand"), github(2, f"{MARKER}\nstory")) == 2


def test_gitlab_names_people_otherwise() -> None:
    note = {"id": 7, "body": f"{MARKER}\nstory", "author": {"username": BOT}, "system": False}

    assert find(note) == 7
    assert find({**note, "system": True}) is None


@pytest.mark.parametrize(
    "comment",
    [
        github(1, f"{MARKER}\nfake", "mallory"),
        github(1, f"see {MARKER}"),
        github(1, f"> {MARKER}\nquoted"),
        github(1, f"\n{MARKER}"),
        github(1, None),
        github(1, ["x"]),
        github("1; rm -rf /", f"{MARKER}\nstory"),
        github(number=True, body=f"{MARKER}\nstory"),
        {"id": 1, "body": MARKER},
        {"id": 1, "body": MARKER, "user": None},
        {"id": 1, "body": MARKER, "user": {"login": "mallory"}, "author": {"username": BOT}},
        "text",
        None,
    ],
)
def test_what_somebody_else_wrote_is_never_ours(comment: object) -> None:
    assert find(comment) is None


@pytest.mark.parametrize("answer", [b"", b"{}", b"null", b"<html>", b"[" * 100_000, b"\xff"])
def test_what_is_no_list_of_comments_is_refused(answer: bytes) -> None:
    with pytest.raises(KamplanError):
        find_own_comment(answer, MARKER, BOT)


def test_only_what_our_bot_suggested_was_suggested() -> None:
    ours = {"user": {"login": "bot"}, "path": "a.yaml", "body": "x"}
    others = [{**ours, "user": {"login": "eve"}}, {**ours, "path": None}, "x", {}]

    assert find_said(json.dumps([ours, *others]).encode(), "bot") == {("a.yaml", "x")}
    with pytest.raises(KamplanError, match="not a list of comments"):
        find_said(b"{}", "bot")


def test_gitlab_names_the_file_in_the_place() -> None:
    place = {"new_path": "a.yaml", "old_path": "b.yaml"}
    note = {"author": {"username": "bot"}, "body": "x", "position": place}
    others = [
        {**note, "author": {"username": "eve"}},
        {**note, "position": {}},
        {**note, "body": 1},
    ]

    assert find_said(json.dumps([note, *others]).encode(), "bot") == {("a.yaml", "x")}


def version(number: object, head: object = "e" * 40) -> dict[str, object]:
    commits = {"base_commit_sha": "b" * 40, "start_commit_sha": "5" * 64, "head_commit_sha": head}
    return {"id": number, **commits}


def test_the_newest_version_counts_wherever_it_stands() -> None:
    answer = json.dumps([version(7, "c" * 40), version(11), version(9, "d" * 40), "x"]).encode()

    assert find_newest_version(answer) == Version("b" * 40, "5" * 64, "e" * 40)


@pytest.mark.parametrize(
    "answer",
    [
        [],
        [version(1, None)],
        [version(1, "main")],
        [version(1, "E" * 40)],
        [version(1, "e" * 40 + "\n")],
        [version(1), version(2, "--upload-pack=x")],
        [version("1")],
        [version(number=True)],
        {"message": "404 Not found"},
    ],
)
def test_a_version_without_commits_is_refused(answer: object) -> None:
    with pytest.raises(KamplanError, match="version") as caught:
        find_newest_version(json.dumps(answer).encode())
    assert caught.value.hint


def test_an_answer_without_end_is_refused() -> None:
    assert find_said(b"[]".ljust(MOST_BYTES), "bot") == frozenset()
    with pytest.raises(KamplanError, match="larger than"):
        find_said(b"[]".ljust(MOST_BYTES + 1), "bot")
