"""Say how far a long run is, to whoever watches."""

import os
import sys

MANY = 200
"""How many files take longer than a second."""
_EVERY = 20


class Progress:
    """A line on the terminal that is gone in the end; off a terminal nothing."""

    def __init__(self, total: int) -> None:
        watches = sys.stderr is not None and sys.stderr.isatty()
        self._is_on = total >= MANY and watches and os.environ.get("TERM") != "dumb"
        self._total = total
        self._done = 0

    def step(self) -> None:
        """Count a file."""
        self._done += 1
        if self._is_on and self._done % _EVERY == 0:
            self._write(f"\r{self._done} of {self._total} files")

    def clear(self) -> None:
        """Make room for other text."""
        if self._is_on and self._done >= _EVERY:
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except OSError:
            self._is_on = False
