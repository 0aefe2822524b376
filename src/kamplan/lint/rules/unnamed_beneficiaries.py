"""A plan that does not say whom the customer serves.

## Why it matters

Patients, drivers, people who open a pot in the morning: those whom the customer serves are whom the
work of both is for in the end. A plan that names them settles many an argument about whose idea is
better.

## Example

```yaml
account:
  id: st-brannocs
  name: St. Brannoc's University Hospital
```

Write whom the customer serves:

```yaml
account:
  id: st-brannocs
  name: St. Brannoc's University Hospital
  beneficiaries: patients treated with infused medicines
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding where the account names nobody whom the customer serves."""
    named = file.plan.account.beneficiaries
    if ("account",) not in file.faulty and not (named and named.strip()):
        yield Finding(
            ("account", "beneficiaries"),
            "nothing says whom the customer serves",
            "add `beneficiaries:` such as patients treated with infused medicines",
        )


RULE = Rule(
    "unnamed-beneficiaries",
    Group.FRAME,
    Level.SIGN_OFF,
    __doc__,
    check,
    names=("account/beneficiaries",),
)
