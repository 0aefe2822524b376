"""A promise or a measurement that lies outside the period of the plan.

## Why it matters

The review judges the period. What falls due after it is never judged, and what fell due before
it was never part of what both sides agreed.

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
      - {id: chair-times, party: customer, owner: penhale, what: Chair times, due: 2027-02-26}
```

Bring it into the period, or leave it to the next plan:

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
      - {id: chair-times, party: customer, owner: penhale, what: Chair times, due: 2026-02-26}
```

Judged are the days of initiatives, commitments, targets and checkpoints. Goals, benchmarks and
growth targets may look further ahead.
"""

from collections.abc import Iterator
from datetime import date

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile
from kamplan.yamldoc import Route


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each day of joint work that lies before or after the period."""
    start, end = file.plan.period.start, file.plan.period.end
    if end < start:
        return
    for route, day in _days(file):
        if day is not None and not start <= day <= end:
            where = "before the period begins" if day < start else "after the period ends"
            edge = start if day < start else end
            yield Finding(
                route, f"{day} is {where}, on {edge}", "choose a day within the period of the plan"
            )


def _days(file: PlanFile) -> Iterator[tuple[Route, date | None]]:
    for initiative in file.plan.initiatives:
        yield file.route(initiative, "start"), initiative.start
        yield file.route(initiative, "due"), initiative.due
        for commitment in initiative.commitments:
            yield file.route(commitment, "due"), commitment.due
            yield file.route(commitment, "from"), commitment.from_
        for criterion in initiative.success_criteria:
            if criterion.target is not None:
                yield file.route(criterion.target, "by"), criterion.target.by
    yield from file.list_entries(("checkpoints",), file.plan.checkpoints)


RULE = Rule("date-outside-period", Group.INITIATIVES, Level.SIGN_OFF, __doc__, check)
