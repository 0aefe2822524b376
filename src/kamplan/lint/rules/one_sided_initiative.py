"""An initiative in which only one party promised something.

## Why it matters

Plans in which only the supplier works are presents, and plans in which only the customer works
are homework. What both sides have a part in gets done, and at the review both are asked.

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
```

Ask the other side what it will do:

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
from kamplan.lint.unread import lacks_entry
from kamplan.planfile import PlanFile


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each initiative that lacks a commitment of a party."""
    for initiative in file.plan.initiatives:
        parties = {one.party for one in initiative.commitments}
        missing = [one for one in ("supplier", "customer") if one not in parties]
        route = file.route(initiative, "commitments")
        if missing and not lacks_entry(file, route, initiative.commitments):
            who = " and the ".join(missing)
            yield Finding(
                route,
                f"the {who} promised nothing in this initiative",
                f"kamplan add commitment --initiative {initiative.id} --party {missing[0]} --owner ID "
                '--what "…" --due DATE',
                at_key=True,
            )


RULE = Rule(
    "one-sided-initiative",
    Group.INITIATIVES,
    Level.SIGN_OFF,
    __doc__,
    check,
    names=("initiatives/*/commitments",),
)
