"""A unit of the customer from whose people no need was heard.

## Why it matters

People of different units want different things. A unit that is in the plan because the supplier has
a contact there, or would like to serve it, and that has said nothing, is planned for without being
asked.

## Example

```yaml
white_space:
  offerings: [medicine supply]
  units: [infusion unit, pharmacy]
  cells:
    - {unit: infusion unit, offering: medicine supply, state: served}
    - {unit: pharmacy, offering: medicine supply, state: open}
```

Ask there, or leave the unit out until you do:

```yaml
white_space:
  offerings: [medicine supply]
  units: [infusion unit]
  cells:
    - {unit: infusion unit, offering: medicine supply, state: served}
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile
from kamplan.yamldoc import Route, make_visible


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each unit with contacts or white space, and no need of its people."""
    if not file.plan.needs:
        return
    speakers = {need.said_by for need in file.plan.needs}
    places: dict[str, tuple[str, Route]] = {}
    heard: set[str] = set()
    for contact in file.plan.contacts:
        if contact.party == "customer" and contact.unit:
            unit = contact.unit.strip().casefold()
            places.setdefault(unit, (contact.unit, file.route(contact, "unit")))
            if contact.id in speakers:
                heard.add(unit)
    if file.plan.white_space is not None:
        units = file.plan.white_space.units
        for route, name in file.list_entries(("white_space", "units"), units):
            places.setdefault(name.strip().casefold(), (name, route))
    for unit, (name, route) in places.items():
        if unit not in heard:
            yield Finding(
                route,
                f"no need was heard from the people of `{make_visible(name.strip(), 60)}`",
                "ask somebody there; write the unit of each contact as `unit:`",
            )


RULE = Rule("unheard-unit", Group.VOICE, Level.INFO, __doc__, check)
