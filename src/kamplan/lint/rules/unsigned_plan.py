"""A plan that is in force, or that one party signed, and that both have not signed.

## Why it matters

Plans that only one side agreed to are the ones that get forgotten. A signature that waits for
the other is a question that nobody answered, and a year that begins without any has begun
without an agreement.

## Example

```yaml signed by the customer
supplier: {name: Tessaly Biologics, lead: marsh}
```

Ask the other party, and record what it said:

```yaml signed by both
supplier: {name: Tessaly Biologics, lead: marsh}
```

A draft is not asked for signatures before its period begins.
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding if a party has yet to sign what the other did, or the year has begun."""
    state = context.judge_signoff(file)
    if state is None or state.standing == "draft":
        if context.knows_signoffs and context.today >= file.plan.period.start:
            yield Finding(
                file.route(file.plan.period, "start"),
                "the period has begun and nobody has signed the plan",
                "kamplan sign --party customer --by CONTACT --method meeting, and the supplier too",
            )
    elif state.standing == "waiting":
        missing = state.waiting_for[0]
        yield Finding(
            file.route(getattr(file.plan, missing), "lead"),
            f"the {missing} has not signed yet what the other party did",
            f"kamplan sign --party {missing} --by CONTACT --method meeting",
        )


RULE = Rule("unsigned-plan", Group.SIGNATURE, Level.WARNING, __doc__, check)
