"""A checkpoint that passed, and nothing says what came of it.

## Why it matters

Plans that are looked at together once a quarter are the ones that gain most; those that shrink into
one meeting a year are read twice, on the day they are signed and on the day they are regretted.

## Example

```yaml on 2026-05-11
checkpoints: [2026-04-14, 2026-07-14, 2026-10-13]
```

Hold it, and write down what both saw; or say in a note why it was not held:

```yaml on 2026-05-11
checkpoints: [2026-04-14, 2026-07-14, 2026-10-13]
checkpoint_results:
  - {on: 2026-04-14, attendees: [penhale, marsh], next: continue, note: Template works on Thursdays.}
```

A result belongs to a checkpoint if it is at most 14 days from it, and it may come 14 days late. The
number is a setting: `lint: {settings: {missed-checkpoint: {days: 14}}}`. After the review no result
is asked for.
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.unread import is_whole
from kamplan.lint.wording import count_days
from kamplan.model.closing import was_reviewed
from kamplan.planfile import PlanFile


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for each checkpoint that has been without a result for too long."""
    plan = file.plan
    if was_reviewed(plan, context.today) or not is_whole(file, ("checkpoint_results",)):
        return
    grace = context.settings.lint.settings.missed_checkpoint.days
    held = [one.on for one in plan.checkpoint_results if one.on is not None]
    for route, day in file.list_entries(("checkpoints",), plan.checkpoints):
        ago = (context.today - day).days
        if ago > grace and not any(abs((one - day).days) <= grace for one in held):
            yield Finding(
                route,
                f"the checkpoint of {day} was {count_days(ago)} ago, and has no result",
                f'kamplan review --checkpoint --held-on {day} --note "…"; say there if it was not held',
            )


RULE = Rule("missed-checkpoint", Group.TIME, Level.WARNING, __doc__, check)
