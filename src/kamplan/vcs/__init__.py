"""Git as kamplan needs it: what stood in which revision, and a few careful writes.

Git is run as plumbing with explicit arguments, without hooks, filters, pagers or network, whatever
the repository has configured. Only this package knows GitPython.
"""

from kamplan.vcs.actions import add_commit, init
from kamplan.vcs.changes import (
    AddedLines,
    ChangedPath,
    added_lines,
    as_stored,
    changed_paths,
    paths_between,
)
from kamplan.vcs.configuration import get_config, set_config, unset_config
from kamplan.vcs.identity import Identity, find_identity
from kamplan.vcs.merging import Merged, merge_file
from kamplan.vcs.repository import Repository, demand_repository, open_repository
from kamplan.vcs.revisions import Revision
from kamplan.vcs.state import State, conflicted_paths, demand_branch, demand_settled, find_state

__all__ = [
    "AddedLines",
    "ChangedPath",
    "Identity",
    "Merged",
    "Repository",
    "Revision",
    "State",
    "add_commit",
    "added_lines",
    "as_stored",
    "changed_paths",
    "conflicted_paths",
    "demand_branch",
    "demand_repository",
    "demand_settled",
    "find_identity",
    "find_state",
    "get_config",
    "init",
    "merge_file",
    "open_repository",
    "paths_between",
    "set_config",
    "unset_config",
]
