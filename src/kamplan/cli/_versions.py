"""Find the two versions of each plan that a person wants compared, from what was typed."""

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from kamplan.errors import KamplanError, PlanNotFoundError, RevisionError

if TYPE_CHECKING:
    from kamplan.vcs import Repository

_SHORT = 7
_PLAN = re.compile(r"accounts/[^/]+/plan\.yaml")


class Text(NamedTuple):
    """One version of one plan's file."""

    path: PurePosixPath
    """The file as named to people."""
    content: bytes
    name: str
    """Where it comes from: `main (1a2b3c4)`, `work tree`, `stdin`."""


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


@dataclass(frozen=True)
class Here:
    """Where a person stands: the plan repository, and the git repository around it, if any."""

    folder: Path

    @cached_property
    def root(self) -> Path:
        """The root of the plan repository."""
        from kamplan import workspace

        return workspace.find_root(self.folder)

    @cached_property
    def repository(self) -> "Repository":
        """The git repository; asking for it where there is none is the user's error."""
        from kamplan.vcs import open_repository

        found = open_repository(self.folder)
        if found is None:
            raise RevisionError(
                "there is no git repository here, so there are no revisions to compare",
                hint="kamplan diff OLD.yaml NEW.yaml compares two files; `git init` makes one",
            )
        return found

    def in_git(self, path: Path) -> PurePosixPath:
        """Return a path as git names it, from the repository's top on."""
        return self.repository.relative(path)


class Revision(NamedTuple):
    """All plans of a commit."""

    commit: str
    name: str


class WorkTree(NamedTuple):
    """All plans as they lie on the disk."""

    name: str = "work tree"


Side = Revision | WorkTree | Text


def find_pairs(
    here: Here, base: str | None, head: str | None, paths: list[str], main: str | None
) -> list[Pair]:
    """Return the versions to compare, ordered by path.

    Args:
        here: where the person stands.
        base: the first argument: a file, a revision, `REV:PATH` or `-`.
        head: the second argument, likewise.
        paths: only these plans: accounts, files or folders.
        main: `main_branch` of the settings.

    Raises:
        KamplanError: something that was named is not there.

    """
    if base is not None and head is None and _is_file(base) and base != "-":
        paths, base = [*paths, base], None
    old = _default_base(here, main) if base is None else _read_side(here, base)
    new: Side = WorkTree() if head is None else _read_side(here, head)
    if isinstance(old, Text) and isinstance(new, Text):
        return [Pair(old, new, old.name, new.name)]
    if isinstance(old, Text) or isinstance(new, Text):
        return [_pair_one(here, old, new, paths)]
    return list(_pair_trees(here, old, new, paths))


def _is_file(text: str) -> bool:
    return not text.startswith("rev:") and Path(text).is_file()


def _default_base(here: Here, main: str | None) -> Revision:
    """Return the commit at which the work parted from the main branch."""
    repository = here.repository
    commit = repository.resolve("HEAD")
    branch = repository.main_branch(main)
    if branch is None:
        raise RevisionError(
            "there is no main branch to compare with",
            hint="kamplan diff REVISION; or name the branch as `main_branch` in kamplan.yaml",
        )
    parted = repository.merge_base(branch, commit)
    if parted is None:
        raise RevisionError(
            f"`{branch}` and what is checked out have no commit in common",
            hint=f"kamplan diff {branch} compares with the branch as it is",
        )
    name = branch if parted == repository.resolve(branch) else f"where {branch} was"
    return Revision(parted, f"{name} ({parted[:_SHORT]})")


def _read_side(here: Here, text: str) -> Side:
    """Return what an argument means: stdin, a file that is there, else a revision."""
    from kamplan import workspace

    if text == "-":
        from kamplan.yamldoc import MAX_BYTES

        return Text(PurePosixPath("stdin"), sys.stdin.buffer.read(MAX_BYTES + 1), "stdin")
    if _is_file(text):
        file = workspace.read(Path(text))
        path = workspace.shown(file.path)
        return Text(path, file.raw, str(path))
    rev, colon, path_text = text.removeprefix("rev:").partition(":")
    if colon and path_text:
        return _read_from(here, rev, path_text)
    try:
        commit = here.repository.resolve(rev)
    except RevisionError as error:
        raise _unknown(here, text, error) from None
    return Revision(commit, rev if commit.startswith(rev) else f"{rev} ({commit[:_SHORT]})")


def _unknown(here: Here, text: str, error: RevisionError) -> KamplanError:
    """Return what to say of an argument that is neither a file nor a revision."""
    from kamplan import workspace
    from kamplan.yamldoc import make_visible

    shown = make_visible(text, 60)
    if text in workspace.list_accounts(here.root):
        return PlanNotFoundError(
            f"`{shown}` is an account, and no revision", hint=f"kamplan diff --path {shown}"
        )
    if Path(text).is_dir():
        return PlanNotFoundError(
            f"`{shown}` is a folder, and no revision", hint=f"kamplan diff --path {shown}"
        )
    if text.endswith((".yaml", ".yml")):
        return PlanNotFoundError(f"there is no file `{shown}`, and no revision of that name")
    return error


def _read_from(here: Here, rev: str, text: str) -> Text:
    """Return the file that `REV:PATH` names, from the top of git or from the current folder."""
    repository = here.repository
    commit = repository.resolve(rev)
    named = [here.in_git(here.folder / text)]
    if not text.startswith("."):
        named.insert(0, PurePosixPath(text))
    for path in named:
        content = repository.read(commit, path)
        if content is not None:
            return Text(path, content, f"{rev} ({commit[:_SHORT]})")
    raise PlanNotFoundError(
        f"there is no file `{text}` in `{rev}`",
        hint=f"`git ls-tree -r --name-only {rev}` lists all",
    )


def _pair_one(here: Here, old: Side, new: Side, paths: list[str]) -> Pair:
    """Pair one text with the plan of the same path, or the only one, in a whole tree."""
    known, tree = (old, new) if isinstance(old, Text) else (new, old)
    assert isinstance(known, Text)  # noqa: S101 - the caller looked
    assert not isinstance(tree, Text)  # noqa: S101 - the caller looked
    found = _list_texts(here, tree)
    if paths:
        found = _only(here, found, paths)
    elif known.path in found:
        found = {known.path: found[known.path]}
    if len(found) != 1:
        raise KamplanError(
            f"{known.name} is to be compared with a plan of {tree.name}, and it is not clear which",
            hint="name it: --path accounts/NAME/plan.yaml",
        )
    (other,) = found.values()
    one, two = (known, other) if known is old else (other, known)
    return Pair(one, two, one.name, two.name)


def _pair_trees(here: Here, old: Side, new: Side, paths: list[str]) -> Iterator[Pair]:
    assert not isinstance(old, Text)  # noqa: S101 - the caller looked
    assert not isinstance(new, Text)  # noqa: S101 - the caller looked
    olds, news = _list_texts(here, old), _list_texts(here, new)
    renamed = _find_renamed(here, old, new, olds, news)
    if paths:
        both = _only(here, {**olds, **news}, paths)
        news = {path: one for path, one in news.items() if path in both}
        olds = {path: one for path, one in olds.items() if path in both or path in renamed.values()}
    for path in sorted({*olds, *news} - set(renamed.values())):
        before = olds.get(renamed.get(path, path))
        if before or path in news:
            yield Pair(before, news.get(path), old.name, new.name, path in renamed)


def _list_texts(here: Here, side: Revision | WorkTree) -> dict[PurePosixPath, Text]:
    """Return the plans of all accounts by their paths from the repository's root on."""
    from kamplan import workspace

    if isinstance(side, WorkTree):
        files = (workspace.read(path) for path in workspace.find_plans(here.root))
        named = ((PurePosixPath(one.path.relative_to(here.root).as_posix()), one) for one in files)
        return {path: Text(workspace.shown(one.path), one.raw, side.name) for path, one in named}
    top = here.in_git(here.root)
    listed = here.repository.paths(side.commit, top / "accounts")
    plans = [one for one in listed if _PLAN.fullmatch(one.relative_to(top).as_posix())]
    contents = here.repository.read_many((side.commit, path) for path in plans)
    return {
        path.relative_to(top): Text(
            workspace.shown(here.root / path.relative_to(top)), content or b"", side.name
        )
        for path, content in zip(plans, contents, strict=True)
    }


def _find_renamed(
    here: Here,
    old: Revision | WorkTree,
    new: Revision | WorkTree,
    olds: dict[PurePosixPath, Text],
    news: dict[PurePosixPath, Text],
) -> dict[PurePosixPath, PurePosixPath]:
    """Return from where plans that came were renamed: their new and old paths."""
    gone = [path for path in olds if path not in news]
    found: dict[PurePosixPath, PurePosixPath] = {}
    for path, text in news.items():
        if path in olds or not gone:
            continue
        same = [one for one in gone if olds[one].content == text.content]
        before = same[0] if same else _follow(here, new, path, gone)
        if before is not None and not isinstance(old, WorkTree):
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
    here: Here, found: dict[PurePosixPath, Text], paths: list[str]
) -> dict[PurePosixPath, Text]:
    """Return the plans that were named, by account, file or folder."""
    kept: dict[PurePosixPath, Text] = {}
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
