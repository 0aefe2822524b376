"""What was typed of a review, read into what was said."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NoReturn

from kamplan.cli._wiring import read_day, shown_text
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.review.said import KeptWord

_PARTIES = ("supplier", "customer")
_RATINGS = range(1, 6)
_DEGREES = ("yes", "mostly", "partly", "no")


def read_text(text: str | None, option: str, example: str) -> str | None:
    """Return a text without the blanks around it.

    Raises:
        KamplanError: it is empty.

    """
    if text is None:
        return None
    if not text.strip():
        raise KamplanError(f"{option} is empty", hint=example)
    return text.strip()


def read_held_on(text: str | None, today: date) -> date | None:
    """Return the day on which both met.

    Raises:
        KamplanError: it is no day, or still to come.

    """
    if text is None:
        return None
    day = read_day(text, "--held-on")
    if day > today:
        raise KamplanError(
            f"--held-on: {day} is still to come, seen from {today}",
            hint="write it down when it was held",
        )
    return day


def read_verdict(text: str | None) -> str | None:
    """Return the verdict.

    Raises:
        KamplanError: it is empty.

    """
    if text is not None and not text.strip():
        raise KamplanError("the verdict is empty", hint='--verdict "…" --said-by ID')
    return text.strip() if text else None


def read_pairs(given: list[str] | None, option: str, example: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each `NAME=TEXT`.

    Raises:
        KamplanError: one has no name or no text.

    """
    for one in given or []:
        name, equals, text = one.partition("=")
        if not equals or not name.strip() or not text.strip():
            _refuse(option, one, f"{option} {example}")
        yield name.strip(), text.strip()


def read_map(given: list[str] | None, option: str, example: str) -> dict[str, str]:
    """Return the texts of `NAME=TEXT` by their names.

    Raises:
        KamplanError: one has no name or no text, or two differ for one name.

    """
    found: dict[str, str] = {}
    for name, text in read_pairs(given, option, example):
        if found.setdefault(name, text) != text:
            raise KamplanError(
                f"{option}: two answers for `{shown_text(name)}` were given",
                hint="give one of them",
            )
    return found


def read_ratings(given: list[str] | None) -> dict[str, int]:
    """Return each side's rating.

    Raises:
        KamplanError: one is no rating, or two differ for one side.

    """
    ratings: dict[str, int] = {}
    for one in given or []:
        party, equals, number = one.partition("=")
        party = party.strip()
        if not equals or party not in _PARTIES or number.strip() not in map(str, _RATINGS):
            _refuse(
                "--rating",
                one,
                "--rating customer=4 --rating supplier=3, each from 1 (poor) to 5 (very good)",
                "is no rating",
            )
        if ratings.setdefault(party, int(number)) != int(number):
            raise KamplanError(f"two ratings by the {party} were given", hint="give one of them")
    return ratings


def read_kept_word(given: list[str] | None) -> "Iterator[KeptWord]":
    """Yield each side's answer about each side.

    Raises:
        KamplanError: one does not say who answers, about whom, and what.

    """
    from kamplan.review.said import KeptWord

    for one in given or []:
        parties, _, degree = one.partition("=")
        asked, _, about = parties.partition(":")
        answer = KeptWord(asked.strip(), about.strip(), degree.strip())
        known = answer.asked in _PARTIES and answer.about in _PARTIES
        if not known or answer.degree not in _DEGREES:
            _refuse(
                "--kept-word",
                one,
                "--kept-word customer:supplier=mostly: who answers, whose word, and yes, mostly, "
                "partly or no",
            )
        yield answer


def read_lessons(given: list[str] | None, option: str) -> tuple[str, ...]:
    """Return the words of lessons.

    Raises:
        KamplanError: one is empty.

    """
    for one in given or []:
        if not one.strip():
            raise KamplanError(f"{option} is empty", hint=f'{option} "Chair data in the open"')
    return tuple(one.strip() for one in given or [])


def _refuse(option: str, text: str, hint: str, why: str = "cannot be read") -> NoReturn:
    raise KamplanError(f"{option} `{shown_text(text)}` {why}", hint=hint)
