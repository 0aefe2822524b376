"""The id of a new entry: given, or made from its words; never one that stood in the plan before."""

import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from kamplan.errors import KamplanError
from kamplan.model.shape import shape_of
from kamplan.planfile import PlanFile, load_plan
from kamplan.scaffold.entries.kinds import EntryKind
from kamplan.scaffold.entries.values import read_one
from kamplan.scaffold.names import make_contact_id, make_id

IsSpent = Callable[[str, str], bool]
"""Says of a kind of item and an id whether an earlier version of the plan had such an item."""

LENGTH = 32
"""How long an id made from words may be: it is typed often."""

_ID = shape_of("plan").fields["account"].record
_QUOTES = str.maketrans("", "", "'’‘")


def choose_id(
    file: PlanFile, kind: EntryKind, given: str | None, words: str, is_spent: IsSpent
) -> str:
    """Return the id of a new entry.

    Args:
        file: the plan.
        kind: a kind that has ids.
        given: the id that somebody wants, or None.
        words: what to make it from otherwise.
        is_spent: asked of ids that the plan does not have now.

    Raises:
        KamplanError: the id that was given is none, is there already, or was used before.

    """
    if given is not None:
        return _check_given(file, kind, given, is_spent)
    taken = _Taken(file, kind.name, is_spent)
    if kind.name == "contact":
        return make_contact_id(words, taken)
    return make_id(words.translate(_QUOTES), taken, otherwise=kind.name, length=LENGTH)


def _check_given(file: PlanFile, kind: EntryKind, given: str, is_spent: IsSpent) -> str:
    assert _ID is not None  # noqa: S101 - the account is a record
    wanted = str(read_one("--id", given, _ID.fields["id"]))
    free = make_id(wanted, _Taken(file, kind.name, is_spent), otherwise=kind.name)
    if file.has(kind.name, wanted):
        line = file.document.span(file.ids[kind.name][wanted][0]).line
        raise KamplanError(
            f"--id: there is {kind.article} `{wanted}` already, in line {line} of {file.path}",
            hint=f"another id, for example --id {free}",
        )
    if free != wanted:
        raise KamplanError(
            f"--id: {kind.article} `{wanted}` stood in this plan before, and ids are never used "
            "again",
            hint=f"another id, for example --id {free}",
        )
    return wanted


class _Taken:
    """All ids that a new item of a kind cannot have."""

    def __init__(self, file: PlanFile, kind: str, is_spent: IsSpent) -> None:
        self._kind = kind
        self._file = file
        self._is_spent = is_spent

    def __contains__(self, one: object) -> bool:
        return isinstance(one, str) and (
            self._file.has(self._kind, one) or self._is_spent(self._kind, one)
        )


def find_spent(contents: Iterable[bytes], kind: str, one: str) -> bool:
    """Say whether an item of a kind bore an id in one of these versions of a plan.

    A version that cannot be read as a plan counts where the id stands in it at all.
    """
    # To read each of a thousand versions would take seconds; most hold no such id anywhere.
    pattern = re.compile(rb"\b(?:id|renamed_from)\W+" + re.escape(one.encode()) + rb"(?![-\w])")
    for content in contents:
        if pattern.search(content) is None:
            continue
        file = load_plan(content, PurePosixPath("plan.yaml")).file
        if file is None or file.has(kind, one):
            return True
    return False
