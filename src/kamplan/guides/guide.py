"""A guide: facts in front, then sections in Markdown; one file each in `templates/guides/`.

To add one: write the file with the front matter of its neighbours and a section `Questions`, name
it in `KINDS`, at its place of a year, and translate it: a folder each for other languages holds
files of the same names (`kamplan.render.guide_translations` says what they lack).
"""

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from kamplan.errors import KamplanError
from kamplan.records import nearest
from kamplan.templating import templates_root
from kamplan.yamldoc import YamlDocument, make_visible

KINDS = (
    "handoff",
    "discovery",
    "executive-interview",
    "win-loss-interview",
    "customer-value-survey",
    "customer-advisory-council",
    "shared-expectations-workshop",
    "co-creation",
    "checkpoint",
    "review",
    "brief",
    "account-manager",
)
"""The names of all guides; those of meetings are the kinds of session of a plan."""

_ALSO_CALLED = {
    "advisory-council": "customer-advisory-council",
    "council": "customer-advisory-council",
    "value-survey": "customer-value-survey",
    "survey": "customer-value-survey",
    "workshop": "shared-expectations-workshop",
    "win-loss": "win-loss-interview",
    "twelve-month-review": "review",
}
FACTS: Final = {
    "invite": "Who is invited",
    "time": "How long it takes",
    "gives": "What comes out",
    "approves": "Who approves it",
}
"""What is asked first of a meeting, by its key in front of a file; in English."""
ENGLISH: Final = "en"
QUESTIONS: Final = "questions"
"""The section from which a note is made."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a guide under a heading."""

    name: str
    """What it is called in every language, as an anchor: from its heading in English."""
    title: str
    text: str
    """In Markdown."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A page to take into a meeting."""

    name: str
    language: str
    title: str
    about: str
    """One line that says what it is for."""
    facts: tuple[tuple[str, str], ...]
    """What is asked first of a meeting, one of `FACTS` and so in English, and the answer."""
    lead: str
    """What stands before the first section, in Markdown."""
    sections: tuple[Section, ...]
    session: str | None
    """The kind of session it is, if it is one."""

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions to ask, in their order."""
        text = next(one.text for one in self.sections if one.name == QUESTIONS)
        items = re.split(r"^- ", text, flags=re.MULTILINE)[1:]
        return tuple(" ".join(one.split()) for one in items)


def find_kind(word: str) -> str:
    """Return the name of the guide that a word means.

    Raises:
        KamplanError: there is none.

    """
    name = word.strip().casefold().replace("_", "-").replace(" ", "-").replace("/", "-")
    name = _ALSO_CALLED.get(name, name)
    if name in KINDS:
        return name
    near = nearest(name, [*KINDS, *_ALSO_CALLED])
    raise KamplanError(
        f"there is no guide `{make_visible(word, 60)}`",
        hint=f"did you mean `{near}`?" if near else "kamplan guide lists them",
    )


class _File(NamedTuple):
    """What stands in one file."""

    front: dict[str, object]
    lead: str
    parts: list[tuple[str, str]]
    """Heading and text of each section."""


def load_guide(name: str, language: str = ENGLISH) -> Guide:
    """Return one of `KINDS` in English, or in a language that it is translated into, as `de`."""
    english = _read_file(name, ENGLISH)
    file = english if language == ENGLISH else _read_file(name, language)
    pairs = zip(english.parts, file.parts, strict=True)
    session = english.front.get("session")
    return Guide(
        name,
        language,
        str(file.front["title"]),
        str(file.front["about"]),
        tuple((title, str(file.front[key])) for key, title in FACTS.items()),
        file.lead,
        tuple(Section(_name(there), title, text) for (there, _), (title, text) in pairs),
        None if session is None else str(session),
    )


def guide_path(name: str, language: str = ENGLISH) -> str:
    """Return where the file of a guide lies among the shipped templates."""
    return f"guides/{name}.md" if language == ENGLISH else f"guides/{language}/{name}.md"


def _read_file(name: str, language: str) -> _File:
    text = templates_root().joinpath(guide_path(name, language)).read_text(encoding="utf-8")
    _, front, body = text.split("---\n", 2)
    facts = YamlDocument.parse(front).data()
    assert isinstance(facts, dict)  # noqa: S101 - our own text, and a test reads every one
    lead, *parts = re.split(r"^## ", body, flags=re.MULTILINE)
    found = []
    for part in parts:
        title, _, below = part.partition("\n")
        found.append((title.strip(), below.strip()))
    return _File(facts, lead.strip(), found)


def _name(heading: str) -> str:
    return re.sub(r"[^a-z]+", "-", heading.lower())
