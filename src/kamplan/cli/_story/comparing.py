"""What changed in each plan of a proposal, whose signature it leaves behind, and who leads."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from kamplan.cli._pairs import LoadPair, Pair, find_signers, find_signing_day
from kamplan.cli._versions import Text
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.diff import PlanDiff
    from kamplan.planfile import PlanFile


class Compared(NamedTuple):
    """One plan of a proposal."""

    account: str
    """The name of its folder."""
    diff: "PlanDiff"
    voids: tuple[str, ...]
    leads: tuple[str | None, str | None]
    """Who leads for the customer and for the supplier, by name."""
    language: str | None
    """That of the version before."""


class NotCompared(NamedTuple):
    """A plan that could not be compared, and why."""

    account: str
    reason: str
    leads: tuple[str | None, str | None] = (None, None)
    """As the version before says, if it can be read."""
    language: str | None = None
    """That of the version before."""


def compare_all(pairs: Iterable[LoadPair]) -> tuple[list[Compared], list[NotCompared]]:
    """Return what changed in each plan; those whose bytes are the same are left out.

    Args:
        pairs: how to load both versions of each.

    """
    compared: list[Compared] = []
    failed: list[NotCompared] = []
    for load in pairs:
        pair = load()
        if pair.old and pair.new and pair.old.content == pair.new.content and not pair.is_renamed:
            continue
        try:
            compared.append(_compare(pair))
        except KamplanError as error:
            failed.append(_tell_failure(pair, error))
    return compared, failed


def _compare(pair: Pair) -> Compared:
    from kamplan.collab.messages import find_leads
    from kamplan.diff import Level, Versions, answer_diff

    old, new = (_read(one) for one in (pair.old, pair.new))
    was = pair.old.path if pair.old and pair.is_renamed else None
    versions = Versions(pair.path, old, new, pair.old_name, pair.new_name, was)
    diff = answer_diff(versions, Level.NOTABLE, signed_on=find_signing_day(pair))
    is_material = diff.comparison.level is Level.MATERIAL
    voids = find_signers(pair.old, old.plan) if is_material and old is not None else ()
    known = new or old
    leads = find_leads(known.plan) if known else (None, None)
    return Compared(pair.account, diff, voids, leads, old.plan.language if old else None)


def _tell_failure(pair: Pair, error: KamplanError) -> NotCompared:
    from kamplan.collab.messages import find_leads
    from kamplan.planfile import load_plan

    file = load_plan(pair.old.content, pair.old.path).file if pair.old is not None else None
    if file is None:
        return NotCompared(pair.account, error.message)
    return NotCompared(pair.account, error.message, find_leads(file.plan), file.plan.language)


def _read(text: Text | None) -> "PlanFile | None":
    from kamplan.planfile import demand_plan

    if text is None:
        return None
    try:
        return demand_plan(text.content, text.path)
    except KamplanError as error:
        raise KamplanError(f"in {text.name}, {error.message}", hint=error.hint) from None
