"""A commitment whose owner is no person of the plan.

## Why it matters

"The team", "TBD" and departments keep no promises; people do. An owner who is among the
contacts can be asked, can be met, and is asked at the review.

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
      - {id: analyst-on-site, party: supplier, owner: Ops team, what: Analyst on site, due: 2026-02-27}
      - {id: chair-times, party: customer, owner: penhale, what: Chair times, due: 2026-01-30}
```

Name a contact of that party by id:

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
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.unread import show_written
from kamplan.planfile import PlanFile


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each commitment without an owner among the contacts."""
    for initiative in file.plan.initiatives:
        for commitment in initiative.commitments:
            route = file.route(commitment, "owner")
            if commitment.owner is None:
                written = show_written(file, route)
                yield Finding(
                    route,
                    f"`{written}` is no person" if written else "nobody owns this commitment",
                    f"write the id of a contact of the {commitment.party}",
                )
            elif not file.has("contact", commitment.owner):
                yield Finding(
                    route,
                    f"`{commitment.owner}` is not among the contacts",
                    f'kamplan add contact --id {commitment.owner} --party {commitment.party} --name "…"; '
                    f"or name one of the {commitment.party}'s",
                )


RULE = Rule(
    "vague-owner",
    Group.INITIATIVES,
    Level.SIGN_OFF,
    __doc__,
    check,
    names=("initiatives/*/commitments/*/owner",),
    silences=("dangling-reference", "malformed-id", "wrong-type"),
)
