"""Where findings are printed: several formats at once, each to stdout or to a file."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kamplan.cli._terminal import choose_paint, is_terminal, print_out
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.reporters import FileReport, Reporter


class Output(Protocol):
    """A format and where its text goes."""

    def add(self, one: "FileReport") -> None:
        """Tell of a file."""
        ...

    def finish(self) -> None:
        """Tell the end."""
        ...


class _Screen:
    """Prints to stdout as findings come."""

    def __init__(self, name: str) -> None:
        from kamplan.reporters import Look, make_reporter

        width = shutil.get_terminal_size().columns if is_terminal() else None
        self._reporter: Reporter = make_reporter(name, Look(choose_paint(), width))

    def add(self, one: "FileReport") -> None:
        if text := self._reporter.add(one):
            print_out(text)

    def finish(self) -> None:
        if text := self._reporter.finish():
            print_out(text)


class _File:
    """Writes a file piece by piece."""

    def __init__(self, reporter: "Reporter", path: Path, *, is_appended: bool = False) -> None:
        self._reporter = reporter
        self._path = path
        try:
            self._stream = path.open(
                "a" if is_appended else "w",
                encoding="utf-8",
                errors="backslashreplace",
                newline="",
            )
        except OSError as error:
            raise self._refuse(error) from None

    def add(self, one: "FileReport") -> None:
        self._write(self._reporter.add(one))

    def finish(self) -> None:
        self._write(self._reporter.finish())
        try:
            self._stream.close()
        except OSError as error:
            raise self._refuse(error) from None

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
        except OSError as error:
            raise self._refuse(error) from None

    def _refuse(self, error: OSError) -> KamplanError:
        reason = (error.strerror or "the system gives no reason").lower()
        return KamplanError(f"`{self._path}` cannot be written: {reason}", hint="name another file")


def open_outputs(formats: Sequence[str], summary: Path | None) -> list[Output]:
    """Return the outputs that `--format F` and `--format F:FILE` ask for.

    Args:
        formats: as they were typed; `F:-` is stdout too.
        summary: where GitHub shows the summary of a step. Beside annotations, of which it shows
            ten of a kind, all findings are added there.

    Raises:
        KamplanError: there is no such format, a file cannot be written, or two formats would be
            printed into each other.

    """
    parsed = [_parse(one) for one in formats]
    printed = [name for name, path in parsed if path is None]
    if len(printed) > 1:
        first, second = printed[:2]
        raise KamplanError(
            f"{first} and {second} would both be printed",
            hint=f"--format {first} --format {second}:FILE",
        )
    outputs: list[Output] = []
    for name, path in parsed:
        outputs.append(_Screen(name) if path is None else _open_file(name, path))
    if summary is not None and any(name == "github" for name, _ in parsed):
        from kamplan.reporters.markdown import MarkdownReporter

        reporter = MarkdownReporter(limit=_SUMMARY_LIMIT)
        outputs.append(_File(reporter, summary, is_appended=True))
    return outputs


_SUMMARY_LIMIT = 500_000
"""Characters; GitHub takes a mebibyte for each step."""


def _open_file(name: str, path: Path) -> Output:
    from kamplan.reporters import make_reporter

    return _File(make_reporter(name), path)


def _parse(one: str) -> tuple[str, Path | None]:
    from kamplan.reporters import FORMATS

    name, colon, path = one.partition(":")
    if name not in FORMATS or (colon and not path):
        from kamplan.records import nearest

        near = nearest(name, FORMATS)
        raise KamplanError(
            f"there is no format `{one[:60]}`",
            hint=f"--format {near}" if near else f"--format with one of {', '.join(FORMATS)}",
        )
    return name, Path(path) if path not in ("", "-") else None
