"""A key that stands twice in one place.

## Why it matters

Most programs silently keep the last of the two, people read the first. The party that looks at
the page and the party that looks at the file then agree on different words.

## Example

```yaml
period:
  start: 2026-01-01
  end: 2026-12-31
  end: 2027-06-30
```

Keep the one that is meant:

```yaml
period:
  start: 2026-01-01
  end: 2026-12-31
```
"""

from kamplan.lint.rule import Group, Level, Rule

RULE = Rule("duplicate-key", Group.TEXT, Level.ERROR, __doc__)
