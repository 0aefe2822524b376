"""What weighs most when prose changes: figures, days, units, currencies, yes and no."""

import re
from collections import Counter

from kamplan.diff.values import Value

_DATE = re.compile(r"\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|Q[1-4]\b)")
_MONTHS = (
    "january february march april may june july august september october november december "
    "januar februar märz mai juni juli oktober dezember "
    "janvier février mars avril juin juillet août septembre octobre novembre décembre "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
    "januari februari maj augusti "
    "monday tuesday wednesday thursday friday saturday sunday "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag"
)
_UNITS = (
    "% ‰ percent per hour hours h day days week weeks month months quarter quarters year years "
    "minute minutes min second seconds mm cm m km g kg t bar l ml kwh mwh pieces boxes "
    "stunde stunden tag tage woche wochen monat monate jahr jahre prozent stück "
    "heure heures jour jours semaine semaines mois an ans "
    "hora horas día días semana semanas mes meses año años "
    "timme timmar dag dagar vecka veckor månad månader år "
    "ساعة ساعات يوم أيام أسبوع شهر سنة 小时 天 周 月 年"
)
_CURRENCIES = "€ $ £ ¥ ₹ ﷼ kr eur usd gbp chf sek nok dkk jpy cny inr sar aed euro euros dollar"
_NEGATIONS = (
    "no not never none nobody nothing neither nor without cannot won't can't don't doesn't isn't "
    "aren't wasn't didn't unless except "
    "nicht nie kein keine keinen keiner keinem nichts niemand ohne "
    "ne pas jamais aucun aucune rien personne sans non "
    "nunca ningún ninguna nada nadie sin "
    "inte ingen inget aldrig utan ej "
    "لا لن لم ليس بدون غير 不 没 没有 无 非"
)
_WORDS = {
    "date": frozenset(_MONTHS.split()),
    "unit": frozenset(_UNITS.split()),
    "currency": frozenset(_CURRENCIES.split()),
    "negation": frozenset(_NEGATIONS.split()),
}
WEIGHTY = ("number", *_WORDS)
"""What can be found to weigh."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[%‰€$£¥₹﷼]")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_CHINESE = re.compile(r"[不没无非€￥元天周月年]")


def weigh_change(old: Value, new: Value) -> tuple[str, ...]:
    """Return which of number, date, unit, currency and negation differ between two texts.

    A negation is also seen where it only came or went once more: every one counts. The words
    are those of a few languages; digits and signs are those of every language.
    """
    if not (isinstance(old, str) and isinstance(new, str)):
        return ()
    one, other = _weigh(old), _weigh(new)
    return tuple(name for name in one if one[name] != other[name])


def _weigh(text: str) -> dict[str, Counter[str]]:
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(text)]
    words += _CHINESE.findall(text)
    found = {
        "number": Counter(str(_digits(one)) for one in _NUMBER.findall(text)),
        "date": Counter(_DATE.findall(text)),
    }
    for name, known in _WORDS.items():
        counted = found.setdefault(name, Counter())
        counted.update(word for word in words if word in known)
    return found


def _digits(text: str) -> str:
    """Return a number with the digits 0 to 9, whatever script it was written in."""
    return "".join(str(int(one)) if one.isdigit() and one.isdecimal() else one for one in text)
