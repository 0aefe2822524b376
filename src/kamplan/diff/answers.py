"""What a comparison of two files answers, also where nothing is to be told."""

from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from kamplan.diff.changes import Change, Comparison, Level
from kamplan.diff.compare import compare_files
from kamplan.diff.editorial import list_editorial
from kamplan.diff.sentences import tell_change
from kamplan.diff.showing import Speech

if TYPE_CHECKING:
    from kamplan.planfile import PlanFile


class Answer(StrEnum):
    """What the comparison of one plan comes to."""

    CHANGED = "changed"
    """There are changes to tell."""
    SAME_BYTES = "same-bytes"
    """The files are the same to the byte."""
    SAME_PLAN = "same-plan"
    """The files differ, and the plans in them say the same."""
    BELOW_LEVEL = "below-level"
    """There are changes, and all are milder than what was asked for."""


_NONE = Comparison(())
WORK_TREE = "work tree"
"""What people call the files as they lie there."""


class PlanDiff(NamedTuple):
    """One plan compared between two places, ready to be told."""

    path: PurePosixPath
    """The plan's file as named to people, the new one where it has another name now."""
    account: str
    old_name: str
    """Where the old plan comes from, in words: `main (1a2b3c4)`, `work tree`."""
    new_name: str
    answer: Answer
    changes: tuple[Change, ...] = ()
    """What reaches the level that was asked for."""
    hidden: int = 0
    """How many changes are milder than that."""
    editorial: tuple[Change, ...] = ()
    """How the files differ although the plans say the same."""
    comparison: Comparison = _NONE
    renamed_from: PurePosixPath | None = None
    """The plan's old file, where it had another name."""
    leads: tuple[str, ...] = ()
    """Who leads for the customer and for the supplier, by name, as far as the plan says."""
    voids: tuple[str, ...] = ()
    """Whose signatures no longer hold because of the changes, by name, the customer's first."""

    @property
    def alarms(self) -> tuple[Change, ...]:
        """The changes by which words of the customer were changed or went missing."""
        return tuple(one for one in self.changes if one.is_alarm)

    def tell(self, change: Change, speech: Speech | None = None) -> str:
        """Return a change of this plan as a sentence; plainly quoted unless told otherwise."""
        return tell_change(change, speech or Speech(self.comparison.names))


class Versions(NamedTuple):
    """Two versions of one plan and how to name them; a missing one is None."""

    path: PurePosixPath
    old: "PlanFile | None"
    new: "PlanFile | None"
    old_name: str
    new_name: str
    renamed_from: PurePosixPath | None = None


def answer_same(
    path: PurePosixPath,
    account: str,
    old_name: str,
    new_name: str,
    renamed_from: PurePosixPath | None = None,
) -> PlanDiff:
    """Return the answer for a plan whose files are the same to the byte; it need not be read."""
    same = Answer.SAME_BYTES
    return PlanDiff(path, account, old_name, new_name, same, renamed_from=renamed_from)


def answer_diff(
    versions: Versions, least: Level = Level.NOTABLE, *, signed_on: date | None = None
) -> PlanDiff:
    """Compare two versions of a plan.

    Args:
        versions: the two; one of them may be missing.
        least: the mildest level to tell.
        signed_on: the day of the last signature; needs said later are additions.

    """
    old, new = versions.old, versions.new
    known = new or old
    if known is None:
        raise ValueError("one of the versions must be there")
    comparison = compare_files(old, new, signed_on=signed_on)
    told = comparison.at(least)
    editorial: tuple[Change, ...] = ()
    is_same = old is not None and new is not None and old.document.text == new.document.text
    if old is not None and new is not None and not is_same and not comparison.changes:
        editorial = list_editorial(old, new)
    if told:
        answer = Answer.CHANGED
    elif comparison.changes:
        answer = Answer.BELOW_LEVEL
    else:
        answer = Answer.SAME_BYTES if is_same else Answer.SAME_PLAN
    return PlanDiff(
        path=versions.path,
        account=known.plan.account.id,
        old_name=versions.old_name,
        new_name=versions.new_name,
        answer=answer,
        changes=told + (editorial if least is Level.EDITORIAL else ()),
        hidden=len(comparison.changes) - len(told),
        editorial=editorial,
        comparison=comparison,
        renamed_from=versions.renamed_from,
        leads=_find_leads(known),
    )


def _find_leads(file: "PlanFile") -> tuple[str, ...]:
    names = {one.id: one.name for one in file.plan.contacts}
    leads = (file.plan.customer.lead, file.plan.supplier.lead)
    return tuple(names.get(one, one) for one in leads if one)
