"""A key or a line that is the supplier's own business, in a plan that the customer reads.

## Why it matters

Would you show this line to the customer? It is shown: nothing in a plan is hidden, and what was
committed once can be read in git for good. Margins, sales targets, quotas, the probability of
winning or a share of wallet tell the customer that it is hunted, and belong into the supplier's
own repository. What the supplier hopes for can be said openly: as a growth target, as white space,
or as what winning means to the supplier.

Keys are read, and the supplier's own texts; never a quotation. Growth targets, resources and white
space are exempt. Add words with `lint: {settings: {internal-field: {words: […]}}}` in
`kamplan.yaml`.

## Example

```yaml
account:
  id: st-brannocs
  name: St. Brannoc's University Hospital
  beneficiaries: patients treated with infused medicines
  margin_pct: 34
```

Leave it out, and say what you hope for where it can be read:

```yaml
account:
  id: st-brannocs
  name: St. Brannoc's University Hospital
  beneficiaries: patients treated with infused medicines
growth_targets:
  - {id: renewal-on-service, kind: retain, what: Renewal decided on service, by: 2027-03-31}
```
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from kamplan.lint.phrases import Phrases, read_phrases, read_words, split_words
from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.texts import is_by_customer, supplier_texts
from kamplan.planfile import PlanFile
from kamplan.yamldoc import Route, make_visible

# Whatever is called so, in a key or in a text.
_WORDS = read_phrases("""
gross margin( s), profit margin( s), margin target( s), our margin( s), target margin( s)
sales target( s), sales quota( s), revenue target( s), bookings target( s), quota( s)
upsell( s ing), up sell( s ing), cross sell( s ing), crosssell, share of wallet, wallet share
win probability, probability of winning, probability to win, closing probability, win rate
margin( s), campaign( s), discount floor, price floor, floor price, walk away price
lowest acceptable price, minimum price
resource allocation, sales campaign( s), marketing campaign( s), account score, lead score
health score, churn risk, risk of churn, propensity to buy, deal size, sales pipeline
our commission, sales commission, sales forecast, credit limit, solvency, creditworthiness
negotiating position, negotiation tactic( s), battle card( s), battlecard( s), lock in strategy
internal only, for internal use only, do not share with the customer
deckungsbeitrag, umsatzziel( e), absatzziel( e), vertriebsziel( e), abschlusswahrscheinlichkeit
rabattuntergrenze, bonität, nur intern, taux de marge, marge brute, objectif de vente
objectifs de vente, part de portefeuille, vente croisée, ventes croisées, usage interne
margen bruto, objetivo de ventas, objetivos de ventas, cuota de cartera, venta cruzada, uso interno
""")

# In a key these alone tell; in a text they may mean something else.
_KEY_WORDS = read_words("""
margin margins marge margen quota quotas campaign campaigns internal intern interne interno
confidential private secret hidden visibility profit arr mrr revenue pipeline opportunity
opportunities deal deals discount commission solvency creditworthiness churn sentiment forecast
upsell crosssell probability wallet blocker blockers enemy enemies displace
""")
_CAMEL = r"(?<=[a-z0-9])(?=[A-Z])"
_MARGIN = read_words("""
safety error time of for wide narrow
""")
_CAMPAIGN = read_words("""
vaccination your their hospital's customer's customers awareness hiring recruitment measuring
measurement test testing safety health information training
""")
_HARMLESS = {"margin": _MARGIN, "margins": _MARGIN, "campaign": _CAMPAIGN, "campaigns": _CAMPAIGN}
"""Words beside which a word is not the supplier's business: a margin of error, your campaign."""


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for each key and each line that speaks of the supplier's own business."""
    phrases = _read_own(tuple(context.settings.lint.settings.internal_field.words))
    for route, key in _free_keys(file):
        words = split_words(re.sub(_CAMEL, " ", key).replace("_", " "))
        if phrases.find_first(words) or not _KEY_WORDS.isdisjoint(words):
            shown = make_visible(key, 60)
            yield Finding(route, f"would you show `{shown}` to the customer?", _CURE, at_key=True)
    for route, text in supplier_texts(file).find_holding(phrases):
        found = _find_internal(phrases, text)
        if found and not is_by_customer(file, route):
            yield Finding(
                route, f"would you show this line to the customer? It speaks of `{found}`", _CURE
            )


_CURE = "take it out; what only the supplier may know belongs into the supplier's own repository"
_EXEMPT = frozenset({"growth_targets", "white_space", "resources"})


def _free_keys(file: PlanFile) -> Iterator[tuple[Route, str]]:
    """Give the keys that plans do not have, and those that a plan may choose."""
    for fault in file.faults:
        if fault.rule == "unknown-key" and _EXEMPT.isdisjoint(fault.route[:-1]):
            yield fault.route, str(fault.route[-1])
    for system in file.plan.account.crm:
        yield ("account", "crm", system), system


def _find_internal(phrases: Phrases, text: str) -> str | None:
    words = split_words(text)
    for at, phrase in phrases.find_all(words):
        harmless = _HARMLESS.get(phrase)
        if harmless is None or harmless.isdisjoint(
            (*words[max(at - 1, 0) : at], *words[at + 1 : at + 2])
        ):
            return phrase
    return None


@lru_cache(maxsize=16)
def _read_own(own: tuple[str, ...]) -> Phrases:
    return Phrases(_WORDS, own)


RULE = Rule("internal-field", Group.TEXT, Level.ERROR, __doc__, check, silences=("unknown-key",))
