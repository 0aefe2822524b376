"""Another customer in a repository that one customer reads along.

## Why it matters

Whoever can read a repository can read all of it, and all that it ever held. Two customers in one
shared repository read each other's needs, prices and people. The rule judges only where
`kamplan.yaml` says `audience: shared`.

## Example

```yaml kamplan.yaml
kamplan: 1
audience: shared
account: st-brannocs
```

```yaml
account:
  id: dornbach
  name: Dornbach Pumpenwerke GmbH
  beneficiaries: operators who run Dornbach's pumps
```

Give each customer a repository of its own:

```yaml
account:
  id: st-brannocs
  name: St. Brannoc's University Hospital
  beneficiaries: patients treated with infused medicines
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.wording import list_words
from kamplan.planfile import PlanFile
from kamplan.yamldoc import make_visible


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding where a shared repository holds more than its one account."""
    settings, account = context.settings, file.plan.account.id
    if settings.audience != "shared" or not account:
        return
    if settings.account is not None:
        if account != settings.account:
            yield Finding(
                ("account", "id"),
                f"`{account}` stands in a repository that is shared with `{settings.account}`",
                _CURE,
            )
        return
    folders = {
        path.parts[1]
        for path in context.find_files()
        if len(path.parts) == 3 and path.parts[0] == "accounts" and path.name == "plan.yaml"  # noqa: PLR2004
    }
    if len(folders) > 1:
        names = list_words([f"`{make_visible(one, 60)}`" for one in sorted(folders)])
        yield Finding(("account", "id"), f"{names} share one repository that customers read", _CURE)


_CURE = "move it to a repository of its own; git still shows it here to whoever can read along"

RULE = Rule("foreign-account", Group.IDENTITY, Level.ERROR, __doc__, check)
