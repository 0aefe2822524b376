"""Errors that the user can put right.

A `KamplanError` is printed as one message and an optional hint, never as a traceback.
Anything else that escapes is a bug in kamplan and is reported as one. A problem *inside a
plan* is not an error at all: it is a `Diagnostic`, so that one bad line never hides the rest.
"""


class KamplanError(Exception):
    """Base of every error that is the user's to solve."""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class PlanNotFoundError(KamplanError):
    """A path or an account named on the command line holds no account plan."""


class UnreadableError(KamplanError):
    """A file is there but cannot be read."""


class ChangedOnDiskError(KamplanError):
    """A file was changed by someone else between reading it and writing it."""


class EditRefusedError(KamplanError):
    """A change cannot be made without touching more than it should; a person must make it."""


class SettingsError(KamplanError):
    """`kamplan.yaml` holds something that is not a setting."""


class RevisionError(KamplanError):
    """Git knows no such revision, or there is no git to ask."""


class TemplatesMissingError(KamplanError):
    """The installation lacks the template files that ship with kamplan."""


class ParserMissingError(KamplanError):
    """The C parser that reads YAML is not installed."""
