"""A key that plans do not have.

## Why it matters

A misspelt key is a value that nobody sees: it is not shown, not counted and not signed. And a plan
has no room for notes of one side: what stands in it is for both to read.

## Example

```yaml
renewal:
  contract: supply agreement
  ends: 2027-03-31
  notice_day: 90
  owner: marsh
```

Write the key as plans know it; the finding names the nearest:

```yaml
renewal:
  contract: supply agreement
  ends: 2027-03-31
  notice_days: 90
  owner: marsh
```

## Fix

Where capitals, blanks or hyphens are all that differs from a key that is not there yet, such as
`Notice-Days`, the fix writes the key.
"""

from kamplan.lint.rule import Group, Level, Rule

RULE = Rule("unknown-key", Group.TEXT, Level.ERROR, __doc__)
