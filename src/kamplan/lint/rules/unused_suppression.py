"""A comment that silences a rule where the rule says nothing, or a rule that does not exist.

## Why it matters

The fault was mended and the comment stayed. The next fault in the same place would be silenced by
a reason that was given for another one.

A rule that is not asked, because it is off or was not selected, is not judged. What makes a plan
unreadable, such as an unknown key, cannot be silenced: no other command could read the plan.

## Example

```yaml
needs:
  - id: parking-cost
    kind: complaint
    # kamplan: ignore[supplier-speak] he talks like that
    verbatim: It's four pounds an hour to park.
    said_by: penhale
    said_on: 2025-09-16
    priority: low
    intent: act
```

Delete the comment:

```yaml
needs:
  - id: parking-cost
    kind: complaint
    verbatim: It's four pounds an hour to park.
    said_by: penhale
    said_on: 2025-09-16
    priority: low
    intent: act
```

## Fix

Taking the comment out, or the rule's name out of it, is offered and never done unasked: the reason
is somebody's text, and a rule may speak up again on another day or when the plan is to be signed.
"""

from kamplan.lint.rule import Group, Level, Rule

RULE = Rule("unused-suppression", Group.HYGIENE, Level.WARNING, __doc__)
