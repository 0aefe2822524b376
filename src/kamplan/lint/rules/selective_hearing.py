"""Needs that all fall inside the supplier's own offer, or of which none is declined or put off.

## Why it matters

Nobody needs only what one supplier happens to sell, and nobody gets all they ask for. A plan in
which every need fits was heard through a filter, and the customer notices what is not in it. What
lies outside the offer is also where the next offer is found: needs that nobody acts on are counted
over all customers.

The rule judges from five needs on, once each has its intent; `kamplan.yaml` can change the number
with `lint: {settings: {selective-hearing: {from: 5}}}`.

## Example

```yaml
needs:
  - {id: empty-chairs, kind: pain, verbatim: The chairs are gone by half nine., said_by: penhale,
     said_on: 2025-09-16, priority: high, ours_to_serve: true, intent: act}
  - {id: late-boxes, kind: complaint, verbatim: Your boxes come after the patient., said_by: penhale,
     said_on: 2025-09-16, priority: high, ours_to_serve: true, intent: act}
  - {id: carton-changes, kind: complaint, verbatim: You change a carton and my robot spits it out.,
     said_by: penhale, said_on: 2025-09-16, priority: high, ours_to_serve: true, intent: act}
  - {id: bad-veins, kind: want, verbatim: Teach the new ones to cannulate bad veins.,
     said_by: penhale, said_on: 2025-09-16, priority: low, ours_to_serve: true, intent: act}
  - {id: fridge-warning, kind: want, verbatim: I'd love the fridge to text me before it's too warm.,
     said_by: penhale, said_on: 2025-09-16, priority: low, ours_to_serve: true, intent: act}
```

Ask what else is on their minds, write it down, and answer it honestly:

```yaml
needs:
  - {id: empty-chairs, kind: pain, verbatim: The chairs are gone by half nine., said_by: penhale,
     said_on: 2025-09-16, priority: high, ours_to_serve: true, intent: act}
  - {id: late-boxes, kind: complaint, verbatim: Your boxes come after the patient., said_by: penhale,
     said_on: 2025-09-16, priority: high, ours_to_serve: true, intent: act}
  - {id: carton-changes, kind: complaint, verbatim: You change a carton and my robot spits it out.,
     said_by: penhale, said_on: 2025-09-16, priority: high, ours_to_serve: true, intent: act}
  - {id: bad-veins, kind: want, verbatim: Teach the new ones to cannulate bad veins.,
     said_by: penhale, said_on: 2025-09-16, priority: low, ours_to_serve: true, intent: act}
  - {id: parking-cost, kind: complaint, verbatim: It's four pounds an hour to park.,
     said_by: penhale, said_on: 2025-09-16, priority: low, ours_to_serve: false, intent: wont-act,
     reason: Not ours to change. Passed to the estates team.}
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding where nothing was heard but what the supplier offers and will do."""
    needs = file.plan.needs
    if len(needs) < context.settings.lint.settings.selective_hearing.from_:
        return
    if any(need.intent is None for need in needs):
        return
    if all(need.ours_to_serve for need in needs):
        yield Finding(
            ("needs",),
            f"all {len(needs)} needs fall inside what the supplier offers",
            'ask what else keeps them busy: kamplan add need --not-ours-to-serve --verbatim "…"',
            at_key=True,
        )
    elif all(need.intent == "act" for need in needs):
        yield Finding(
            ("needs",),
            f"not one of {len(needs)} needs is declined or put off",
            "say which have to wait and which are not yours to meet, and why: "
            'kamplan decide ID --intent wont-act --reason "…"',
            at_key=True,
        )


RULE = Rule("selective-hearing", Group.VOICE, Level.WARNING, __doc__, check)
