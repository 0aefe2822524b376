"""Words that only sell, in a line that the supplier writes.

## Why it matters

The customer reads this plan beside its own people. "Upsell", "market-leading" or "premium tier" tell
them what they are to the supplier, and the rest is read with that in mind. Say what will be done,
for whom, and how both will know; the customer knows who sells it.

The philosophy is read as well: what is wanted for the customer is not what the customer should buy.
Add words with `lint: {settings: {sales-talk: {words: […]}}}` in `kamplan.yaml`. A word that is
ruled out ("no promotion in the sessions") passes.

## Example

```yaml
initiatives:
  - id: premium-tier
    title: Upsell the premium tier
    rank: 1
    start: 2026-01-12
    due: 2026-06-30
```

Say what changes:

```yaml
initiatives:
  - id: night-line
    title: Somebody answers at night
    rank: 1
    start: 2026-01-12
    due: 2026-06-30
```
"""

from collections.abc import Iterator
from functools import lru_cache

from kamplan.lint.phrases import Phrases, read_phrases, read_words, split_words
from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.texts import is_by_customer, supplier_texts
from kamplan.planfile import PlanFile

_WORDS = read_phrases("""
upsell( s ing), up sell( s ing), cross sell( s ing), sell more, sell in, premium tier, gold tier
upgrade to premium, close the deal, closing the deal, win the account, win the deal, new logo
expand( ing) our footprint, expand( ing) footprint, grow( ing) our footprint, land and expand
grow the account, growing the account, account penetration, market penetration, penetrate the account
increase their spend, increase spend, increase our share, grow our share, more revenue for us
displace the competitor, displace competitors, beat the competition, lock in, lock them in
market leading, market leader, industry leading, leading provider, leading supplier, best in class
best of breed, world class, cutting edge, state of the art, next generation, unrivalled, unrivaled
unmatched, unparalleled, second to none, game changer, game changing, revolutionary, one stop shop
full service provider, value added services, value proposition( s), unique selling, selling point( s)
special offer( s), limited offer, introductory offer, exclusive offer, promotional offer
promotion( s), promotional, sales pitch, pitch deck( s), product pitch, demo our, showcase our
leverag(e es ed ing), synerg(y ies), unlock( s ing) value, drive( s) adoption, driving adoption
partner of choice, supplier of choice, preferred partner status, thought leader( s ship)
our premium, our flagship, our award winning, our innovative, our unique, our superior
marktführend( e en er), marktführer, führender anbieter, alleinstellungsmerkmal( e), mehrverkauf
zusatzverkauf, zusatzverkäufe, verkaufsargument( e), sonderangebot( e), alles aus einer hand
leader du marché, argument de vente, arguments de vente, vente additionnelle, montée en gamme
offre exclusive, offre promotionnelle
líder del mercado, argumento de venta, venta adicional, oferta exclusiva, oferta promocional
""")
_RULED_OUT = read_words("""
no not never without stop instead nor neither less fewer don't doesn't won't kein keine keinen nicht
ohne statt pas sans jamais sin nunca
""")
_REACH = 4
"""How many words before a phrase may rule it out."""


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for each line of the supplier that sells."""
    phrases = _read_own(tuple(context.settings.lint.settings.sales_talk.words))
    for route, text in supplier_texts(file).find_holding(phrases):
        found = _find_selling(phrases, text)
        if found and "stop_doing" not in route and not is_by_customer(file, route):
            yield Finding(
                route,
                f"`{found}` sells",
                "say what will be done, for whom, and how both will know",
            )


def _find_selling(phrases: Phrases, text: str) -> str | None:
    words = split_words(text)
    for at, phrase in phrases.find_all(words):
        if _RULED_OUT.isdisjoint(words[max(at - _REACH, 0) : at]):
            return phrase
    return None


@lru_cache(maxsize=16)
def _read_own(own: tuple[str, ...]) -> Phrases:
    return Phrases(_WORDS, own)


RULE = Rule("sales-talk", Group.VOICE, Level.WARNING, __doc__, check, silences=("internal-field",))
