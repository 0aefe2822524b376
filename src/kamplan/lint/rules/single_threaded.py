"""A plan that hangs on one person at the customer.

## Why it matters

People move on; one in four or five changes jobs within a year. If the only person who knows
the plan leaves, so do the commitments. And one person's view of what a whole organisation needs is
one person's view.

## Example

```yaml
contacts:
  - {id: penhale, party: customer, name: Moira Penhale, roles: [day-to-day]}
  - {id: marsh, party: supplier, name: Ella Marsh, roles: [account-lead]}
  - {id: adeyemi, party: supplier, name: Tunde Adeyemi, roles: [specialist]}
```

Ask whom else to talk to, and talk to them:

```yaml
contacts:
  - {id: penhale, party: customer, name: Moira Penhale, roles: [day-to-day], reports_to: strand}
  - {id: strand, party: customer, name: Dr Helena Strand, roles: [executive-sponsor]}
  - {id: marsh, party: supplier, name: Ella Marsh, roles: [account-lead]}
  - {id: adeyemi, party: supplier, name: Tunde Adeyemi, roles: [specialist]}
```

People who have left do not count. `kamplan.yaml` can ask for more than two with
`lint: {settings: {single-threaded: {least: 2}}}`.
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.unread import lacks_entry
from kamplan.planfile import PlanFile


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding where too few people of the customer are there to talk to."""
    least = context.settings.lint.settings.single_threaded.least
    present = [
        one.id
        for one in file.plan.contacts
        if one.party == "customer" and not (one.left_on and one.left_on <= context.today)
    ]
    if len(present) >= least or lacks_entry(file, ("contacts",), file.plan.contacts):
        return
    if not present:
        found = "the plan names nobody at the customer"
    elif len(present) == 1:
        found = f"`{present[0]}` is the only person at the customer"
    else:
        found = f"the plan names {len(present)} people at the customer, and should name {least}"
    yield Finding(
        ("contacts",),
        found,
        'ask whom else to talk to: kamplan add contact --party customer --name "…"',
        at_key=True,
    )


RULE = Rule("single-threaded", Group.PEOPLE, Level.WARNING, __doc__, check)
