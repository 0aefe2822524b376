"""The folder that becomes a plan repository, or is one already."""

import re
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from kamplan.errors import KamplanError, PlanNotFoundError, UnreadableError

if TYPE_CHECKING:
    from kamplan.collab.setup import SetupAnswers, SetupRecord
    from kamplan.model import Settings
    from kamplan.vcs import Repository

_SAFE_BRANCH = re.compile(r"[A-Za-z0-9][\w./-]*")


class Place(NamedTuple):
    """A folder, and the git repository around it."""

    root: Path
    repository: "Repository | None"

    def read_record(self) -> "SetupRecord | None":
        """Return what was written here before; None the first time.

        Raises:
            KamplanError: the record cannot be read.

        """
        from kamplan.collab.setup import RECORD_PATH, read_record

        text = self.read(RECORD_PATH)
        return None if text is None else read_record(text)

    def read(self, path: PurePosixPath) -> str | None:
        """Return a file's text, or None where there is none; no link is followed.

        Raises:
            UnreadableError: something else stands there.

        """
        from kamplan import workspace

        full = self.root / path
        if full.is_symlink():
            raise UnreadableError(
                f"`{workspace.shown(full)}` is a link, and kamplan writes only to files of the "
                "repository",
                hint="put the file itself in its place",
            )
        try:
            return workspace.read(full).raw.decode("utf-8", "replace")
        except PlanNotFoundError:
            return None

    def know_answers(self, record: "SetupRecord | None", settings: "Settings") -> "SetupAnswers":
        """Return what is known: what kamplan.yaml says today, else what was answered before."""
        from kamplan.collab.setup import LANGUAGES, SetupAnswers

        before = record.answers if record is not None else SetupAnswers()
        branch = settings.main_branch or (self._main_branch() if record is None else None)
        return replace(
            before,
            forge=settings.forge or before.forge,
            audience=settings.audience or before.audience,
            language=settings.language if settings.language in LANGUAGES else before.language,
            main_branch=branch or before.main_branch,
            customer=settings.customer.name or before.customer,
            supplier=settings.supplier.name or before.supplier,
            account=settings.account or before.account,
            action=settings.forge_action or before.action,
        )

    def _main_branch(self) -> str | None:
        if self.repository is None:
            return None
        found = self.repository.main_branch() or self.repository.branch()
        name = (found or "").removeprefix("origin/")
        return name if _SAFE_BRANCH.fullmatch(name) else None

    def check_forge(self, forge: str) -> None:
        """Refuse a forge for a folder in which it would not look.

        Raises:
            KamplanError: the folder is not the top of its git repository.

        """
        if forge == "none" or self.repository is None:
            return
        if self.repository.top.resolve() != self.root.resolve():
            raise KamplanError(
                f"this folder lies in the git repository `{self.repository.top}`, and a forge "
                "looks for its files at the top of one",
                hint="name a folder outside of it, or --forge none",
            )


def find_place(folder: Path | None) -> Place:
    """Return the folder that is meant: the one named, else the repository around this one.

    Raises:
        KamplanError: it is a file, or lies inside another plan repository.

    """
    from kamplan import workspace
    from kamplan.vcs import open_repository

    around = workspace.find_root(Path.cwd())
    if folder is None:
        is_ours = (around / workspace.SETTINGS_NAME).is_file()
        root = around if is_ours else Path.cwd()
        return Place(root, open_repository(root))
    root = Path.cwd() / folder
    if root.exists() and not root.is_dir():
        raise KamplanError(f"`{folder}` is a file", hint="name a folder, new or old")
    outer = workspace.find_root(root)
    if outer.resolve() != root.resolve() and (outer / workspace.SETTINGS_NAME).is_file():
        raise KamplanError(
            f"`{folder}` would lie in the plan repository `{workspace.shown(outer)}`: each "
            "customer has a repository of its own",
            hint=f"go elsewhere first: cd {workspace.shown(outer.parent)}",
        )
    return Place(root, open_repository(root))
