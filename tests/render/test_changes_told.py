"""How changes are told in other languages: every text is known, and no value is lost."""

import re
from collections import Counter
from collections.abc import Callable
from gettext import GNUTranslations

import pytest
from hypothesis import given, settings

from kamplan.diff import Comparison, Speech, compare_files, tell_change
from kamplan.diff.texts import list_texts
from kamplan.render.catalogues import CHANGES, load_catalogue
from kamplan.render.words import LANGUAGES, Words
from kamplan.tongue import Context, Tongue
from tests.diff.plans import REFERENCE, Data, compare, edit, pairs
from tests.diff.test_compare import ONE_EDIT
from tests.diff.test_properties import as_file

OTHERS = LANGUAGES[1:]
in_each = pytest.mark.parametrize("language", OTHERS)
_SET_OFF = re.compile("⟦[^⟧]*⟧")


def tell_all(comparison: Comparison, tongue: Tongue) -> list[str]:
    speech = Speech(comparison.names, tongue=tongue)
    return [tell_change(one, speech) for one in comparison.changes]


class Listener:
    """A language that says all in English, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: set[tuple[Context | None, str]] = set()
        self.tongue = Tongue(self.say, self.count)

    def say(self, context: Context, text: str) -> str:
        self.asked.add((context, text))
        return text

    def count(self, one: str, many: str, number: int) -> str:
        self.asked.add((None, one))
        return (one if number == 1 else many).replace("{n}", str(number))


@settings(max_examples=60, deadline=None)
@given(pairs)
def test_nothing_is_asked_for_that_is_not_listed(pair: tuple[Data, Data]) -> None:
    heard = Listener()
    comparison = compare_files(*map(as_file, pair))

    told = tell_all(comparison, heard.tongue)

    assert told == [tell_change(one, Speech(comparison.names)) for one in comparison.changes]
    known = {(one.context, one.text) for one in list_texts()}
    ids_elsewhere = {key for data in pair for key in data.get("account", {}).get("crm", {})}
    assert {one for one in heard.asked - known if one[1] not in ids_elsewhere} == set()


@in_each
@settings(max_examples=60, deadline=None)
@given(pair=pairs)
def test_no_value_is_lost_or_told_twice(language: str, pair: tuple[Data, Data]) -> None:
    """Compare what is set off in each sentence; only its fixed words are those of the language."""
    comparison = compare_files(*map(as_file, pair))
    catalogue = load_catalogue(language, subject=CHANGES)
    translated = speak(comparison, make_half(catalogue))
    original = speak(comparison, Tongue())

    for change, one, other in zip(comparison.changes, original, translated, strict=True):
        assert values_of(one) == values_of(other), change.kind


def make_half(catalogue: GNUTranslations) -> Tongue:
    """Return a language that translates sentences, and leaves in English what stands in them."""

    def say(context: Context, text: str) -> str:
        is_whole = context in (Context.SENTENCE, Context.PIECE) and text != "{kind} of {day}"
        return catalogue.pgettext(context, text) if is_whole else text

    return Tongue(say)


def speak(comparison: Comparison, tongue: Tongue) -> list[str]:
    def set_off(text: str) -> str:
        return f"⟦{text}⟧"

    speech = Speech(comparison.names, set_off, set_off, set_off, tongue)
    return [tell_change(one, speech) for one in comparison.changes]


def values_of(sentence: str) -> Counter[str]:
    return Counter(_SET_OFF.findall(sentence))


def test_the_check_of_values_can_fail() -> None:
    comparison = compare(REFERENCE, edit(("rank: 1 ", "rank: 2 ")))

    def forget(context: Context, text: str) -> str:
        return text.replace("{new}", "") if context is Context.SENTENCE else text

    (one,), (other,) = speak(comparison, Tongue()), speak(comparison, Tongue(forget))
    assert values_of(one) != values_of(other)


@in_each
def test_how_it_reads(language: str, snapshot: Callable[[str, str], None]) -> None:
    tongue = Words(language).tongue()
    lines = []
    for before, after, kind, _ in ONE_EDIT:
        (sentence,) = tell_all(compare(REFERENCE, edit((before, after))), tongue)
        lines.append(f"{kind}: {sentence}")

    snapshot(f"one-edit.{language}.txt", "\n".join(lines) + "\n")


def test_a_session_is_called_in_the_language_of_the_page() -> None:
    new = edit(("    attendees: [penhale, marsh, adeyemi]", "    attendees: [penhale, marsh]"))
    comparison = compare(REFERENCE, new)

    (german,) = tell_all(comparison, Words("de").tongue())

    assert german.startswith("Gespräch „Erkundungsgespräch vom 16. September 2025“ – Anwesend: ")


@pytest.mark.parametrize(
    ("language", "answer", "often"),
    [
        ("en", "yes", "every 2 weeks"),
        ("de", "ja", "alle 2 Wochen"),
        ("fr", "oui", "toutes les 2 semaines"),
    ],
)
def test_answers_and_how_often_are_said_as_on_the_page(
    language: str, answer: str, often: str
) -> None:
    speech = Speech({}, tongue=Words(language).tongue())

    assert speech.show("yes", "initiatives/*/success_criteria/*/readings/*/value") == answer
    assert speech.show("2 weeks", "touchpoints/*/every") == often
