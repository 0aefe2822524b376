"""One person who signed for both parties.

## Why it matters

An agreement needs two who agree. Somebody who signs for both sides agrees with themselves,
however they are listed among the contacts.

## Example

```yaml signed by both
contacts:
  - {id: strand, party: customer, name: Dr Helena Strand, roles: [executive-sponsor], email: strand@example.org}
  - {id: penhale, party: customer, name: Moira Penhale, roles: [day-to-day], reports_to: strand}
  - {id: marsh, party: supplier, name: H. Strand, roles: [account-lead], email: strand@example.org}
  - {id: adeyemi, party: supplier, name: Tunde Adeyemi, roles: [specialist], reports_to: marsh}
```

Let each party sign by a person of its own:

```yaml signed by both
contacts:
  - {id: strand, party: customer, name: Dr Helena Strand, roles: [executive-sponsor], email: strand@example.org}
  - {id: penhale, party: customer, name: Moira Penhale, roles: [day-to-day], reports_to: strand}
  - {id: marsh, party: supplier, name: Ella Marsh, roles: [account-lead], email: marsh@example.org}
  - {id: adeyemi, party: supplier, name: Tunde Adeyemi, roles: [specialist], reports_to: marsh}
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for each round that one person signed twice."""
    state = context.judge_signoff(file)
    for flaw in state.flaws if state is not None else ():
        if flaw.rule == RULE.name:
            yield Finding((), f"signoffs/{flaw.file}: {flaw.message}", _CURE)


_CURE = "delete the wrong statement, and let a person of the other party sign"

RULE = Rule("same-person-both-parties", Group.SIGNATURE, Level.ERROR, __doc__, check)
