"""A statement or a payload that `kamplan sign` cannot have written.

## Why it matters

A statement is worth what it is bound to. If its digest is not that of the payload beside it, if
bytes of the payload were changed, or if it was made for another account, it says nothing about
this plan, whoever put it there.

## Example

```yaml signed by both
summary: Level the infusion week, no surprises, talk money in October.
```

where somebody changed this in one of the statements:

```json signoffs/0001-supplier.json
{"digest": "kamplan-v1:sha256:0000000000000000000000000000000000000000000000000000000000000000"}
```

Statements as they were written:

```yaml signed by both
summary: Level the infusion week, no surprises, talk money in October.
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for each file that cannot be trusted."""
    state = context.judge_signoff(file)
    for flaw in state.flaws if state is not None else ():
        if flaw.rule == RULE.name:
            yield Finding((), f"signoffs/{flaw.file}: {flaw.message}", _CURE)


_CURE = "take the file back from git as it was written, or delete it and sign again"

RULE = Rule("forged-digest", Group.SIGNATURE, Level.ERROR, __doc__, check)
