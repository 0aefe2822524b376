"""A guide: facts in front, then sections in Markdown; one file each in `templates/guides/`.

To add one: write the file with the front matter of its neighbours and a section `Questions`, and
name it in `KINDS`, at its place of a year.
"""

import re
from dataclasses import dataclass

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
_FACTS = (
    ("invite", "Who is invited"),
    ("time", "How long it takes"),
    ("gives", "What comes out"),
    ("approves", "Who approves it"),
)
QUESTIONS = "Questions"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a guide under a heading."""

    title: str
    text: str
    """In Markdown."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A page to take into a meeting."""

    name: str
    title: str
    about: str
    """One line that says what it is for."""
    facts: tuple[tuple[str, str], ...]
    """What is asked first of a meeting, and the answer."""
    lead: str
    """What stands before the first section, in Markdown."""
    sections: tuple[Section, ...]
    session: str | None
    """The kind of session it is, if it is one."""

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions to ask, in their order."""
        text = next(one.text for one in self.sections if one.title == QUESTIONS)
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


def load_guide(name: str) -> Guide:
    """Return one of `KINDS`."""
    text = templates_root().joinpath("guides", f"{name}.md").read_text(encoding="utf-8")
    _, front, body = text.split("---\n", 2)
    facts = YamlDocument.parse(front).data()
    assert isinstance(facts, dict)  # noqa: S101 - our own text, and a test reads every one
    lead, *parts = re.split(r"^## ", body, flags=re.MULTILINE)
    sections = []
    for part in parts:
        title, _, below = part.partition("\n")
        sections.append(Section(title.strip(), below.strip()))
    return Guide(
        name,
        str(facts["title"]),
        str(facts["about"]),
        tuple((title, str(facts[key])) for key, title in _FACTS),
        lead.strip(),
        tuple(sections),
        facts.get("session"),
    )
