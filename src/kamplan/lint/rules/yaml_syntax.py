"""Text that is not the YAML that plans are written in.

## Why it matters

A file that one program reads one way and the next another way says two things, and both parties
sign it. Of YAML, plans use keys, values, lists and comments; where even these do not close, nothing
below can be trusted.

## Example

```yaml
summary: Level the week: nobody is told not to come.
```

Put text in quotes that holds a colon and a blank:

```yaml
summary: "Level the week: nobody is told not to come."
```
"""

from kamplan.lint.rule import Group, Level, Rule

RULE = Rule("yaml-syntax", Group.TEXT, Level.ERROR, __doc__)
