"""A need that is not acted on, without the reason.

## Why it matters

The customer asked and is owed an answer. "We won't" with a reason is an answer that can be
argued with; "we won't" alone says that nobody listened, and the next question is not asked.

## Example

```yaml
needs:
  - id: parking-cost
    kind: complaint
    verbatim: It's four pounds an hour to park and I'm here for five.
    said_by: penhale
    said_on: 2025-09-16
    intent: wont-act
```

Say why, in words that the customer can read:

```yaml
needs:
  - id: parking-cost
    kind: complaint
    verbatim: It's four pounds an hour to park and I'm here for five.
    said_by: penhale
    said_on: 2025-09-16
    intent: wont-act
    reason: Not ours to change. Passed to the estates team.
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each need that is declined, put off or undecided without a reason."""
    for need in file.plan.needs:
        if need.intent in (None, "act") or (need.reason and need.reason.strip()):
            continue
        yield Finding(
            file.route(need, "intent"),
            f"`{need.intent}` stands without a reason",
            f'kamplan decide {need.id} --intent {need.intent} --reason "…", for the customer to read',
        )


RULE = Rule("intent-without-reason", Group.INTENT, Level.ERROR, __doc__, check)
