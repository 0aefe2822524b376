"""Where somebody's words come from: an option, a note's lines, or a form's text on stdin."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.cli._wiring import LoadedPlan
    from kamplan.collab.need_form import NeedForm


@dataclass(frozen=True, slots=True)
class WordSources:
    """The three places words can come from; one of them is given."""

    verbatim: str | None
    from_note: str | None
    form: "NeedForm | None"


def read_form_text(headings: list[str]) -> "NeedForm":
    """Return the form whose text stands on stdin.

    Args:
        headings: `FIELD=TEXT` where the form has other headings than ours.

    Raises:
        KamplanError: nobody passes a text on, or it is too long, not UTF-8, or no such form.

    """
    from kamplan.collab.need_form import FORM_FIELDS, read_form

    own: dict[str, str] = {}
    known = [one.id for one in FORM_FIELDS]
    for one in headings:
        field, equals, text = one.partition("=")
        if not equals or field not in known or not text.strip():
            raise KamplanError(
                "--form-heading takes FIELD=TEXT, with FIELD one of " + ", ".join(known),
                hint='--form-heading speaker="Who said it"',
            )
        own[field] = text.strip()
    return read_form(_read_stdin("--from-form", "kamplan add need --from-form < issue.md"), own)


def read_words() -> str:
    """Return the words that stand on stdin, without the line end behind them.

    Raises:
        KamplanError: nobody passes words on, or they are too long, or not UTF-8.

    """
    text = _read_stdin("--verbatim -", "echo … | kamplan add need --verbatim -")
    return text.replace("\r\n", "\n").removesuffix("\n")


def _read_stdin(option: str, example: str) -> str:
    from kamplan.yamldoc import MAX_BYTES

    if sys.stdin is None or sys.stdin.isatty():
        raise KamplanError(
            f"{option} reads from stdin, and nothing is passed on there", hint=example
        )
    raw = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise KamplanError(
            f"what stands on stdin is larger than {MAX_BYTES // 1024} KiB",
            hint="put what is long into the notes of a session",
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise KamplanError(
            f"what stands on stdin is not UTF-8: byte {error.start + 1} is "
            f"0x{raw[error.start]:02x}",
            hint="pass the text on as it is",
        ) from None


def find_words(found: "LoadedPlan", sources: WordSources) -> str:
    """Return the words from the one place that was given.

    Raises:
        KamplanError: none was given, or several.

    """
    given = [
        name
        for name, source in (
            ("--verbatim", sources.verbatim),
            ("--from-note", sources.from_note),
            ("--from-form", sources.form),
        )
        if source is not None
    ]
    if len(given) > 1:
        raise KamplanError(
            f"the words come from one place, and {' and '.join(given)} are given",
            hint="leave all but one out",
        )
    if sources.verbatim is not None:
        return sources.verbatim
    if sources.from_note is not None:
        return _read_note(found, sources.from_note)
    if sources.form is not None:
        return sources.form.verbatim
    raise KamplanError(
        "this is what somebody said, and there are no words yet",
        hint='--verbatim "…", or --from-note sessions/2025-09-16-walk-round.md:12-13',
    )


def fill_from_form(
    found: "LoadedPlan", form: "NeedForm", typed: Mapping[str, object], day: date
) -> dict[str, str]:
    """Return what a form says beside the words, for the options that were not given."""
    from kamplan.collab.need_form import find_speaker

    said: dict[str, str] = {}
    if form.speaker is not None and typed.get("said-by") is None:
        said["said-by"] = find_speaker(found.file.plan.contacts, form.speaker)
    if typed.get("said-on") is None:
        said["said-on"] = (form.said_on or day).isoformat()
    if form.priority is not None and typed.get("priority") is None:
        said["priority"] = form.priority
    return said


def find_session(found: "LoadedPlan", place: str) -> str | None:
    """Return the id of the session whose notes words are taken from, or None."""
    from kamplan.scaffold.entries import split_place

    path = _find_note(found, split_place(place)[0]).resolve()
    folder = found.location.path.parent
    for one in found.file.plan.sessions:
        if one.notes is not None and (folder / one.notes).resolve() == path:
            return one.id
    return None


def _read_note(found: "LoadedPlan", place: str) -> str:
    from kamplan import workspace
    from kamplan.scaffold.entries import split_place, take_words

    name, first, last = split_place(place)
    note = workspace.read(_find_note(found, name))
    if len(note.raw) > workspace.MAX_BYTES:
        raise KamplanError(
            f"`{workspace.shown(note.path)}` is larger than {workspace.MAX_BYTES // 1024} KiB",
            hint="save the part with the words as a note of its own",
        )
    try:
        text = note.raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise KamplanError(
            f"`{workspace.shown(note.path)}` is not text in UTF-8", hint="save it as UTF-8"
        ) from None
    return take_words(text.replace("\r\n", "\n"), first, last)


def _find_note(found: "LoadedPlan", name: str) -> Path:
    """Return the path of a note: from the current folder, else from beside the plan."""
    from kamplan import workspace
    from kamplan.workspace.looking import exists
    from kamplan.yamldoc import make_visible

    beside = found.location.path.parent
    for path in (Path.cwd() / name, beside / name):
        if exists(path):
            return path
    raise KamplanError(
        f"there is no file `{make_visible(name, 200)}`, neither here nor beside the plan",
        hint=f"notes lie in {workspace.shown(beside / 'sessions')}",
    )
