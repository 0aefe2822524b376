"""Keep a process that answers many questions from taking for ever over one."""

import threading
from math import inf
from time import monotonic
from types import TracebackType

from kamplan.vcs.process import Running

_LOOKS = 10
"""How often a question's time is looked at: a tenth of it is the most it can last too long."""


class Watch:
    """Ends a process that is still busy with what the `with` block does after its time.

    One thread for all questions: a timer for each would take longer than most answers.
    """

    def __init__(self, running: Running, limit: float) -> None:
        self._running = running
        self._limit = limit
        self._deadline = inf
        self._is_over = threading.Event()
        self.was_late = False
        """Whether the process had to be ended."""
        threading.Thread(target=self._look, daemon=True).start()

    def __enter__(self) -> None:
        self._deadline = monotonic() + self._limit

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._deadline = inf

    def close(self) -> None:
        """Watch no longer."""
        self._is_over.set()

    def _look(self) -> None:
        while not self._is_over.wait(self._limit / _LOOKS):
            if monotonic() > self._deadline:
                self.was_late = True
                self._running.process.kill()
                return
