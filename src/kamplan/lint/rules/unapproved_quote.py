"""A quotation from an interview that the interviewed did not approve, or from a council unconfirmed.

## Why it matters

Who speaks openly to an interviewer was promised to see the report before anybody else does. One
quotation before that, and the next interview is a polite one. What is said in an advisory council
stays in the council; only the speaker may take it out and into this plan.

Interviews of executives and win/loss interviews need `approved_by` with a person of the customer in
their session; needs from an advisory council need to be confirmed by their speaker.

## Example

```yaml
sessions:
  - id: strand-interview
    on: 2025-10-28
    kind: executive-interview
    attendees: [strand]
    independent: true
needs:
  - id: whole-waiting-list
    kind: need
    verbatim: Get the whole waiting list down from twenty-two weeks.
    said_by: strand
    said_on: 2025-10-28
    session: strand-interview
    priority: high
    intent: act
```

Ask, and write down who approved it and when:

```yaml
sessions:
  - id: strand-interview
    on: 2025-10-28
    kind: executive-interview
    attendees: [strand]
    independent: true
    approved_by: strand
    approved_on: 2025-11-06
needs:
  - id: whole-waiting-list
    kind: need
    verbatim: Get the whole waiting list down from twenty-two weeks.
    said_by: strand
    said_on: 2025-10-28
    session: strand-interview
    priority: high
    intent: act
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile

if TYPE_CHECKING:
    from kamplan.model import Session

_INTERVIEWS = frozenset({"executive-interview", "win-loss-interview"})


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for each need that quotes what was not yet given free."""
    sessions = {one.id: one for one in file.plan.sessions}
    customers = {one.id for one in file.plan.contacts if one.party == "customer"}
    for need in file.plan.needs:
        session = sessions.get(need.session or "")
        if session is None:
            continue
        if session.kind in _INTERVIEWS and not _is_approved(session, customers, context):
            yield Finding(
                file.route(need, "session"),
                f"the interview `{session.id}` is quoted before the interviewed approved it",
                f"ask, then kamplan confirm {session.id} --by ID",
            )
        elif session.kind == "customer-advisory-council" and (
            need.confirmed_by is None or need.confirmed_by != need.said_by
        ):
            yield Finding(
                file.route(need, "session"),
                "what was said in an advisory council is here before its speaker confirmed it",
                f"ask the speaker, then kamplan confirm {need.id} --by {need.said_by or 'ID'}",
            )


def _is_approved(session: "Session", customers: set[str], context: Context) -> bool:
    if session.approved_by not in customers:
        return False
    return session.approved_on is None or session.approved_on <= context.today


RULE = Rule("unapproved-quote", Group.VOICE, Level.SIGN_OFF, __doc__, check)
