"""Fixed words, days and numbers in one language: the one way by which a page says anything.

English stands in the templates, in the views and in `kamplan.render.vocabulary`; a catalogue
for another language will be keyed by these English texts, as gettext has it.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from kamplan.errors import KamplanError
from kamplan.render.vocabulary import CHOICES, LABELS

LANGUAGES: Final = ("en",)
"""Those there are words in; the first stands in for all others."""
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
PER_CENT: Final = 100
RIGHT_TO_LEFT: Final = frozenset(
    {"ar", "arc", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"}
)
"""Languages that are written from right to left in their usual script (Unicode CLDR)."""

_EVERY: Final = {
    "day": ("every day", "every {n} days"),
    "week": ("every week", "every {n} weeks"),
    "month": ("every month", "every {n} months"),
    "year": ("every year", "every {n} years"),
}


class Words:
    """All that is said in one language."""

    def __init__(self, language: str = "en") -> None:
        self.language = language

    def say(self, text: str, /, **values: str | int) -> str:
        """Return a fixed text, with `{names}` in it replaced by values."""
        return text.format_map(values) if values else text

    def count(self, one: str, many: str, number: int, /, **values: str | int) -> str:
        """Return the text for that number: `{n} need` or `{n} needs`."""
        return self.say(one if number == 1 else many, n=self.number(number), **values)

    def label(self, record: str, key: str) -> str:
        """Return what a field is called: `Why it matters` for `Goal`, `why_it_matters`."""
        words = key.replace("_", " ").replace("-", " ")
        return LABELS.get(f"{record}.{key}") or words[:1].upper() + words[1:]

    def choice(self, record: str, key: str, value: str) -> str:
        """Return the words for a choice of a field: `We act on it` for `Need`, `intent`, `act`."""
        return CHOICES.get(f"{record}.{key}={value}") or value.replace("-", " ")

    def day(self, day: date) -> str:
        """Return a day in words: `12 January 2026`."""
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"

    def short_day(self, day: date) -> str:
        """Return a day for narrow places: `12 Jan`."""
        return f"{day.day} {MONTHS[day.month - 1][:3]}"

    def month(self, day: date) -> str:
        """Return a month in words: `January 2026`."""
        return f"{MONTHS[day.month - 1]} {day.year}"

    def short_month(self, day: date) -> str:
        """Return a month for narrow places: `Jan`."""
        return MONTHS[day.month - 1][:3]

    def number(self, number: Decimal | int) -> str:
        """Return a number exactly, with thousands parted: `180,000` or `0.5`."""
        if isinstance(number, int):
            return f"{number:,}"
        plain = number.normalize()
        exponent = plain.as_tuple().exponent
        assert isinstance(exponent, int)  # noqa: S101 - the reader takes no infinities
        return f"{plain:,.{max(0, -exponent)}f}".replace("-", "−")

    def percent(self, share: Decimal) -> str:
        """Return a share in whole per cent; what is not whole is never rounded up to 100."""
        whole = (share * 100).to_integral_value(ROUND_HALF_UP)
        if whole == PER_CENT and share < 1:
            whole -= 1
        return f"{whole:,} %".replace("-", "−")

    def every(self, text: str) -> str:
        """Return how often something returns: `every month` for `1 month`."""
        number, _, unit = text.partition(" ")
        one, many = _EVERY[unit.rstrip("s")]
        return self.count(one, many, int(number))

    def flag(self, *, value: bool) -> str:
        """Return yes or no."""
        return "yes" if value else "no"


def choose_words(asked: str | None, preferred: str | None) -> Words:
    """Return the words in the language asked for, else in the preferred one, else in English.

    Raises:
        KamplanError: there are no words in the language asked for.

    """
    if asked is not None and asked not in LANGUAGES:
        raise KamplanError(
            f"there are no words for the page in `{asked[:20]}`",
            hint=f"--lang {' or '.join(LANGUAGES)}",
        )
    return Words(asked or (preferred if preferred in LANGUAGES else None) or LANGUAGES[0])


def direction_of(language: str | None) -> str:
    """Return `rtl` for languages written from right to left, else `ltr`."""
    return "rtl" if language and language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"
