"""`kamplan add KIND`: one new entry of a plan, by options named as its fields."""

from collections.abc import Callable, Iterable
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kamplan.cli._changing import AccountOption, ChangedPlan, DryRunOption, change_plan
from kamplan.cli._signoffs import note_broken_agreement
from kamplan.cli._terminal import print_note, print_out
from kamplan.cli._wiring import LoadedPlan, TodayOption, today
from kamplan.scaffold.entries import KINDS, EntryKind, EntryOption, list_options, list_places

if TYPE_CHECKING:
    from kamplan.scaffold.entries import Entry
    from kamplan.yamldoc.amend import Change

add = typer.Typer(
    name="add",
    help="Add one entry to a plan: `kamplan add KIND --help` lists what it takes.\n\n"
    'Example: kamplan add need --verbatim "It\'s four pounds an hour to park." --said-by penhale',
    no_args_is_help=True,
    subcommand_metavar="KIND …",
    rich_markup_mode=None,
)

_METAVARS = {"date": "DATE", "choice": "CHOICE", "slug": "ID", "path": "FILE", "every": "TEXT"}
_Given = dict[str, Any]
"""What was typed, by the options' names without dashes; None where an option was left out."""


def _run(kind: EntryKind, given: _Given) -> None:
    """Add an entry of a kind, and print its id, the file, and the words that were taken."""
    made: list[Entry] = []
    form = None
    # Stdin is read before the plan is locked: whoever types there may take their time.
    if given.get("from-form"):
        from kamplan.cli._words import read_form_text

        form = read_form_text(given.get("form-heading") or [])
    elif given.get("verbatim") == "-":
        from kamplan.cli._words import read_words

        given = {**given, "verbatim": read_words()}

    def plan_changes(found: LoadedPlan) -> "Iterable[Change]":
        from kamplan.cli._spent import ask_history
        from kamplan.scaffold.entries import build_entry, build_line

        if kind.name == "line":
            made.append(build_line(found.file, kind, given["under"], given["text"]))
            return made[0].changes
        typed = dict(given)
        if kind.words == "verbatim":
            from kamplan.cli._words import WordSources, fill_from_form, find_session, find_words

            sources = WordSources(given["verbatim"], given["from-note"], form)
            typed["verbatim"] = find_words(found, sources)
            if kind.name == "need" and sources.from_note and given["session"] is None:
                # So lint goes on checking the words by the notes they were taken from.
                typed["session"] = find_session(found, sources.from_note)
            if form is not None:
                typed |= fill_from_form(found, form, given, today(given["today"]))
        entry = build_entry(
            found.file,
            kind,
            typed,
            id_=given.get("id"),
            parent=given.get(kind.parent) if kind.parent else None,
            is_spent=ask_history(found.location),
        )
        made.append(entry)
        return entry.changes

    changed = change_plan(given["account"], plan_changes, is_dry_run=given["dry-run"])
    _tell(changed, made[0])


def _tell(changed: ChangedPlan, entry: "Entry") -> None:
    from kamplan.yamldoc import make_visible

    if entry.words is not None:
        # Set off, so that no line of theirs is a command to GitHub, which passes over blanks.
        shown = "\n  | ".join(make_visible(line) for line in entry.words.split("\n"))
        print_out(f"  “{shown}”\n".replace("##[", "## ["))
    did = "added" if changed.is_written else "would add"
    print_out(f"{did} {entry.kind.name} {entry.name}\n")
    if same := entry.find_same(changed.found.file):
        print_note(f"note: `{same}` says the same in the plan already")
    note_broken_agreement(changed)
    if changed.is_written and entry.next_step:
        print_note(f"next: {entry.next_step}")


def _option(name: str, kind: Any, said: str, metavar: str | None = None) -> Parameter:  # noqa: ANN401 - a type
    flags = f"--{name}/--not-{name}" if kind is bool else f"--{name}"
    info = typer.Option(flags, help=said, metavar=metavar, show_default=False)
    return _parameter(name, Annotated[kind | None, info], None)


def _parameter(name: str, annotation: Any, default: object) -> Parameter:  # noqa: ANN401 - a type
    # A letter in front, since `from` is a word of Python.
    return Parameter(
        f"o_{name.replace('-', '_')}",
        Parameter.KEYWORD_ONLY,
        default=default,
        annotation=annotation,
    )


def _field_option(option: EntryOption) -> Parameter:
    metavar = _METAVARS.get(option.field.kind, "TEXT")
    if option.field.kind in ("number", "integer", "measure"):
        metavar = "NUMBER"
    if option.field.kind == "flag":
        return _option(option.name, bool, option.help)
    said = f"{option.help} A - takes them from stdin." if option.name == "verbatim" else option.help
    return _option(option.name, list[str] if option.is_list else str, said, metavar)


def _list_parameters(kind: EntryKind) -> list[Parameter]:
    """List a kind's options: what it stands in, its id, its fields, and those of every kind."""
    found = []
    if kind.parent:
        said = f"The id of the {kind.parent} it belongs to; may be left out where there is one."
        found.append(_option(kind.parent, str, said, "ID"))
    if kind.words:
        said = f"Its id, which never changes; made from --{kind.words} where left out."
        found.append(_option("id", str, said, "ID"))
    if kind.words == "verbatim":
        said = "Take the words from lines of a note; path from here, else beside the plan."
        found.append(_option("from-note", str, said, "FILE:LINE[-LINE]"))
    if kind.name == "need":
        found += [
            _parameter(
                "from-form",
                Annotated[
                    bool, typer.Option("--from-form", help="Take them from a form's text on stdin.")
                ],
                default=False,
            ),
            _option(
                "form-heading", list[str], "A heading of that form, if not ours.", "FIELD=TEXT"
            ),
        ]
    if kind.name == "line":
        places = ", ".join(list_places())
        found += [
            _option("under", str, f"The list it goes to: {places}.", "LIST"),
            _option("text", str, "The line.", "TEXT"),
        ]
    found += map(_field_option, list_options(kind))
    return [
        *found,
        _parameter("account", AccountOption, None),
        _parameter("dry-run", DryRunOption, default=False),
        _parameter("today", TodayOption, None),
    ]


def _build_command(kind: EntryKind) -> Callable[..., None]:
    """Return the command of a kind, with a signature that Typer reads its options from."""
    parameters = _list_parameters(kind)
    names = {one.name: one.name[2:].replace("_", "-") for one in parameters}

    def command(**given: Any) -> None:  # noqa: ANN401 - as the signature has it
        _run(kind, {names[name]: value for name, value in given.items()})

    command.__signature__ = Signature(parameters)  # type: ignore[attr-defined]  # read by Typer
    command.__annotations__ = {one.name: one.annotation for one in parameters}
    command.__doc__ = (
        f"{kind.summary[0].upper()}{kind.summary[1:]}.\n\nExample: kamplan add {kind.example}"
    )
    return command


for _kind in KINDS:
    add.command(_kind.name)(_build_command(_kind))
