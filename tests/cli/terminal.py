"""A program in a terminal: what it shows is read from the screen, what one types is sent to it."""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from pathlib import Path

import pyte

PATIENCE = 30.0
"""Seconds until something that was waited for must be there, on a busy machine too."""

# The terminal becomes its own, so that it hears when that is closed.
_START = """
import fcntl, runpy, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
runpy.run_module("kamplan", run_name="__main__")
"""


class Terminal:
    """kamplan in a terminal of its own, in the current folder."""

    def __init__(
        self, *argv: object, env: dict[str, str] | None = None, columns: int = 80, rows: int = 24
    ) -> None:
        self.raw = b""
        self.screen = pyte.HistoryScreen(columns, rows, history=1000)
        self._stream = pyte.ByteStream(self.screen)
        self._fd, inner = pty.openpty()
        self._set_size(columns, rows)
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, *map(str, argv)],
            stdin=inner,
            stdout=inner,
            stderr=inner,
            env={**os.environ, "TERM": "xterm-256color", **(env or {})},
            start_new_session=True,
        )
        os.close(inner)
        self._changed = threading.Condition()
        self._is_over = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def text(self) -> str:
        """All that was shown, as a person can scroll through it."""
        above = ["".join(line[x].data for x in sorted(line)) for line in self.screen.history.top]
        return "\n".join(line.rstrip() for line in [*above, *self.screen.display])

    def wait_for(self, text: str, count: int = 1) -> None:
        """Wait until the terminal shows a text so many times."""
        end = time.monotonic() + PATIENCE
        with self._changed:
            while self.text.count(text) < count:
                left = end - time.monotonic()
                can_come = left > 0 and self._reader.is_alive()
                assert can_come, f"{text!r} never came; shown:\n{self.text}"
                self._changed.wait(min(left, 0.5))

    def type(self, text: str) -> None:
        os.write(self._fd, text.encode())

    def enter(self, *lines: str) -> None:
        """Type lines, each with Enter."""
        for line in lines:
            self.type(f"{line}\r")

    def resize(self, columns: int, rows: int) -> None:
        self._set_size(columns, rows)
        with self._changed:
            self.screen.resize(rows, columns)
        os.killpg(self._process.pid, signal.SIGWINCH)

    def send_signal(self, number: int) -> None:
        self._process.send_signal(number)

    def hang_up(self) -> None:
        """Break the connection, as ssh does."""
        self._is_over = True
        self._reader.join(PATIENCE)
        os.close(self._fd)
        self._fd = -1

    def wait(self) -> int:
        """Wait for the end; return the exit code."""
        code = self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return code

    def close(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        self._process.wait()
        if self._fd >= 0:
            self.hang_up()

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read(self) -> None:
        while not self._is_over:
            if not select.select([self._fd], [], [], 0.05)[0]:
                continue
            try:
                read = os.read(self._fd, 65536)
            except OSError:
                read = b""
            with self._changed:
                self.raw += read
                self._stream.feed(read)
                # A terminal is asked where its cursor is, and answers.
                if b"\x1b[6n" in read:
                    at = self.screen.cursor
                    os.write(self._fd, f"\x1b[{at.y + 1};{at.x + 1}R".encode())
                self._changed.notify_all()
            if not read:  # the program has ended
                return


def read_text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
