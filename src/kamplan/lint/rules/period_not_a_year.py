"""A plan for a time that is not about twelve months.

## Why it matters

Both sides commit for the coming twelve months and then look back together. Two years are a
wish list that nobody reviews; three months are a project.

## Example

```yaml
period: {start: 2026-01-01, end: 2028-06-30}
```

Plan a year; goals and growth targets may look up to three years ahead:

```yaml
period: {start: 2026-01-01, end: 2026-12-31}
```

What counts as about a year can be set in `kamplan.yaml`, in days:
`lint: {settings: {period-not-a-year: {shortest: 330, longest: 400}}}`.
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.unread import is_whole
from kamplan.planfile import PlanFile


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding if the period ends before it begins, or is much longer or shorter."""
    period = file.plan.period
    if not is_whole(file, ("period",)):
        return
    settings = context.settings.lint.settings.period_not_a_year
    days = (period.end - period.start).days + 1
    if days <= 0:
        yield Finding(
            file.route(period, "end"),
            "the period ends before it begins",
            "let it end a year after its start, less a day",
        )
    elif not settings.shortest <= days <= settings.longest:
        months = round(days / 30.44)
        length = f"about {months} months" if months > 1 else f"{days} day{'s' if days > 1 else ''}"
        yield Finding(
            file.route(period, "end"),
            f"the period is {length} long, not about a year",
            "plan twelve months; look further ahead with `horizon:` and growth targets",
        )


RULE = Rule("period-not-a-year", Group.FRAME, Level.SIGN_OFF, __doc__, check)
