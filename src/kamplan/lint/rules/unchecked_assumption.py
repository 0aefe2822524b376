"""Something that is believed of the customer and that nobody asked the customer about.

## Why it matters

Customers do things for their own reasons. What we measure by our own standards, what others want
and what we feel sure of is the most comfortable way to be wrong for a year, and one question to the
right person ends it.

## Example

```yaml
six_boxes:
  assumptions:
    believed:
      - {what: They want fewer leaflets, basis: our-view}
```

Ask, and write down whom and when:

```yaml
six_boxes:
  assumptions:
    believed:
      - {what: They want fewer leaflets, basis: our-view, checked_with: penhale,
         checked_on: 2025-10-28}
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.unread import is_whole
from kamplan.planfile import PlanFile

_BASES = {
    "our-standard": "this is measured by our own standards",
    "other-customers": "this is what other customers want",
    "our-view": "this is our own view",
}


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each belief that the customer neither said nor was asked about."""
    for belief in file.plan.six_boxes.assumptions.believed:
        basis = _BASES.get(belief.basis or "")
        asked = belief.checked_with is not None or belief.checked_on is not None
        if basis is None or asked or not is_whole(file, file.route(belief)):
            continue
        yield Finding(
            file.route(belief, "basis"),
            f"{basis}, and nobody asked this customer",
            "ask one of the customer's people; then add `checked_with:` and `checked_on:`",
        )


RULE = Rule("unchecked-assumption", Group.FRAME, Level.WARNING, __doc__, check)
