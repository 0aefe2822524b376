"""A schema file for editors that another version of kamplan wrote.

## Why it matters

While somebody types, the editor names the keys and says what belongs there. With the schema of
another version it names what no longer is, and marks as wrong what is right.

## Example

With a file `.kamplan/plan.schema.json` of another version:

```yaml with an old schema
summary: Level the infusion week.
```

Write it anew with `kamplan schema > .kamplan/plan.schema.json`:

```yaml
summary: Level the infusion week.
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.model.shape import table_mark
from kamplan.planfile import PlanFile

_HEAD = 1000
"""How much of the file holds its mark."""


def check(_file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding where the schema file is not the one that this version writes."""
    schema = context.find_schema()
    if schema is not None and table_mark() not in schema[:_HEAD]:
        yield Finding(
            (),
            ".kamplan/plan.schema.json is not of this version of kamplan, and editors go by it",
            "kamplan schema > .kamplan/plan.schema.json",
        )


RULE = Rule("schema-outdated", Group.HYGIENE, Level.INFO, __doc__, check)
