"""A promise whose day has passed and of which nothing says that it was kept.

## Why it matters

Both sides read the plan during the year. A promise past its day, without a word, tells the
other side that promises here need not be kept, or that nobody writes down what is done.

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
      - {id: analyst-on-site, party: supplier, owner: adeyemi, what: Analyst on site, due: 2026-01-15}
      - {id: chair-times, party: customer, owner: penhale, what: Chair times, due: 2026-01-30}
```

Say that it is done, or agree on another day or to drop it:

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
      - {id: analyst-on-site, party: supplier, owner: adeyemi, what: Analyst on site, due: 2026-01-15,
         status: done, done_on: 2026-01-14, evidence: site log}
      - {id: chair-times, party: customer, owner: penhale, what: Chair times, due: 2026-01-30}
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.wording import count_days
from kamplan.model.closing import find_answered
from kamplan.planfile import PlanFile


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for each commitment past its day that is neither done nor dropped."""
    answered = find_answered(file.plan)
    for initiative in file.plan.initiatives:
        for commitment in initiative.commitments:
            if commitment.due is None or commitment.status in ("done", "dropped"):
                continue
            if commitment.id in answered:
                continue
            days = (context.today - commitment.due).days
            if days > 0:
                yield Finding(
                    file.route(commitment, "due"),
                    f"the {commitment.party}'s `{commitment.id}` is {count_days(days)} overdue",
                    f"kamplan mark {commitment.id} done --on DATE; or agree on another day",
                )


RULE = Rule("overdue-commitment", Group.TIME, Level.WARNING, __doc__, check)
