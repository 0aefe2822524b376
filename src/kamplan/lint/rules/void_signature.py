"""A plan that both parties signed and that says something else now.

## Why it matters

The signatures stand for what was agreed. Where the plan moved on without them, each side may
believe in another agreement, and both are right. Progress never voids a signature; a changed
promise does.

## Example

Both signed this:

```yaml agreed
initiatives:
  - id: level-the-week
    title: Level the infusion week
    rank: 1
    needs: [empty-chairs]
    goals: [no-same-day-cancellations]
    start: 2026-01-12
    due: 2026-06-30
```

and the plan says this:

```yaml
initiatives:
  - id: level-the-week
    title: Level the infusion week
    rank: 1
    needs: [empty-chairs]
    goals: [no-same-day-cancellations]
    start: 2026-01-12
    due: 2026-09-30
```

Take the change back, or let both sign again:

```yaml
initiatives:
  - id: level-the-week
    title: Level the infusion week
    rank: 1
    needs: [empty-chairs]
    goals: [no-same-day-cancellations]
    start: 2026-01-12
    due: 2026-06-30
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.signatures import route_of_change
from kamplan.planfile import PlanFile


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for each agreed thing that changed, or one where an old plan came back."""
    state = context.judge_signoff(file)
    if state is None:
        return
    for flaw in state.flaws:
        if flaw.rule == RULE.name:
            yield Finding((), f"signoffs/{flaw.file}: {flaw.message}", _CURE)
    if state.standing == "superseded":
        yield Finding((), "the plan says what an older sign-off covered, not the newest", _CURE)
    elif state.standing == "changed":
        from kamplan.signoff.words import tell_why

        for change, told in zip(state.changes, tell_why(state), strict=True):
            message = f"changed since both signed on {state.agreed_on}: {told}"
            yield Finding(route_of_change(file, change), message, _CURE)


_CURE = "let both sign again (kamplan sign), or take the change back"

RULE = Rule("void-signature", Group.SIGNATURE, Level.ERROR, __doc__, check)
