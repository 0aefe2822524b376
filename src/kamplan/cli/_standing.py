"""How status and overview find out where a plan stands: signatures, notes, earlier versions."""

from datetime import date
from typing import TYPE_CHECKING

from kamplan.cli._signoffs import judge_beside
from kamplan.cli._wiring import LoadedPlan
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.model import Plan
    from kamplan.review.status import Status
    from kamplan.review.winning import Winning
    from kamplan.signoff import SignoffState


def build_standing(found: LoadedPlan, day: date, *, is_compared: bool = False) -> "Status":
    """Return where a plan stands.

    Args:
        found: the plan.
        day: the day to judge by.
        is_compared: whether to look, in what was signed or in git, if winning has changed its
            meaning.

    """
    from kamplan import workspace
    from kamplan.review.status import build_status

    def find_notes(relative: str) -> str | None:
        return workspace.read_notes(found.location.path, relative)

    signoff = judge_beside(found.file.plan, found.location.path)
    return build_status(
        found.file,
        found.settings,
        day,
        find_notes,
        signoff=signoff,
        winning=_compare(found, signoff) if is_compared else None,
    )


def _compare(found: LoadedPlan, signoff: "SignoffState") -> "Winning | None":
    """Compare with what both last signed, else with the plan's first version in git."""
    from kamplan.review.winning import compare_winning

    before = _find_signed(signoff) or _find_first(found)
    return None if before is None else compare_winning(before[0], found.file.plan, before[1])


def _find_signed(signoff: "SignoffState") -> "tuple[Plan, str] | None":
    from kamplan.signoff import BrokenStatementError, load_payload

    complete = [one for one in signoff.rounds if one.is_complete]
    if not complete:
        return None
    day = max(one.signed_on for one in complete[-1].statements.values())
    try:
        return load_payload(complete[-1].payload), f"both signed on {day.isoformat()}"
    except BrokenStatementError:
        return None


def _find_first(found: LoadedPlan) -> "tuple[Plan, str] | None":
    """Return the first version that git holds and that can be read; none where git has none."""
    from kamplan.planfile import load_plan
    from kamplan.vcs import open_repository

    try:
        repository = open_repository(found.location.path)
        if repository is None or repository.head() is None:
            return None
        path = repository.relative(found.location.path)
        revisions = list(repository.history(path))
        if not revisions or revisions[-1].is_cut:
            return None
        first = revisions[-1]
        (content,) = repository.read_blobs([first.blob]) if first.blob else (None,)
    except KamplanError:
        # Without git, or with a repository that it cannot read, there is nothing to compare with.
        return None
    loaded = None if content is None else load_plan(content, found.file.path)
    if loaded is None or loaded.file is None or loaded.diagnostics:
        return None
    return loaded.file.plan, f"the first version of {first.written.date().isoformat()}"
