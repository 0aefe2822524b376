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

Each side needs a contact with the role `executive-sponsor` who has not left; a side without any contact
is not asked yet. The supplier's must take part: be among the attendees of a session, a checkpoint or a
touchpoint that is planned, own a commitment, or have said a return. Whether the customer's were heard
is judged by `no-decision-maker-heard`.
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.unread import is_whole
from kamplan.lint.wording import list_words
from kamplan.planfile import PlanFile


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for each party without an executive, or with none who takes part."""
    if not is_whole(file, ("contacts",)):
        return
    for party in ("customer", "supplier"):
        present = [
            one
            for one in file.plan.contacts
            if one.party == party and not (one.left_on and one.left_on <= context.today)
        ]
        executives = [one for one in present if "executive-sponsor" in one.roles]
        if present and not executives:
            yield Finding(
                ("contacts",),
                f"no executive of the {party} stands behind the plan",
                "ask who does: "
                f'kamplan add contact --party {party} --role executive-sponsor --name "…"',
                at_key=True,
            )
        elif party == "supplier" and executives:
            names = [one.id for one in executives]
            if set(names).isdisjoint(_find_active(file)):
                yield Finding(
                    file.route(executives[0], "roles"),
                    f"{list_words([f'`{one}`' for one in names])} of the supplier "
                    "took part in nothing, and no meeting is planned",
                    "plan one: kamplan add touchpoint --kind executive-meeting --on DATE "
                    f"--attendee {names[0]}",
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
    for one in plan.expected_return:
        yield one.said_by


RULE = Rule("no-executive-involved", Group.PEOPLE, Level.WARNING, __doc__, check)
