"""What asks: how a question is read from a terminal, whatever that terminal can do."""

from collections.abc import Callable
from typing import Protocol

COMMANDS = frozenset("?sbeq")
"""Typed alone: help, skip, back, editor, stop."""

LEGEND = "An empty line ends an answer.  ? help   s skip   b back   e editor   q stop"


class StoppedError(Exception):
    """The person left, or the connection broke; nothing of what was typed may get lost."""

    def __init__(self, begun: str = "", *, is_interrupt: bool) -> None:
        super().__init__()
        self.begun = begun
        """What was typed of the answer."""
        self.is_interrupt = is_interrupt
        """Whether it was Ctrl-C, or the system that asked to end."""


class Asker(Protocol):
    """Shows texts and reads answers."""

    def say(self, text: str) -> None:
        """Show a text, its lines broken between words."""

    def read(self, begun: str, status: Callable[[], str], *, has_lines: bool) -> str:
        """Read an answer, a command, or nothing.

        Args:
            begun: what was typed before, to go on from.
            status: the time that is left, for a terminal that can show it while one types.
            has_lines: whether the answer may have several lines; then an empty one ends it.

        Raises:
            StoppedError: the person leaves.

        """
