"""A plan behind which no executive of one side stands, or one in name only.

## Why it matters

Signatures and hard decisions need somebody who may make them, and who has heard the other side
before the day they are asked. A sponsor who takes part in nothing is a name on a page.

## Example

```yaml
contacts:
  - {id: penhale, party: customer, name: Moira Penhale, roles: [day-to-day]}
  - {id: tan, party: customer, name: Wei Tan, roles: [user]}
  - {id: marsh, party: supplier, name: Ella Marsh, roles: [account-lead], reports_to: pell}
  - {id: pell, party: supplier, name: Conrad Pell, roles: [executive-sponsor]}
touchpoints:
  - {id: executive-meeting, kind: executive-meeting, on: [2026-06-09], attendees: [penhale, pell]}
```

Ask who stands behind it, and let the two sides' executives meet:

```yaml
contacts:
  - {id: penhale, party: customer, name: Moira Penhale, roles: [day-to-day], reports_to: strand}
  - {id: strand, party: customer, name: Dr Helena Strand, roles: [executive-sponsor]}
  - {id: marsh, party: supplier, name: Ella Marsh, roles: [account-lead], reports_to: pell}
  - {id: pell, party: supplier, name: Conrad Pell, roles: [executive-sponsor]}
touchpoints:
  - {id: executive-meeting, kind: executive-meeting, on: [2026-06-09], attendees: [strand, pell]}
```

An executive sponsor counts on either side, a decision-maker at the customer. Taking part is to be
among the attendees of a session, a checkpoint or a touchpoint that is planned, to own a commitment,
or to have said a need or a return.
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.unread import is_whole
from kamplan.lint.wording import list_words
from kamplan.planfile import PlanFile

_EXECUTIVES = {
    "customer": frozenset({"executive-sponsor", "decision-maker"}),
    "supplier": frozenset({"executive-sponsor"}),
}


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for each party without an executive, or with none who takes part."""
    if not is_whole(file, ("contacts",)):
        return
    active = set(_find_active(file))
    for party, roles in _EXECUTIVES.items():
        executives = [
            one
            for one in file.plan.contacts
            if one.party == party
            and not roles.isdisjoint(one.roles)
            and not (one.left_on and one.left_on <= context.today)
        ]
        if not executives:
            yield Finding(
                ("contacts",),
                f"no executive of the {party} stands behind the plan",
                "ask who does, and add the person with `roles: [executive-sponsor]`",
                at_key=True,
            )
        elif active.isdisjoint(one.id for one in executives):
            yield Finding(
                file.route(executives[0], "roles"),
                f"{list_words([f'`{one.id}`' for one in executives])} of the {party} "
                "took part in nothing, and no meeting is planned",
                "plan one, such as a touchpoint `kind: executive-meeting`",
            )


def _find_active(file: PlanFile) -> Iterator[str | None]:
    plan = file.plan
    for session in plan.sessions:
        yield from session.attendees
    for touchpoint in plan.touchpoints:
        yield from touchpoint.attendees
    for result in plan.checkpoint_results:
        yield from result.attendees
    for initiative in plan.initiatives:
        for commitment in initiative.commitments:
            yield commitment.owner
    for need in plan.needs:
        yield need.said_by
    for one in plan.expected_return:
        yield one.said_by


RULE = Rule("no-executive-involved", Group.PEOPLE, Level.WARNING, __doc__, check)
