"""More initiatives than both sides can carry.

## Why it matters

A few initiatives get done by the people of both sides beside their daily work. With many, each
gets a little, none gets finished, and the review is a list of excuses.

## Example

```yaml
initiatives:
  - {id: work-1, title: Work 1, rank: 1, needs: [empty-chairs], goals: [no-same-day-cancellations], start: 2026-01-12, due: 2026-06-30}
  - {id: work-2, title: Work 2, rank: 2, needs: [empty-chairs], goals: [no-same-day-cancellations], start: 2026-01-12, due: 2026-06-30}
  - {id: work-3, title: Work 3, rank: 3, needs: [empty-chairs], goals: [no-same-day-cancellations], start: 2026-01-12, due: 2026-06-30}
  - {id: work-4, title: Work 4, rank: 4, needs: [empty-chairs], goals: [no-same-day-cancellations], start: 2026-01-12, due: 2026-06-30}
  - {id: work-5, title: Work 5, rank: 5, needs: [empty-chairs], goals: [no-same-day-cancellations], start: 2026-01-12, due: 2026-06-30}
  - {id: work-6, title: Work 6, rank: 6, needs: [empty-chairs], goals: [no-same-day-cancellations], start: 2026-01-12, due: 2026-06-30}
```

Choose the few that are most urgent:

```yaml
initiatives:
  - {id: work-1, title: Work 1, rank: 1, needs: [empty-chairs], goals: [no-same-day-cancellations], start: 2026-01-12, due: 2026-06-30}
  - {id: work-2, title: Work 2, rank: 2, needs: [empty-chairs], goals: [no-same-day-cancellations], start: 2026-01-12, due: 2026-06-30}
  - {id: work-3, title: Work 3, rank: 3, needs: [empty-chairs], goals: [no-same-day-cancellations], start: 2026-01-12, due: 2026-06-30}
  - {id: work-4, title: Work 4, rank: 4, needs: [empty-chairs], goals: [no-same-day-cancellations], start: 2026-01-12, due: 2026-06-30}
  - {id: work-5, title: Work 5, rank: 5, needs: [empty-chairs], goals: [no-same-day-cancellations], start: 2026-01-12, due: 2026-06-30}
```

The number can be set in `kamplan.yaml`: `lint: {settings: {too-many-initiatives: {most: 5}}}`.
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding where there are more initiatives than both can carry."""
    most = context.settings.lint.settings.too_many_initiatives.most
    initiatives = file.plan.initiatives
    if len(initiatives) > most:
        yield Finding(
            ("initiatives",),
            f"{len(initiatives)} initiatives: both sides can carry {most} at most",
            "choose together which to drop; the needs stay: "
            'kamplan decide ID --intent act-later --reason "…"',
            at_key=True,
        )


RULE = Rule("too-many-initiatives", Group.INITIATIVES, Level.SIGN_OFF, __doc__, check)
