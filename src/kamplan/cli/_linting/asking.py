"""What is asked of each file: which rules, on which day, at which stage."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.lint import Rule


class Asked(NamedTuple):
    """The question, the same for every file; a second process is told it as it is."""

    today: date
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    stage: str | None = None
    """`draft` or `sign-off`; None derives it for each plan."""
    memory: Path | None = None
    """The folder of the result cache; None where nothing is to be remembered."""


def read_names(given: Sequence[str] | None) -> tuple[str, ...]:
    """Return the rules that an option names, one by one or parted by commas.

    Raises:
        KamplanError: one of them is no rule.

    """
    names = tuple(name.strip() for one in given or () for name in one.split(",") if name.strip())
    if names:
        from kamplan.lint import ALL_RULES
        from kamplan.records import nearest

        known = [rule.name for rule in ALL_RULES]
        for name in names:
            if name not in known:
                near = nearest(name, known)
                raise KamplanError(
                    f"there is no rule `{name[:60]}`",
                    hint=f"did you mean {near}?" if near else "kamplan rules lists them",
                )
    return names


@cache
def choose_rules(asked: Asked) -> "tuple[Rule, ...]":
    """Return the rules to ask, in the order of the catalogue."""
    from kamplan.lint import ALL_RULES

    return tuple(
        rule
        for rule in ALL_RULES
        if (not asked.select or rule.name in asked.select) and rule.name not in asked.ignore
    )
