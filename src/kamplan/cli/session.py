"""`kamplan session`: the ninety minutes at the terminal, saved after every answer."""

import os
import sys
import time
from contextlib import suppress
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kamplan.cli._changing import DryRunOption, change_plan
from kamplan.cli._exit import ExitCode
from kamplan.cli._spent import ask_history
from kamplan.cli._terminal import OutputError, is_asked, print_note, print_out
from kamplan.cli._wiring import AccountArgument, LoadedPlan, TodayOption, load_at, today
from kamplan.errors import KamplanError, PlanNotFoundError

if TYPE_CHECKING:
    from kamplan.cli._asking.asker import Asker
    from kamplan.cli._asking.interrupts import Interrupts
    from kamplan.workspace import PlanLocation
    from kamplan.yamldoc.amend import Change


class PartChoice(StrEnum):
    """The parts of the ninety minutes."""

    PHILOSOPHY = "philosophy"
    ASSUMPTIONS = "assumptions"
    JOURNEY = "journey"
    GROWTH = "growth"
    GOALS = "goals"
    STRATEGY = "strategy"
    TEAM = "team"
    WINNING = "winning"


def session(  # noqa: PLR0913 - one parameter an option
    account: AccountArgument = None,
    *,
    answers: Annotated[
        Path | None,
        typer.Option(
            "--answers",
            metavar="FILE",
            help="Take the answers from a file, one `key: text` a line; - is stdin.",
        ),
    ] = None,
    keys: Annotated[
        bool, typer.Option("--keys", help="Print every key with its question, to fill in.")
    ] = False,
    part: Annotated[
        PartChoice | None,
        typer.Option("--part", help="Begin at this part; else where the last sitting ended."),
    ] = None,
    plain: Annotated[
        bool,
        typer.Option("--plain", help="Plain lines, for a screen reader: the cursor never moves."),
    ] = False,
    dry_run: DryRunOption = False,
    today_option: TodayOption = None,
) -> None:
    """Hold the ninety minutes here: why, the six boxes, what winning means.

    Every answer is saved at once. Stop whenever you like; the same command goes on where you were.

    Example: kamplan session st-brannocs
    """
    if keys:
        from kamplan.scaffold.session.written import render_keys

        print_out(render_keys())
        return
    day = today(today_option)
    if answers is not None:
        _take_answers(account, answers, day, is_dry_run=dry_run)
        return
    if dry_run:
        raise KamplanError("--dry-run goes with --answers", hint="leave it out")
    demand_terminal("kamplan session --keys > answers.txt, fill it in, then --answers answers.txt")
    from kamplan import workspace

    hold_session(
        workspace.find_plan(account, Path.cwd()),
        day,
        part=part.value if part else None,
        is_plain=plain,
    )


def demand_terminal(instead: str) -> None:
    """Refuse where nobody can be asked.

    Args:
        instead: what to type then.

    Raises:
        KamplanError: stdin is no terminal.

    """
    if not is_asked():
        raise KamplanError("nobody can be asked here: the input is not a terminal", hint=instead)


def hold_session(
    location: "PlanLocation", day: date, *, part: str | None = None, is_plain: bool = False
) -> None:
    """Hold a sitting at the terminal, and say how it ended.

    Raises:
        KamplanError: the plan holds problems, or cannot be written.
        typer.Exit: with 130, on Ctrl-C; all that was typed is kept.

    """
    from kamplan import workspace
    from kamplan.cli._asking.asker import StoppedError
    from kamplan.cli._asking.conversation import Conversation
    from kamplan.cli._asking.interrupts import Interrupts
    from kamplan.scaffold.session import Progress, load_progress

    found = load_at(location)
    kept = workspace.read_session_state(location.root, location.account)
    progress = load_progress(kept) if kept else Progress()
    path = workspace.shown(location.path)
    print_note(f"{_name(found)} · 90 minutes in eight parts · {path}")
    interrupts = Interrupts()
    conversation = Conversation(
        _choose_asker(interrupts, is_plain=is_plain), found, progress, day, time.monotonic
    )
    try:
        with interrupts.listen():
            outcome = conversation.hold(part)
    except StoppedError as stop:
        with suppress(OutputError):  # the terminal may be gone
            _say_written(path, is_written=conversation.is_written)
        begun = ", what you had begun too" if progress.drafts else ""
        print_note(
            f"\nevery answer is saved{begun}\nnext: kamplan session {location.account} goes on here"
        )
        if stop.is_interrupt:
            raise typer.Exit(ExitCode.INTERRUPTED) from None
        return
    _say_written(path, is_written=outcome.is_written)
    if outcome.open:
        print_note(
            f"\n{outcome.answered} answered, {_count(outcome.open)} open"
            f"\nnext: kamplan session {location.account} goes on"
        )
        return
    workspace.forget_session_state(location.root, location.account)
    print_note(
        f"\nall questions are answered\nnext: read it to the customer, then kamplan lint {path}"
    )


def _take_answers(account: str | None, answers: Path, day: date, *, is_dry_run: bool) -> None:
    """File written answers, all of them or none."""
    from kamplan.scaffold.session import list_steps, plan_written, read_answers
    from kamplan.yamldoc import YamlDocument

    text = _read_text(answers)
    name = "answers" if str(answers) == "-" else str(answers)
    given = read_answers(text, name)
    if not given:
        raise KamplanError(
            f"{name} holds no answer", hint="kamplan session --keys prints the keys to fill in"
        )

    def plan_changes(found: LoadedPlan) -> list["Change"]:
        return plan_written(found.file, given, name, day, ask_history(found.location))

    changed = change_plan(account, plan_changes, is_dry_run=is_dry_run)
    waiting = sum(one.is_open for one in list_steps(YamlDocument.parse(changed.text).data()))
    which = changed.found.location.account
    print_note(
        f"next: kamplan session {which} asks what is open: {_count(waiting)}"
        if waiting
        else f"next: kamplan lint {changed.path}"
    )


def _read_text(path: Path) -> str:
    """Return the text of a file of answers, or of stdin."""
    from kamplan import workspace

    if str(path) != "-":
        try:
            raw = workspace.read(path).raw
        except PlanNotFoundError as error:
            raise KamplanError(
                error.message, hint="kamplan session --keys prints the keys of such a file"
            ) from None
    elif sys.stdin is None or is_asked():
        raise KamplanError(
            "--answers - reads what is piped in", hint="kamplan session without --answers asks you"
        )
    else:
        raw = sys.stdin.buffer.read(workspace.MAX_BYTES + 1)
    if len(raw) > workspace.MAX_BYTES:
        raise KamplanError(f"`{path}` is larger than {workspace.MAX_BYTES // 1024} KiB")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise KamplanError(
            f"`{path}` is not text in UTF-8", hint="save it as UTF-8, and run this again"
        ) from error


def _choose_asker(interrupts: "Interrupts", *, is_plain: bool) -> "Asker":
    """Return what suits the terminal: plain lines where it cannot, or should not, do more."""
    if is_plain or os.environ.get("TERM", "dumb") == "dumb" or not sys.stderr.isatty():
        from kamplan.cli._asking.plain import PlainAsker

        return PlainAsker(interrupts)
    from kamplan.cli._asking.screen import ScreenAsker

    return ScreenAsker(interrupts)


def _count(questions: int) -> str:
    return f"{questions} question{'' if questions == 1 else 's'}"


def _name(found: LoadedPlan) -> str:
    from kamplan.yamldoc import make_visible

    return make_visible(found.file.plan.customer.name)


def _say_written(path: object, *, is_written: bool) -> None:
    if is_written:
        print_out(f"wrote {path}\n")
