"""`kamplan git`: let git itself compare and merge plans as kamplan does, in this clone."""

import shlex
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from kamplan.cli._exit import ExitCode
from kamplan.cli._terminal import print_note, print_out
from kamplan.errors import KamplanError, UnreadableError

if TYPE_CHECKING:
    from kamplan.vcs import Repository

git = typer.Typer(
    name="git",
    help="Let git merge plans by their ids, in this clone.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
ATTRIBUTES = "accounts/*/plan.yaml merge=kamplan"
_NAME, _DRIVER = "merge.kamplan.name", "merge.kamplan.driver"


@git.command()
def merge(
    base: Annotated[Path, typer.Argument(help="What both began with; git's %O.")],
    ours: Annotated[Path, typer.Argument(help="Our version; git's %A. It gets the result.")],
    theirs: Annotated[Path, typer.Argument(help="Their version; git's %B.")],
    path: Annotated[
        str | None, typer.Argument(help="How to name the plan in messages; git's %P.")
    ] = None,
    *,
    stdout: Annotated[
        bool, typer.Option("--stdout", help="Print the result; change no file.")
    ] = False,
) -> None:
    """Merge two versions of a plan by the ids of its items; exit with 1 where both must decide.

    Example: kamplan git merge base.yaml ours.yaml theirs.yaml --stdout
    """
    from kamplan.collab import merge_plans
    from kamplan.vcs import merge_file
    from kamplan.yamldoc import make_visible

    def merge_text(old: bytes, own: bytes, other: bytes) -> tuple[bytes, int]:
        merged = merge_file(old, own, other)
        return merged.content, merged.conflicts

    result = merge_plans(_read(base), _read(ours), _read(theirs), merge_text)
    if stdout:
        print_out(result.content.decode("utf-8", "replace"))
    else:
        # Git's own copy, outside of its index; a plain file of the caller otherwise.
        try:
            ours.write_bytes(result.content)
        except OSError as error:
            raise KamplanError(f"`{ours}` cannot be written: {error.strerror}") from None
    name = make_visible(path or str(ours), 200)
    if result.is_by_lines:
        print_note(f"{name}: not every version is a plan that can be read; git merged the lines")
    for sentence in result.conflicts:
        print_note(f"{name}: {sentence}")
    if not result.conflicts:
        _tell_signature(result.content, Path(path) if path else ours, name)
    raise typer.Exit(ExitCode.NO if result.conflicts else ExitCode.OK)


def _tell_signature(content: bytes, path: Path, name: str) -> None:
    """Say so where what was signed is not what the merged plan says."""
    from kamplan.cli._signoffs import judge_beside
    from kamplan.planfile import load_plan
    from kamplan.signoff.words import describe_state

    loaded = load_plan(content, PurePosixPath(name))
    if loaded.file is None or loaded.diagnostics:
        return
    try:
        state = judge_beside(loaded.file.plan, path)
    except UnreadableError as error:
        print_note(f"{name}: {error.message}")
        return
    if state.is_void:
        print_note(f"{name}: {describe_state(state)}; `kamplan verify` says which")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"`{path}` cannot be read: {error.strerror}") from None


@git.command()
def install() -> None:
    """Tell git in this clone to merge plans with kamplan, and the repository which files are plans.

    Example: kamplan git install
    """
    from kamplan import workspace

    repository = _find_repository()
    set_driver(repository)
    attributes = repository.top / ".gitattributes"
    if not attributes.exists():
        workspace.create(attributes, f"{ATTRIBUTES}\n")
    elif ATTRIBUTES not in (found := workspace.read(attributes)).text.splitlines():
        text = found.text if found.text.endswith("\n") or not found.text else f"{found.text}\n"
        workspace.write(found, f"{text}{ATTRIBUTES}\n")
    print_note("git merges plans with kamplan in this clone; commit .gitattributes for the others")


def set_driver(repository: "Repository") -> None:
    """Tell git in this clone how to merge plans with kamplan."""
    from kamplan.vcs import set_config

    set_config(repository, _NAME, "kamplan: account plans, merged by their ids")
    set_config(repository, _DRIVER, _command())


@git.command()
def uninstall() -> None:
    """Let git in this clone merge plans line by line again; .gitattributes stays for the others.

    Example: kamplan git uninstall
    """
    from kamplan.vcs import unset_config

    repository = _find_repository()
    for key in (_NAME, _DRIVER):
        unset_config(repository, key)
    print_note("git merges plans line by line in this clone")


@git.command()
def doctor() -> None:
    """Say whether git merges plans with kamplan here, and what to type if not; then exit with 1.

    Example: kamplan git doctor
    """
    from kamplan.vcs import get_config

    repository = _find_repository()
    driver = get_config(repository, _DRIVER)
    faults = []
    if driver is None:
        faults.append("git does not merge plans with kamplan in this clone")
    elif driver != _command():
        faults.append("git calls another kamplan than this one")
    attributes = repository.top / ".gitattributes"
    lines = _read(attributes).decode("utf-8", "replace").splitlines() if attributes.exists() else []
    if ATTRIBUTES not in lines:
        faults.append(f".gitattributes lacks the line `{ATTRIBUTES}`")
    for one in faults:
        print_out(f"{one}\n")
    if faults:
        print_out("`kamplan git install` puts it right\n")
        raise typer.Exit(ExitCode.NO)
    print_out("git merges plans with kamplan in this clone\n")


def _find_repository() -> "Repository":
    from kamplan.vcs import demand_repository

    return demand_repository(Path.cwd())


def _command() -> str:
    """Return the command that git's shell runs, with this very Python wherever it is installed."""
    python = shlex.quote(Path(sys.executable).as_posix())
    return f"{python} -m kamplan git merge -- %O %A %B %P"
