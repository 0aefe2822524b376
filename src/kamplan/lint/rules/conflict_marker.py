"""Marker lines that git left behind where two versions did not fit together.

## Why it matters

Between the markers stand both versions, and neither was agreed. Somebody has to decide with the
other side which words stay.

## Example

```yaml
<<<<<<<
summary: Level the infusion week.
=======
summary: Level the infusion week by June.
>>>>>>>
```

Decide, and delete the marker lines:

```yaml
summary: Level the infusion week by June.
```
"""

from kamplan.lint.rule import Group, Level, Rule

RULE = Rule("conflict-marker", Group.TEXT, Level.ERROR, __doc__)
