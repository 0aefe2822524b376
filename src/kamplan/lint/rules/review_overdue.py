"""A year that is over, without the review of what each side did.

## Why it matters

The review is where both sides answer for what they signed. A plan that nobody looks back on
teaches both that the next one need not be meant either.

## Example

```yaml
period: {start: 2025-01-01, end: 2025-12-31}
```

Hold it, and write down when:

```yaml
period: {start: 2025-01-01, end: 2025-12-31}
review:
  held_on: 2026-01-12
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.wording import count_days
from kamplan.planfile import PlanFile


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding from the day after the period on, as long as no review was held."""
    plan = file.plan
    if plan.review is not None and plan.review.held_on is not None:
        return
    days = (context.today - plan.period.end).days
    if days > 0:
        yield Finding(
            file.route(plan.period, "end"),
            f"the period ended {count_days(days)} ago and no review was held",
            "kamplan review writes the review block for both sides to fill in",
        )


RULE = Rule("review-overdue", Group.TIME, Level.WARNING, __doc__, check)
