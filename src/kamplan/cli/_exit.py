"""Exit codes, the same for every command."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the shell is told."""

    OK = 0
    """Done, and nothing stands against it."""

    NO = 1
    """Done, and the answer is no: findings, differences, a review that is overdue."""

    NOT_DONE = 2
    """Not done: the arguments, the settings, a file or the repository must change first."""

    BUG = 3
    """Not done: kamplan itself failed."""

    INTERRUPTED = 130
    """Stopped by Ctrl-C."""
