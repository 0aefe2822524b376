"""Who signed the plan, and whether that still holds."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from kamplan.render.views.context import Context
from kamplan.render.views.values import Ref
from kamplan.render.vocabulary import PROOFS
from kamplan.render.words import Words

if TYPE_CHECKING:
    from kamplan.model import Plan
    from kamplan.signoff import Assurance, SignoffState, Statement


class SignatureView(NamedTuple):
    """One party's signature."""

    party: str
    name: str
    contact: Ref
    on: date
    as_of: date
    """What the customer said later is not covered."""
    method: str
    evidence: str | None
    summary: str


class SignoffView(NamedTuple):
    """All signatures, and what they are worth today."""

    standing: str
    """`draft`, `waiting`, `agreed`, `changed`, `superseded` or `broken`."""
    title: str
    """The state in a few words."""
    meaning: str
    """What that means, in a sentence."""
    code: str | None
    """The short code of what was signed."""
    digest: str | None
    agreed_on: date | None
    heard_since: int
    customer: SignatureView | None
    supplier: SignatureView | None
    why: tuple[str, ...]
    """Why the signatures do not hold, a sentence each."""
    rounds: int
    """How often both signed before, this time among them."""


class Signatures(NamedTuple):
    """What was found about the signatures of a plan."""

    files: Mapping[str, bytes]
    """Name and bytes of each file in its `signoffs/`."""
    proofs: "Mapping[str, Assurance]" = MappingProxyType({})
    """What else proves a statement, by the name of its file; all others are only recorded."""
    protected: Mapping[str, bytes] | None = None
    """The files as the protected branch has them, where it was asked."""


def judge(plan: "Plan", found: Signatures | Mapping[str, bytes] | None) -> "SignoffState | None":
    """Return what signatures, or the mere files of `signoffs/`, are worth; None without any."""
    if found is None:
        return None
    files, proofs, protected = found if isinstance(found, Signatures) else Signatures(found)
    if not files and not protected:
        return None
    from kamplan.signoff import judge_signoff  # most plans are drafts: they need not wait for it

    return judge_signoff(plan, files, proofs=proofs, protected=protected)


def find_signed_on(state: "SignoffState | None") -> date | None:
    """Return the day up to which needs are part of what both last signed, if they did."""
    if state is None:
        return None
    from kamplan.review.state import find_signed_on as find

    return find(state)


def build_signoff(state: "SignoffState | None", context: Context) -> SignoffView:
    """Build the state of the signatures; None stands for there being none."""
    say = context.words.say
    if state is None:
        title, meaning = say("Not signed"), say("Nobody has signed this plan yet.")
        return SignoffView("draft", title, meaning, None, None, None, 0, None, None, (), 0)
    title, meaning = _tell(state, context)
    signed = {one.party: _build_signature(one, context) for one in state.statements}
    return SignoffView(
        standing=state.standing.value,
        title=title,
        meaning=meaning,
        code=state.code,
        digest=state.digest,
        agreed_on=state.agreed_on,
        heard_since=state.heard_since,
        customer=signed.get("customer"),
        supplier=signed.get("supplier"),
        why=tuple(_tell_why(state, context.words)),
        rounds=sum(1 for one in state.rounds if one.is_complete),
    )


def _build_signature(one: "Statement", context: Context) -> SignatureView:
    return SignatureView(
        party=one.party,
        name=one.signer.name,
        contact=context.register.refer("contact", one.signer.contact),
        on=one.signed_on,
        as_of=one.as_of,
        method=context.words.choice("Statement", "method", one.method),
        evidence=one.evidence,
        summary=one.summary,
    )


def _tell(state: "SignoffState", context: Context) -> tuple[str, str]:
    say, count, standing = context.words.say, context.words.count, state.standing.value
    if standing == "agreed":
        on = context.words.day(state.agreed_on) if state.agreed_on else ""
        level = PROOFS[state.assurance.value if state.assurance else "recorded"]
        return say("Agreed on {day}", day=on), say(level)
    if standing == "waiting":
        waiting: dict[tuple[str, ...], str] = {
            ("customer",): say("Waiting for the customer"),
            ("supplier",): say("Waiting for the supplier"),
        }
        return (
            waiting.get(tuple(state.waiting_for)) or say("Waiting for both"),
            say("One side has signed exactly this plan; the other has not yet."),
        )
    if standing == "changed":
        title = count(
            "Changed since it was agreed: {n} change",
            "Changed since it was agreed: {n} changes",
            len(state.changes),
        )
        return title, say("Both signed an earlier text. It takes both again to sign this one.")
    if standing == "superseded":
        return (
            say("Not the plan that was signed last"),
            say("This text was signed once, and then both signed another. That one holds."),
        )
    if standing == "broken":
        return (
            say("The signatures cannot be trusted"),
            say("Something in the folder of signatures is not as both left it."),
        )
    return say("Not signed"), say("Nobody has signed this plan yet.")


def _tell_why(state: "SignoffState", words: Words) -> Iterator[str]:
    for one in state.flaws:
        yield f"signoffs/{one.file}: {words.say(one.text, **one.values)}"
    if state.flaws or state.comparison is None:
        return
    from kamplan.diff import Speech, tell_change  # most plans are as they were signed

    speech = Speech(state.comparison.names, tongue=words.tongue())
    for change in state.changes:
        yield tell_change(change, speech)
