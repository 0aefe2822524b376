"""Pair the versions of each plan that a person wants compared, through renamed files."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from kamplan.cli._versions import (
    Here,
    Load,
    Revision,
    Side,
    Text,
    WorkTree,
    find_base,
    find_texts,
    is_file,
    read_side,
)
from kamplan.errors import KamplanError, PlanNotFoundError

if TYPE_CHECKING:
    from kamplan.model import Plan


class Pair(NamedTuple):
    """Two versions of one plan; None where there is none."""

    old: Text | None
    new: Text | None
    old_name: str
    new_name: str
    is_renamed: bool = False
    """Whether the file had another name before."""

    @property
    def path(self) -> PurePosixPath:
        """The plan's file, the new one where it has another name now."""
        one = self.new or self.old
        assert one is not None  # noqa: S101 - a pair has one side at least
        return one.path

    @property
    def account(self) -> str:
        """The name of the plan's folder, wherever the person stands."""
        if self.path.name != "plan.yaml":
            return self.path.parent.name
        # Seen from its own folder the path names none, and from below it only `..`.
        return Path(os.path.abspath(self.path)).parent.name  # noqa: PTH100 - `..` must go


LoadPair = Callable[[], Pair]


def find_pairs(
    here: Here, base: str | None, head: str | None, paths: list[str], main: str | None
) -> list[LoadPair]:
    """Return how to load the versions to compare, ordered by path.

    They are loaded one pair after the other, so that ten thousand plans need no more memory
    than a few, and one that cannot be read hides no other.

    Args:
        here: where the person stands.
        base: the first argument: a file, a revision, `REV:PATH` or `-`.
        head: the second argument, likewise.
        paths: only these plans: accounts, files or folders.
        main: `main_branch` of the settings.

    Raises:
        KamplanError: something that was named is not there.

    """
    if base is not None and head is None and is_file(base) and base != "-":
        paths, base = [*paths, base], None
    old = find_base(here, main) if base is None else read_side(here, base)
    new: Side = WorkTree() if head is None else read_side(here, head)
    if isinstance(old, Text) and isinstance(new, Text):
        return [partial(Pair, old, new, old.name, new.name)]
    if isinstance(old, Text) or isinstance(new, Text):
        return [partial(_pair_one, here, old, new, paths)]
    return list(_pair_trees(here, old, new, paths))


def find_signing_day(pair: Pair) -> date | None:
    """Return the day up to which needs are part of what both parties signed last, or None.

    That is the day the old version was signed; where it was not, the day the new one was. A
    folder with anything wrong in it proves no day.
    """
    for text in (pair.old, pair.new):
        files = text.read_signoffs() if text is not None else {}
        if not files:
            continue
        from kamplan.signoff import read_folder

        folder = read_folder(files, pair.account)
        complete = [one for one in folder.rounds if one.is_complete]
        if complete and not folder.flaws:
            return min(one.as_of for one in complete[-1].statements.values())
    return None


def find_signers(text: Text | None, plan: "Plan | None") -> tuple[str, ...]:
    """Return who signed exactly this version of a plan, by name, if both parties did."""
    files = text.read_signoffs() if text is not None and plan is not None else {}
    if not files or plan is None:
        return ()
    from kamplan.signoff import judge_signoff

    state = judge_signoff(plan, files)
    return tuple(one.signer.name for one in state.statements) if state.is_agreed else ()


def _pair_one(here: Here, old: Side, new: Side, paths: list[str]) -> Pair:
    """Pair one text with the plan of the same path, or the only one, in a whole tree."""
    known, tree = (old, new) if isinstance(old, Text) else (new, old)
    assert isinstance(known, Text)  # noqa: S101 - the caller looked
    assert not isinstance(tree, Text)  # noqa: S101 - the caller looked
    found = find_texts(here, tree)
    if paths:
        found = _only(here, found, paths)
    else:
        same = {path: load for path, load in found.items() if path in _names(here, known)}
        found = same or found
    if len(found) != 1:
        raise KamplanError(
            f"{known.name} is to be compared with a plan of {tree.name}, and it is not clear which",
            hint="name it: --path accounts/NAME/plan.yaml",
        )
    (load,) = found.values()
    other = load()
    one, two = (known, other) if known is old else (other, known)
    return Pair(one, two, one.name, two.name)


def _names(here: Here, text: Text) -> set[PurePosixPath]:
    """Return what a file may be called from the repository's root on."""
    full = Path(os.path.relpath(here.folder / text.path, here.root))
    return {text.path, PurePosixPath(full.as_posix())}


def _pair_trees(here: Here, old: Side, new: Side, paths: list[str]) -> Iterator[LoadPair]:
    assert not isinstance(old, Text)  # noqa: S101 - the caller looked
    assert not isinstance(new, Text)  # noqa: S101 - the caller looked
    olds, news = find_texts(here, old), find_texts(here, new)
    renamed = _find_renamed(here, new, olds, news) if isinstance(old, Revision) else {}
    kept = _only(here, {**olds, **news}, paths) if paths else {*olds, *news}
    for path in sorted({*olds, *news} - set(renamed.values())):
        if path in kept:
            before, is_renamed = olds.get(renamed.get(path, path)), path in renamed
            yield partial(_load_pair, before, news.get(path), old.name, new.name, is_renamed)


def _load_pair(old: Load | None, new: Load | None, *more: Any) -> Pair:  # noqa: ANN401
    return Pair(old and old(), new and new(), *more)


def _find_renamed(
    here: Here,
    new: Revision | WorkTree,
    olds: dict[PurePosixPath, Load],
    news: dict[PurePosixPath, Load],
) -> dict[PurePosixPath, PurePosixPath]:
    """Return from where plans that came were renamed: their new and old paths."""
    gone = [path for path in olds if path not in news]
    if not gone:
        return {}
    from hashlib import sha256  # only renamed files need it

    digests = {sha256(olds[path]().content).digest(): path for path in gone}
    found: dict[PurePosixPath, PurePosixPath] = {}
    for path, load in news.items():
        if path in olds:
            continue
        before = digests.get(sha256(load().content).digest()) or _follow(here, new, path, gone)
        if before in gone:
            found[path] = before
            gone.remove(before)
    return found


def _follow(
    here: Here, new: Revision | WorkTree, path: PurePosixPath, gone: list[PurePosixPath]
) -> PurePosixPath | None:
    """Ask git's history which of the plans that went a plan was before."""
    top = here.in_git(here.root)
    rev = new.commit if isinstance(new, Revision) else "HEAD"
    if here.repository.read(here.repository.resolve(rev), top / path) is None:
        return None
    for one in here.repository.history(top / path, rev):
        former = one.renamed_from
        if former is not None and former.relative_to(top) in gone:
            return former.relative_to(top)
    return None


def _only(
    here: Here, found: dict[PurePosixPath, Load], paths: list[str]
) -> dict[PurePosixPath, Load]:
    """Return the plans that were named, by account, file or folder."""
    kept: dict[PurePosixPath, Load] = {}
    for text in paths:
        full = Path(here.folder / text)
        near = PurePosixPath("accounts", text)
        if not Path(text).exists() and any(one.parent == near for one in found):
            named = near
        else:
            named = PurePosixPath(Path(os.path.relpath(full, here.root)).as_posix())
        matching = {path: one for path, one in found.items() if path.is_relative_to(named)}
        if not matching:
            raise PlanNotFoundError(
                f"there is no account plan `{text}` on either side",
                hint=f"there is {', '.join(str(one) for one in list(found)[:5]) or 'none at all'}",
            )
        kept |= matching
    return kept
