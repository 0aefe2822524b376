"""An id that names nobody and nothing in this plan.

## Why it matters

A need that no initiative finds is not worked on, and an owner who is not among the contacts is not
reminded. The plan looks complete, and a thread in it ends in the air.

## Example

```yaml
reporting:
  - id: board-report
    audience: both
    to: medical board
    every: 6 months
    first: 2026-06-30
    owner: march
```

Name an entry that is there; the finding names the nearest:

```yaml
reporting:
  - id: board-report
    audience: both
    to: medical board
    every: 6 months
    first: 2026-06-30
    owner: marsh
```
"""

from collections.abc import Iterator

from kamplan.lint.references import walk_references
from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile
from kamplan.records import nearest


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each reference to an id that no entry of its kind bears."""
    ids = file.ids
    for route, kind, one in walk_references(file):
        if one not in ids.get(kind, ()):
            near = nearest(one, list(file.ids.get(kind, ())))
            yield Finding(
                route,
                f"there is no {kind} `{one}` in this plan",
                f"did you mean `{near}`?" if near else f"kamplan add {kind} --id {one} …",
            )


RULE = Rule("dangling-reference", Group.IDENTITY, Level.ERROR, __doc__, check)
