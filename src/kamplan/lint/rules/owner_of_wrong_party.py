"""A person of one party where the plan means one of the other.

## Why it matters

A promise is kept by somebody of the side that made it, and confirmed by somebody of the other. The
supplier's own people cannot say for the customer that it achieved what it wanted.

## Example

```yaml
initiatives:
  - id: level-the-week
    title: Level the infusion week
    rank: 1
    needs: [empty-chairs]
    goals: [no-same-day-cancellations]
    start: 2026-01-12
    due: 2026-06-30
    commitments:
      - {id: analyst-on-site, party: supplier, owner: adeyemi, what: Analyst on site, due: 2026-02-27}
      - {id: chair-times, party: customer, owner: marsh, what: Chair times, due: 2026-01-30}
```

Name somebody of that side:

```yaml
initiatives:
  - id: level-the-week
    title: Level the infusion week
    rank: 1
    needs: [empty-chairs]
    goals: [no-same-day-cancellations]
    start: 2026-01-12
    due: 2026-06-30
    commitments:
      - {id: analyst-on-site, party: supplier, owner: adeyemi, what: Analyst on site, due: 2026-02-27}
      - {id: chair-times, party: customer, owner: penhale, what: Chair times, due: 2026-01-30}
```

Judged are the leads of both sides, owners of commitments, who agreed to drop one, who decided on a
need, and all who speak, confirm, check, verify or answer for a side. Speakers of needs are judged by
`need-without-voice`, approvals of interviews by `unapproved-quote`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile
from kamplan.yamldoc import Route

if TYPE_CHECKING:
    from kamplan.model import Plan, Review

CUSTOMER, SUPPLIER = "customer", "supplier"
_Person = tuple[Route, str | None, str]
"""Where a contact is named, who it is, and the party the person should be of."""


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each contact who is not of the party that the place is for."""
    parties = {one.id: one.party for one in file.plan.contacts}
    for route, person, party in _walk_people(file, file.plan):
        actual = parties.get(person or "")
        if actual is not None and actual != party:
            yield Finding(
                route,
                f"`{person}` is the {actual}'s; this takes somebody of the {party}",
                f"write the id of one of the {party}'s contacts",
            )


def _walk_people(file: PlanFile, plan: "Plan") -> Iterator[_Person]:
    yield ("supplier", "lead"), plan.supplier.lead, SUPPLIER
    yield ("customer", "lead"), plan.customer.lead, CUSTOMER
    for one in plan.expected_return:
        yield file.route(one, "said_by"), one.said_by, one.party
    if plan.relationship is not None:
        yield ("relationship", "said_by"), plan.relationship.said_by, CUSTOMER
    for belief in plan.six_boxes.assumptions.believed:
        yield file.route(belief, "checked_with"), belief.checked_with, CUSTOMER
    for goal in plan.six_boxes.goals:
        yield file.route(goal, "confirmed_by"), goal.confirmed_by, CUSTOMER
    yield from _walk_needs(file, plan)
    yield from _walk_initiatives(file, plan)
    for cell in plan.white_space.cells:
        yield file.route(cell, "owner"), cell.owner, SUPPLIER
    if plan.handoff is not None:
        told = plan.handoff.customer_told
        yield file.route(told, "questions_to"), told.questions_to, SUPPLIER
        yield ("handoff", "confirmed_by"), plan.handoff.confirmed_by, CUSTOMER
    if plan.review is not None:
        yield from _walk_review(file, plan, plan.review)


def _walk_needs(file: PlanFile, plan: "Plan") -> Iterator[_Person]:
    for need in plan.needs:
        yield file.route(need, "confirmed_by"), need.confirmed_by, CUSTOMER
        yield file.route(need, "met_confirmed_by"), need.met_confirmed_by, CUSTOMER
        yield file.route(need, "decided_by"), need.decided_by, SUPPLIER
        for correction in need.corrections:
            yield file.route(correction, "by"), correction.by, CUSTOMER


def _walk_initiatives(file: PlanFile, plan: "Plan") -> Iterator[_Person]:
    for initiative in plan.initiatives:
        yield file.route(initiative, "verified_by"), initiative.verified_by, CUSTOMER
        for one in initiative.commitments:
            other = SUPPLIER if one.party == CUSTOMER else CUSTOMER
            yield file.route(one, "owner"), one.owner, one.party
            yield file.route(one, "dropped_agreed_by"), one.dropped_agreed_by, other


def _walk_review(file: PlanFile, plan: "Plan", review: "Review") -> Iterator[_Person]:
    parties = {one.id: one.party for one in plan.expected_return}
    for one in review.returns:
        yield file.route(one, "said_by"), one.said_by, parties.get(one.return_ or "", CUSTOMER)
    if review.customer_verdict is not None:
        verdict = review.customer_verdict
        yield file.route(verdict, "said_by"), verdict.said_by, CUSTOMER
    answers = review.answers
    yield file.route(answers.customer, "by"), answers.customer.by, CUSTOMER
    yield file.route(answers.supplier, "by"), answers.supplier.by, SUPPLIER


RULE = Rule("owner-of-wrong-party", Group.PEOPLE, Level.SIGN_OFF, __doc__, check)
