"""Build a real git repository from one example, commit by commit.

    python examples/make_repository.py st-brannocs /path/to/new/folder

The plan beside this script is the state at the year's end, and `iterations.yaml` tells how it came
about. All iterations are undone, from the last to the first, which gives the first draft; then they
are made again, each as a commit by the person who wrote it. Authors and dates are fixed, so that
every run makes the same commits. An iteration without replacements becomes an empty commit.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

EXAMPLES = Path(__file__).resolve().parent


class ExampleError(Exception):
    """An example that cannot be built, told in words for a person."""


@dataclass(frozen=True)
class Replacement:
    """One piece of text that an iteration changed."""

    before: str
    after: str


@dataclass(frozen=True)
class Iteration:
    """One step in the life of a plan: who changed what, and when."""

    day: date
    author: str
    email: str
    message: str
    replace: tuple[Replacement, ...]
    tag: str | None = None

    @property
    def moment(self) -> str:
        """The time of the commit as git takes it: nine in the morning of the day."""
        return f"{self.day.isoformat()}T09:00:00+00:00"

    def undo(self, text: str) -> str:
        """Return the plan as it stood before this iteration."""
        for one in reversed(self.replace):
            text = self._replaced(text, one.after, one.before)
        return text

    def redo(self, text: str) -> str:
        """Return the plan as this iteration leaves it."""
        for one in self.replace:
            text = self._replaced(text, one.before, one.after)
        return text

    def _replaced(self, text: str, old: str, new: str) -> str:
        count = text.count(old)
        if count != 1:
            raise ExampleError(
                f"iteration of {self.day}, {self.message!r}: this text must stand in the plan "
                f"exactly once and stands there {count} times:\n{old}"
            )
        return text.replace(old, new)


def names() -> list[str]:
    """Return the examples that have a history."""
    return sorted(path.parent.name for path in EXAMPLES.glob("*/iterations.yaml"))


def plan_path(name: str) -> Path:
    """Return where the plan of the example lies, seen from the root of its repository."""
    return Path("accounts", name, "plan.yaml")


def read_iterations(name: str) -> list[Iteration]:
    """Read how the plan of the example came about, oldest first."""
    path = EXAMPLES / name / "iterations.yaml"
    if not path.is_file():
        raise ExampleError(f"no example {name!r} with a history; there are: {', '.join(names())}")
    entries: list[dict[str, Any]] = YAML(typ="safe", pure=True).load(
        path.read_text(encoding="utf-8")
    )
    return [
        Iteration(
            day=entry["date"],
            author=entry["author"],
            email=entry["email"],
            message=entry["message"],
            replace=tuple(
                Replacement(before=one["before"], after=one["after"]) for one in entry["replace"]
            ),
            tag=entry.get("tag"),
        )
        for entry in entries
    ]


def drafts(name: str) -> list[tuple[Iteration, str]]:
    """Return each iteration of the example with the plan as it left it, oldest first."""
    iterations = read_iterations(name)
    text = (EXAMPLES / name / plan_path(name)).read_text(encoding="utf-8")
    for iteration in reversed(iterations):
        text = iteration.undo(text)
    found = []
    for iteration in iterations:
        text = iteration.redo(text)
        found.append((iteration, text))
    return found


def build(name: str, folder: Path) -> None:
    """Build the repository of the example `name` in `folder`, which must be empty or not exist.

    Raises:
        ExampleError: if there is no such example, its history does not fit its plan, the folder
            holds something, or git refuses.

    """
    history = drafts(name)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ExampleError(f"{folder} is not an empty folder; name another one")
    folder.mkdir(parents=True, exist_ok=True)
    source = EXAMPLES / name
    shutil.copyfile(source / "kamplan.yaml", folder / "kamplan.yaml")
    shutil.copytree(source / "accounts", folder / "accounts")

    _git(folder, ["init", "--quiet"])
    for iteration, text in history:
        (folder / plan_path(name)).write_text(text, encoding="utf-8", newline="\n")
        _git(folder, ["add", "--all"], iteration)
        _git(folder, ["commit", "--quiet", "--allow-empty", "-m", iteration.message], iteration)
        if iteration.tag:
            _git(folder, ["tag", iteration.tag], iteration)


def _git(folder: Path, arguments: Sequence[str], iteration: Iteration | None = None) -> None:
    """Run git without anything the user has set, as the author of the iteration."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    if iteration:
        for role in ("AUTHOR", "COMMITTER"):
            environment[f"GIT_{role}_NAME"] = iteration.author
            environment[f"GIT_{role}_EMAIL"] = iteration.email
            environment[f"GIT_{role}_DATE"] = iteration.moment
    settings = {
        "init.defaultBranch": "main",
        "init.defaultObjectFormat": "sha1",
        "init.templateDir": "",
        "commit.gpgSign": "false",
        "tag.gpgSign": "false",
        "core.autocrlf": "false",
        "core.fileMode": "false",
    }
    options = [word for key, value in settings.items() for word in ("-c", f"{key}={value}")]
    try:
        subprocess.run(
            ["git", *options, *arguments],
            cwd=folder,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
    except FileNotFoundError as error:
        raise ExampleError("git is not installed") from error
    except subprocess.CalledProcessError as error:
        raise ExampleError(f"git {arguments[0]}: {error.stderr.strip()}") from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Build one example from the command line."""
    parser = argparse.ArgumentParser(description="Build a git repository from an example.")
    parser.add_argument("name", choices=names(), help="the example")
    parser.add_argument("folder", type=Path, help="a new or empty folder")
    asked = parser.parse_args(arguments)
    try:
        build(asked.name, asked.folder)
    except ExampleError as error:
        print(f"make_repository: {error}", file=sys.stderr)
        return 2
    print(f"built {asked.name} in {asked.folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
