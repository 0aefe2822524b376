"""What somebody is answered who told a need in an issue on a forge, and what its proposal says.

Of what people typed nothing comes to life: it stands in code spans, no line of ours begins with
it, so that none is a quick action, and references in it are parted.
"""

from collections.abc import Sequence
from typing import NamedTuple

from kamplan.collab.issues import AnswerKind, digest_of, make_marker
from kamplan.collab.need_form import fits_form
from kamplan.collab.references import part_references
from kamplan.collab.setup.form import describe_form
from kamplan.reporters.markup import code

_MOST_LINES = 10


class _Words(NamedTuple):
    refused: str
    formless: str
    again: str
    proposed: str
    changed: str


_WORDS = {
    "en": _Words(
        "Nothing was written into the plan yet:",
        "Nothing was written into the plan yet. If this is a need, write it as below, with nothing "
        "above the first heading and nothing below the last answer, no greeting and no signature. "
        "Anything else is read by a person.",
        "Please mend the text of this issue; it is read again. If you wrote by mail, send a new "
        "one: an answer to this is not read.",
        "Your words are [a proposal]({link}) now, as you typed them. Say below it what you think. "
        "Who has no account here gets it by mail.",
        "The text of this issue was changed after it had become [a proposal]({link}), which keeps "
        "the words as they were then. Say below the proposal what should be different.",
    ),
    "de": _Words(
        "In den Plan wurde noch nichts geschrieben:",
        "In den Plan wurde noch nichts geschrieben. Wenn das ein Anliegen ist, schreiben Sie es "
        "wie unten, mit nichts über der ersten Überschrift und nichts unter der letzten Antwort, "
        "ohne Anrede und Unterschrift. Alles andere liest ein Mensch.",
        "Bitte berichtigen Sie den Text dieses Issues; er wird wieder gelesen. Wenn Sie per E-Mail "
        "geschrieben haben, senden Sie eine neue: eine Antwort auf diese wird nicht gelesen.",
        "Ihre Worte sind jetzt [ein Vorschlag]({link}), so wie Sie sie getippt haben. Sagen Sie "
        "darunter, was Sie denken. Wer hier kein Konto hat, bekommt ihn per E-Mail.",
        "Der Text dieses Issues wurde geändert, nachdem er [ein Vorschlag]({link}) geworden war; "
        "der behält die Worte von damals. Sagen Sie unter dem Vorschlag, was anders sein soll.",
    ),
    "fr": _Words(
        "Rien n’a encore été écrit dans le plan :",
        "Rien n’a encore été écrit dans le plan. Si c’est un besoin, écrivez-le comme ci-dessous, "
        "sans rien au-dessus du premier titre ni sous la dernière réponse, sans salutation ni "
        "signature. Tout le reste est lu par une personne.",
        "Corrigez le texte de ce ticket ; il sera relu. Si vous avez écrit par courriel, "
        "envoyez-en un nouveau : une réponse à celui-ci n’est pas lue.",
        "Vos mots sont maintenant [une proposition]({link}), tels que vous les avez tapés. Dites "
        "dessous ce que vous en pensez. Qui n’a pas de compte ici la reçoit par courriel.",
        "Le texte de ce ticket a été modifié après être devenu [une proposition]({link}), qui "
        "garde les mots d’alors. Dites sous la proposition ce qui devrait être différent.",
    ),
}


def answer_refused(text: str, reasons: Sequence[str], language: str) -> str:
    """Return the answer to a need that was not written, with what is wrong and where.

    Args:
        text: of the issue.
        reasons: what `kamplan add need --from-form` said, line by line.
        language: the customer's.

    """
    words = _WORDS.get(language, _WORDS["en"])
    if fits_form(text):
        said = [f"- {code(line)}" for line in reasons if line.strip()][:_MOST_LINES]
        lines = [words.refused, "", *said]
    else:
        lines = [words.formless, "", *_show_form(language if language in _WORDS else "en")]
    marker = make_marker(AnswerKind.REFUSED, digest_of(text))
    return "\n".join([marker, "", *lines, "", words.again, ""])


def answer_proposed(text: str, kind: AnswerKind, link: str, language: str) -> str:
    """Return the answer to a need that is a proposal.

    Args:
        text: of the issue.
        kind: whether it is the text of the proposal, or was changed since.
        link: the address of the proposal, which `check_link` has passed.
        language: the customer's.

    """
    words = _WORDS.get(language, _WORDS["en"])
    said = words.changed if kind is AnswerKind.CHANGED else words.proposed
    return f"{make_marker(kind, digest_of(text))}\n\n{said.format(link=link)}\n"


def describe_proposal(number: int, story: str) -> str:
    """Return the text of the proposal that an issue has become, which closes it and no other."""
    return f"Closes #{number}.\n\n{part_references(story)}"


def _show_form(language: str) -> list[str]:
    """Return the form to copy, and what to write below each heading."""
    questions = describe_form(language).questions
    lines = [line for one in questions for line in (f"### {one.heading}", "", "", "")]
    told = []
    for one in questions:
        choices = f" ({', '.join(one.choices)})" if one.choices else ""
        told.append(f"- **{one.heading}**: {one.help}{choices}")
    return ["```text", *lines[:-2], "```", "", *told]
