"""`kamplan propose`: what changed in a plan, committed to a branch with a message that tells it."""

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kamplan.cli._changing import DryRunOption
from kamplan.cli._exit import ExitCode
from kamplan.cli._terminal import print_note, print_out
from kamplan.cli._wiring import TodayOption, load_settings_of, today
from kamplan.errors import KamplanError, RevisionError

if TYPE_CHECKING:
    from kamplan.collab.messages import Message
    from kamplan.vcs import Identity, Repository


class ProposeFormat(StrEnum):
    """How to print it."""

    TEXT = "text"
    JSON = "json"


_MOST_BRANCHES = 99


def propose(  # noqa: PLR0913 - one parameter an option
    account: Annotated[
        str | None,
        typer.Argument(
            metavar="[ACCOUNT]",
            help="An account's id; may be left out where one changed.",
            show_default=False,
        ),
    ] = None,
    *,
    message: Annotated[
        str | None,
        typer.Option(
            "-m",
            "--message",
            metavar="TEXT",
            help="What you say of it; else what changed.",
        ),
    ] = None,
    branch: Annotated[
        str | None,
        typer.Option(
            "--branch",
            metavar="NAME",
            help="The branch; without it plan/ACCOUNT-DATE from the main branch, else this one.",
        ),
    ] = None,
    output: Annotated[ProposeFormat, typer.Option("--format", help="How to print it.")] = (
        ProposeFormat.TEXT
    ),
    dry_run: DryRunOption = False,
    today_option: TodayOption = None,
) -> None:
    """Commit what changed in an account to a branch, told in the plan's own terms; push nothing.

    Example: kamplan propose -m "First version after the workshop"
    """
    from kamplan import workspace
    from kamplan.cli._proposing.finding import compare_changed, find_changed, find_others
    from kamplan.collab.messages import write_message
    from kamplan.vcs import add_commit, demand_repository, demand_settled
    from kamplan.vcs.repository import MAKE_FIRST_COMMIT

    day = today(today_option)
    root = workspace.find_root(Path.cwd())
    repository = demand_repository(root)
    head = repository.head()
    if head is None:
        raise RevisionError(
            "there is no commit yet, so there is nothing that a proposal could change",
            hint=f"{MAKE_FIRST_COMMIT} makes the first",
        )
    demand_settled(repository)
    accounts = repository.relative(root) / "accounts"
    with workspace.lock(root):
        mine = find_changed(repository, accounts, _check_account(root, account))
        if mine is None:
            print_note("nothing changed below accounts/ since the last commit")
            raise typer.Exit(ExitCode.NO)
        said = write_message([compare_changed(repository, mine, accounts)], _check_words(message))
        author, committer = _find_people(repository)
        target = _choose_branch(repository, root, branch, f"plan/{mine.account}-{day}")
        made = None
        if not dry_run:
            made = add_commit(
                repository,
                mine.files,
                str(said),
                author=author,
                committer=committer,
                parent=head,
                branch=target,
            )
    if output is ProposeFormat.JSON:
        _print_json(said, target, made, sorted(str(path) for path in mine.files))
    else:
        where = f"committed {made[:7]} to" if made else "would commit to"
        print_out(f"{where} {target}: {said.subject}\n")
        print_out("".join(f"  {line}\n" for line in said.body.splitlines()))
    _say_next(target, find_others(repository, mine), is_made=made is not None)


def _check_account(root: Path, account: str | None) -> str | None:
    """Return the account that was named, once there is one.

    Raises:
        KamplanError: there is none of that name.

    """
    if account is None:
        return None
    from kamplan import workspace

    known = workspace.list_accounts(root)
    if account not in known:
        return workspace.find_plan(account, Path.cwd()).account
    return account


def _check_words(message: str | None) -> str | None:
    """Return what its author says of it.

    Raises:
        KamplanError: it is empty or holds a character that nobody would see.

    """
    if message is None:
        return None
    from kamplan.yamldoc import describe, find_forbidden

    if not message.strip():
        raise KamplanError("-m is empty", hint='-m "First version after the workshop", or leave it')
    for at, character in find_forbidden(message):
        raise KamplanError(f"-m: character {at + 1} is {describe(character)}", hint="type it again")
    return message


def _find_people(repository: "Repository") -> "tuple[Identity, Identity]":
    from kamplan.cli._setup.committing import WHO_ARE_YOU
    from kamplan.vcs import find_identity

    author = find_identity(repository, "AUTHOR", os.environ)
    committer = find_identity(repository, "COMMITTER", os.environ)
    if author is None or committer is None:
        raise KamplanError("git does not know who you are", hint=WHO_ARE_YOU)
    return author, committer


def _choose_branch(repository: "Repository", root: Path, named: str | None, made: str) -> str:
    """Return the branch to commit to: the one named, this one, or a new one from the main branch.

    Raises:
        RevisionError: no branch is checked out, or the one named is there already.

    """
    from kamplan.vcs import demand_branch

    current = demand_branch(repository)
    if named is not None:
        return named
    main = repository.main_branch(load_settings_of(root).main_branch)
    is_main = main is not None and current in (main, main.removeprefix("origin/"))
    if not is_main:
        return current
    free = (made, *(f"{made}-{count}" for count in range(2, _MOST_BRANCHES)))
    found = next((one for one in free if repository.find(f"refs/heads/{one}") is None), None)
    if found is None:
        raise RevisionError(f"there are {_MOST_BRANCHES} branches `{made}` already")
    return found


def _print_json(said: "Message", branch: str, made: str | None, files: list[str]) -> None:
    """Print the proposal with the keys that forges ask for when one is opened."""
    from kamplan.reporters.report import machine_json

    document = {
        "schemaVersion": 1,
        "kind": "proposal",
        "title": said.subject,
        "body": said.body,
        "head": branch,
        "commit": made,
        "files": files,
    }
    print_out(machine_json(document) + "\n")


def _say_next(branch: str, others: int, *, is_made: bool) -> None:
    if others:
        files = "file" if others == 1 else "files"
        print_note(f"{others} more {files} outside of it changed and stayed as they are")
    if not is_made:
        print_note("nothing was committed")
        return
    print_note(
        f"you are on the branch {branch} now\n"
        "git's hooks were not run, and nothing left this computer\n"
        f"\nnext: git push -u origin {branch}\n      then open the proposal on your forge"
    )
