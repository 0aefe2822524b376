"""Which ids earlier versions of a plan used: they stand in git's history and in the archive."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.workspace import PlanLocation


def ask_history(location: "PlanLocation") -> Callable[[str, str], bool]:
    """Return what says of a kind of item and an id whether the plan ever had such an item.

    Git is asked when the first id is, and once; where there is no git and no commit, nothing was
    used.
    """

    @cache
    def read() -> tuple[bytes, ...]:
        return (*_read_archived(location), *_read_committed(location))

    def is_spent(kind: str, one: str) -> bool:
        from kamplan.scaffold.entries import find_spent

        return find_spent(read(), kind, one)

    return is_spent


def _read_archived(location: "PlanLocation") -> list[bytes]:
    from kamplan import workspace

    return [workspace.read(one).raw for one in workspace.find_archived_plans(location.path)]


def _read_committed(location: "PlanLocation") -> list[bytes]:
    """Return the versions of the plan that were committed, without order."""
    if not any((one / ".git").exists() for one in (location.root, *location.root.parents)):
        return []
    from kamplan.vcs import open_repository

    try:
        repository = open_repository(location.path)
        if repository is None or repository.head() is None:
            return []
        found = repository.history(repository.relative(location.path))
        blobs = {one.blob for one in found if one.blob is not None}
        return [one for one in repository.read_blobs(blobs) if one is not None]
    except KamplanError:
        # A repository that cannot be read must not keep anybody from writing a need down.
        return []
