"""What reporters are given, and what they all share."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple, Protocol

from kamplan.diagnostics import Diagnostic, Severity
from kamplan.tongue import ENGLISH, Tongue
from kamplan.yamldoc import make_visible, span_at

Paint = Callable[[str, str], str]
"""Colours a text: what it stands for (`error`, `warning`, `info`, `dim`, `name`), the text."""


def no_paint(_kind: str, text: str) -> str:
    """Leave the text as it is."""
    return text


class Look(NamedTuple):
    """How a text is to look."""

    paint: Paint = no_paint
    width: int | None = None
    """Columns to wrap at; None leaves every finding or change on a line of its own."""
    tongue: Tongue = ENGLISH
    """The language, for what a customer reads; all else is told in English."""


PLAIN = Look()


class FileReport(NamedTuple):
    """One file and what was found in it."""

    path: PurePosixPath
    text: str
    """As the positions count it; may be empty where nothing was found."""
    diagnostics: tuple[Diagnostic, ...]


class Reporter(Protocol):
    """Turns findings into text, file by file."""

    def add(self, one: FileReport) -> str:
        """Return what to print for a file."""
        ...

    def finish(self) -> str:
        """Return what to print after the last file."""
        ...


@dataclass(slots=True)
class Counts:
    """How many files were checked and how many findings of each severity there were."""

    files: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0

    def add(self, one: FileReport) -> None:
        """Count a file and its findings."""
        self.files += 1
        for found in one.diagnostics:
            if found.severity is Severity.ERROR:
                self.errors += 1
            elif found.severity is Severity.WARNING:
                self.warnings += 1
            else:
                self.infos += 1

    def describe(self, tongue: Tongue = ENGLISH) -> str:
        """Return the counts in words: `2 errors, 1 warning in 3 files`."""
        files = tongue.count("{n} file", "{n} files", self.files)
        found = self.list_found(tongue)
        if not found:
            return tongue.report("no problems in {files}", files=files)
        return tongue.report("{found} in {files}", found=", ".join(found), files=files)

    def list_found(self, tongue: Tongue = ENGLISH) -> list[str]:
        """Return in words how many findings there are, the worst first: `2 errors`, `1 hint`."""
        counted = (
            (self.errors, tongue.count("{n} error", "{n} errors", self.errors)),
            (self.warnings, tongue.count("{n} warning", "{n} warnings", self.warnings)),
            (self.infos, tongue.count("{n} hint", "{n} hints", self.infos)),
        )
        return [words for number, words in counted if number]

    def reaches(self, severity: str) -> bool:
        """Say whether anything as bad as `severity`, or worse, was found; `never` never is."""
        return bool(
            (severity in ("error", "warning", "info") and self.errors)
            or (severity in ("warning", "info") and self.warnings)
            or (severity == "info" and self.infos)
        )


def shown(text: str) -> str:
    """Return text from a file as it may stand in a terminal or a CI log.

    Everything unprintable is escaped, and the sign that GitLab and Azure take for a command
    is broken up.
    """
    return make_visible(text).replace("##[", "## [")


def fingerprints(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    """Return what tells each finding of a file from all others, though lines and words change.

    It is made of the file, the rule and the place, which names items by their ids. Where the
    same was found several times in one place, the later ones are counted.

    Returns:
        64 hexadecimal digits for each, in the same order.

    """
    from hashlib import sha256

    seen: dict[tuple[str, str, str], int] = {}
    made = []
    for one in diagnostics:
        key = (one.path.as_posix(), one.rule, one.place)
        seen[key] = count = seen.get(key, 0) + 1
        said = "\0".join((*key, str(count))).encode("utf-8", "surrogatepass")
        made.append(sha256(said).hexdigest())
    return made


def end_of(found: Diagnostic, text: str) -> tuple[int, int]:
    """Return the line and column behind the last character of a finding."""
    begin = (found.span.line, found.span.column)
    if not text:
        return begin
    end = span_at(text, found.span.end, found.span.end)
    # Where the bytes are no text, a position says more than the offsets.
    return max(begin, (end.line, end.column))


def machine_json(value: object) -> str:
    """Return a value as JSON that may stand in a CI log: no control, invisible or half character.

    Letters of all scripts stay as they are.
    """
    text = json.dumps(value, ensure_ascii=False)
    if not text.isprintable():
        text = "".join(one if one.isprintable() else _escape(one) for one in text)
    return text.replace("##[", "#\\u0023[")


def _escape(character: str) -> str:
    return json.dumps(character, ensure_ascii=True)[1:-1]
