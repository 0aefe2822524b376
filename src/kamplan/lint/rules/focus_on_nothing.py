"""Six boxes, and none of them in focus.

## Why it matters

Not all six boxes are worked on at once. One is chosen, worked on until there are results to see,
and then perhaps another; who works on all of them sees results in none.

## Example

```yaml
six_boxes:
  assumptions:
    stop_doing: [quarterly product decks]
```

Choose the one to begin with:

```yaml
six_boxes:
  focus: assumptions
  assumptions:
    stop_doing: [quarterly product decks]
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding where no box is in focus."""
    if ("six_boxes",) not in file.faulty and file.plan.six_boxes.focus is None:
        yield Finding(
            ("six_boxes", "focus"),
            "none of the six boxes is in focus",
            "choose one to begin with, such as `focus: journey`",
        )


RULE = Rule("focus-on-nothing", Group.FRAME, Level.INFO, __doc__, check)
