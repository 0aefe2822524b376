"""How the time goes: which part has begun, what is left of it, and that it is over."""

from collections.abc import Callable

from kamplan.cli._asking.wording import word_part, word_time
from kamplan.scaffold.prompts import PARTS
from kamplan.scaffold.session import Progress, Step

_MOVE_ON = "Finish the thought, and move on; you can come back to it."


class Pace:
    """Counts the time of a sitting, part by part."""

    def __init__(self, progress: Progress, clock: Callable[[], float]) -> None:
        """Begin to count.

        Args:
            progress: where the time is kept; it is changed.
            clock: seconds, counted from anywhere.

        """
        self._progress = progress
        self._clock = clock
        self._since = clock()
        self._part: str | None = None
        self._told: set[str] = set()

    def tell(self, step: Step) -> str:
        """Return what is to be said before a question: its part, or that the time is over.

        Each is said once; mostly nothing is.
        """
        name = step.question.part
        part = next(one for one in PARTS if one.name == name)
        left = self._progress.find_left(name)
        is_over = left.part <= 0 and name not in self._told
        if is_over:
            self._told.add(name)
        if name != self._part:
            self._part = name
            return word_part(part, left)
        return f"\nThe {part.minutes} minutes of this part are over. {_MOVE_ON}" if is_over else ""

    def spend(self, step: Step) -> None:
        """Count the time since the last call as spent on the part of a step."""
        now = self._clock()
        self._progress.spend(step.question.part, now - self._since)
        self._since = now

    def word_status(self, step: Step) -> str:
        """Return a line with the time that is left just now."""
        self.spend(step)
        number = next(at for at, one in enumerate(PARTS, 1) if one.name == step.question.part)
        left = word_time(self._progress.find_left(step.question.part))
        return f"part {number} of {len(PARTS)} · {left} · ? help"
