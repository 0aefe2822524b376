"""A value that is not of the kind its field asks for.

## Why it matters

`2026-02-30` is no day, `1_000` is a different number in different tools, and `no` may be a
word or a truth value. What two readers may read differently, two parties will.

## Example

```yaml
renewal:
  contract: supply agreement
  ends: 2026-02-30
```

Write a day that stands in the calendar:

```yaml
renewal:
  contract: supply agreement
  ends: 2026-02-28
```

## Fix

Where only quotes are wrong, the fix adds or removes them: a number that is meant as text is
quoted, a number in quotes where a number is asked for loses them.
"""

from kamplan.lint.rule import Group, Level, Rule

RULE = Rule("wrong-type", Group.TEXT, Level.ERROR, __doc__)
