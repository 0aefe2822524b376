"""Days and numbers as a language writes them."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from babel import Locale

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
PER_CENT: Final = 100
_MINUS: Final = "−"
_FIRST_OF_MONTH: Final = {"fr": "1er"}
"""How the first day of a month is written where CLDR does not say that it differs."""


class Formats(Protocol):
    """How one language writes days and numbers."""

    def day(self, day: date) -> str:
        """Return a day in words: `12 January 2026`."""

    def short_day(self, day: date) -> str:
        """Return a day for narrow places: `12 Jan`."""

    def month(self, day: date) -> str:
        """Return a month as a heading: `January 2026`."""

    def short_month(self, day: date) -> str:
        """Return a month for narrow places: `Jan`."""

    def number(self, number: Decimal | int) -> str:
        """Return a number exactly, with thousands parted: `180,000` or `0.5`."""

    def percent(self, share: Decimal) -> str:
        """Return a share in whole per cent; what is not whole is never rounded up to 100."""


def find_formats(language: str) -> Formats:
    """Return how a language writes days and numbers; `de-CH` differs from `de`."""
    if language == "en":  # needs no Babel, which takes as long to import as a page to make
        return EnglishFormats()
    return _find_locale_formats(language)


@lru_cache(maxsize=8)
def _find_locale_formats(language: str) -> "LocaleFormats":
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse(language.partition("-")[0])
    return LocaleFormats(locale)


class EnglishFormats:
    """British English, as the locale `en_GB` of CLDR has it."""

    def day(self, day: date) -> str:
        """Return `12 January 2026`."""
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"

    def short_day(self, day: date) -> str:
        """Return `12 Jan`."""
        return f"{day.day} {MONTHS[day.month - 1][:3]}"

    def month(self, day: date) -> str:
        """Return `January 2026`."""
        return f"{MONTHS[day.month - 1]} {day.year}"

    def short_month(self, day: date) -> str:
        """Return `Jan`."""
        return MONTHS[day.month - 1][:3]

    def number(self, number: Decimal | int) -> str:
        """Return `180,000` or `0.5`."""
        if isinstance(number, int):
            return f"{number:,}".replace("-", _MINUS)
        plain = number.normalize()
        exponent = plain.as_tuple().exponent
        assert isinstance(exponent, int)  # noqa: S101 - the reader takes no infinities
        return f"{plain:,.{max(0, -exponent)}f}".replace("-", _MINUS)

    def percent(self, share: Decimal) -> str:
        """Return `63 %`."""
        return f"{_round(share):,} %".replace("-", _MINUS)


class LocaleFormats:
    """Any other language, by the data of CLDR."""

    def __init__(self, locale: "Locale") -> None:
        self._locale = locale
        self._first = _FIRST_OF_MONTH.get(locale.language)

    def day(self, day: date) -> str:
        """Return `12. Januar 2026`."""
        from babel.dates import format_date

        return self._write_first(day, format_date(day, "long", self._locale))

    def short_day(self, day: date) -> str:
        """Return `12. Jan.`."""
        return self._write_first(day, self._write(day, "MMMd"))

    def month(self, day: date) -> str:
        """Return `Januar 2026`."""
        text = self._write(day, "yMMMM")
        return text[:1].upper() + text[1:]

    def short_month(self, day: date) -> str:
        """Return `Jan`."""
        return self._write(day, "LLL")

    def number(self, number: Decimal | int) -> str:
        """Return `180.000` or `0,5`."""
        from babel.numbers import format_decimal

        plain = Decimal(number).normalize() + 0
        text = format_decimal(plain, locale=self._locale, decimal_quantization=False)
        return text.replace("-", _MINUS)

    def percent(self, share: Decimal) -> str:
        """Return `63 %`."""
        from babel.numbers import format_percent

        whole = Decimal(_round(share)) / PER_CENT
        return format_percent(whole, locale=self._locale).replace("-", _MINUS)

    def _write(self, day: date, skeleton: str) -> str:
        from babel.dates import format_date, format_skeleton

        if skeleton in self._locale.datetime_skeletons:
            return format_skeleton(skeleton, day, locale=self._locale)
        return format_date(day, skeleton, self._locale)

    def _write_first(self, day: date, text: str) -> str:
        if self._first and day.day == 1 and text.startswith("1 "):
            return self._first + text[1:]
        return text


def _round(share: Decimal) -> int:
    whole = (share * PER_CENT).to_integral_value(ROUND_HALF_UP)
    if whole == PER_CENT and share < 1:
        whole -= 1
    return int(whole)
