"""Remember what was found in a file, for as long as all that was looked at stays the same."""

import json
import os
import time
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import kamplan
from kamplan import workspace
from kamplan.cli._linting.asking import Asked
from kamplan.diagnostics import Applicability, Diagnostic, Edit, Fix, Severity, Span
from kamplan.workspace import TextFile

if TYPE_CHECKING:
    from kamplan.workspace.cache import Cache

# What decides on findings; what only prints or writes does not.
_DECIDING = ("", "lint", "lint/rules", "model", "records", "signoff", "yamldoc", "workspace")


class Witness:
    """Sees what a plan is judged by besides its own text, so that it can be looked at again."""

    def __init__(
        self, plan_path: Path, home: Path, read_schema: Callable[[Path], str | None]
    ) -> None:
        self._plan_path = plan_path
        self._home = home
        self._read_schema = read_schema
        self._notes: dict[str, str | None] = {}
        self.seen: dict[str, str] = {}
        """What was looked at, as `look_again` knows it, and digests of what was there."""
        self.saw_day = False
        """Whether a rule asked what day it is."""

    def find_notes(self, relative: str) -> str | None:
        """Return the notes of a session, or None where there are none."""
        if relative not in self._notes:
            text = self._notes[relative] = workspace.read_notes(self._plan_path, relative)
            self.seen[f"notes:{relative}"] = _digest(text)
        return self._notes[relative]

    def find_files(self) -> list[PurePosixPath]:
        """Return all files of the repository."""
        found = workspace.list_files(self._home)
        self.seen["files"] = _digest("\0".join(map(str, found)))
        return found

    def find_schema(self) -> str | None:
        """Return the schema for editors, or None where there is none."""
        text = self._read_schema(self._home)
        self.seen["schema"] = _digest(text)
        return text

    def look_again(self, what: str) -> str:
        """Look at something that was looked at before, and return its digest."""
        kind, _, name = what.partition(":")
        if kind == "notes":
            self.find_notes(name)
        elif kind == "files":
            self.find_files()
        else:
            self.find_schema()
        return self.seen[what]


class Memory:
    """The result cache, or nothing where there is to be none."""

    def __init__(self, asked: Asked) -> None:
        self._day = asked.today.isoformat()
        self._cache = None if asked.memory is None else _open_cache(asked.memory)

    def recall(
        self, key: bytes, witness: Witness, path: PurePosixPath
    ) -> tuple[Diagnostic, ...] | None:
        """Return what was found when all was as it is now, or None where that is not known.

        Args:
            key: what `make_key` gives.
            witness: looks again at all that was looked at then.
            path: how the file is shown now.

        """
        raw = None if self._cache is None else self._cache.get(key)
        if raw is None:
            return None
        try:
            known = json.loads(raw)
            if known["day"] not in (None, self._day):
                return None
            if any(witness.look_again(one) != was for one, was in known["seen"].items()):
                return None
            return tuple(_diagnostic(path, *row) for row in known["found"])
        except (ValueError, LookupError, TypeError, AttributeError):
            return None  # damaged, or not ours

    def keep(self, key: bytes, witness: Witness, found: tuple[Diagnostic, ...]) -> None:
        """Remember what was found now."""
        if self._cache is None:
            return
        known = {
            "day": self._day if witness.saw_day else None,
            "seen": witness.seen,
            "found": [_row(one) for one in found],
        }
        self._cache.put(key, json.dumps(known, separators=(",", ":")).encode("ascii"))

    def close(self) -> None:
        """Write down what is to be remembered."""
        if self._cache is not None:
            self._cache.close()


def _open_cache(folder: Path) -> "Cache | None":
    try:
        from kamplan.workspace.cache import Cache
    except ImportError:
        return None  # a Python without SQLite
    return Cache(folder, int(time.time()) // 86_400)


def make_key(
    asked: Asked,
    source: TextFile,
    location: PurePosixPath | None,
    settings: bytes | None,
    statements: Mapping[str, bytes],
) -> bytes:
    """Return what names a result: the question, the program, and all bytes known beforehand."""
    parts = [
        _question(asked.select, asked.ignore, asked.stage),
        source.digest.encode("ascii"),
        str(location).encode("utf-8", "surrogateescape"),
        b"-" if settings is None else sha256(settings).digest(),
    ]
    for name, content in statements.items():
        parts += [name.encode("utf-8", "surrogateescape"), sha256(content).digest()]
    return sha256(b"".join(b"%d:%s" % (len(part), part) for part in parts)).digest()


@cache
def _question(select: tuple[str, ...], ignore: tuple[str, ...], stage: str | None) -> bytes:
    return json.dumps([sorted(select), sorted(ignore), stage, _identify_program()]).encode()


def _identify_program() -> list[object]:
    """Return what changes when the rules do: the version, and where kamplan is being worked on."""
    top = os.path.dirname(kamplan.__file__)  # noqa: PTH120 - start-up time
    seen: list[object] = [kamplan.__version__]
    for folder in _DECIDING:
        with os.scandir(f"{top}/{folder}") as entries:
            for entry in sorted(entries, key=lambda one: one.name):
                if entry.name.endswith(".py"):
                    stat = entry.stat()
                    seen.append([folder, entry.name, stat.st_size, stat.st_mtime_ns])
    return seen


@lru_cache(maxsize=8)
def _digest(text: str | None) -> str:
    return "" if text is None else sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _row(one: Diagnostic) -> list[object]:
    span, fix = one.span, one.fix
    return [
        [span.start, span.end, span.line, span.column],
        one.rule,
        one.severity.value,
        one.message,
        one.cure,
        one.place,
        None
        if fix is None
        else [
            fix.title,
            [[edit.start, edit.end, edit.text] for edit in fix.edits],
            fix.applicability.value,
        ],
    ]


def _diagnostic(  # noqa: PLR0913, PLR0917 - a row of the cache
    path: PurePosixPath,
    span: list[int],
    rule: str,
    severity: str,
    message: str,
    cure: str,
    place: str,
    fix: list[object] | None,
) -> Diagnostic:
    return Diagnostic(path, Span(*span), rule, Severity(severity), message, cure, place, _fix(fix))


def _fix(row: list[object] | None) -> Fix | None:
    if row is None:
        return None
    title, edits, applicability = row
    if not isinstance(edits, list):
        raise TypeError(edits)
    return Fix(str(title), tuple(Edit(*edit) for edit in edits), Applicability(str(applicability)))
