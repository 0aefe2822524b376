"""What stands above the changes of a plan in Markdown: the verdict, the next step, the places."""

from collections.abc import Sequence

from kamplan.diff import WORK_TREE, Answer, Level, PlanDiff, count_levels
from kamplan.reporters.diff_text import describe_counts
from kamplan.reporters.markup import code
from kamplan.tongue import Tongue


def tell_verdict(diff: PlanDiff, tongue: Tongue) -> str:
    """Return the one line that a busy reader needs."""
    say, account = tongue.report, code(diff.account)
    counts = count_levels(diff.changes)
    if diff.answer is not Answer.CHANGED:
        return say("Account plan {account}: nothing to agree on", account=account)
    said = describe_counts(counts, tongue)
    if counts["alarms"]:
        return say(
            "Account plan {account}: the customer's words were touched ({counts})",
            account=account,
            counts=said,
        )
    if counts["material"]:
        return say(
            "Account plan {account}: what was agreed changes ({counts})",
            account=account,
            counts=said,
        )
    return say(
        "Account plan {account}: what was agreed stands ({counts})", account=account, counts=said
    )


def tell_places(diff: PlanDiff, tongue: Tongue) -> str:
    """Return the plan's file, and between which versions of it the changes are."""
    places = {
        "path": code(str(diff.path)),
        "old": code(_name_place(diff.old_name, tongue)),
        "new": code(_name_place(diff.new_name, tongue)),
    }
    if diff.renamed_from is None:
        return tongue.report("{path}, from {old} to {new}", **places)
    return tongue.report(
        "{path}, from {old} to {new}, moved from {before}",
        **places,
        before=code(str(diff.renamed_from)),
    )


def _name_place(name: str, tongue: Tongue) -> str:
    """Return where a plan comes from: a revision or a file as it is called, or the work tree."""
    return tongue.report("work tree") if name == WORK_TREE else name


def tell_next_step(diff: PlanDiff, tongue: Tongue) -> str:
    """Return what is to be done now, and by whom."""
    say = tongue.report
    leads = tongue.join([code(one) for one in diff.leads]) or say("both parties' leads")
    if diff.alarms:
        needs = [one.item.id for one in diff.alarms if one.item and one.item.kind == "need"]
        if not needs:
            return say(
                "{leads}: ask the speaker whether these are the words; a correction by the speaker "
                "is noted, anything else is taken back.",
                leads=leads,
            )
        return say(
            "{leads}: ask the speaker whether these are the words; a correction by the speaker "
            "is noted under `corrections:` of {need}, anything else is taken back.",
            leads=leads,
            need=code(needs[0]),
        )
    if any(one.level is Level.MATERIAL for one in diff.changes):
        return say(
            "{leads}: read the tables below; with both agreed, both sign again.", leads=leads
        )
    return ""


def tell_voids(names: Sequence[str], tongue: Tongue) -> str:
    """Return whose signatures no longer hold, as a sentence."""
    return tongue.report(
        "**No longer covered** by the signatures of {names}.",
        names=tongue.join([code(one) for one in names]),
    )
