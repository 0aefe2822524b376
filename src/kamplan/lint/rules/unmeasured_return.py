"""A return that the customer expects, and nothing that would show it.

## Why it matters

What the customer would call a win is said in the customer's words, and words alone cannot be
looked up at the year's end. Name the number that shows it, or the success criteria that do.

## Example

```yaml
expected_return:
  - id: no-morning-calls
    party: customer
    verbatim: If nobody has had to ring a patient at eight to say don't come, I'll call that a win.
    said_by: strand
    said_on: 2025-10-28
```

Name the success criteria that will show it, or say in `measure:` what will:

```yaml
expected_return:
  - id: no-morning-calls
    party: customer
    verbatim: If nobody has had to ring a patient at eight to say don't come, I'll call that a win.
    said_by: strand
    said_on: 2025-10-28
    criteria: [same-day-cancellations]
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.unread import is_whole
from kamplan.planfile import PlanFile


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each return of the customer with neither measure nor criteria."""
    for one in file.plan.expected_return:
        if one.party != "customer" or one.criteria or (one.measure and one.measure.strip()):
            continue
        if is_whole(file, file.route(one)):
            yield Finding(
                file.route(one, "criteria"),
                f"nothing will show whether `{one.id}` came",
                "add `criteria:` with the success criteria that show it, or `measure:` in words",
            )


RULE = Rule("unmeasured-return", Group.FRAME, Level.WARNING, __doc__, check)
