"""Something that every plan needs, or that signing needs, and that is not there.

## Why it matters

A promise without words, a session without a day, a goal without a result: the gap is filled in by
each reader alone, and a year later the two parties remember different things.

What every plan needs is an error always. What only signing needs is a warning while the plan is a
draft, so that a plan can begin with a name and grow. Where a rule of its own asks for a field,
such as `need-without-voice` for the speaker, that rule speaks and this one keeps silent.

## Example

```yaml
sessions:
  - id: walk-round
    on: 2025-09-16
    attendees: [penhale, marsh]
```

Write what is asked for:

```yaml
sessions:
  - id: walk-round
    on: 2025-09-16
    kind: discovery
    attendees: [penhale, marsh]
```
"""

from kamplan.lint.rule import Group, Level, Rule

RULE = Rule("missing-field", Group.TEXT, Level.SIGN_OFF, __doc__)
