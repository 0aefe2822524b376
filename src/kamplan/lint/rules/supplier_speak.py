"""A quotation in the supplier's words, or that speaks of the customer as of someone else.

## Why it matters

Between the meeting and the plan "half nine and the chairs are gone" turns into "requires improved
capacity management". Nobody said that, nobody can confirm it, and what was meant is lost. The words
as spoken are also what the customer recognises when the plan is read aloud.

The rule weighs signs: words that suppliers use and customers do not ("leverage", "synergies",
"value proposition", in English, German, French and Spanish), the customer as "the customer", "the
client" or by its name as the one who requires, needs or is looking for something, and whether a
person seems to be speaking at all. A plain "we need a solution for the parking" passes. Names of
products (`supplier.offerings` in `kamplan.yaml`) count only beside another sign. Add your own words
under `supplier.words`, or as `lint: {settings: {supplier-speak: {words: […]}}}`.

How often it is right was counted on sentences labelled beforehand: see docs/rules/voice.md.

## Example

```yaml
needs:
  - id: short-boxes
    kind: pain
    verbatim: The customer requires improved SLA performance across the value chain.
    said_by: penhale
    said_on: 2025-09-16
    priority: high
    intent: act
```

Write what was said, and what you make of it beside it:

```yaml
needs:
  - id: short-boxes
    kind: pain
    verbatim: When your box comes three short my line stands, and nobody rings me.
    our_reading: Complete deliveries matter more than fast ones.
    said_by: penhale
    said_on: 2025-09-16
    priority: high
    intent: act
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.texts import customer_quotations
from kamplan.lint.voice import Ear, Verdict
from kamplan.planfile import PlanFile

_SHOWN = 3


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quotation of the customer that sounds like the supplier."""
    plan, settings = file.plan, context.settings
    ear = Ear(
        names=(plan.account.name, plan.customer.name),
        words=(*settings.supplier.words, *settings.lint.settings.supplier_speak.words),
        products=settings.supplier.offerings,
    )
    names = {one.id: one.name for one in plan.contacts}
    for route, text, said_by in customer_quotations(file):
        verdict = ear.judge(text, names.get(said_by or "", ""))
        if verdict.is_suppliers:
            yield Finding(route, _describe(verdict), _CURE)


_CURE = "write what was said, as it was said; what you make of it belongs into `our_reading`"


def _describe(verdict: Verdict) -> str:
    shown = ", ".join(f"`{sign}`" for sign in verdict.signs[:_SHOWN])
    if verdict.is_third_person:
        return f"this speaks of the customer, the customer does not speak: {shown}"
    return f"this is how a supplier writes, not how a customer speaks: {shown}"


RULE = Rule("supplier-speak", Group.VOICE, Level.WARNING, __doc__, check)
