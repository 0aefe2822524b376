"""Ctrl-C, a lost connection, a request to end: noted when they come, obeyed where nothing is lost.

Left to itself Python raises an error wherever it stands, perhaps between reading a line and keeping
it; and the terminal throws away what was typed and not yet read.
"""

import contextlib
import os
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

NUMBERS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGHUP", "SIGTERM") if hasattr(signal, name)
)


class Interrupts:
    """Whether somebody, or the system, asked to end."""

    def __init__(self) -> None:
        self.is_asked = False
        self._wakes = -1

    def note(self, _number: int = 0, _frame: FrameType | None = None) -> None:
        """Take note of a signal."""
        self.is_asked = True

    def wait_for_input(self) -> bool:
        """Wait for typed input; return False as soon as it was asked to end."""
        while not self.is_asked:
            if self._wakes < 0:  # where only sockets can be waited for
                return True
            ready, _, _ = select.select([sys.stdin, self._wakes], [], [])
            if sys.stdin in ready:
                return True
            os.read(self._wakes, 1024)
        return False

    @contextmanager
    def listen(self) -> Iterator[None]:
        """Note signals instead of raising, and let the terminal keep what was typed."""
        handlers = {number: signal.signal(number, self.note) for number in NUMBERS}
        try:
            with self._woken(), _keep_typed():
                yield
        finally:
            for number, handler in handlers.items():
                signal.signal(number, handler)

    @contextmanager
    def _woken(self) -> Iterator[None]:
        """Let a signal end the waiting for input."""
        if os.name != "posix":
            yield
            return
        self._wakes, waker = os.pipe()
        for end in (self._wakes, waker):
            os.set_blocking(end, False)
        before = signal.set_wakeup_fd(waker, warn_on_full_buffer=False)
        try:
            yield
        finally:
            signal.set_wakeup_fd(before)
            os.close(self._wakes)
            os.close(waker)

    def listen_again(self) -> None:
        """Note signals again, after somebody else has listened for them."""
        for number in NUMBERS:
            signal.signal(number, self.note)


def read_typed(limit: int) -> bytes:
    """Return what was typed and not yet read, an unfinished line too."""
    try:
        import termios
    except ImportError:  # not on Windows
        return b""
    try:
        before = termios.tcgetattr(sys.stdin)
        at_once = [*before]
        at_once[3] = int(before[3]) & ~(termios.ICANON | termios.ECHO)
        at_once[6] = [*before[6]]
        at_once[6][termios.VMIN] = at_once[6][termios.VTIME] = 0
        termios.tcsetattr(sys.stdin, termios.TCSANOW, at_once)
        try:
            return os.read(sys.stdin.fileno(), limit)
        finally:
            termios.tcsetattr(sys.stdin, termios.TCSANOW, before)
    except (termios.error, OSError):  # the terminal has gone
        return b""


@contextmanager
def _keep_typed() -> Iterator[None]:
    """Let the terminal keep what was typed when Ctrl-C comes; it would throw it away."""
    try:
        import termios
    except ImportError:
        yield
        return
    try:
        before = termios.tcgetattr(sys.stdin)
        keeping = [*before]
        keeping[3] = int(before[3]) | termios.NOFLSH
        termios.tcsetattr(sys.stdin, termios.TCSANOW, keeping)
    except termios.error:
        yield
        return
    try:
        yield
    finally:
        with contextlib.suppress(termios.error):
            termios.tcsetattr(sys.stdin, termios.TCSANOW, before)
