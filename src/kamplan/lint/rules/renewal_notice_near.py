"""The last day to give notice draws near, and nothing shows what the customer got.

## Why it matters

On that day the customer decides whether to stay. Without a word on what it expected and what came
of it, the only number on the table is the price, and the supplier is one of several.

## Example

```yaml on 2026-11-16
renewal: {contract: supply agreement, ends: 2027-03-31, notice_days: 90, owner: marsh}
initiatives:
  - id: level-the-week
    title: Level the infusion week
    rank: 1
    needs: [empty-chairs]
    goals: [no-same-day-cancellations]
    start: 2026-01-12
    due: 2026-06-30
    success_criteria:
      - id: same-day-cancellations
        metric: Same-day cancellations
        unit: per month
        baseline: {value: 14, as_of: 2025-09-30, source: unit log}
        target: {value: 3, by: 2026-12-31}
        measured_by: penhale
```

Measure what the customer's returns hang on, and show it before that day:

```yaml on 2026-11-16
renewal: {contract: supply agreement, ends: 2027-03-31, notice_days: 90, owner: marsh}
initiatives:
  - id: level-the-week
    title: Level the infusion week
    rank: 1
    needs: [empty-chairs]
    goals: [no-same-day-cancellations]
    start: 2026-01-12
    due: 2026-06-30
    success_criteria:
      - id: same-day-cancellations
        metric: Same-day cancellations
        unit: per month
        baseline: {value: 14, as_of: 2025-09-30, source: unit log}
        target: {value: 3, by: 2026-12-31}
        measured_by: penhale
        readings:
          - {on: 2026-10-31, value: 4, source: unit log}
```

The day is never written: it is `notice_days` before `ends`. The rule speaks up from 60 days before
it; `lint: {settings: {renewal-notice-near: {days: 60}}}` changes that. A return counts as measured
once one of its `criteria` has a reading, or the review says what became of it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.wording import count_days, list_words
from kamplan.model.deadlines import find_notice_day
from kamplan.planfile import PlanFile

if TYPE_CHECKING:
    from kamplan.model import Plan


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding where the notice day is near or past with returns unstated or unmeasured."""
    renewal = file.plan.renewal
    notice = find_notice_day(renewal) if renewal is not None else None
    if notice is None:
        return
    left = (notice - context.today).days
    if left > context.settings.lint.settings.renewal_notice_near.days:
        return
    stated = [one.id for one in file.plan.expected_return if one.party == "customer"]
    unmeasured = _find_unmeasured(file.plan)
    if stated and not unmeasured:
        return
    when = f"was on {notice}" if left < 0 else f"is {notice}, in {count_days(left)}"
    yield Finding(
        ("renewal", "ends"),
        f"the last day to give notice {when}, and "
        + (
            f"nothing shows what became of {list_words([f'`{one}`' for one in unmeasured])}"
            if stated
            else "nothing says what winning means to the customer"
        ),
        "measure a criterion of each return, and show the customer the result"
        if stated
        else "ask what the customer would call a win: "
        'kamplan add return --party customer --said-by ID --verbatim "…"',
    )


def _find_unmeasured(plan: "Plan") -> list[str]:
    measured = {
        criterion.id
        for initiative in plan.initiatives
        for criterion in initiative.success_criteria
        if any(one.value is not None for one in criterion.readings)
    }
    told = {one.return_ for one in plan.review.returns if one.outcome} if plan.review else set()
    return [
        one.id
        for one in plan.expected_return
        if one.party == "customer" and one.id not in told and measured.isdisjoint(one.criteria)
    ]


RULE = Rule("renewal-notice-near", Group.TIME, Level.WARNING, __doc__, check)
