"""The state of sign-off in words, the same for every command."""

from kamplan.diff.sentences import tell_change
from kamplan.diff.showing import Speech
from kamplan.signoff.state import SignoffState, Standing
from kamplan.signoff.statements import Statement

ASSURANCE_WORDS = {
    "recorded": "a statement by a person of each party is on file",
    "approved": "each signer's review on the forge says the same",
    "signed": "each signer's key says the same",
}
"""What each level proves."""


def describe_state(state: SignoffState) -> str:
    """Return the state in a line, as `agreed (recorded) on 2025-12-11, code A5YA-…`."""
    if state.standing is Standing.DRAFT:
        return "draft: nobody has signed"
    if state.standing is Standing.WAITING:
        return f"waiting for the {' and the '.join(state.waiting_for)}, code {state.code}"
    if state.standing is Standing.AGREED:
        level = state.assurance.value if state.assurance else "recorded"
        text = f"agreed ({level}) on {state.agreed_on}, code {state.code}"
        if state.heard_since:
            needs = "need" if state.heard_since == 1 else "needs"
            text += f", {state.heard_since} {needs} heard since"
        return text
    if state.standing is Standing.CHANGED:
        number = len(state.changes)
        changes = "change" if number == 1 else "changes"
        return f"changed since agreed: {number} {changes} to what was signed"
    if state.standing is Standing.SUPERSEDED:
        return "superseded: the plan says what an older sign-off covered, not the newest"
    number = len(state.flaws)
    return f"broken: {number} {'file' if number == 1 else 'files'} in signoffs/ cannot be trusted"


def describe_statement(one: Statement) -> str:
    """Return who signed, when and how."""
    text = f"{one.party}: {one.signer.name}, {one.signed_on}, {one.method}"
    return f"{text}, {one.evidence}" if one.evidence else text


def tell_why(state: SignoffState, speech: Speech | None = None) -> list[str]:
    """Return why a signature does not hold, a sentence each; nothing where it does."""
    if state.flaws:
        return [f"signoffs/{one.file}: {one.message}" for one in state.flaws]
    if state.comparison is None:
        return []
    speech = speech or Speech(state.comparison.names)
    return [tell_change(one, speech) for one in state.changes]
