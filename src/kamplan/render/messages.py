"""All fixed texts of pages and reports in English, gathered for the catalogues of other languages.

`python -m kamplan.render.messages` brings `templates/languages/*.po` and, for how changes and
reports on them are told, `templates/languages/changes/*.po` up to date: texts that are new stand in
them without a translation, and what nobody says any more is taken out.
"""

import ast
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from kamplan import signoff
from kamplan.diff.texts import list_texts
from kamplan.guides import FACTS
from kamplan.history import KINDS
from kamplan.model.shape import FieldShape, RecordShape, shape_of
from kamplan.render.catalogues import CHANGES, FOLDER, PAGES
from kamplan.render.vocabulary import BOXES, EVERY, GLOSSARY, LABELS, NO_SUMS, PROOFS
from kamplan.render.words import name_choice
from kamplan.review import checkpoint
from kamplan.review.agenda import AGENDA
from kamplan.review.outcomes import Outcome
from kamplan.review.questions import QUESTIONS
from kamplan.signoff.reading import BOTH_PARTIES, NOT_THEIRS, UNLISTED
from kamplan.tongue import Context

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

SOURCE: Final = Path(__file__).resolve().parent
TEMPLATES: Final = SOURCE.parents[2] / "templates"
REPORTS: Final = ("reporters/*.py", "collab/messages.py", "tongue.py")
"""Where reports on changes speak, which know a language only as `kamplan.tongue.Tongue`."""
SPEAKERS: Final = ("say", "count")
"""The functions by which a page says something: a text, or one for one thing and one for many."""
FLAWS: Final = {"BrokenStatementError": 0, "flaw": 1, "Flaw": 2}
"""By what it is said that a file of signatures is wrong, and at which place the text stands."""


class Message(NamedTuple):
    """A text in English."""

    text: str
    many: str | None = None
    """For any other number than one, where it counts something."""
    context: str | None = None
    """Where it stands, if the same text can be two in another language."""


def list_messages(subject: str = PAGES) -> list[Message]:
    """List every fixed text of one subject once, in the order of the alphabet."""
    if subject == CHANGES:
        told = {Message(one.text, one.many, one.context) for one in list_texts()}
        told |= {*_walk_reports(), *(Message(*one) for one in KINDS.values())}
        return sorted(told, key=lambda one: (one.context or "", one.text))
    found = {*_walk_templates(), *_walk_views(), *map(Message, _walk_tables())}
    found |= {Message(one, many) for one, many in (*EVERY.values(), *KINDS.values())}
    counted = {one.text for one in found if one.many}
    return sorted(
        (one for one in found if one.many or one.text not in counted), key=lambda one: one.text
    )


def _walk_templates() -> Iterator[Message]:
    import jinja2
    from jinja2.ext import extract_from_ast

    environment = jinja2.Environment()  # noqa: S701 - it renders nothing
    for path in sorted((TEMPLATES / "render").rglob("*.j2")):
        tree = environment.parse(path.read_text(encoding="utf-8"))
        for _, name, given in extract_from_ast(tree, SPEAKERS, babel_style=False):
            texts = given if isinstance(given, tuple) else (given,)
            if texts[0] is not None:
                yield Message(texts[0], texts[1] if name == "count" else None)


def _walk_views() -> Iterator[Message]:
    beside = (SOURCE / name for name in ("guide.py", "plan.py", "words.py"))
    for path in sorted([*SOURCE.glob("views/*.py"), *beside]):
        yield from _walk_calls(path, ("say",))


def _walk_reports() -> Iterator[Message]:
    for path in sorted(one for place in REPORTS for one in SOURCE.parent.glob(place)):
        for one in _walk_calls(path, ("say", "report")):
            yield one if one.many else one._replace(context=Context.REPORT)


def _walk_calls(path: Path, speakers: Collection[str]) -> Iterator[Message]:
    """Give the texts that stand in calls of a module: whole ones, and those that count."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", None))
        constants = [one.value for one in node.args if isinstance(one, ast.Constant)]
        texts = [one for one in constants if isinstance(one, str)]
        if name in speakers and texts:
            yield Message(texts[0])
        if name == "count" and len(texts) > 1:  # else it is that of a list
            yield Message(texts[0], texts[1])


def _walk_flaws() -> Iterator[str]:
    """Give what can be wrong with a file of signatures."""
    for path in sorted(Path(signoff.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", None))
            at = FLAWS.get(str(name), len(node.args))
            if at < len(node.args) and isinstance(node.args[at], ast.Constant):
                yield str(ast.literal_eval(node.args[at]))
    yield from (*UNLISTED.values(), *NOT_THEIRS.values(), BOTH_PARTIES)


def _walk_tables() -> Iterator[str]:
    """Give what is said of tables, where no text stands in the call."""
    yield from LABELS.values()
    yield from _walk_choices(shape_of("plan"), set())
    for method in ("pull-request", "email", "meeting", "paper", "key"):
        yield name_choice("Statement", "method", method)
    yield from (text for _, *texts in BOXES for text in texts)
    yield from (text for entry in GLOSSARY for text in entry)
    yield from PROOFS.values()
    yield from NO_SUMS
    yield from (text for one in (*AGENDA, *checkpoint.AGENDA) for text in (one.title, one.how))
    yield from (
        text for one in (*QUESTIONS, *checkpoint.QUESTIONS) for text in (one.text, one.answers)
    )
    yield from (one.words for one in Outcome)
    yield from FACTS.values()
    yield from ("continue", "pivot", "reassess", "close")
    yield from _walk_flaws()


def _walk_choices(shape: RecordShape, seen: set[str]) -> Iterator[str]:
    if shape.name in seen:
        return
    seen.add(shape.name)
    for field in shape.fields.values():
        yield from _walk_field(shape.name, field, field.key, seen)


def _walk_field(record: str, field: FieldShape, key: str, seen: set[str]) -> Iterator[str]:
    yield from (name_choice(record, key, one) for one in field.choices)
    if field.record is not None:
        yield from _walk_choices(field.record, seen)
    if field.element is not None:
        yield from _walk_field(record, field.element, key, seen)


def list_catalogues() -> Iterator[tuple[str, Path]]:
    """Give each catalogue with its subject."""
    for subject in (PAGES, CHANGES):
        for path in sorted((TEMPLATES / FOLDER / subject).glob("*.po")):
            yield subject, path


def update_catalogue(path: Path, subject: str = PAGES) -> "Catalog":
    """Return a catalogue with every message of its subject and no other; translations stay."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        old = read_po(file, locale=path.stem)
    comment, _, _ = path.read_text(encoding="utf-8").partition("\nmsgid ")
    new = Catalog(locale=path.stem, header_comment=comment)
    for text, many, context in list_messages(subject):
        known = old.get(text, context)
        string = known.string if known else ""
        if many is None:
            new.add(text, string if isinstance(string, str) else "", context=context)
        else:
            new.add((text, many), string if isinstance(string, tuple) else ())
    return new


def write_catalogue(path: Path, catalogue: "Catalog") -> None:
    """Write a catalogue as people edit it: no dates, no line numbers, so that it changes rarely."""
    from babel.messages.pofile import generate_po

    headers = (
        ("Language", path.stem),
        ("Plural-Forms", catalogue.plural_forms),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
    )
    with path.open("w", encoding="utf-8") as file:
        file.write(f'{catalogue.header_comment}\nmsgid ""\nmsgstr ""\n')
        file.writelines(f'"{name}: {value}\\n"\n' for name, value in headers)
        file.write("\n")
        file.writelines(generate_po(catalogue, omit_header=True, no_location=True, width=100))


if __name__ == "__main__":
    for subject, one in list_catalogues():
        write_catalogue(one, update_catalogue(one, subject))
