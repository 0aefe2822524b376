"""Run git's plumbing, with everything switched off by which a repository could run programs.

The one place where a git process starts. GitPython finds git and starts it; none of its
conveniences are used, since they pass on what they are told.
"""

import os
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from kamplan.errors import RevisionError

if TYPE_CHECKING:
    from git.cmd import Git as GitPython

TIME_LIMIT = 60.0
"""Seconds that one git process may take."""

_SWITCHES = (
    "--no-replace-objects",
    "--literal-pathspecs",
    "--no-pager",
    *("-c", "safe.bareRepository=explicit"),
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "protocol.allow=never"),
    *("-c", "core.quotePath=false"),
)
# Where a person keeps settings, as HOME does; no repository can name these.
_KEPT = frozenset({"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"})
_ADDED = {
    "LC_ALL": "C.UTF-8",
    "LANGUAGE": "C",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
_LEFT_OUT = ("lazy fetching disabled", "promisor remote", "' not allowed")
_environment_guard = threading.Lock()


@dataclass(frozen=True, slots=True)
class Finished:
    """What a git process left behind."""

    code: int
    out: bytes
    err: str


@dataclass(frozen=True, slots=True)
class Running:
    """A git process at work."""

    process: "subprocess.Popen[bytes]"
    stdin: IO[bytes]
    stdout: IO[bytes]
    stderr: IO[bytes]

    def end(self) -> None:
        """End the process if it still runs, and let go of its pipes."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for pipe in (self.stdin, self.stdout, self.stderr):
            # What it did not read any more is lost on purpose.
            with suppress(BrokenPipeError):
                pipe.close()


@dataclass(frozen=True, slots=True)
class Git:
    """Git at work on one repository, or on none."""

    git_dir: Path | None = None
    work_tree: Path | None = None
    time_limit: float = TIME_LIMIT

    def run(
        self, *arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None
    ) -> Finished:
        """Run git to its end and return how it ended, whatever that was.

        Args:
            arguments: the plumbing command and all its arguments; what a person typed comes
                after `--end-of-options` or `--`.
            stdin: what the process reads.
            env: variables for this process alone.

        Raises:
            RevisionError: git is not installed, or took longer than the time limit.

        """
        running = self.start(*arguments, env=env)
        try:
            out, err = running.process.communicate(stdin, timeout=self.time_limit)
        except subprocess.TimeoutExpired as error:
            raise too_slow(self.time_limit, arguments[0]) from error
        finally:
            running.end()
        return Finished(running.process.returncode, out, err.decode("utf-8", "replace").strip())

    def demand(
        self, *arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None
    ) -> bytes:
        """Run git to its end and return what it wrote.

        Raises:
            RevisionError: git could not do it; the message holds git's own words.

        """
        done = self.run(*arguments, stdin=stdin, env=env)
        if done.code:
            raise failure(f"do its part ({arguments[0]})", done.err)
        return done.out

    def start(self, *arguments: str, env: Mapping[str, str] | None = None) -> "Running":
        """Start git with a pipe at each end; the caller calls `end`."""
        if any("\0" in one for one in arguments):
            raise RevisionError("a zero character cannot be part of a revision or path")
        where = [] if self.git_dir is None else [f"--git-dir={self.git_dir}"]
        if self.work_tree is not None:
            where.append(f"--work-tree={self.work_tree}")
        with _without_git_variables():
            started = _gitpython(self.work_tree).execute(
                ["git", *_SWITCHES, *where, *arguments],
                istream=subprocess.PIPE,
                as_process=True,
                env={**_ADDED, **(env or {})},
            )
        process = cast("subprocess.Popen[bytes]", started.proc)
        # Otherwise GitPython ends the process as soon as its own wrapper is forgotten.
        started.proc = None
        pipes = (cast("IO[bytes]", one) for one in (process.stdin, process.stdout, process.stderr))
        return Running(process, *pipes)


def git_words(err: str) -> str:
    """Return the first line of what git said, without its `fatal:`."""
    line = next((one for one in err.splitlines() if not one.startswith("hint:")), "")
    return line.removeprefix("fatal: ").removeprefix("error: ") or "it gave no reason"


def failure(what: str, err: str) -> RevisionError:
    """Return what to say where git could not do something, after what it said itself."""
    # What a partial clone left out would be fetched now: https://git-scm.com/docs/partial-clone
    if any(mark in err for mark in _LEFT_OUT):
        return RevisionError(
            f"git could not {what}: this clone lacks a part of its history (a partial clone)",
            hint="clone the repository again, without `--filter`",
        )
    return RevisionError(
        f"git could not {what}: {git_words(err)}",
        hint="`git fsck` says whether the repository is whole",
    )


def too_slow(limit: float, command: str) -> RevisionError:
    """Return what to say of a git process that had to be ended."""
    return RevisionError(
        f"git did not finish within {limit:.0f} seconds ({command})",
        hint="`git fsck` says whether the repository is whole",
    )


@cache
def _gitpython(folder: Path | None) -> "GitPython":
    from git.cmd import Git as GitPython

    # A `Path`: in a plain text GitPython would replace what looks like a variable.
    return GitPython(folder)


@contextmanager
def _without_git_variables() -> Iterator[None]:
    """Hide git's variables, and say in words where there is no git.

    Inside a hook they name another repository's index and objects. GitPython copies the
    environment of this process and can add to the copy, but not take away.
    """
    with _environment_guard:
        hidden = {
            name: os.environ.pop(name)
            for name in list(os.environ)
            if name.startswith("GIT_") and name not in _KEPT
        }
        try:
            yield
        except ImportError as error:
            # GitPython looks for git as it is imported. Its own absence is another matter.
            if isinstance(error, ModuleNotFoundError):
                raise
            raise _no_git() from error
        except Exception as error:
            if type(error).__name__ != "GitCommandNotFound":
                raise
            raise _no_git() from error
        finally:
            os.environ.update(hidden)


def _no_git() -> RevisionError:
    return RevisionError(
        "git is not installed, or not on the search path",
        hint="install git (git-scm.com), then run the same command again",
    )
