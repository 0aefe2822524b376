"""What a plan repository consists of besides plans: settings, schemas, checks, forms, pages.

It stands here and not beside new plans, since most of it is about how two sides work together.
"""

from kamplan.collab.setup.answers import (
    AUDIENCES,
    FORGES,
    LANGUAGES,
    SetupAnswers,
    check_answers,
)
from kamplan.collab.setup.files import build_files
from kamplan.collab.setup.record import (
    RECORD_PATH,
    FileState,
    SetupFile,
    SetupRecord,
    compare_setup,
    digest_of,
    read_record,
    render_record,
)

__all__ = [
    "AUDIENCES",
    "FORGES",
    "LANGUAGES",
    "RECORD_PATH",
    "FileState",
    "SetupAnswers",
    "SetupFile",
    "SetupRecord",
    "build_files",
    "check_answers",
    "compare_setup",
    "digest_of",
    "read_record",
    "render_record",
]
