"""Fixed words, days and numbers in one language: the one way by which a page says anything.

English stands in the templates, in the views and in `kamplan.render.vocabulary`; the catalogues
of other languages (`kamplan.render.catalogues`) are keyed by these English texts.
"""

from pathlib import Path
from typing import Final
from unicodedata import bidirectional

from kamplan.errors import KamplanError
from kamplan.render.catalogues import CHANGES, load_catalogue
from kamplan.render.formats import find_formats
from kamplan.render.vocabulary import CHOICES, EVERY, LABELS
from kamplan.tongue import Tongue
from kamplan.yamldoc import make_visible

LANGUAGES: Final = ("en", "de", "fr")
"""Those there are words in; the first stands in for all others."""
RIGHT_TO_LEFT: Final = frozenset(
    {"ar", "arc", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"}
)
"""Languages that are written from right to left in their usual script (Unicode CLDR)."""


class Words:
    """All that is said in one language."""

    def __init__(self, language: str = "en", cache: Path | None = None) -> None:
        """Take a language there are words in, also with a country: `de-CH`.

        In `cache`, a folder of the user's own, compiled catalogues may be kept.
        """
        self.language = language
        self._cache = cache
        code = base_of(language)
        self._catalogue = None if code == LANGUAGES[0] else load_catalogue(code, cache)
        formats = find_formats(language)
        self.day = formats.day
        self.short_day = formats.short_day
        self.month = formats.month
        self.short_month = formats.short_month
        self.number = formats.number
        self.percent = formats.percent
        self.colon = self.say(":")

    def say(self, text: str, /, **values: str | int) -> str:
        """Return a fixed text, with `{names}` in it replaced by values."""
        if self._catalogue is not None and text:  # the empty text is the catalogue's own header
            text = self._catalogue.gettext(text)
        return text.format_map(values) if values else text

    def count(self, one: str, many: str, number: int, /, **values: str | int) -> str:
        """Return the text for that number: `{n} need` or `{n} needs`."""
        if self._catalogue is None:
            text = one if number == 1 else many
        else:
            text = self._catalogue.ngettext(one, many, number)
        return text.format_map({"n": self.number(number), **values})

    def label(self, record: str, key: str) -> str:
        """Return what a field is called: `Why it matters` for `Goal`, `why_it_matters`."""
        return self.say(name_field(record, key))

    def choice(self, record: str, key: str, value: str) -> str:
        """Return the words for a choice of a field: `We act on it` for `Need`, `intent`, `act`."""
        return self.say(name_choice(record, key, value))

    def every(self, text: str) -> str:
        """Return how often something returns: `every month` for `1 month`."""
        number, _, unit = text.partition(" ")
        one, many = EVERY[unit.rstrip("s")]
        return self.count(one, many, int(number))

    def tongue(self) -> Tongue:
        """Return how changes are told in this language, with days and numbers as on the page."""
        code = base_of(self.language)
        if code == LANGUAGES[0]:
            return Tongue(day=self.day, number=self.number, every=self.every)
        told = load_catalogue(code, self._cache, subject=CHANGES)

        def count(one: str, many: str, number: int) -> str:
            return told.ngettext(one, many, number).replace("{n}", self.number(number))

        return Tongue(told.pgettext, count, self.day, self.number, self.every, is_english=False)

    def flag(self, *, value: bool) -> str:
        """Return yes or no."""
        return self.say("yes") if value else self.say("no")


def name_field(record: str, key: str) -> str:
    """Return what a field is called in English; its key where nobody gave it a name."""
    words = key.replace("_", " ").replace("-", " ")
    named = LABELS.get(f"{record}.{key}") or LABELS.get(f"*.{key}")
    return named or words[:1].upper() + words[1:]


def name_choice(record: str, key: str, value: str) -> str:
    """Return the English words for a choice of a field."""
    return CHOICES.get(f"{record}.{key}={value}") or value.replace("-", " ")


def choose_words(asked: str | None, *preferred: str | None, cache: Path | None = None) -> Words:
    """Return the words in the language asked for, else in the first preferred one there are.

    Languages may name a country, as `de-CH`. English stands in where there are no others.

    Raises:
        KamplanError: there are no words in the language asked for.

    """
    if asked is not None:
        language = _tidy(asked)
        if base_of(language) not in LANGUAGES:
            raise KamplanError(
                f"there are no words in the language `{make_visible(asked, 20)}`",
                hint=f"--lang {', '.join(LANGUAGES[:-1])} or {LANGUAGES[-1]}",
            )
        return Words(language, cache)
    known = (one for one in preferred if one is not None and base_of(one) in LANGUAGES)
    return Words(next(known, LANGUAGES[0]), cache)


def base_of(language: str) -> str:
    """Return a language without its country: `de` for `de-CH`."""
    return language.partition("-")[0]


def _tidy(language: str) -> str:
    base, _, country = language.strip().replace("_", "-").partition("-")
    return f"{base.lower()}-{country.upper()}" if country.isalnum() else base.lower()


def isolate(text: str) -> str:
    """Return a text of the authors to stand among fixed words, where both may run counter.

    A text that holds letters written from right to left gets the isolating marks of Unicode (UAX
    #9), so that it does not turn round what stands beside it.
    """
    runs_left = any(bidirectional(one) in ("R", "AL") for one in text)
    return f"\u2068{text}\u2069" if runs_left else text


def direction_of(language: str | None) -> str:
    """Return `rtl` for languages written from right to left, else `ltr`."""
    return "rtl" if language and base_of(language) in RIGHT_TO_LEFT else "ltr"
