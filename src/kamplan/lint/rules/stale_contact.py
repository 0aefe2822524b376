"""A contact whose entry nobody has looked at for half a year, or who left with promises open.

## Why it matters

A quarter of all contacts change within a year. A reminder that goes to somebody who left reaches
nobody, and the customer finds out at the review that a promise lost its owner in spring.

## Example

```yaml on 2026-09-01
contacts:
  - {id: strand, party: customer, name: Dr Helena Strand, roles: [executive-sponsor],
     last_confirmed: 2026-01-12}
  - {id: penhale, party: customer, name: Moira Penhale, roles: [day-to-day], reports_to: strand,
     left_on: 2026-06-30}
  - {id: marsh, party: supplier, name: Ella Marsh, roles: [account-lead]}
  - {id: adeyemi, party: supplier, name: Tunde Adeyemi, roles: [specialist]}
```

Ask, and write down when; name somebody else where a person left:

```yaml on 2026-09-01
contacts:
  - {id: strand, party: customer, name: Dr Helena Strand, roles: [executive-sponsor],
     last_confirmed: 2026-07-14}
  - {id: penhale, party: customer, name: Moira Penhale, roles: [day-to-day], reports_to: strand,
     last_confirmed: 2026-07-14}
  - {id: marsh, party: supplier, name: Ella Marsh, roles: [account-lead]}
  - {id: adeyemi, party: supplier, name: Tunde Adeyemi, roles: [specialist]}
```

To have met somebody is not to have asked: titles, departments and what a person decides change as
well. The number of days is a setting: `lint: {settings: {stale-contact: {days: 180}}}`. People who left
are found only as long as a promise of theirs is open.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.wording import list_words
from kamplan.model.closing import find_answered
from kamplan.planfile import PlanFile

if TYPE_CHECKING:
    from kamplan.model import Plan


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for each contact to be confirmed, and for each who left work behind."""
    days = context.settings.lint.settings.stale_contact.days
    for contact in file.plan.contacts:
        left, confirmed = contact.left_on, contact.last_confirmed
        if left is not None and left <= context.today:
            promised = _find_open_commitments(file.plan, contact.id)
            if promised:
                yield Finding(
                    file.route(contact, "left_on"),
                    f"`{contact.id}` left on {left} and still owns {list_words(promised)}",
                    "agree on who takes over, and change `owner:` there",
                )
        elif confirmed is not None:
            ago = (context.today - confirmed).days
            if ago > days:
                yield Finding(
                    file.route(contact, "last_confirmed"),
                    f"`{contact.id}` was last confirmed {ago} days ago",
                    f"ask whether this still holds: kamplan mark {contact.id} confirmed, or left --on DATE",
                )


def _find_open_commitments(plan: "Plan", owner: str) -> list[str]:
    answered = find_answered(plan)
    return [
        f"`{one.id}`"
        for initiative in plan.initiatives
        for one in initiative.commitments
        if one.owner == owner and one.status not in ("done", "dropped") and one.id not in answered
    ]


RULE = Rule("stale-contact", Group.PEOPLE, Level.WARNING, __doc__, check)
