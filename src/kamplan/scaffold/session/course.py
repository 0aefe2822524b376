"""Which question comes next: the open ones in their order, and a further entry while at it."""

from collections.abc import Collection, Sequence

from kamplan.scaffold.session.steps import Step


def find_first(
    steps: Sequence[Step], passed: Collection[str] = (), part: str | None = None
) -> Step | None:
    """Return the question to begin or to go on with, or None where none is open.

    Args:
        steps: every step of the session.
        passed: keys of the steps that were passed over; they come when all others are done.
        part: the part of the ninety minutes to begin at.

    """
    if part is not None:
        mine = [one for one in steps if one.question.part == part]
        return next((one for one in mine if one.is_open), mine[0])
    waiting = [one for one in steps if one.is_open]
    return next((one for one in waiting if one.key not in passed), None)


def find_next(steps: Sequence[Step], key: str, passed: Collection[str] = ()) -> Step | None:
    """Return the question after the one called `key`, or None behind the last open one.

    After the last question about an entry, a further entry is offered.
    """
    at = _position(steps, key)
    if at is None:
        return find_first(steps, passed)
    group = steps[at].question.group
    for one in steps[at + 1 :]:
        if one.key in passed:
            continue
        if one.is_open or (one.is_extra and one.question.group is group):
            return one
    return None


def find_previous(steps: Sequence[Step], key: str) -> Step | None:
    """Return the question before the one called `key`, answered or not, or None at the first."""
    at = _position(steps, key)
    before = steps[:at] if at is not None else steps
    return next((one for one in reversed(before) if not one.is_extra), None)


def _position(steps: Sequence[Step], key: str) -> int | None:
    return next((at for at, one in enumerate(steps) if one.key == key), None)
