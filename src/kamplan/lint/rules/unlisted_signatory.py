"""A statement by somebody who is no contact of that party in what was signed.

## Why it matters

Who may speak for a party stands in the plan that both agreed to. A name that was added
afterwards, or that belongs to the other side, speaks for nobody.

## Example

```yaml signed by both
summary: Level the infusion week, no surprises, talk money in October.
```

where somebody put another name into one of the statements:

```json signoffs/0001-supplier.json
{"signer": {"contact": "kruse", "email": null, "name": "Ines Kruse"}}
```

Signed by people whom the plan names:

```yaml signed by both
summary: Level the infusion week, no surprises, talk money in October.
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for each signer whom the payload does not list."""
    state = context.judge_signoff(file)
    for flaw in state.flaws if state is not None else ():
        if flaw.rule == RULE.name:
            yield Finding((), f"signoffs/{flaw.file}: {flaw.message}", _CURE)


_CURE = 'add the person, `kamplan add contact --name "…"`, and let both sign again'

RULE = Rule("unlisted-signatory", Group.SIGNATURE, Level.ERROR, __doc__, check)
