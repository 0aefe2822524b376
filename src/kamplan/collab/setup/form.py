"""The form "Tell us a need" in the customer's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kamplan.collab.need_form import FORM_FIELDS


class Question(NamedTuple):
    """One field as somebody meets it."""

    id: str
    heading: str
    help: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The form's words."""

    name: str
    about: str
    intro: str
    title: str
    """Of the issue; its writer may change it."""
    questions: tuple[Question, ...]

    @property
    def first_line(self) -> str:
        """The line with which every filled-in form begins."""
        return f"### {self.questions[0].heading}"


class _Words(NamedTuple):
    name: str
    about: str
    intro: str
    title: str
    helps: Mapping[str, str]


_WORDS = {
    "en": _Words(
        "Tell us a need",
        "Say what you need, in your words. Two minutes.",
        "Write as you would say it. Your words go into the plan as you type them, and come back to "
        "you as a proposal. You get an answer to every need, also when it is no, with the reason.",
        "A need: ",
        {
            "verbatim": "As you would say it; nobody rewrites it.",
            "speaker": "The name or e-mail of the person whose words these are.",
            "said_on": "As 2026-03-31; leave it empty for today.",
            "priority": "To you, not to us.",
        },
    ),
    "de": _Words(
        "Sagen Sie uns, was Sie brauchen",
        "In Ihren Worten. Zwei Minuten.",
        "Schreiben Sie, wie Sie es sagen würden. Ihre Worte kommen so in den Plan, wie Sie sie "
        "tippen, und kommen als Vorschlag zu Ihnen zurück. Sie bekommen auf alles eine Antwort, "
        "auch wenn sie nein heißt, und dann mit dem Grund.",
        "Anliegen: ",
        {
            "verbatim": "Wie Sie es sagen würden; niemand schreibt es um.",
            "speaker": "Name oder E-Mail der Person, deren Worte das sind.",
            "said_on": "In der Form 2026-03-31; leer heißt heute.",
            "priority": "Für Sie, nicht für uns.",
        },
    ),
    "fr": _Words(
        "Dites-nous un besoin",
        "Dans vos mots. Deux minutes.",
        "Écrivez comme vous parleriez. Vos mots entrent dans le plan tels que vous les tapez et "
        "vous reviennent sous forme de proposition. Vous recevez une réponse à chaque besoin, même "
        "quand c'est non, avec la raison.",
        "Besoin : ",
        {
            "verbatim": "Comme vous le diriez ; personne ne le récrit.",
            "speaker": "Le nom ou le courriel de la personne dont ce sont les mots.",
            "said_on": "Sous la forme 2026-03-31 ; vide signifie aujourd'hui.",
            "priority": "Pour vous, pas pour nous.",
        },
    ),
}


def describe_form(language: str) -> Form:
    """Return the form in one of the languages of the customer's pages."""
    words = _WORDS[language]
    questions = tuple(
        Question(
            one.id,
            one.headings[language],
            words.helps[one.id],
            tuple(one.choices.get(language, ())),
        )
        for one in FORM_FIELDS
    )
    return Form(words.name, words.about, words.intro, words.title, questions)
