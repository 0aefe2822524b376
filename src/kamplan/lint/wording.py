"""Counts and lists as words, for messages."""

from collections.abc import Sequence


def list_words(words: Sequence[str], last: str = "and") -> str:
    """Return `a`, `a and b`, `a, b and c`."""
    if len(words) < 2:  # noqa: PLR2004 - one word needs no joining
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def count_days(days: int) -> str:
    """Return `1 day`, `14 days`."""
    return f"{days} day{'' if days == 1 else 's'}"
