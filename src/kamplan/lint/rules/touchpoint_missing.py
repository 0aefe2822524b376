"""A meeting or call that was planned for a day that has passed, and was not held.

## Why it matters

Whoever is told "we speak every month" notices the month in which nobody rings. Small touchpoints
are the first thing to go when both are busy, and the last thing that anybody writes down.

## Example

```yaml on 2026-04-07
touchpoints:
  - id: monthly-call
    kind: call
    every: 1 month
    first: 2026-01-20
    attendees: [penhale, marsh]
    held: [2026-01-20, 2026-02-20]
```

Hold it, and write down the day it was held:

```yaml on 2026-04-07
touchpoints:
  - id: monthly-call
    kind: call
    every: 1 month
    first: 2026-01-20
    attendees: [penhale, marsh]
    held: [2026-01-20, 2026-02-20, 2026-03-24]
```

## Which days

Days are those under `on`, and what recurs from `first` on: on the same day of the month, or on the
last day of a month that is too short. Judged are the days within the period. A meeting counts for
the planned day that it is nearest to. Of what recurs more often than every four weeks one day may
fall out, for a holiday; two in a row are found. However many days were missed, it is one finding.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.unread import is_whole
from kamplan.model.closing import was_reviewed
from kamplan.model.recurrence import find_missed
from kamplan.planfile import PlanFile

_YEAR = timedelta(days=400)
"""How far the rule looks back: a plan is for about a year, and its days may be wrong."""


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for each touchpoint with planned days that passed without a meeting."""
    if was_reviewed(file.plan, context.today):
        return
    period = file.plan.period
    today = context.today
    start = max(period.start, today - min(_YEAR, today - date.min))
    for touchpoint in file.plan.touchpoints:
        if not is_whole(file, file.route(touchpoint)):
            continue
        missed = find_missed(touchpoint, start, period.end, today)
        if missed:
            days = str(missed[0])
            if len(missed) > 1:
                days = f"{len(missed)} days, the last of them {missed[-1]},"
            yield Finding(
                file.route(touchpoint),
                f"`{touchpoint.id}` was planned for {days} and not held",
                f"hold it, then kamplan mark {touchpoint.id} held --on DATE",
            )


RULE = Rule("touchpoint-missing", Group.TIME, Level.WARNING, __doc__, check)
