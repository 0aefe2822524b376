"""A need that was to be looked at again on a day that has passed.

## Why it matters

"Not now" is a fair answer because it names a day. When the day goes by and nobody comes back,
the customer learns that "later" meant "never", and asks somebody else.

## Example

```yaml on 2026-04-15
needs:
  - id: parking-cost
    kind: complaint
    verbatim: It's four pounds an hour to park and I'm here for five.
    said_by: penhale
    said_on: 2025-09-16
    priority: low
    intent: act-later
    reason: The estates team reports on parking in March.
    decided_on: 2025-11-20
    reconsider_on: 2026-03-31
```

Decide again, and say when that was; or agree on a later day:

```yaml on 2026-04-15
needs:
  - id: parking-cost
    kind: complaint
    verbatim: It's four pounds an hour to park and I'm here for five.
    said_by: penhale
    said_on: 2025-09-16
    priority: low
    intent: wont-act
    reason: The estates team raised the price. We told Moira Penhale.
    decided_on: 2026-04-14
    reconsider_on: 2026-03-31
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.wording import count_days
from kamplan.planfile import PlanFile


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for each open need whose day has passed without a decision since."""
    for need in file.plan.needs:
        day = need.reconsider_on
        if day is None or day >= context.today or need.met_on is not None:
            continue
        if need.intent == "act" or (need.decided_on is not None and need.decided_on >= day):
            continue
        yield Finding(
            file.route(need, "reconsider_on"),
            f"this was to be looked at again {count_days((context.today - day).days)} ago",
            f"kamplan decide {need.id} --intent act; or wait: --intent act-later --reconsider-on DATE",
        )


RULE = Rule("overdue-reconsideration", Group.INTENT, Level.WARNING, __doc__, check)
