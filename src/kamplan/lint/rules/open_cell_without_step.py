"""A white space that nobody serves, and no next step into it.

## Why it matters

White space is stated openly so that something comes of it: a question, an introduction, or the
decision to leave it alone. An open cell without a step, an owner and a day is a wish, and one whose
day has passed is a wish that somebody had already given up.

## Example

```yaml
white_space:
  offerings: [home infusion nursing]
  units: [home-care team]
  cells:
    - {unit: home-care team, offering: home infusion nursing, state: open}
```

Say what is done next, by whom and by when:

```yaml
white_space:
  offerings: [home infusion nursing]
  units: [home-care team]
  cells:
    - {unit: home-care team, offering: home infusion nursing, state: open,
       next_step: ask the team whether evenings would help, owner: marsh, by: 2026-05-29}
```

Where nothing is to be done, the state says so: `not-needed`, `not-offered`, `in-house`.
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.unread import is_whole
from kamplan.planfile import PlanFile

if TYPE_CHECKING:
    from kamplan.model import Cell


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for each open cell without a step that is still ahead."""
    for cell in file.plan.white_space.cells:
        if cell.state != "open" or not is_whole(file, file.route(cell)):
            continue
        found = _judge_cell(cell, context.today)
        if found is not None:
            key, message, cure = found
            yield Finding(file.route(cell, key), message, cure)


def _judge_cell(cell: "Cell", today: date) -> tuple[str, str, str] | None:
    if not (cell.next_step and cell.next_step.strip()):
        return (
            "next_step",
            "this is open, and nothing says what is done next",
            "add `next_step:`, `owner:` and `by:`; or a state such as not-needed",
        )
    if cell.owner is None or cell.by is None:
        what = "who does the next step" if cell.owner is None else "by when the next step is done"
        key = "owner" if cell.owner is None else "by"
        return key, f"nothing says {what}", f"add `{key}:`"
    if cell.by < today:
        return (
            "by",
            f"the day of the next step, {cell.by}, has passed, and this is still open",
            "write what came of it: another `state:`, or another step with a later day",
        )
    return None


RULE = Rule("open-cell-without-step", Group.TIME, Level.WARNING, __doc__, check)
