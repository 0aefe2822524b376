"""A need as the customer typed it into a form: its words to the byte, who said it, and when.

GitHub renders an issue form as one section a field: a line `### Heading`, an empty line, what was
typed. GitLab's template for an issue has the same sections to fill in.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kamplan.errors import KamplanError
from kamplan.yamldoc import describe, find_forbidden, make_visible

if TYPE_CHECKING:
    from kamplan.model import Contact


class FormField(NamedTuple):
    """One field of the form."""

    id: str
    """Of the field in the form: `verbatim`, `speaker`, `said_on` or `priority`."""
    headings: Mapping[str, str]
    """Its label by language."""
    choices: Mapping[str, tuple[str, ...]] = {}
    """What may be chosen, by language; in the order of the English ones."""


PRIORITIES = ("high", "medium", "low")
FORM_FIELDS = (
    FormField("verbatim", {"en": "Your words", "de": "Ihre Worte", "fr": "Vos mots"}),
    FormField("speaker", {"en": "Who says it", "de": "Wer es sagt", "fr": "Qui le dit"}),
    FormField(
        "said_on",
        {
            "en": "When was it said",
            "de": "Wann es gesagt wurde",
            "fr": "Quand cela a été dit",
        },
    ),
    FormField(
        "priority",
        {
            "en": "How much does it matter",
            "de": "Wie wichtig es ist",
            "fr": "Quelle importance cela a",
        },
        {
            "en": PRIORITIES,
            "de": ("hoch", "mittel", "niedrig"),
            "fr": ("haute", "moyenne", "basse"),
        },
    ),
)
"""The fields in the order of the form. The words come first and the rest are single lines: so the
end of a form tells where the words end, whatever they hold."""

_EMPTY = frozenset({"", "_No response_"})


@dataclass(frozen=True, slots=True)
class NeedForm:
    """What was typed into the form; None for what was left empty."""

    verbatim: str
    speaker: str | None
    said_on: date | None
    priority: str | None
    """One of `PRIORITIES`."""


def read_form(text: str, headings: Mapping[str, str] | None = None) -> NeedForm:
    """Return what a form's text says, in any of its languages.

    Args:
        text: the text of the issue; lines may end as on Windows.
        headings: labels by the ids of their fields, where a form has its own.

    Raises:
        KamplanError: this is no such form, it holds no words, or what stands in it cannot be kept
            as it was typed.

    """
    text = text.replace("\r\n", "\n")
    known = list(_list_headings(headings or {}))
    found = _match(text, known)
    if found is None:
        raise KamplanError(
            "this is not the text of the form for needs: it should hold the headings "
            + ", ".join(f"`{one}`" for one in known[0]),
            hint="pass the issue's text on as it is, or name other headings by --form-heading",
        )
    verbatim, speaker, said_on, priority = found
    if verbatim.strip() in _EMPTY:
        raise KamplanError("the form holds no words", hint="ask for them in the issue")
    _refuse_forbidden(verbatim)
    return NeedForm(
        verbatim, _filled(speaker), _read_day(_filled(said_on)), _read_priority(_filled(priority))
    )


def is_form(text: str) -> bool:
    """Say whether a text begins as the form does, in any of its languages."""
    first = text.strip("\ufeff\r\n").partition("\n")[0].rstrip()
    return any(first == headings[0] for headings in _list_headings({}))


def fits_form(text: str) -> bool:
    """Say whether a text has the sections of the form, in any of its languages."""
    return _match(text.replace("\r\n", "\n"), list(_list_headings({}))) is not None


def find_speaker(contacts: "Iterable[Contact]", said: str) -> str:
    """Return the id of the customer's person whom a form names by id, name or address for mail.

    Raises:
        KamplanError: it is none of them, or fits several; the message names who is known.

    """
    people = [one for one in contacts if one.party == "customer"]
    wanted = _fold(said)
    exact = [
        one
        for one in people
        if wanted and wanted in (one.id, _fold(one.name), _fold(one.email or ""), f"@{one.id}")
    ]
    words = set(wanted.replace(".", " ").split())
    # `Helena Strand` is Dr Helena Strand; one word alone could be anybody's.
    near = [
        one
        for one in people
        if len(words) > 1 and words <= set(_fold(one.name).replace(".", " ").split())
    ]
    found = exact or near
    if len(found) == 1:
        return found[0].id
    known = ", ".join(f"{one.id} ({make_visible(one.name, 40)})" for one in people[:12])
    shown = make_visible(said, 60)
    if found:
        raise KamplanError(
            f"`{shown}` fits {' and '.join(one.id for one in found)}", hint="name one by id"
        )
    raise KamplanError(
        f"`{shown}` is nobody of the customer's people; known are {known}"
        if known
        else f"`{shown}` is nobody known here: the plan has no contact of the customer yet",
        hint=f'kamplan add contact --party customer --name "{shown}", then once more',
    )


def _list_headings(own: Mapping[str, str]) -> Iterator[list[str]]:
    """Give the lines that head the fields, once for each language."""
    for language in FORM_FIELDS[0].headings:
        yield [f"### {own.get(one.id, one.headings[language])}" for one in FORM_FIELDS]


def _match(text: str, known: list[list[str]]) -> list[str] | None:
    """Return the texts of the fields by the headings that fit, or None where none do."""
    lines = text.strip("\ufeff\n").split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    fitting = [one for one in known if lines and lines[0].rstrip() == one[0]]
    for headings in fitting:
        if exact := _match_exactly(lines, headings):
            return exact
    # Where a label is the same in two languages, the others tell which it is.
    fitting.sort(key=lambda one: len(set(one) & set(lines)), reverse=True)
    return _match_loosely(lines, fitting[0]) if fitting else None


def _match_exactly(lines: list[str], headings: list[str]) -> list[str] | None:
    """Match what GitHub writes: no field is empty, and one empty line stands around each value."""
    fields: list[str] = []
    end = len(lines)
    for heading in reversed(headings[1:]):
        section = lines[end - 4 : end] if end > 4 else []  # noqa: PLR2004 - as the next line has it
        if len(section) != 4 or section[:3] != ["", heading, ""]:  # noqa: PLR2004 - as above
            return None
        fields.insert(0, section[3])
        end -= 4
    words = lines[2:end]  # behind its own heading and the empty line
    return ["\n".join(words), *fields] if words and not lines[1] else None


def _match_loosely(lines: list[str], headings: list[str]) -> list[str] | None:
    """Match what people leave of it: values missing, other empty lines, no last sections."""
    fields: list[str] = []
    end = len(lines)
    for heading in reversed(headings[1:]):
        at = next((at for at in range(end - 1, 0, -1) if lines[at].rstrip() == heading), None)
        if at is None:
            if fields and any(fields):
                return None
            fields.insert(0, "")
            continue
        filled = [one for one in lines[at + 1 : end] if one.strip()]
        if len(filled) > 1:
            return None
        fields.insert(0, filled[0] if filled else "")
        end = at
    words = lines[1:end]
    return ["\n".join(words).strip("\n"), *fields]


def _refuse_forbidden(words: str) -> None:
    for at, character in find_forbidden(words):
        line = words.count("\n", 0, at)
        column = at - (words.rfind("\n", 0, at) + 1)
        raise KamplanError(
            f"the words: line {line + 1}, character {column + 1} is {describe(character)}",
            hint="delete it in the form and type the text again; nothing was written",
        )


def _filled(typed: str) -> str | None:
    return None if typed.strip() in _EMPTY else typed.strip()


def _read_day(typed: str | None) -> date | None:
    if typed is None:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise KamplanError(
            f"the form's day, `{make_visible(typed, 60)}`, is not a day in the calendar",
            hint="write it as YYYY-MM-DD, for example 2026-03-31, or leave it empty for today",
        ) from None


def _read_priority(typed: str | None) -> str | None:
    if typed is None:
        return None
    field = FORM_FIELDS[-1]
    for choices in field.choices.values():
        folded = [one.casefold() for one in choices]
        if typed.casefold() in folded:
            return PRIORITIES[folded.index(typed.casefold())]
    raise KamplanError(
        f"the form's priority, `{make_visible(typed, 60)}`, is not known",
        hint=f"one of: {', '.join(PRIORITIES)}",
    )


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())
