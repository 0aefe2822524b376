"""The state of sign-off as text, JSON or Markdown."""

import json
from typing import TYPE_CHECKING, Any

from kamplan.reporters.report import shown
from kamplan.signoff import (
    Assurance,
    SignoffState,
    build_payload,
    compute_digest,
    list_left_out,
    read_folder,
    short_code,
)
from kamplan.signoff.words import ASSURANCE_WORDS, describe_state, describe_statement, tell_why

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamplan.model import Plan
    from kamplan.planfile import PlanFile

SCHEMA_VERSION = 1
NOT_QUALIFIED = "This is evidence of what both agreed, not a qualified electronic signature."


def render_signoff(state: SignoffState, file: "PlanFile", least: Assurance, form: str) -> str:
    """Return the state in the form `text`, `json` or `markdown`."""
    if form == "json":
        return json.dumps(_as_data(state, file, least), ensure_ascii=False, indent=2) + "\n"
    head = describe_state(state)
    who = [describe_statement(one) for one in state.statements]
    why = tell_why(state)
    proved = _tell_level(state, least)
    if form == "markdown":
        lines = [f"**{_code(file.plan.account.id)}: {head}**", ""]
        lines += [f"- {_code(one)}" for one in who]
        lines += ["", "What changed:", ""] if why else []
        lines += [f"- {_code(one)}" for one in why]
        lines += ["", proved] if proved else []
        return "\n".join([*lines, "", NOT_QUALIFIED, ""])
    lines = [f"{file.plan.account.id}: {head}", *(f"  {shown(one)}" for one in who)]
    lines += [f"  {shown(one)}" for one in why]
    lines += [f"  {proved}"] if proved else []
    return "\n".join(lines) + "\n"


def render_explanation(plan: "Plan", files: "Mapping[str, bytes]") -> str:
    """Return the payload of a plan, its digest, and what no signature covers."""
    rounds = read_folder(files, plan.account.id).rounds
    statements = rounds[-1].statements.values() if rounds else ()
    as_of = min((one.as_of for one in statements), default=None)
    payload = build_payload(plan, as_of)
    digest = compute_digest(payload)
    lines = [
        f"digest  {digest}",
        f"code    {short_code(digest)}",
        f"as of   {as_of or 'today: every need is covered'}",
        "",
        "What a signature covers:",
        shown_json(payload),
        "",
        "What it does not cover:",
        *(f"  {shown(one.place)}: {one.why}" for one in list_left_out(plan, as_of)),
    ]
    return "\n".join(lines) + "\n"


def shown_json(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """Return JSON for a person to read: indented, everything unprintable escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True)
    return "\n".join(shown(line) for line in text.split("\n"))


def _tell_level(state: SignoffState, least: Assurance) -> str:
    if state.assurance is None:
        return ""
    said = f"{state.assurance.value}: {ASSURANCE_WORDS[state.assurance.value]}"
    if not state.assurance.reaches(least):
        said += f"; {least.value} is required here"
    return said


def _code(text: str) -> str:
    """Return a text as Markdown shows it to the letter."""
    visible = shown(text)
    fence = "`"
    while fence in visible:
        fence += "`"
    edge = " " if visible.startswith("`") or visible.endswith("`") else ""
    return f"{fence}{edge}{visible}{edge}{fence}"


def _as_data(state: SignoffState, file: "PlanFile", least: Assurance) -> dict[str, Any]:
    is_enough = state.is_agreed and state.assurance is not None and state.assurance.reaches(least)
    return {
        "schemaVersion": SCHEMA_VERSION,
        "kind": "signoff",
        "account": file.plan.account.id,
        "path": str(file.path),
        "state": state.standing.value,
        "summary": describe_state(state),
        "agreed": is_enough,
        "required": least.value,
        "assurance": state.assurance.value if state.assurance else None,
        "digest": state.digest,
        "code": state.code,
        "agreedOn": state.agreed_on.isoformat() if state.agreed_on and state.is_agreed else None,
        "waitingFor": list(state.waiting_for),
        "heardSince": state.heard_since,
        "statements": [
            {
                "file": one.file_name,
                "party": one.party,
                "contact": one.signer.contact,
                "name": one.signer.name,
                "signedOn": one.signed_on.isoformat(),
                "method": one.method,
                "evidence": one.evidence,
            }
            for one in state.statements
        ],
        "why": tell_why(state),
        "flaws": [{"file": one.file, "rule": one.rule} for one in state.flaws],
    }
