"""One git repository, asked in the words the rest of kamplan uses."""

import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath

from kamplan.errors import RevisionError
from kamplan.vcs.locating import Place, find_place
from kamplan.vcs.objects import Batch, is_object_id, list_files, read_blobs
from kamplan.vcs.process import TIME_LIMIT, Git
from kamplan.vcs.revisions import Revision, walk_history

MAKE_FIRST_COMMIT = '`git add --all`, then `git commit -m "First draft"`'
_UNSHALLOW = "`git fetch --unshallow` fetches the rest of the history"


def open_repository(path: Path, time_limit: float = TIME_LIMIT) -> "Repository | None":
    """Return the repository around a path, or None where there is none; git is not asked yet.

    Args:
        path: a file or folder among the checked-out files.
        time_limit: seconds that one git process may take.

    Raises:
        RevisionError: a worktree or submodule whose repository is gone.

    """
    place = find_place(path)
    return None if place is None else Repository(place, time_limit)


def demand_repository(path: Path) -> "Repository":
    """Return the repository around a path.

    Raises:
        RevisionError: there is none.

    """
    found = open_repository(path)
    if found is None:
        raise RevisionError(
            f"`{path}` does not lie in a git repository",
            hint="`git init` makes one here; `kamplan init DIR` makes one for plans",
        )
    return found


class Repository:
    """A git repository with checked-out files; nothing in it is run or changed by asking.

    It keeps a git process at work, so each thread opens its own.
    """

    def __init__(self, place: Place, time_limit: float = TIME_LIMIT) -> None:
        self.place = place
        self.git = Git(place.git_dir, place.top, time_limit)

    @property
    def top(self) -> Path:
        """The folder that is checked out."""
        return self.place.top

    def relative(self, path: Path) -> PurePosixPath:
        """Return a path from the top on, as git names it.

        Raises:
            RevisionError: the path lies outside.

        """
        full = Path(os.path.abspath(path))  # noqa: PTH100 - a link itself is what git knows
        for one, top in (
            (full, self.top),
            (full.parent.resolve() / full.name, self.top.resolve()),
        ):
            if one.is_relative_to(top):
                return PurePosixPath(one.relative_to(top).as_posix())
        raise RevisionError(f"`{path}` lies outside the git repository `{self.top}`")

    def head(self) -> str | None:
        """Return the id of the commit that is checked out, or None before the first commit."""
        return self.find("HEAD")

    def branch(self) -> str | None:
        """Return the branch that is checked out, or None where HEAD is detached."""
        done = self.git.run("symbolic-ref", "--quiet", "HEAD")
        name = done.out.decode("utf-8", "surrogateescape").strip()
        return name.removeprefix("refs/heads/") if done.code == 0 else None

    def is_shallow(self) -> bool:
        """Say whether the clone lacks older history, so that nothing in it proves "never"."""
        return bool(self.cut)

    @cached_property
    def cut(self) -> frozenset[str]:
        """The ids of the commits at which a shallow clone ends."""
        try:
            return frozenset((self.place.common_dir / "shallow").read_text("ascii").split())
        except (OSError, ValueError):
            return frozenset()

    def resolve(self, rev: str) -> str:
        """Return the full id of the commit that a revision names.

        Raises:
            RevisionError: there is no such commit; the hint says why that may be.

        """
        found = self.find(rev)
        if found is not None:
            return found
        if self.head() is None and rev in ("HEAD", "@"):
            raise RevisionError(
                "there is no commit yet",
                hint=f"{MAKE_FIRST_COMMIT} makes the first",
            )
        raise RevisionError(f"git knows no revision `{rev}`", hint=self._why_unknown(rev))

    def find(self, rev: str) -> str | None:
        """Return the full id of the commit that a revision names, or None where it names none."""
        done = self.git.run(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{rev}^{{commit}}"
        )
        return done.out.decode("ascii").strip() if done.code == 0 else None

    def read(self, commit: str, path: PurePosixPath) -> bytes | None:
        """Return a file as it was in a commit, or None where it was not there.

        Args:
            commit: a commit's id; any other revision is resolved first.
            path: from the repository's top on.

        Returns:
            at most `MAX_BYTES` + 1 bytes, as when a file is read from the disk.

        """
        (blob,) = self._batch.ask([self._name(commit, path)])
        return None if blob is None else blob.content

    def read_many(self, files: Iterable[tuple[str, PurePosixPath]]) -> Iterator[bytes | None]:
        """Give many files of many commits, in order, each as `read` does, from one process."""
        names = (self._name(commit, path) for commit, path in files)
        return (None if one is None else one.content for one in read_blobs(self.git, names))

    def read_blobs(self, ids: Iterable[str]) -> Iterator[bytes | None]:
        """Give the content of many blobs by their ids, in order, from one process."""
        return (None if one is None else one.content for one in read_blobs(self.git, ids))

    def paths(self, commit: str, under: PurePosixPath) -> list[PurePosixPath]:
        """Return the regular files of a commit below a folder, ordered; links are left out."""
        return [one.path for one in list_files(self.git, self._commit(commit), under)]

    def merge_base(self, one: str, other: str) -> str | None:
        """Return the newest commit that both revisions come from, or None where there is none.

        Raises:
            RevisionError: one of them is unknown, or a shallow clone cannot tell.

        """
        done = self.git.run("merge-base", self._commit(one), self._commit(other))
        if done.code == 0:
            return done.out.decode("ascii").split()[0]
        if self.is_shallow():
            raise RevisionError(
                f"this clone is shallow: where `{one}` and `{other}` part is not in it",
                hint=_UNSHALLOW,
            )
        return None

    def main_branch(self, setting: str | None = None) -> str | None:
        """Return the revision that stands for what is agreed, or None where nothing does.

        Args:
            setting: `main_branch` of the settings.

        Returns:
            the setting, or its branch of `origin`; without a setting the branch that `origin`
            calls its own, else `main`, else `master`, here or at `origin`.

        """
        if setting:
            wanted = [f"refs/heads/{setting}", f"refs/remotes/{setting}"]
            wanted.append(f"refs/remotes/origin/{setting}")
        else:
            wanted = ["refs/remotes/origin/HEAD", "refs/heads/main", "refs/heads/master"]
            wanted += ["refs/remotes/origin/main", "refs/remotes/origin/master"]
        # Git's own short names: no tag or branch of the same name can be taken for them.
        form = "--format=%(refname)%00%(refname:short)%00%(symref:short)"
        listed = self.git.run("for-each-ref", form, "--", *wanted)
        lines = listed.out.decode("utf-8", "surrogateescape").splitlines()
        short = {name: target or own for name, own, target in (one.split("\0") for one in lines)}
        found = next((short[name] for name in wanted if name in short), None)
        if found is None and setting and self.find(setting):
            return setting
        return found

    def history(self, path: PurePosixPath, rev: str = "HEAD") -> Iterator[Revision]:
        """Give the commits up to `rev` that changed a file, newest first, through renames."""
        return walk_history(self.git, self._commit(rev), path, self.cut)

    def tags(self) -> dict[str, list[str]]:
        """Return the tags of each commit that has any, by the commit's id."""
        form = "--format=%(objectname)%00%(*objectname)%00%(refname:lstrip=2)"
        listed = self.git.run("for-each-ref", form, "refs/tags")
        found: dict[str, list[str]] = {}
        for line in listed.out.decode("utf-8", "surrogateescape").splitlines():
            own, target, name = line.split("\0")
            found.setdefault(target or own, []).append(name)
        return found

    def close(self) -> None:
        """End the process that reads objects, if it runs."""
        batch = self.__dict__.pop("_batch", None)
        if batch is not None:
            batch.close()

    @cached_property
    def _batch(self) -> Batch:
        return Batch(self.git)

    def _commit(self, rev: str) -> str:
        return rev if is_object_id(rev) else self.resolve(rev)

    def _name(self, commit: str, path: PurePosixPath) -> str:
        if ".." in path.parts or path.is_absolute():
            raise RevisionError(f"`{path}` is not a path inside a repository")
        commit, name = self._commit(commit), path.as_posix()
        if "\n" not in name and not name.endswith("\r"):
            return f"{commit}:{name}"
        # Such a name cannot be asked for by line.
        found = [one.id for one in list_files(self.git, commit, path) if one.path == path]
        return found[0] if found else "0" * len(commit)

    def _why_unknown(self, rev: str) -> str:
        from kamplan.records import nearest  # only mistakes need it

        listed = self.git.run("for-each-ref", "--format=%(refname:short)", "--count=1000")
        near = nearest(rev, listed.out.decode("utf-8", "replace").split())
        if near:
            return f"did you mean `{near}`?"
        if self.is_shallow():
            return f"this clone is shallow; {_UNSHALLOW}"
        return "`git branch --all` and `git tag` list what there is"
