"""The files of a plan repository: found, read within limits, and written without loss.

This package and `vcs` are the only ones that touch the world. What stands in a file is judged
elsewhere; here a file is bytes that are there, or not, or cannot be opened.
"""

from kamplan.workspace.archives import (
    archive_plan,
    find_archived_plans,
    remove_archived_statements,
)
from kamplan.workspace.discovery import (
    PLAN_NAME,
    PlanLocation,
    find_plan,
    find_plans,
    find_root,
    list_accounts,
)
from kamplan.workspace.lint_files import find_lint_files, list_files
from kamplan.workspace.locking import lock
from kamplan.workspace.naming import check_slug
from kamplan.workspace.notes import Notes, load_notes, read_notes
from kamplan.workspace.session_state import (
    forget_session_state,
    read_session_state,
    write_session_state,
)
from kamplan.workspace.showing import shown
from kamplan.workspace.signoffs import FOLDER as SIGNOFFS
from kamplan.workspace.signoffs import read_signoffs
from kamplan.workspace.textfile import (
    SETTINGS_NAME,
    TextFile,
    read,
    read_bytes,
    read_schema,
    read_settings,
)
from kamplan.workspace.writing import create, write
from kamplan.yamldoc import MAX_BYTES

__all__ = [
    "MAX_BYTES",
    "PLAN_NAME",
    "SETTINGS_NAME",
    "SIGNOFFS",
    "Notes",
    "PlanLocation",
    "TextFile",
    "archive_plan",
    "check_slug",
    "create",
    "find_archived_plans",
    "find_lint_files",
    "find_plan",
    "find_plans",
    "find_root",
    "forget_session_state",
    "list_accounts",
    "list_files",
    "load_notes",
    "lock",
    "read",
    "read_bytes",
    "read_notes",
    "read_schema",
    "read_session_state",
    "read_settings",
    "read_signoffs",
    "remove_archived_statements",
    "shown",
    "write",
    "write_session_state",
]
