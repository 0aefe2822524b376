"""An id, or the place that names one, with more in it than a-z, 0-9 and hyphens.

## Why it matters

Comparisons, links, reminders and signatures know an entry by its id. One that has capitals, blanks
or accents is typed differently by the next person, and the thread is lost.

## Example

```yaml
growth_targets:
  - id: Renewal on Service
    kind: retain
    what: Renewal decided on service as well as price
    by: 2027-03-31
```

Write it small, with hyphens for blanks:

```yaml
growth_targets:
  - id: renewal-on-service
    kind: retain
    what: Renewal decided on service as well as price
    by: 2027-03-31
```
"""

from kamplan.lint.rule import Group, Level, Rule

RULE = Rule("malformed-id", Group.IDENTITY, Level.ERROR, __doc__)
