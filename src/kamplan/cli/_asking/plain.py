"""Ask in plain lines: no colour, no moving cursor; for screen readers and simple terminals."""

import contextlib
import os
import shutil
import sys
from collections.abc import Callable

from kamplan.cli._asking.asker import COMMANDS, StoppedError
from kamplan.cli._asking.interrupts import Interrupts, read_typed
from kamplan.cli._asking.wording import wrap
from kamplan.cli._terminal import print_note

_MOST_BYTES = 4095
"""Of a line that a terminal hands over itself; it drops what is longer without a word."""
_TYPED_AHEAD = 65536


class PlainAsker:
    """Reads whole lines, as the terminal gives them."""

    def __init__(self, interrupts: Interrupts) -> None:
        """Prepare to ask.

        Args:
            interrupts: listening while questions are asked.

        """
        self._interrupts = interrupts

    def say(self, text: str) -> None:
        """Show a text, its lines broken between words."""
        print_note(wrap(text, shutil.get_terminal_size().columns))

    def read(self, begun: str, status: Callable[[], str], *, has_lines: bool) -> str:
        """Read lines up to an empty one, or a single line."""
        del status  # it would have to move the cursor
        lines = begun.splitlines()
        if lines:
            print_note("You had begun:")
            print_note("\n".join(f"> {line}" for line in lines))
            more = "go on, or end it with an empty line" if has_lines else "an empty line takes it"
            print_note(f"({more})")
        count = len(lines)
        while True:
            line = self._read_line(lines)
            if len(lines) == count and line.strip() in COMMANDS:
                return line.strip()
            if len(line.encode("utf-8", "surrogateescape")) >= _MOST_BYTES:
                print_note(
                    "This line is so long that the terminal may have cut it, so it was left out. "
                    "Type it in pieces, or use e, the editor."
                )
                continue
            if not line.strip():
                return "\n".join(lines)
            if not has_lines:
                return line
            lines.append(line)

    def _read_line(self, before: list[str]) -> str:
        _prompt()
        if not self._interrupts.wait_for_input():
            begun = read_typed(_TYPED_AHEAD).decode("utf-8", "replace").replace("\r", "\n")
            typed = "\n".join([*before, begun.strip("\n")]).rstrip("\n")
            raise StoppedError(typed, is_interrupt=True)
        try:
            # A line at most: a terminal that edits lines itself gives no more at a time.
            raw = os.read(sys.stdin.fileno(), _MOST_BYTES + 1)
        except OSError:  # the terminal has gone
            raw = b""
        if not raw:
            print_note("")
            raise StoppedError("\n".join(before), is_interrupt=False)
        return raw.decode("utf-8", "surrogateescape").rstrip("\r\n")


def _prompt() -> None:
    """Write the mark that waits for an answer."""
    with contextlib.suppress(OSError):
        sys.stderr.write("> ")
        sys.stderr.flush()
