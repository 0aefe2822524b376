"""What people are told about a proposal: the verdict, the next step, the message of its commit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kamplan.collab.references import part_references
from kamplan.diff import Answer, Level, PlanDiff, Speech, count_levels
from kamplan.diff.showing import cut_text
from kamplan.tongue import ENGLISH, Tongue

if TYPE_CHECKING:
    from kamplan.model import Plan

_LONGEST_SUBJECT = 72
_MOST_TOLD = 60
"""How many changes a commit's message tells before the rest is counted."""


class Verdict(StrEnum):
    """What a proposal comes to; the gravest that holds."""

    UNREADABLE = "unreadable"
    WORDS_TOUCHED = "words-touched"
    FAULTY = "faulty"
    VOIDS = "voids"
    MATERIAL = "material"
    NOTABLE = "notable"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the verdict and the next step follow from."""

    diffs: tuple[PlanDiff, ...]
    voids: tuple[str, ...] = ()
    """Whose signatures no longer hold, by name."""
    errors: int = 0
    """What the check found that must be mended."""
    unreadable: int = 0
    """Plans that could not be read at all."""
    customer_lead: str | None = None
    """Who answers for the plan at the customer, by name."""
    supplier_lead: str | None = None


def judge_proposal(facts: Facts) -> Verdict:
    """Return what a proposal comes to."""
    changes = [change for diff in facts.diffs for change in diff.changes]
    if facts.unreadable:
        return Verdict.UNREADABLE
    if any(change.is_alarm for change in changes):
        return Verdict.WORDS_TOUCHED
    if facts.errors:
        return Verdict.FAULTY
    if facts.voids:
        return Verdict.VOIDS
    if any(change.level is Level.MATERIAL for change in changes):
        return Verdict.MATERIAL
    return Verdict.NOTABLE if changes else Verdict.NOTHING


def describe_verdict(verdict: Verdict, tongue: Tongue = ENGLISH) -> str:
    """Return the one line that a busy reader needs, to stand behind the name of the plan."""
    say = tongue.report
    match verdict:
        case Verdict.UNREADABLE:
            return say("the plan cannot be read")
        case Verdict.WORDS_TOUCHED:
            return say("words of the customer were changed or are missing")
        case Verdict.FAULTY:
            return say("something in the plan must be put right first")
        case Verdict.VOIDS:
            return say("what both signed changes")
        case Verdict.MATERIAL:
            return say("what is to be agreed changes")
        case Verdict.NOTABLE:
            return say("what was agreed stands, and something was added to it")
        case Verdict.NOTHING:
            return say("nothing in the plan changes")


def choose_next_step(
    facts: Facts, name: Callable[[str], str] = str, tongue: Tongue = ENGLISH
) -> str:
    """Return what is to be done now and by whom, in a sentence or two.

    Args:
        facts: what is known of the proposal.
        name: how the name of a person or a need is set off from the words around it.
        tongue: the language.

    """
    say = tongue.report
    customer = name(facts.customer_lead) if facts.customer_lead else say("the customer's lead")
    supplier = name(facts.supplier_lead) if facts.supplier_lead else say("the supplier's lead")
    match judge_proposal(facts):
        case Verdict.UNREADABLE:
            return say(
                "{supplier}: open the file at the first place named below and put it right; what "
                "changes can be told only then.",
                supplier=supplier,
            )
        case Verdict.WORDS_TOUCHED:
            return _ask_speaker(supplier, _find_alarm(facts), name, tongue)
        case Verdict.FAULTY:
            return tongue.count(
                "{supplier}: put the error below right in this proposal.",
                "{supplier}: put the {n} errors below right in this proposal.",
                facts.errors,
            ).format_map({"supplier": supplier})
        case Verdict.VOIDS:
            return say(
                "{customer} and {supplier}: read what changes. When it is accepted, both sign "
                "again: `kamplan sign`.",
                customer=customer,
                supplier=supplier,
            )
        case Verdict.MATERIAL:
            return say(
                "{customer} and {supplier}: read what changes, and say below whether you agree. "
                "What both agree to is accepted.",
                customer=customer,
                supplier=supplier,
            )
        case Verdict.NOTABLE:
            return say("{supplier}: accept it. Nobody needs to sign again.", supplier=supplier)
        case Verdict.NOTHING:
            return say("nobody has to do anything.")


def _ask_speaker(
    supplier: str, need: str | None, name: Callable[[str], str], tongue: Tongue
) -> str:
    if need is None:
        return tongue.report(
            "{supplier}: ask the person who said it. If these are the words now, "
            "`kamplan correct` keeps the old ones beside them; if not, take the change back.",
            supplier=supplier,
        )
    return tongue.report(
        "{supplier}: ask the person who said it ({need}). If these are the words now, "
        "`kamplan correct` keeps the old ones beside them; if not, take the change back.",
        supplier=supplier,
        need=name(need),
    )


def _find_alarm(facts: Facts) -> str | None:
    """Return the id of the first need whose words were touched."""
    items = (change.item for diff in facts.diffs for change in diff.alarms)
    return next((one.id for one in items if one is not None), None)


def find_leads(plan: "Plan") -> tuple[str | None, str | None]:
    """Return who leads for the customer and for the supplier, by name."""
    names = {one.id: one.name for one in plan.contacts}
    customer, supplier = plan.customer.lead, plan.supplier.lead
    return (
        names.get(customer, customer) if customer else None,
        names.get(supplier, supplier) if supplier else None,
    )


@dataclass(frozen=True, slots=True)
class Message:
    """The message of a commit, and of the proposal made from it."""

    subject: str
    body: str

    def __str__(self) -> str:
        """Return it as git keeps it."""
        return f"{self.subject}\n\n{self.body}".rstrip("\n") + "\n"


def write_message(diffs: Sequence[PlanDiff], own: str | None = None) -> Message:
    """Return the message for what changed, told in the plan's own terms.

    Args:
        diffs: each plan with what changed in it.
        own: what its author says of it, whose first line becomes the subject.

    """
    told = [sentence for diff in diffs for sentence in _tell_all(diff, is_named=len(diffs) > 1)]
    first, _, rest = (own or "").strip().partition("\n")
    subject = first.strip() or _make_subject(diffs)
    more = len(told) - _MOST_TOLD
    lines = [f"- {one}" for one in told[:_MOST_TOLD]]
    if more > 0:
        lines.append(f"- and {more} more")
    body = "\n".join(lines)
    return Message(subject, "\n\n".join(one for one in (rest.strip(), body) if one))


def _make_subject(diffs: Sequence[PlanDiff]) -> str:
    accounts = ", ".join(diff.account for diff in diffs)
    changes = [change for diff in diffs for change in diff.changes]
    if not changes:
        files = any(diff.answer is not Answer.SAME_BYTES for diff in diffs)
        return (
            f"{accounts}: written otherwise, and the plan says the same"
            if files
            else (f"{accounts}: notes and signatures")
        )
    if len(changes) == 1 and len(diffs) == 1:
        told = part_references(diffs[0].tell(changes[0]))
        return cut_text(f"{accounts}: {told}", _LONGEST_SUBJECT)
    counts = count_levels(changes)
    said = [f"{counts[level]} {level}" for level in ("material", "notable") if counts[level]]
    return cut_text(f"{accounts}: {len(changes)} changes ({', '.join(said)})", _LONGEST_SUBJECT)


def _tell_all(diff: PlanDiff, *, is_named: bool) -> list[str]:
    from kamplan.yamldoc import make_visible

    speech = Speech(diff.comparison.names)
    prefix = f"{diff.account}: " if is_named else ""
    told = (diff.tell(change, speech) for change in diff.changes)
    # Where the words of somebody are merged, they close no issue.
    return [make_visible(prefix + part_references(one)) for one in told]
