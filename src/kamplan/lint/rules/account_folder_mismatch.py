"""A plan whose account is not the one that its folder is named after.

## Why it matters

Commands, calendars and signatures find a plan by its account. A plan in another's folder is
rendered for the wrong customer sooner or later. Only files named `accounts/<id>/plan.yaml` are
judged; a copy elsewhere may be called what you like.

## Example

In `accounts/st-brannocs/plan.yaml`:

```yaml
account:
  id: brannocs
  name: St. Brannoc's University Hospital
  beneficiaries: patients treated with infused medicines
```

Write the folder's name, or rename the folder:

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
from kamplan.yamldoc import make_visible


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding where the account's id is not the name of its folder."""
    folder = context.folder_of(file)
    account = file.plan.account.id
    if folder is not None and account and account != folder:
        shown = make_visible(folder, 60)
        yield Finding(
            ("account", "id"),
            f"account `{account}` stands in the folder `{shown}`",
            f"write `id: {shown}`, or rename the folder to {account}",
        )


RULE = Rule("account-folder-mismatch", Group.IDENTITY, Level.ERROR, __doc__, check)
