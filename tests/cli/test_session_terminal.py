"""`kamplan session` in a real terminal: asked, resized, interrupted, gone on with; nothing lost."""

import json
import os
import re
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kamplan.planfile import demand_plan
from kamplan.workspace import shown
from tests.cli.terminal import Terminal, read_text
from tests.conftest import Cli

TODAY = ("--today", "2025-10-28")
PLAN = Path("accounts/acme/plan.yaml")
STATE = Path(".kamplan/session/acme.json")
OPENING = "Why are you doing this?"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cli: Cli) -> Path:
    """A git repository with a new plan."""
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "--quiet"], check=True)
    assert cli("new", "acme", "--lead", "Ella Marsh", *TODAY).code == 0
    return tmp_path


@pytest.fixture
def terminal(here: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Terminal]]:
    """Open terminals in which the session is held."""
    monkeypatch.chdir(here)
    opened = []

    def open_one(*argv: object, **more: Any) -> Terminal:
        opened.append(Terminal("session", *TODAY, *argv, **more))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()


def answers() -> Any:
    return demand_plan(PLAN.read_bytes(), shown(PLAN)).plan


MODES = pytest.mark.parametrize("mode", [[], ["--plain"]], ids=["screen", "plain"])


@MODES
def test_a_sitting_is_saved_answer_by_answer(
    terminal: Callable[..., Terminal], mode: list[str]
) -> None:
    one = terminal("--part", "goals", *mode)
    one.wait_for("most important goal this year")
    one.enter("Close on day five", "")
    one.wait_for("Why does it matter to them?")
    assert answers().six_boxes.goals[0].goal == "Close on day five"

    one.enter("My chairman thinks that's a disgrace", "and he's right", "")
    one.wait_for("Which result do they expect?")
    one.enter("s")
    one.wait_for("achieve what you want most")
    one.enter("")
    one.wait_for("better customer")
    one.enter("?")
    one.wait_for("calmer, stronger, better informed")
    one.wait_for("better customer", 2)
    one.enter("b")
    one.wait_for("achieve what you want most", 2)
    one.enter("q")

    assert one.wait() == 0
    one.wait_for("kamplan session acme goes on here")
    (goal,) = answers().six_boxes.goals
    assert goal.why_it_matters == "My chairman thinks that's a disgrace\nand he's right"
    assert (goal.expected_result, goal.serves_want) == (None, None)


@MODES
def test_ctrl_c_in_the_middle_loses_nothing(
    terminal: Callable[..., Terminal], mode: list[str]
) -> None:
    one = terminal(*mode)
    one.wait_for(OPENING)
    one.enter("First answer", "")
    one.wait_for("want most for this customer")
    one.enter("A line that is done")
    one.type("half a sentence, Größe 山田")
    one.wait_for("half a sentence, Größe")
    one.type("\x03")

    assert one.wait() == 130
    one.wait_for("every answer is saved, what you had begun too")
    assert answers().philosophy.why == "First answer"
    assert answers().philosophy.want_for_customer is None
    drafts = json.loads(read_text(STATE))["drafts"]
    assert drafts == {"want_for_customer": "A line that is done\nhalf a sentence, Größe 山田"}

    again = terminal(*mode)
    again.wait_for("half a sentence, Größe")
    again.enter(*([" and its end", ""] if not mode else ["and its end", ""]))
    again.wait_for("help this customer become?\n>")
    again.type("\x04")
    assert again.wait() == 0
    between = "\n" if mode else " "
    assert answers().philosophy.want_for_customer == (
        f"A line that is done\nhalf a sentence, Größe 山田{between}and its end"
    )
    assert json.loads(read_text(STATE))["drafts"] == {}


def test_a_window_may_change_its_size_while_one_types(terminal: Callable[..., Terminal]) -> None:
    one = terminal(columns=100, rows=30)
    one.wait_for("part 1 of 8")
    one.enter("A line that is typed before the window becomes small")
    for columns, rows in ((40, 12), (20, 6), (140, 50)):
        one.resize(columns, rows)
        one.type(f"and at {columns} columns ")
    one.enter("", "")
    one.wait_for("want most for this customer")
    one.enter("q")

    assert one.wait() == 0
    assert answers().philosophy.why == (
        "A line that is typed before the window becomes small\n"
        "and at 40 columns and at 20 columns and at 140 columns"
    )


@MODES
@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_connection_that_breaks_loses_no_more_than_ctrl_c(
    terminal: Callable[..., Terminal], mode: list[str], number: int
) -> None:
    one = terminal(*mode)
    one.wait_for(OPENING)
    one.enter("A whole line")
    one.type("half a line")
    one.wait_for("half a line")
    one.send_signal(number)

    assert one.wait() == 130
    drafts = json.loads(read_text(STATE))["drafts"]
    assert drafts == {"why": "A whole line\nhalf a line"}


@MODES
def test_a_terminal_that_is_closed_ends_the_session(
    terminal: Callable[..., Terminal], mode: list[str]
) -> None:
    one = terminal(*mode)
    one.wait_for(OPENING)
    one.enter("An answer", "")
    one.wait_for("want most for this customer?\n>")
    one.enter("A whole line")
    one.wait_for("> A whole line")
    one.hang_up()

    assert one.wait() in {0, 130}
    assert answers().philosophy.why == "An answer"
    assert json.loads(read_text(STATE))["drafts"] == {"want_for_customer": "A whole line"}


@MODES
def test_entries_of_a_list_are_saved_line_by_line(
    terminal: Callable[..., Terminal], mode: list[str]
) -> None:
    one = terminal("--part", "growth", *mode)
    one.wait_for("What do we know about the customer")
    one.enter("nine of fourteen fall on two weekdays")
    one.enter("the rest on Fridays")
    one.enter("")
    one.wait_for("How deep do our services go")
    one.type("\x03")

    assert one.wait() == 130
    assert answers().six_boxes.growth.insight_they_lack == (
        "nine of fourteen fall on two weekdays", "the rest on Fridays",
    )  # fmt: skip


def test_several_lines_can_be_pasted(terminal: Callable[..., Terminal]) -> None:
    one = terminal("--part", "growth")
    one.wait_for("part 4 of 8")
    one.type("\x1b[200~one thing\nanother thing\n\nand a third\x1b[201~\r")
    one.enter("")
    one.wait_for("How deep do our services go")
    one.enter("b")
    one.wait_for("so far: and a third")
    one.enter("q")

    assert one.wait() == 0
    assert answers().six_boxes.growth.insight_they_lack == (
        "one thing", "another thing", "and a third",
    )  # fmt: skip


def test_a_pasted_text_keeps_its_blank_lines(terminal: Callable[..., Terminal]) -> None:
    one = terminal()
    one.wait_for("part 1 of 8")
    one.type("\x1b[200~One paragraph.\n\nAnother one.\x1b[201~")
    one.enter("", "")
    one.wait_for("want most for this customer")
    one.enter("q")

    assert one.wait() == 0
    assert answers().philosophy.why == "One paragraph.\n\nAnother one."


def test_a_wrong_answer_is_said_and_asked_again(terminal: Callable[..., Terminal]) -> None:
    one = terminal("--part", "winning", "--plain")
    one.wait_for("What does winning mean")
    one.enter("Nobody rings.", "")
    one.wait_for("Who said it?")
    one.enter("marsh")
    one.wait_for("`marsh` is one of the supplier's people")
    one.wait_for("Who said it?", 2)
    one.enter("Dr Helena Strand")
    one.wait_for("What else would be winning")
    one.enter("")
    one.wait_for("hope for yourself")
    one.enter("A renewal\u202e", "")
    one.wait_for("character 10 of the text is U+202E")
    one.wait_for("You had begun:")
    one.enter("s")
    one.wait_for("Whom does the customer serve")
    one.enter("q")

    assert one.wait() == 0
    (only,) = answers().expected_return
    assert (only.verbatim, only.said_by) == ("Nobody rings.", "strand")


def test_the_editor_writes_what_is_long(here: Path, terminal: Callable[..., Terminal]) -> None:
    editor = here / "editor"
    editor.write_text(
        '#!/bin/sh\ncp "$1" seen.md\nprintf \'From the editor,\\n\\ntwo paragraphs.\\n\' >> "$1"\n',
        encoding="utf-8",
    )
    editor.chmod(0o755)
    one = terminal("--plain", env={"EDITOR": str(editor), "VISUAL": ""})
    one.wait_for(OPENING)
    one.enter("e")
    one.wait_for("want most for this customer")
    one.enter("q")

    assert one.wait() == 0
    assert answers().philosophy.why == "From the editor,\n\ntwo paragraphs."
    assert read_text(here / "seen.md").startswith(f"# {OPENING}")


def test_an_editor_that_is_not_there_is_said(terminal: Callable[..., Terminal]) -> None:
    one = terminal("--plain", env={"EDITOR": "no-such-editor", "VISUAL": ""})
    one.wait_for(OPENING)
    one.enter("e")
    one.wait_for("the editor `no-such-editor` could not be used")
    one.wait_for(OPENING, 2)
    one.enter("q")

    assert one.wait() == 0


def test_plain_lines_hold_no_control_characters(terminal: Callable[..., Terminal]) -> None:
    one = terminal("--plain")
    one.wait_for(OPENING)
    one.enter("An answer", "", "?", "q")

    assert one.wait() == 0
    assert b"\x1b" not in one.raw


@pytest.mark.parametrize(("variable", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_without_colour_nothing_is_coloured(
    terminal: Callable[..., Terminal], variable: str, value: str
) -> None:
    one = terminal(env={variable: value})
    one.wait_for(OPENING)
    one.enter("An answer", "")
    one.wait_for("want most for this customer")
    one.enter("q")

    assert one.wait() == 0
    assert set(re.findall(rb"\x1b\[[0-9;]*m", one.raw)) <= {b"\x1b[0m"}
    assert answers().philosophy.why == "An answer"


def test_a_plan_that_breaks_meanwhile_costs_no_answer(terminal: Callable[..., Terminal]) -> None:
    one = terminal("--plain")
    one.wait_for(OPENING)
    good = PLAN.read_bytes()
    PLAN.write_bytes(good.replace(b"philosophy:", b"philosophy: ["))
    one.enter("The answer", "")
    one.wait_for("cannot be read until this is put right")
    one.wait_for("You had begun:")
    PLAN.write_bytes(good)
    one.enter("")
    one.wait_for("want most for this customer")
    one.enter("q")

    assert one.wait() == 0
    assert answers().philosophy.why == "The answer"


def test_what_others_write_meanwhile_stays(terminal: Callable[..., Terminal], cli: Cli) -> None:
    one = terminal("--plain")
    one.wait_for(OPENING)
    Path("answers.txt").write_text("1a: decks\nfocus: team\n", encoding="utf-8")
    assert cli("session", "--answers", "answers.txt", *TODAY).code == 0
    one.enter("The answer", "")
    one.wait_for("want most for this customer")
    one.enter("q")

    assert one.wait() == 0
    assert answers().philosophy.why == "The answer"
    assert answers().six_boxes.assumptions.stop_doing == ("decks",)


def test_what_was_passed_over_comes_at_the_end(terminal: Callable[..., Terminal], cli: Cli) -> None:
    lines = cli("session", "--keys").out.replace("5a-goals:", "").splitlines()
    keys = [line for line in lines if line.endswith(":") and line[0] != "#"]
    said = {"focus:": "1", "believed-basis:": "1", "want_for_customer:": "", "1b:": ""}
    filled = "\n".join(f"{key} {said.get(key, 'Jo Bell (customer)')}" for key in keys)
    Path("answers.txt").write_text(filled, encoding="utf-8")
    assert cli("session", "--answers", "answers.txt", *TODAY).code == 0

    one = terminal("--plain")
    one.wait_for("want most for this customer")
    one.enter("s")
    one.wait_for("Which important things")
    one.enter("asking finance in September", "")
    assert one.wait() == 0
    one.wait_for("answered, 1 question open")

    again = terminal("--plain")
    again.wait_for("What is left are the questions that were passed over.")
    again.wait_for("want most for this customer")
    again.enter("Every patient treated", "")
    assert again.wait() == 0
    again.wait_for("all questions are answered")
    assert not STATE.exists()


def test_git_does_not_see_the_state_of_a_session(terminal: Callable[..., Terminal]) -> None:
    one = terminal("--plain")
    one.wait_for(OPENING)
    one.enter("q")
    assert one.wait() == 0
    seen = subprocess.run(
        ["git", "status", "--porcelain", "--untracked-files=all"],
        check=True, capture_output=True, encoding="utf-8",
    )  # fmt: skip

    assert STATE.exists()
    assert "session" not in seen.stdout.replace("accounts/acme/sessions", "")


def test_a_state_that_cannot_be_read_costs_no_more_than_the_clock(
    terminal: Callable[..., Terminal],
) -> None:
    STATE.parent.mkdir(parents=True)
    STATE.write_bytes(b'{"version": 1, "seconds": [], "passed": 3, "drafts": {"why": 1}, \xff')
    one = terminal("--plain")
    one.wait_for(OPENING)
    one.enter("q")

    assert one.wait() == 0


def test_a_guided_plan_is_new_and_asked_for_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", os.fspath(tmp_path))
    one = Terminal("new", "acme", "--guided", *TODAY)
    try:
        one.wait_for("wrote accounts/acme/plan.yaml")
        one.wait_for(OPENING)
        one.enter("Because", "")
        one.wait_for("want most for this customer")
        one.enter("q")
        assert one.wait() == 0
    finally:
        one.close()

    assert answers().philosophy.why == "Because"


def test_a_line_that_the_terminal_would_cut_is_not_taken(terminal: Callable[..., Terminal]) -> None:
    one = terminal("--plain")
    one.wait_for(f"{OPENING} Why does this plan matter?\n>")
    one.type("word " * 900 + "\r")
    one.wait_for("so long that the terminal may have cut it")
    one.enter("Short", "")
    one.wait_for("want most for this customer")
    one.enter("q")

    assert one.wait() == 0
    assert answers().philosophy.why == "Short"


def test_a_long_line_is_taken_whole_where_lines_are_edited(
    terminal: Callable[..., Terminal],
) -> None:
    said = " ".join(f"word{n}" for n in range(900))
    one = terminal()
    one.wait_for("part 1 of 8")
    one.type(f"\x1b[200~{said}\x1b[201~")
    one.enter("", "")
    one.wait_for("want most for this customer")
    one.enter("q")

    assert one.wait() == 0
    assert answers().philosophy.why == said


def test_a_sitting_of_every_question_is_a_minimal_change(terminal: Callable[..., Terminal]) -> None:
    before = read_text(PLAN).splitlines()
    one = terminal("--plain")
    questions = (
        "Why does this plan matter?", "want most for this customer?", "help this customer become?",
        "for the people there?", "for their organisation?", "in their market?",
    )  # fmt: skip
    for number, question in enumerate(questions, 1):
        one.wait_for(question)
        one.enter(f"Answer {number}", "")
    one.wait_for("What do we take for true")
    one.enter("They want leaflets", "")
    one.wait_for("On whose word")
    one.enter("4")
    one.wait_for("What else do we take for true?")
    one.enter("")
    one.wait_for("adds nothing to what the customer wants?")
    one.enter("product decks")
    one.enter("q")
    assert one.wait() == 0

    after = read_text(PLAN).splitlines()
    lost = [line for line in before if line not in after]
    assert lost == [
        "  why:", "  want_for_customer:", "  help_become:", "  for_person:", "  for_business:",
        "  market_context:",
    ]  # fmt: skip
    assert [line for line in after if line not in before] == [
        "  why: Answer 1", "  want_for_customer: Answer 2", "  help_become: Answer 3",
        "  for_person: Answer 4", "  for_business: Answer 5", "  market_context: Answer 6",
        "      - what: They want leaflets", "        basis: our-view", "      - product decks",
    ]  # fmt: skip


def test_an_answer_never_goes_to_another_entry(terminal: Callable[..., Terminal]) -> None:
    one = terminal("--part", "goals", "--plain")
    one.wait_for("most important goal this year")
    one.enter("Close on day five", "")
    one.wait_for("Why does it matter to them?")
    text = read_text(PLAN)
    PLAN.write_text(text.replace("goal: Close on day five", "goal: Other words"), encoding="utf-8")
    one.enter("Because of the chairman", "")
    one.wait_for("the plan was changed by somebody else in the meantime")
    assert answers().six_boxes.goals[0].why_it_matters is None
    one.wait_for("You had begun:")
    PLAN.write_text(text, encoding="utf-8")
    one.enter("")
    one.wait_for("Which result do they expect?")
    one.enter("q")

    assert one.wait() == 0
    assert answers().six_boxes.goals[0].why_it_matters == "Because of the chairman"
