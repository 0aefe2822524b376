"""What forges answer about the comments of a proposal.

GitHub: <https://docs.github.com/rest/issues/comments>. GitLab: <https://docs.gitlab.com/api/notes/>,
<https://docs.gitlab.com/api/merge_requests/#get-merge-request-diff-versions>.
"""

import json
import re
from typing import Any, NamedTuple, TypeGuard

from kamplan.errors import KamplanError

MOST_BYTES = 64 * 1024 * 1024
"""How long an answer may be: a hundred comments, each as long as a forge allows."""
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class Version(NamedTuple):
    """The commits that a merge request on GitLab compares."""

    base: str
    """Where the proposal parted from what it is proposed to."""
    start: str
    """What it is proposed to."""
    head: str
    """What is proposed."""


def find_newest_version(answer: bytes) -> Version:
    """Return the commits that a merge request compares now.

    Args:
        answer: GitLab's answer, a JSON list of the versions of a merge request.

    Raises:
        KamplanError: this is no such list, or none of them is complete.

    """
    versions = [one for one in read_list(answer, "versions") if is_number(one.get("id"))]
    newest = max(versions, key=lambda one: int(one["id"]), default={})
    keys = ("base_commit_sha", "start_commit_sha", "head_commit_sha")
    commits = [newest.get(key) for key in keys]
    if not all(isinstance(one, str) and _COMMIT.fullmatch(one) for one in commits):
        raise KamplanError(
            "the newest version of the merge request names no commits to compare",
            hint="GitLab makes it soon after a push: run the job again",
        )
    return Version(*map(str, commits))


def find_own_comment(answer: bytes, marker: str, author: str) -> int | None:
    """Return the id of the comment that our own bot wrote, or None where there is none.

    Anybody can write our marker into a comment; only what our bot wrote is ours.

    Args:
        answer: the forge's answer, a JSON list of comments.
        marker: the line that ours begins with.
        author: the bot's name on the forge.

    Raises:
        KamplanError: this is no list of comments.

    """
    for one in read_list(answer):
        if _is_ours(one, marker, author) and is_number(one.get("id")):
            return int(one["id"])
    return None


def find_said(answer: bytes, author: str) -> frozenset[tuple[str, str]]:
    """Return path and text of every comment on a line that our own bot wrote.

    Args:
        answer: the forge's answer, a JSON list of comments of reviews, on GitLab of notes.
        author: the bot's name on the forge.

    Raises:
        KamplanError: this is no list of comments.

    """
    found = set()
    for one in read_list(answer):
        path, body = _find_path(one), one.get("body")
        if isinstance(path, str) and isinstance(body, str) and is_by(one, author):
            found.add((path, body))
    return frozenset(found)


def _find_path(comment: dict[str, Any]) -> object:
    # GitLab's notes have a place with the paths of both sides.
    place = comment.get("position")
    return place.get("new_path") if isinstance(place, dict) else comment.get("path")


def is_number(value: object) -> TypeGuard[int]:
    """Say whether what a forge gives as a number is one."""
    return isinstance(value, int) and not isinstance(value, bool)


def read_list(answer: bytes, what: str = "comments") -> list[dict[str, Any]]:
    """Return the entries of a forge's answer.

    Args:
        answer: a JSON list.
        what: of what it is a list: `comments`, `versions` or `issues`.

    Raises:
        KamplanError: this is no such list.

    """
    if len(answer) > MOST_BYTES:
        raise KamplanError(f"this is larger than {MOST_BYTES // 1024 // 1024} MB")
    try:
        comments = json.loads(answer)
    except (ValueError, RecursionError):
        raise _no_list(what) from None
    if not isinstance(comments, list):
        raise _no_list(what)
    return [one for one in comments if isinstance(one, dict)]


def _is_ours(comment: dict[str, Any], marker: str, author: str) -> bool:
    body = comment.get("body")
    if not isinstance(body, str) or body.splitlines()[:1] != [marker]:
        return False
    if comment.get("system") is True:
        return False
    return is_by(comment, author)


def is_by(comment: dict[str, Any], author: str) -> bool:
    """Say whether a comment was written under this name."""
    # GitHub says `user` with `login`, GitLab `author` with `username`.
    for who, name in (("user", "login"), ("author", "username")):
        person = comment.get(who)
        if isinstance(person, dict):
            return person.get(name) == author
    return False


def _no_list(what: str) -> KamplanError:
    asked = {
        "comments": "on GitHub /repos/OWNER/REPO/issues/NUMBER/comments, on GitLab …/notes",
        "issues": "on GitLab …/projects/ID/issues",
        "versions": "on GitLab …/merge_requests/NUMBER/versions",
    }
    return KamplanError(f"this is not a list of {what} as a forge answers", hint=asked[what])
