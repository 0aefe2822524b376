"""Everything that is printed goes through here: results to stdout, all else to stderr."""

import contextlib
import os
import sys
from collections.abc import Callable
from typing import TextIO

import typer

from kamplan.errors import KamplanError

Paint = Callable[[str, str], str]
"""Colours a text: what it stands for (`error`, `warning`, `info`, `dim`, `name`, `added`,
`removed`), the text."""


class OutputError(KamplanError):
    """The result could not be written to where stdout leads."""


class ReaderGoneError(Exception):
    """Whoever read stdout has gone, as `head` does; there is nobody left to tell."""


def prepare_streams() -> None:
    """Let a console that cannot show a character show its code, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            with contextlib.suppress(ValueError, OSError):
                stream.reconfigure(errors="backslashreplace")


def print_out(text: str) -> None:
    """Write a result to stdout.

    Raises:
        ReaderGoneError: the reading end of a pipe was closed.
        OutputError: stdout is closed or full.

    """
    _put(lambda stream: stream.write(text))


def print_bytes(content: bytes) -> None:
    """Write a result that is no text to stdout, unless somebody would have to look at it.

    Raises:
        ReaderGoneError: the reading end of a pipe was closed.
        OutputError: stdout is closed or full, or a terminal.

    """
    if sys.stdout is not None and sys.stdout.isatty():
        raise OutputError("this is nothing to read in a terminal", hint="name a file with -o")
    _put(lambda stream: stream.buffer.write(content))


def _put(write: Callable[[TextIO], object]) -> None:
    if sys.stdout is None:
        raise OutputError("the output is closed", hint="give kamplan a place to write to")
    try:
        write(sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence(sys.stdout)
        raise ReaderGoneError from None
    except OSError as error:
        _silence(sys.stdout)
        raise OutputError(f"the output cannot be written: {error.strerror}") from None


def print_note(text: str) -> None:
    """Write a line that is no result to stderr: what was done, what comes next."""
    if sys.stderr is None:
        return
    if not text.endswith("\n"):
        text += "\n"
    try:
        # Errors quote what files say, and a forge may read along.
        sys.stderr.write("".join(defuse(line) for line in text.splitlines(keepends=True)))
        sys.stderr.flush()
    except OSError:
        _silence(sys.stderr)


def defuse(line: str) -> str:
    """Return a line of which no forge takes a part for a command.

    GitHub obeys a line that begins with `::`, blanks before it or not, and, as GitLab and Azure
    do, `##[` anywhere in it.
    """
    if line.lstrip().startswith("::"):
        line = line.replace("::", ": :", 1)
    return line.replace("##[", "## [")


def _silence(stream: object) -> None:
    """Keep the interpreter from failing again when it flushes at the end."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())  # type: ignore[attr-defined]  # any text stream


def is_terminal() -> bool:
    """Say whether a person reads stdout."""
    return sys.stdout is not None and sys.stdout.isatty()


def is_asked() -> bool:
    """Say whether a person can be asked: stdin is a terminal."""
    return sys.stdin is not None and sys.stdin.isatty()


def choose_paint() -> Paint:
    """Return the colouring for stdout: none off a terminal, with NO_COLOR, or a dumb one."""
    forced = bool(os.environ.get("FORCE_COLOR"))
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    if plain or not (forced or is_terminal()):
        return lambda _kind, text: text
    colours = {
        "error": "red",
        "warning": "yellow",
        "info": "blue",
        "name": "cyan",
        "added": "green",
        "removed": "red",
    }

    def paint(kind: str, text: str) -> str:
        if kind == "dim":
            return typer.style(text, dim=True)
        return typer.style(text, fg=colours[kind], bold=kind == "error")

    return paint
