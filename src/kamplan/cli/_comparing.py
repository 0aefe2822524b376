"""Compare the two versions of a pair, and mark what changed on one page."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kamplan.cli._pairs import LoadPair, Pair, find_pairs, find_signers, find_signing_day
from kamplan.cli._versions import Here, Text, is_file
from kamplan.cli._wiring import find_cache_folder, load_settings_of
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.diff import Level, PlanDiff
    from kamplan.planfile import PlanFile
    from kamplan.planfile.sections import SectionReader


class Compared(NamedTuple):
    """What a pair comes to, with the plans as far as they had to be read."""

    diff: "PlanDiff"
    old: "PlanFile | None" = None
    new: "PlanFile | None" = None

    @property
    def language(self) -> str | None:
        """That of the newer plan, as far as one had to be read and says so."""
        known = self.new or self.old
        return known.plan.language if known else None


class Marked(NamedTuple):
    """A page with what changed marked in it, and what changed."""

    page: str
    diff: "PlanDiff"


def compare_pair(
    pair: Pair, least: "Level", signed_on: date | None = None, *, is_read: bool = False
) -> Compared:
    """Compare two versions of a plan.

    Args:
        pair: the two.
        least: the mildest changes to tell.
        signed_on: the day of the last signature; None for what `signoffs/` says.
        is_read: read the plans also where they are the same to the byte.

    Raises:
        KamplanError: one of them cannot be read.

    """
    from kamplan.diff import Level, Versions, answer_diff, answer_same
    from kamplan.planfile.sections import SectionReader

    names = (pair.old_name, pair.new_name)
    was = pair.old.path if pair.old and pair.is_renamed else None
    is_same = pair.old and pair.new and pair.old.content == pair.new.content
    if is_same and pair.path.name == "plan.yaml" and not is_read:
        return Compared(answer_same(pair.path, pair.account, *names, was))
    reader = SectionReader()
    old, new = (_read(reader, one) for one in (pair.old, pair.new))
    versions = Versions(pair.path, old, new, *names, was)
    diff = answer_diff(versions, least, signed_on=signed_on or find_signing_day(pair))
    if diff.comparison.level is Level.MATERIAL:
        diff = diff._replace(voids=find_signers(pair.old, old.plan if old else None))
    return Compared(diff, old, new)


def _read(reader: "SectionReader", text: Text | None) -> "PlanFile | None":
    from kamplan.planfile import demand_whole

    if text is None:
        return None
    try:
        return demand_whole(reader.load(text.content, text.path), text.path)
    except KamplanError as error:
        raise KamplanError(f"in {text.name}, {error.message}", hint=error.hint) from None


def mark_pair(  # noqa: PLR0913 - one keyword a fact
    here: Here,
    pairs: Sequence[LoadPair],
    least: "Level",
    signed_on: date | None,
    today: date,
    *,
    language: str | None = None,
) -> Marked:
    """Return the one plan that was compared as a page with what changed marked in it.

    Args:
        here: where the person stands.
        pairs: the versions of all plans that were found; one is what a page holds.
        least: the mildest changes to tell above the page.
        signed_on: the day of the last signature; None for what `signoffs/` says.
        today: the day to judge by what is late.
        language: of the fixed words, where one was asked for.

    Raises:
        KamplanError: there are several plans or none, or one cannot be read.

    """
    from kamplan.render.redline import Version, render_redline

    pair = _choose(pairs)
    compared = compare_pair(pair, least, signed_on, is_read=True)
    old, new = (
        Version(file.plan, text.read_signoffs()) if file and text else None
        for file, text in ((compared.old, pair.old), (compared.new, pair.new))
    )
    page = render_redline(
        compared.diff,
        old,
        new,
        today=today,
        language=language,
        preferred=load_settings_of(here.root).language,
        cache=find_cache_folder(),
    )
    return Marked(page, compared.diff)


def mark_since(base: str, plan: Path, today: date, *, language: str | None = None) -> str:
    """Return a plan of the work tree as a page with what changed since `base` marked in it.

    Args:
        base: a file, a revision or `REV:PATH`.
        plan: the plan's file.
        today: the day to judge by what is late.
        language: of the fixed words, where one was asked for.

    Raises:
        KamplanError: there is no such base, or one of the two cannot be read.

    """
    from kamplan.diff import Level

    plan = plan.resolve()
    here = Here(Path.cwd() if ":" in base else plan.parent)
    if is_file(base) or ":" in base or plan.parent.parent.name != "accounts":
        pairs = find_pairs(here, base, str(plan), [], None)
    else:  # among all plans of a revision it is found also where its file had another name
        pairs = find_pairs(here, base, None, [str(plan)], None)
    return mark_pair(here, pairs, Level.NOTABLE, None, today, language=language).page


def _choose(pairs: Sequence[LoadPair]) -> Pair:
    """Return the one plan there is to compare, or the one that changed among several."""
    loaded = [load() for load in pairs] if len(pairs) > 1 else []
    changed = [
        one for one in loaded if not (one.old and one.new and one.old.content == one.new.content)
    ]
    if len(pairs) == 1:
        return pairs[0]()
    if len(changed) == 1:
        return changed[0]
    if not pairs:
        raise KamplanError("there is no plan to compare", hint="kamplan new ACCOUNT begins one")
    raise KamplanError(
        f"a page holds one plan, and {len(changed) or len(pairs)} are to be compared",
        hint="name one: --path ACCOUNT",
    )
