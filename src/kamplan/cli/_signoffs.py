"""What commands about signatures share: the files, the state, and what changed since."""

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kamplan.cli._terminal import print_note

if TYPE_CHECKING:
    from kamplan.cli._changing import ChangedPlan
    from kamplan.model import Plan
    from kamplan.signoff import Folder, SignoffState
    from kamplan.vcs import Repository

MOST_TOLD = 20
"""How many changes are told before the rest is counted."""


def tell_changes_since(plan: "Plan", folder: "Folder") -> list[str]:
    """Return what changed since both parties last signed, in the plan's own terms."""
    from kamplan.diff import Level, compare_plans
    from kamplan.diff.sentences import tell_change
    from kamplan.diff.showing import Speech
    from kamplan.signoff import load_payload

    complete = [one for one in folder.rounds if one.is_complete]
    if not complete:
        return ["nobody signed before"]
    last = complete[-1]
    as_of = min(one.as_of for one in last.statements.values())
    comparison = compare_plans(load_payload(last.payload), plan, signed_on=as_of)
    changes = comparison.at(Level.MATERIAL)
    if not changes:
        return ["nothing that was agreed changed since both signed"]
    speech = Speech(comparison.names)
    told = [f"  {tell_change(one, speech)}" for one in changes[:MOST_TOLD]]
    rest = len(changes) - len(told)
    more = [f"  and {rest} more"] if rest else []
    return ["changed since both signed:", *told, *more]


def judge_beside(plan: "Plan", plan_path: Path) -> "SignoffState":
    """Return what the statements beside a plan's file are worth; no key or forge is asked."""
    from kamplan import workspace
    from kamplan.signoff import judge_signoff

    return judge_signoff(plan, workspace.read_signoffs(plan_path))


def note_broken_agreement(changed: "ChangedPlan") -> None:
    """Say on stderr that a change touches what both parties signed, where it does."""
    path = changed.found.location.path
    if not changed.is_written or not judge_beside(changed.found.file.plan, path).is_agreed:
        return
    if judge_beside(changed.plan, path).is_void:
        print_note(
            "note: both signed this plan, and this changes what they agreed to: "
            "kamplan verify; it asks for new signatures"
        )


def read_signoffs_at(
    repository: "Repository", commit: str, plan_path: PurePosixPath
) -> dict[str, bytes]:
    """Return the files of `signoffs/` beside a plan as a commit has them."""
    folder = plan_path.parent / "signoffs"
    found: dict[str, bytes] = {}
    for path in repository.paths(commit, folder):
        if path.parent == folder and not path.name.startswith("."):
            content = repository.read(commit, path)
            if content is not None:
                found[path.name] = content
    return found
