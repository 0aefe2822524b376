"""A handoff from sales that nobody at the customer confirmed.

## Why it matters

A handoff is done when the customer knows whom to ask, how often you talk and what to expect; not
when sales has moved on. Promises made before the signature are forgotten in exactly this week.

## Example

```yaml
handoff:
  from: Sales, north region
  on: 2025-08-29
  items: [{what: Open promises listed, done_on: 2025-08-29}]
  customer_told: {contacts: true, questions_to: marsh, how_often: monthly call, what_to_expect: true}
```

Ask the customer's people whether it is so:

```yaml
handoff:
  from: Sales, north region
  on: 2025-08-29
  items: [{what: Open promises listed, done_on: 2025-08-29}]
  customer_told: {contacts: true, questions_to: marsh, how_often: monthly call, what_to_expect: true}
  confirmed_by: penhale
  confirmed_on: 2025-09-05
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.unread import is_whole
from kamplan.planfile import PlanFile


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for a handoff that lies behind and was not confirmed."""
    handoff = file.plan.handoff
    if handoff is None or handoff.confirmed_by is not None:
        return
    if handoff.on is not None and handoff.on >= context.today:
        return
    if is_whole(file, ("handoff",)):
        day = f" of {handoff.on}" if handoff.on is not None else ""
        yield Finding(
            ("handoff", "confirmed_by"),
            f"nobody at the customer confirmed the handoff{day}",
            "ask whether they know whom to turn to, then kamplan confirm handoff --by ID",
        )


RULE = Rule("unconfirmed-handoff", Group.TIME, Level.WARNING, __doc__, check)
