"""A need whose words nobody at the customer has confirmed.

## Why it matters

What was heard is not always what was said, and what was said is not always what was meant. Showing
the words to their speaker costs a minute, and it is the moment in which the real need comes out.

## Example

```yaml
needs:
  - id: parking-cost
    kind: complaint
    verbatim: It's four pounds an hour to park and I'm here for five.
    said_by: penhale
    said_on: 2025-09-16
    priority: low
    intent: act
```

Show the words to the speaker, and write down who confirmed them and when:

```yaml
needs:
  - id: parking-cost
    kind: complaint
    verbatim: It's four pounds an hour to park and I'm here for five.
    said_by: penhale
    said_on: 2025-09-16
    confirmed_by: penhale
    confirmed_on: 2025-11-18
    priority: low
    intent: act
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.unread import show_written
from kamplan.planfile import PlanFile


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each need that no person of the customer confirmed."""
    suppliers = {one.id for one in file.plan.contacts if one.party == "supplier"}
    for need in file.plan.needs:
        route = file.route(need, "confirmed_by")
        if need.confirmed_by is None and not show_written(file, route):
            yield Finding(
                file.route(need),
                f"nobody at the customer has confirmed the words of `{need.id}`",
                "show them to the speaker, then "
                f"kamplan confirm {need.id} --by {need.said_by or 'ID'}",
            )
        elif need.confirmed_by in suppliers:
            yield Finding(
                route,
                f"`{need.confirmed_by}` is the supplier's, and cannot confirm what was said",
                "name the customer's person who confirmed the words",
            )


RULE = Rule("unconfirmed-need", Group.VOICE, Level.WARNING, __doc__, check)
