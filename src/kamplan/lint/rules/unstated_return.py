"""A plan that does not say what winning means to the customer.

## Why it matters

Each customer expects something of its own from what it buys. A supplier who does not know it
works hard at the wrong thing, cannot put right what was never likely, and is compared by price when
the contract ends.

## Example

```yaml
expected_return:
  - id: keep-the-contract
    party: supplier
    verbatim: We'd like to keep the supply agreement.
    said_by: marsh
    said_on: 2025-10-28
```

Ask, and write down the answer in the words in which it was given:

```yaml
expected_return:
  - id: keep-the-contract
    party: supplier
    verbatim: We'd like to keep the supply agreement.
    said_by: marsh
    said_on: 2025-10-28
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
from kamplan.lint.unread import lacks_entry
from kamplan.planfile import PlanFile


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding where no return is the customer's."""
    route = ("expected_return",)
    returns = file.plan.expected_return
    if any(one.party == "customer" for one in returns) or lacks_entry(file, route, returns):
        return
    yield Finding(
        route,
        "only the supplier says what winning means"
        if returns
        else "nothing says what winning means to the customer",
        "ask one of the customer's people what they would call a win: "
        'kamplan add return --party customer --said-by ID --verbatim "…"',
        at_key=True,
    )


RULE = Rule(
    "unstated-return",
    Group.FRAME,
    Level.SIGN_OFF,
    __doc__,
    check,
    names=("expected_return",),
)
