"""Find what changed of an account, and read it as git would keep it."""

import stat
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from kamplan.errors import KamplanError, UnreadableError

if TYPE_CHECKING:
    from kamplan.diff import PlanDiff
    from kamplan.vcs import Repository

_MOST_BYTES = 20 * 1024 * 1024
"""Of one file: notes may come with a picture, and no film."""
_LISTED = 5


class Changed(NamedTuple):
    """What changed below one account's folder."""

    account: str
    files: dict[PurePosixPath, bytes | None]
    """What git is to keep, by path from its top on; None for a file that is gone."""


def find_changed(
    repository: "Repository", accounts: PurePosixPath, account: str | None
) -> Changed | None:
    """Return what changed of the account that is meant, or None where nothing did.

    Args:
        repository: where.
        accounts: the folder of all accounts, from git's top on.
        account: its id; None where there is one that changed.

    Raises:
        KamplanError: several changed and none was named, or something is no file.

    """
    from kamplan.vcs import changed_paths

    under = accounts if account is None else accounts / account
    changed = changed_paths(repository, under=under)
    by_account: dict[str, list[PurePosixPath]] = {}
    for one in changed:
        parts = one.path.relative_to(accounts).parts
        if len(parts) > 1:
            by_account.setdefault(parts[0], []).append(one.path)
    if not by_account:
        return None
    if len(by_account) > 1:
        names = ", ".join(list(by_account)[:_LISTED])
        raise KamplanError(
            f"{len(by_account)} accounts changed, and a proposal is about one: {names}",
            hint=f"kamplan propose {next(iter(by_account))}",
        )
    ((name, paths),) = by_account.items()
    return Changed(name, {path: _read(repository, path) for path in paths})


def find_others(repository: "Repository", mine: Changed) -> int:
    """Return how many files beside those of the proposal changed as well."""
    from kamplan.vcs import changed_paths

    return sum(one.path not in mine.files for one in changed_paths(repository))


def compare_changed(repository: "Repository", mine: Changed, accounts: PurePosixPath) -> "PlanDiff":
    """Return what changed in the plan itself.

    Raises:
        KamplanError: the plan as it is now holds problems.

    """
    from kamplan.diff import Versions, answer_diff, answer_same
    from kamplan.planfile import demand_plan, load_plan
    from kamplan.workspace import PLAN_NAME

    inside = accounts / mine.account / PLAN_NAME
    path = PurePosixPath(PLAN_NAME)
    head = repository.head()
    before = repository.read(head, inside) if head is not None else None
    now = mine.files.get(inside, before)
    if now == before or (now is None and before is None):
        return answer_same(path, mine.account, "last commit", "work tree")
    new = None if now is None else demand_plan(now, inside)
    # What was committed before may hold problems: this proposal may be what mends them.
    old = None if before is None else load_plan(before, inside).file
    if old is None and new is None:
        return answer_same(path, mine.account, "last commit", "work tree")
    return answer_diff(Versions(path, old, new, "last commit", "work tree"))


def _read(repository: "Repository", path: PurePosixPath) -> bytes | None:
    from kamplan.vcs import as_stored

    full = Path(repository.top / path)
    try:
        status = full.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError(
                f"`{path}` is a link or no file, and an account holds only its own files",
                hint="put the file itself in its place",
            )
        if status.st_size > _MOST_BYTES:
            raise UnreadableError(
                f"`{path}` is larger than {_MOST_BYTES // 1024 // 1024} MiB",
                hint="keep it elsewhere, and write in the notes where",
            )
        content = full.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise UnreadableError(f"`{path}` cannot be read: {error.strerror}") from None
    head = repository.head()
    before = repository.read(head, path) if head is not None else None
    return as_stored(repository, path, content, before)
