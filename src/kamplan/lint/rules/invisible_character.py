r"""A character that no reader sees, or that turns the text around it.

## Why it matters

Words that look the same and are not the same can be signed by one party and meant by the other.
Letters of every script, accents, joiners where a script needs them and emoji are all welcome; what
has no width, reverses the order of words, or cannot be displayed is not.

## Example

```yaml
summary: "Level the infusion\u200b week."
```

Delete it and type the word again:

```yaml
summary: "Level the infusion week."
```
"""

from kamplan.lint.rule import Group, Level, Rule

RULE = Rule("invisible-character", Group.TEXT, Level.ERROR, __doc__)
