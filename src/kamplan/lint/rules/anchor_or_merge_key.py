"""A value that is written in one place and meant in another: `&name`, `*name`, `<<`.

## Why it matters

Whoever reads a promise should read it where it stands. With an anchor, one changed word changes
other parts of the plan that nobody looked at.

## Example

```yaml
checkpoints: &quarters [2026-04-14, 2026-07-14, 2026-10-13]
```

Write the value out where it is meant:

```yaml
checkpoints: [2026-04-14, 2026-07-14, 2026-10-13]
```
"""

from kamplan.lint.rule import Group, Level, Rule

RULE = Rule("anchor-or-merge-key", Group.TEXT, Level.ERROR, __doc__)
