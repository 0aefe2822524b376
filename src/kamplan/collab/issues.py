"""Needs that people tell in issues on GitLab, and what our bot has answered to them.

Sources: <https://docs.gitlab.com/api/issues/#list-project-issues>, <https://docs.gitlab.com/api/notes/>.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from hashlib import sha256
from typing import Any, NamedTuple

from kamplan.collab.forges import is_by, is_number, read_list
from kamplan.collab.need_form import is_form

_MARKER = re.compile(r"<!-- kamplan need: (proposed|changed|refused) ([0-9a-f]{16}) -->")


class ToldIssue(NamedTuple):
    """An issue in which somebody tells a need, or may mean to."""

    number: int
    """As people see it, `iid`."""
    text: str


class AnswerKind(StrEnum):
    """What somebody is told about their need."""

    PROPOSED = "proposed"
    """It is a proposal."""
    CHANGED = "changed"
    """The text changed behind the proposal."""
    REFUSED = "refused"
    """Nothing was written, and why."""


class OwnAnswer(NamedTuple):
    """What our bot answered before."""

    kind: AnswerKind
    digest: str
    """Of the text that it answered."""
    body: str


def find_told(answers: Iterable[bytes], label: str) -> list[ToldIssue]:
    """Return the open issues that tell a need, the oldest first.

    It is one that begins as the form does, one with the label, or one that came by mail.

    Args:
        answers: GitLab's lists of issues, one a page.
        label: whose issues are needs however they are written.

    Raises:
        KamplanError: one of them is no list of issues.

    """
    found = {}
    for answer in answers:
        for one in read_list(answer, "issues"):
            number, text = one.get("iid"), one.get("description")
            text = text if isinstance(text, str) else ""
            if not is_number(number) or number <= 0 or one.get("state", "opened") != "opened":
                continue
            if is_form(text) or one.get("service_desk_reply_to") or _has_label(one, label):
                found[number] = ToldIssue(number, text)
    return [found[number] for number in sorted(found)]


def _has_label(issue: dict[str, Any], label: str) -> bool:
    labels = issue.get("labels")
    names = [one for one in labels if isinstance(one, str)] if isinstance(labels, list) else []
    return label.casefold() in (one.casefold() for one in names)


def digest_of(text: str) -> str:
    """Return the digest by which a text is known again, however a forge ends its lines."""
    plain = text.replace("\r\n", "\n").rstrip()
    return sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def make_marker(kind: AnswerKind, digest: str) -> str:
    """Return the first line of an answer, by which it is found again."""
    return f"<!-- kamplan need: {kind} {digest} -->"


def find_answers(answers: Iterable[bytes], author: str) -> list[OwnAnswer]:
    """Return what our own bot answered, in the order in which the forge gives it.

    Anybody can write our marker; only what our bot wrote is ours.

    Args:
        answers: GitLab's lists of the notes of an issue, one a page.
        author: the bot's name on the forge.

    Raises:
        KamplanError: one of them is no list of notes.

    """
    found = []
    for answer in answers:
        for one in read_list(answer):
            body = one.get("body")
            if not isinstance(body, str) or one.get("system") is True or not is_by(one, author):
                continue
            marker = _MARKER.fullmatch(body.partition("\n")[0].rstrip())
            if marker:
                found.append(OwnAnswer(AnswerKind(marker[1]), marker[2], body))
    return found


def is_answered(kind: AnswerKind, digest: str, body: str, before: list[OwnAnswer]) -> bool:
    """Say whether somebody was told this already.

    Args:
        kind: of the answer.
        digest: of the text that it answers.
        body: the answer.
        before: what was answered before, the newest first.

    """
    if kind is AnswerKind.REFUSED:
        return bool(before) and before[0].body.split() == body.split()
    return any(one.digest == digest and one.kind is not AnswerKind.REFUSED for one in before)
