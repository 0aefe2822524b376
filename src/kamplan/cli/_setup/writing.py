"""Bring a repository's files about, and say what was done and what comes next."""

from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

import kamplan
from kamplan.cli._exit import ExitCode
from kamplan.cli._setup.place import Place
from kamplan.cli._terminal import defuse, print_note, print_out
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.collab.setup import SetupAnswers, SetupFile, SetupRecord

_BESIDE = ".kamplan-new"


class Wish(NamedTuple):
    """What is to be done with files that would be written otherwise today."""

    today: date
    is_update: bool = False
    is_check: bool = False
    is_dry_run: bool = False
    says_more: bool = False
    """Whether an option says something else than what is known."""


def bring_about(
    place: Place, record: "SetupRecord | None", answers: "SetupAnswers", wish: Wish
) -> ExitCode:
    """Write what is new, and what may be updated; print each file's name.

    Args:
        place: where.
        record: what was written before, None the first time.
        answers: what the files are made from.
        wish: whether to write at all, and what.

    """
    from kamplan.collab.setup import build_files, compare_setup

    wanted = build_files(answers, kamplan.__version__)
    paths = [*wanted, *(PurePosixPath(one) for one in (record.files if record else {}))]
    found = {path: place.read(path) for path in paths}
    files = compare_setup(record, wanted, found)
    is_first = record is None
    if wish.is_check or wish.is_dry_run or not (is_first or wish.is_update):
        return _show(files, record, answers, wish)
    return _write(place, record, answers, files, wish.today)


def _show(
    files: "list[SetupFile]", record: "SetupRecord | None", answers: "SetupAnswers", wish: Wish
) -> ExitCode:
    """Print what would be done; nothing is written."""
    due = [one for one in files if one.is_due]
    is_answered = record is None or record.answers == answers
    for one in files:
        if one.is_due or one.state.value in _SAID:
            print_out(f"{_SAID.get(one.state.value, one.state.value)} {one.path}\n")
    if not wish.is_check:
        for one in due:
            _print_difference(one)
    if not due and is_answered:
        print_note("everything is up to date")
        return ExitCode.OK
    if record is None:
        print_note("nothing was written; without --dry-run it would be")
    else:
        again = "the same command with" if wish.says_more else "kamplan init"
        print_note(f"\nnext: {again} --update")
    return ExitCode.NO if wish.is_check else ExitCode.OK


_SAID = {
    "new": "would write",
    "outdated": "would update",
    "diverged": "edited here, and newer in kamplan:",
    "removed": "removed here, and left so:",
    "dropped": "no longer needed:",
}


def _print_difference(one: "SetupFile") -> None:
    """Print the lines in which a file would change."""
    from difflib import unified_diff

    from kamplan.yamldoc import make_visible

    if one.old is None or one.path.suffix == ".json":
        return  # a new file is all new, and nobody reads a schema line by line
    lines = unified_diff(
        one.old.splitlines(), one.new.splitlines(), f"{one.path}", "kamplan", n=1, lineterm=""
    )
    print_out("".join(f"{defuse(f'  {make_visible(line)}')}\n" for line in lines))


def _write(
    place: Place,
    record: "SetupRecord | None",
    answers: "SetupAnswers",
    files: "list[SetupFile]",
    today: date,
) -> ExitCode:
    from kamplan import vcs, workspace
    from kamplan.cli._setup.beginning import begin_account
    from kamplan.cli._setup.committing import commit_files, prepare_git
    from kamplan.collab.setup import RECORD_PATH, SetupRecord, digest_of, render_record

    try:
        place.root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KamplanError(
            f"`{place.root}` cannot be made: {error.strerror}", hint="name another folder"
        ) from None
    repository = place.repository or vcs.init(place.root, answers.main_branch)
    done: list[PurePosixPath] = []
    with workspace.lock(place.root):
        for one in files:
            done += _write_file(place, one)
        if record is None:
            done += begin_account(place.root, answers, today)
        digests = {
            one.path.as_posix(): digest_of(one.new) for one in files if one.state.value != "dropped"
        }
        text = render_record(SetupRecord(answers, digests), kamplan.__version__)
        if _put(place, RECORD_PATH, text):
            done.append(RECORD_PATH)
    prepare_git(repository)
    if not done:
        print_note("everything is up to date")
        return ExitCode.OK
    if record is None:
        # With those that a run which was killed had written before.
        done += [one.path for one in files if one.state.value == "current"]
        commit_files(repository, place.root, done)
    _say_next(place, record, answers, files)
    return ExitCode.OK


def _write_file(place: Place, one: "SetupFile") -> list[PurePosixPath]:
    """Write one file as far as it may be, print what was done, and return what was written."""
    state = one.state.value
    if state in ("new", "outdated"):
        _put(place, one.path, one.new)
        return [one.path]
    if state == "diverged":
        beside = one.path.with_name(f"{one.path.name}{_BESIDE}")
        print_out(f"kept  {one.path}: it was there with other words\n")
        _put(place, beside, one.new)
    elif state == "dropped":
        print_out(f"no longer needed: {one.path}\n")
    return []


def _put(place: Place, path: PurePosixPath, text: str) -> bool:
    """Write a file where it says something else, print its name, and say whether it was."""
    from kamplan import workspace

    full = place.root / path
    if not full.exists():
        workspace.create(full, text)
    else:
        found = workspace.read(full)
        if found.raw == text.encode():
            return False
        workspace.write(found, text)
    print_out(f"wrote {workspace.shown(full)}\n")
    return True


def _say_next(
    place: Place,
    record: "SetupRecord | None",
    answers: "SetupAnswers",
    files: "list[SetupFile]",
) -> None:
    """Say what to do about what was left, and what comes next."""
    from kamplan import workspace

    beside = [one.path for one in files if one.state.value == "diverged"]
    if beside:
        first = beside[0]
        print_note(
            f"\n{len(beside)} of your own files stayed as they are; what kamplan would write lies "
            f"beside each as *{_BESIDE}.\nTake over what you like, for example from "
            f"{first}{_BESIDE}, and delete it."
        )
    if record is not None:
        print_note("\nnext: look at `git diff`, then commit")
        return
    where = workspace.shown(place.root)
    steps = [] if str(where) == "." else [f"cd {where}"]
    is_begun = (place.root / "accounts" / (answers.account or "") / "plan.yaml").exists()
    steps.append(f"kamplan session {answers.account}" if is_begun else _first_account(answers))
    if answers.forge != "none":
        steps.append("kamplan doctor")
    print_note("\nnext: " + "\n      ".join(steps))


def _first_account(answers: "SetupAnswers") -> str:
    from kamplan.scaffold.names import make_id

    name = answers.customer
    plain = (name or "").replace("'", "").replace("’", "")
    account = answers.account or (make_id(plain, otherwise="account") if plain else "ACCOUNT")
    return f"kamplan new {account}"
