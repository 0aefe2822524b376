"""Who writes a commit."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kamplan.vcs.process import Git
from kamplan.vcs.repository import Repository

_IDENT = re.compile(r"(?P<name>.*) <(?P<email>.*)> \d+ [+-]\d{4}")


@dataclass(frozen=True, slots=True)
class Identity:
    """A person as git writes them down."""

    name: str
    email: str
    when: str | None = None
    """The moment, in any form git reads; None is the moment of the commit."""

    def variables(self, role: str) -> dict[str, str]:
        """Return what tells git of this person in a role, `AUTHOR` or `COMMITTER`."""
        named = {f"GIT_{role}_NAME": self.name, f"GIT_{role}_EMAIL": self.email}
        return named if self.when is None else {**named, f"GIT_{role}_DATE": self.when}


def find_identity(
    repository: Repository | None, role: str = "AUTHOR", variables: Mapping[str, str] | None = None
) -> Identity | None:
    """Return the name and e-mail that git was given, or None where it would have to guess.

    Args:
        repository: whose settings count beside the person's own; None outside of any.
        role: `AUTHOR` or `COMMITTER`.
        variables: the environment variables to honour; only `GIT_<role>_…` are looked at.

    """
    git = Git(Path(os.devnull)) if repository is None else repository.git
    names = {f"GIT_{role}_{part}" for part in ("NAME", "EMAIL", "DATE")}
    given = {name: value for name, value in (variables or {}).items() if name in names}
    done = git.run("-c", "user.useConfigOnly=true", "var", f"GIT_{role}_IDENT", env=given)
    match = _IDENT.fullmatch(done.out.decode("utf-8", "replace").strip())
    if done.code or match is None:
        return None
    return Identity(match["name"], match["email"], given.get(f"GIT_{role}_DATE"))
