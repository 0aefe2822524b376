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
    help="Let git compare and merge plans by what they say, in this clone.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
ATTRIBUTES = "accounts/*/plan.yaml diff=kamplan merge=kamplan"
_FORMER = ("accounts/*/plan.yaml merge=kamplan",)
"""What earlier versions wrote in its place."""
_NAME, _DRIVER, _TEXTCONV = "merge.kamplan.name", "merge.kamplan.driver", "diff.kamplan.textconv"


@git.command()
def merge(  # noqa: PLR0913 - one parameter an argument
    base: Annotated[Path, typer.Argument(help="What both began with; git's %O.")],
    ours: Annotated[Path, typer.Argument(help="Our version; git's %A. It gets the result.")],
    theirs: Annotated[Path, typer.Argument(help="Their version; git's %B.")],
    path: Annotated[
        str | None, typer.Argument(help="How to name the plan in messages; git's %P.")
    ] = None,
    marks: Annotated[
        int, typer.Argument(min=1, help="How many signs a conflict marker has; git's %L.")
    ] = 7,
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
        merged = merge_file(old, own, other, marks=marks)
        return merged.content, merged.conflicts

    result = merge_plans(_read(base), _read(ours), _read(theirs), merge_text, marks=marks)
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
def textconv(
    file: Annotated[Path, typer.Argument(help="The plan's file, as git hands it over.")],
) -> None:
    """Print a plan as lines that say what it means: what `git diff` and `git log -p` compare.

    A file that cannot be read as a plan is printed line by line.

    Example: kamplan git textconv accounts/st-brannocs/plan.yaml
    """
    from kamplan.diff.outline import outline_plan
    from kamplan.planfile import load_plan
    from kamplan.yamldoc import MAX_BYTES

    content = _read(file)
    loaded = load_plan(content[: MAX_BYTES + 1], PurePosixPath(file.name))
    if loaded.file is None or loaded.diagnostics:
        text = content.decode("utf-8", "backslashreplace")
        print_out("".join(_show_line(line) for line in text.splitlines(keepends=True)))
        return
    print_out("".join(f"{line}\n" for line in outline_plan(loaded.file.plan)))


def _show_line(line: str) -> str:
    """Return a line of any file as it may reach a terminal."""
    from kamplan.yamldoc import make_visible

    body = line.rstrip("\r\n")
    return make_visible(body) + ("\n" if body != line else "")


@git.command()
def install() -> None:
    """Tell git in this clone to compare and merge plans with kamplan, and which files are plans.

    Example: kamplan git install
    """
    from kamplan import workspace

    repository = _find_repository()
    set_driver(repository)
    attributes = repository.top / ".gitattributes"
    if not attributes.exists():
        workspace.create(attributes, f"{ATTRIBUTES}\n")
    elif ATTRIBUTES not in (found := workspace.read(attributes)).text.splitlines():
        kept = [one for one in found.text.splitlines() if one.strip() not in _FORMER]
        workspace.write(found, "".join(f"{one}\n" for one in [*kept, ATTRIBUTES]))
    print_note(
        "git compares and merges plans with kamplan in this clone; "
        "commit .gitattributes for the others"
    )


def set_driver(repository: "Repository") -> None:
    """Tell git in this clone how to compare and merge plans with kamplan."""
    from kamplan.vcs import set_config

    set_config(repository, _NAME, "kamplan: account plans, merged by their ids")
    set_config(repository, _DRIVER, _merge_command())
    set_config(repository, _TEXTCONV, _textconv_command())


@git.command()
def uninstall() -> None:
    """Let git in this clone compare and merge lines again; .gitattributes stays for the others.

    Example: kamplan git uninstall
    """
    from kamplan.vcs import unset_config

    repository = _find_repository()
    for key in (_NAME, _DRIVER, _TEXTCONV):
        unset_config(repository, key)
    print_note("git compares and merges plans line by line in this clone")


@git.command()
def doctor() -> None:
    """Say whether git asks kamplan here, and what to type if not; then exit with 1.

    Example: kamplan git doctor
    """
    faults = find_driver_faults(_find_repository())
    for one in faults:
        print_out(f"{one}\n")
    if faults:
        print_out("`kamplan git install` puts it right\n")
        raise typer.Exit(ExitCode.NO)
    print_out("git compares and merges plans with kamplan in this clone\n")


def find_driver_faults(repository: "Repository") -> list[str]:
    """Return why git does not ask kamplan in this clone; nothing where it does."""
    from kamplan.vcs import get_config

    faults = []
    for key, command, does in (
        (_DRIVER, _merge_command(), "merge"),
        (_TEXTCONV, _textconv_command(), "compare"),
    ):
        found = get_config(repository, key)
        if found is None:
            faults.append(f"git does not {does} plans with kamplan in this clone")
        elif found != command:
            faults.append(f"git calls another kamplan than this one to {does} plans")
    attributes = repository.top / ".gitattributes"
    lines = _read(attributes).decode("utf-8", "replace").splitlines() if attributes.exists() else []
    if ATTRIBUTES not in lines:
        faults.append(f".gitattributes lacks the line `{ATTRIBUTES}`")
    return faults


def _find_repository() -> "Repository":
    from kamplan.vcs import demand_repository

    return demand_repository(Path.cwd())


def _merge_command() -> str:
    return f"{_program()} git merge -- %O %A %B %P %L"


def _textconv_command() -> str:
    return f"{_program()} git textconv --"


def _program() -> str:
    """Return what git's shell runs: this very Python, wherever it is installed."""
    return f"{shlex.quote(Path(sys.executable).as_posix())} -m kamplan"
