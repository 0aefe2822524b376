"""An id that two entries of the same kind bear.

## Why it matters

A promise that is marked as done, a reading, a signature: each finds its entry by the id. With two
of the same name, one of them gets what was meant for the other. Ids are unique over the whole plan
for each kind of entry: the commitments of all initiatives together, for example.

## Example

```yaml
growth_targets:
  - {id: renewal, kind: retain, what: Renewal decided on service, by: 2027-03-31}
  - {id: renewal, kind: grow, what: A seat in pathway planning, by: 2026-12-31}
```

Give the newer one an id of its own:

```yaml
growth_targets:
  - {id: renewal, kind: retain, what: Renewal decided on service, by: 2027-03-31}
  - {id: seat-in-planning, kind: grow, what: A seat in pathway planning, by: 2026-12-31}
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile
from kamplan.yamldoc import make_visible


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each id that an earlier entry of the same kind bears already."""
    for kind, ids in file.ids.items():
        for one, routes in ids.items():
            if len(routes) == 1:
                continue
            first = file.document.span((*routes[0], "id")).line
            for route in routes[1:]:
                yield Finding(
                    (*route, "id"),
                    f"another {kind.replace('-', ' ')} is `{make_visible(one, 60)}` already, "
                    f"on line {first}",
                    "give the newer one an id of its own",
                )


RULE = Rule("duplicate-id", Group.IDENTITY, Level.ERROR, __doc__, check)
