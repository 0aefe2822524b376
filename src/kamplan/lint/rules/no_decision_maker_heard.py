"""A plan in which nobody who decides at the customer has spoken.

## Why it matters

Those who are met every week know what hurts; those who decide know what counts. A plan without the
second is stopped by the first budget round, by somebody who never saw it.

Heard is who said a need or what winning means, or attended a session; who decides is a contact of
the customer with the role `decision-maker` or `executive-sponsor`.

## Example

```yaml
contacts:
  - {id: penhale, party: customer, name: Moira Penhale, roles: [day-to-day]}
  - {id: strand, party: customer, name: Dr Helena Strand, roles: [decision-maker]}
  - {id: marsh, party: supplier, name: Ella Marsh, roles: [account-lead]}
sessions:
  - {id: walk-round, on: 2025-09-16, kind: discovery, attendees: [penhale, marsh]}
expected_return:
  - {id: no-calls, party: customer, verbatim: Nobody rings at eight., said_by: penhale,
     said_on: 2025-09-16}
needs:
  - {id: empty-chairs, kind: pain, verbatim: The chairs are gone by half nine., said_by: penhale,
     said_on: 2025-09-16, session: walk-round, priority: high, intent: act}
```

Ask to be heard by, and to hear, somebody who decides:

```yaml
contacts:
  - {id: penhale, party: customer, name: Moira Penhale, roles: [day-to-day]}
  - {id: strand, party: customer, name: Dr Helena Strand, roles: [decision-maker]}
  - {id: marsh, party: supplier, name: Ella Marsh, roles: [account-lead]}
sessions:
  - {id: walk-round, on: 2025-09-16, kind: discovery, attendees: [penhale, strand, marsh]}
expected_return:
  - {id: no-calls, party: customer, verbatim: Nobody rings at eight., said_by: penhale,
     said_on: 2025-09-16}
needs:
  - {id: empty-chairs, kind: pain, verbatim: The chairs are gone by half nine., said_by: penhale,
     said_on: 2025-09-16, session: walk-round, priority: high, intent: act}
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.unread import is_whole
from kamplan.lint.wording import list_words
from kamplan.planfile import PlanFile

_DECIDING = frozenset({"decision-maker", "executive-sponsor"})


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding where none of the customer's deciders spoke or took part."""
    plan = file.plan
    if not all(is_whole(file, (part,)) for part in ("contacts", "sessions")):
        return
    deciding = [
        one.id
        for one in plan.contacts
        if one.party == "customer" and not _DECIDING.isdisjoint(one.roles)
    ]
    heard = {need.said_by for need in plan.needs}
    heard.update(one.said_by for one in plan.expected_return)
    heard.update(who for session in plan.sessions for who in session.attendees)
    if not heard.isdisjoint(deciding):
        return
    if deciding:
        names = list_words([f"`{one}`" for one in deciding], "or")
        message, cure = f"nothing was heard from {names}", "ask for an hour with one of them"
    else:
        message = "no contact decides at the customer, and so nobody who decides was heard"
        cure = (
            "ask who does, and listen to them: "
            'kamplan add contact --party customer --role decision-maker --name "…"'
        )
    yield Finding(("contacts",), message, cure, at_key=True)


RULE = Rule("no-decision-maker-heard", Group.VOICE, Level.WARNING, __doc__, check)
