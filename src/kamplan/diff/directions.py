"""Which way a change went, in words: later or earlier, harder or easier, more or less urgent."""

from datetime import date
from decimal import Decimal
from typing import Any

from kamplan.diff.changes import Act, Part
from kamplan.diff.lines import list_differences
from kamplan.diff.matching import Entity
from kamplan.diff.values import Value
from kamplan.tongue import ENGLISH, Tongue

LATER = ("{n} day later", "{n} days later")
EARLIER = ("{n} day earlier", "{n} days earlier")
WAYS = ("more urgent", "less urgent", "higher", "lower", "harder", "easier")
"""What else can be said of a direction."""


def say_direction(kind: str, part: Part, old: Entity | None, new: Entity | None) -> str:
    """Return the direction of a change in words, or an empty text where it has none.

    Args:
        kind: the kind of change.
        part: its leading value.
        old: the item before.
        new: the item now.

    """
    if part.act not in (Act.PUT, Act.LINE) or old is None or new is None:
        return ""
    if kind == "contact-confirmed":  # later is all that it can be
        return ""
    was, now = part.old, part.new
    if days := count_days(kind, part):
        return say_days(days)
    if kind in ("target-raised", "target-lowered"):
        return _say_target(was, now, old.record, new.record)
    if isinstance(was, Decimal) and isinstance(now, Decimal):
        if kind == "initiative-reranked":
            return "more urgent" if now < was else "less urgent"
        return "higher" if now > was else "lower"
    return ""


def count_days(kind: str, part: Part) -> int:
    """Return how many days later something is, fewer than 0 for earlier, 0 where no day moved."""
    was, now = part.old, part.new
    if kind == "checkpoints-changed":
        lost, gained = list_differences(was, now)
        was, now = (lost[0], gained[0]) if len(lost) == len(gained) == 1 else (None, None)
    return (now - was).days if isinstance(was, date) and isinstance(now, date) else 0


def say_days(days: int, tongue: Tongue = ENGLISH) -> str:
    """Return how far a day moved, as `62 days later`."""
    one, many = LATER if days > 0 else EARLIER
    return tongue.count(one, many, abs(days))


def _say_target(was: Value, now: Value, old: Any, new: Any) -> str:  # noqa: ANN401 - criteria
    """Say whether a target became harder: better is the way from baseline to target.

    The way is that of the old baseline and target; where they tell none, that of the new ones.
    """
    for target, record in ((was, old), (now, new)):
        baseline = getattr(record.baseline, "value", None)
        if not (isinstance(baseline, Decimal) and isinstance(target, Decimal)):
            continue
        way = target - baseline
        if way and isinstance(now, Decimal) and isinstance(was, Decimal):
            return "harder" if (now - was) * way > 0 else "easier"
    return ""
