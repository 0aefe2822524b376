"""What forges answer about the comments of a proposal.

GitHub: <https://docs.github.com/rest/issues/comments>. GitLab:
<https://docs.gitlab.com/api/notes>.
"""

import json
from typing import Any

from kamplan.errors import KamplanError


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
    for one in _read_list(answer):
        if _is_ours(one, marker, author):
            found = one.get("id")
            if isinstance(found, int) and not isinstance(found, bool):
                return found
    return None


def find_said(answer: bytes, author: str) -> frozenset[tuple[str, str]]:
    """Return path and text of every comment on a line that our own bot wrote.

    Args:
        answer: the forge's answer, a JSON list of comments of reviews.
        author: the bot's name on the forge.

    Raises:
        KamplanError: this is no list of comments.

    """
    return frozenset(
        (one["path"], one["body"])
        for one in _read_list(answer)
        if isinstance(one.get("path"), str)
        and isinstance(one.get("body"), str)
        and _is_by(one, author)
    )


def _read_list(answer: bytes) -> list[dict[str, Any]]:
    try:
        comments = json.loads(answer)
    except (ValueError, RecursionError):
        raise _no_list() from None
    if not isinstance(comments, list):
        raise _no_list()
    return [one for one in comments if isinstance(one, dict)]


def _is_ours(comment: dict[str, Any], marker: str, author: str) -> bool:
    body = comment.get("body")
    if not isinstance(body, str) or body.splitlines()[:1] != [marker]:
        return False
    if comment.get("system") is True:
        return False
    return _is_by(comment, author)


def _is_by(comment: dict[str, Any], author: str) -> bool:
    # GitHub says `user` with `login`, GitLab `author` with `username`.
    for who, name in (("user", "login"), ("author", "username")):
        person = comment.get(who)
        if isinstance(person, dict):
            return person.get(name) == author
    return False


def _no_list() -> KamplanError:
    return KamplanError(
        "this is not a list of comments as a forge answers",
        hint="on GitHub /repos/OWNER/REPO/issues/NUMBER/comments, on GitLab …/notes",
    )
