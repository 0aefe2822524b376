"""A need without what the supplier will do about it.

## Why it matters

The customer said something and looks for the answer. A need that nobody has decided on reads
like one that nobody heard; "undecided", with a reason, is an answer too.

## Example

```yaml
needs:
  - id: parking-cost
    kind: complaint
    verbatim: It's four pounds an hour to park and I'm here for five.
    said_by: penhale
    said_on: 2025-09-16
    priority: low
```

Say what will be done, and why not where it will not:

```yaml
needs:
  - id: parking-cost
    kind: complaint
    verbatim: It's four pounds an hour to park and I'm here for five.
    said_by: penhale
    said_on: 2025-09-16
    priority: low
    intent: wont-act
    reason: Not ours to change. Passed to the estates team.
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each need without an intent."""
    for need in file.plan.needs:
        if need.intent is None:
            yield Finding(
                file.route(need, "intent"),
                "nothing says what will be done about this need",
                f"kamplan decide {need.id} --intent act; or act-later, wont-act, undecided and --reason",
            )


RULE = Rule(
    "need-without-intent",
    Group.INTENT,
    Level.SIGN_OFF,
    __doc__,
    check,
    names=("needs/*/intent",),
)
