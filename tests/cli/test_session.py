"""`kamplan session` off a terminal: answers from a file, all of them or none."""

from pathlib import Path

import pytest

from kamplan.model import Plan
from kamplan.planfile import demand_plan
from kamplan.scaffold.session import QUESTIONS, read_answers
from kamplan.workspace import shown
from kamplan.yamldoc import MAX_BYTES
from tests.cli.conftest import Shell
from tests.conftest import Cli, Repo

TODAY = ("--today", "2025-10-28")
ANSWERS = """\
# Held on 28 October, at the unit.
why: The unit treats 310 people a month.
why: We are one of the causes of its stress.
want-for-customer: Every patient treated on the day promised.

believed: They want fewer leaflets
believed-basis: our-view
1a: quarterly product decks
1a: visits nobody asked for
2a: chairs on Mondays: and Thursdays
goal: No same-day cancellation
goal-why: It is what patients write to the board about.
4a: yes, it is what we want most for them
goal: A quiet Thursday
goal-result: One a month by June
5a: Bookings follow clinic days
5a-symptom: corridor queues
5a-goals: 1, a-quiet-thursday
6-who: Tunde Adeyemi (supplier)
6a: queues
6b: Moira Penhale (customer)
6-who: penhale
6c: dull Thursdays
winning: "If nobody rings a patient at eight, I'll call that a win."
winning-by: Dr Helena Strand
winning-ours: A renewal decided on service.
beneficiaries: patients treated with infused medicines
focus: 2
"""


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cli: Cli) -> Path:
    """A new plan, from whose repository one stands in a folder below."""
    root = tmp_path / "plan"
    root.mkdir()
    monkeypatch.chdir(root)
    assert cli("new", "st-brannocs", "--lead", "Ella Marsh", *TODAY).code == 0
    (root / "here").mkdir()
    monkeypatch.chdir(root / "here")
    return root / "accounts/st-brannocs/plan.yaml"


def answered(path: Path) -> Plan:
    return demand_plan(path.read_bytes(), shown(path)).plan


def test_answers_come_from_a_file(plan: Path, cli: Cli) -> None:
    Path("answers.txt").write_text(ANSWERS, encoding="utf-8")
    result = cli("session", "st-brannocs", "--answers", "answers.txt", *TODAY)
    made = answered(plan)

    assert (result.code, result.out) == (0, "wrote ../accounts/st-brannocs/plan.yaml\n")
    assert "next: kamplan session st-brannocs asks what is open: " in result.err
    assert made.philosophy.why == (
        "The unit treats 310 people a month.\nWe are one of the causes of its stress."
    )
    assert made.six_boxes.assumptions.stop_doing == (
        "quarterly product decks", "visits nobody asked for",
    )  # fmt: skip
    assert made.six_boxes.journey.today.needs == ("chairs on Mondays: and Thursdays",)
    assert [(one.id, one.serves_want, one.expected_result) for one in made.six_boxes.goals] == [
        ("no-same-day-cancellation", "yes, it is what we want most for them", None),
        ("a-quiet-thursday", None, "One a month by June"),
    ]
    (challenge,) = made.six_boxes.strategy.challenges
    assert challenge.goals == ("no-same-day-cancellation", "a-quiet-thursday")
    assert [(one.who, one.cares_about) for one in made.six_boxes.team] == [
        ("adeyemi", None), ("penhale", "dull Thursdays"),
    ]  # fmt: skip
    theirs, ours = made.expected_return
    assert theirs.verbatim == "If nobody rings a patient at eight, I'll call that a win."
    assert (theirs.said_by, str(theirs.said_on)) == ("strand", "2025-10-28")
    assert (ours.party, ours.said_by) == ("supplier", "marsh")
    assert made.six_boxes.focus == "journey"
    assert {one.id: one.party for one in made.contacts} == {
        "marsh": "supplier", "adeyemi": "supplier", "penhale": "customer", "strand": "customer",
    }  # fmt: skip
    assert cli("lint", *TODAY).code == 0


def test_the_same_answers_again_change_nothing(plan: Path, shell: Shell) -> None:
    first = shell("session", "--answers", "-", *TODAY, stdin=ANSWERS.encode())
    before = plan.read_bytes()
    again = shell("session", "--answers", "-", *TODAY, stdin=ANSWERS.encode())

    assert (first.returncode, again.returncode) == (0, 0)
    assert b"says so already; nothing was written" in again.stderr
    assert plan.read_bytes() == before


def test_answers_may_come_in_two_files(plan: Path, cli: Cli) -> None:
    for text in ("goal: One\n1a: decks\n", "goal-why: Because\n1a: calls\n\n# none\n1b:\n"):
        Path("answers.txt").write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
        assert cli("session", "--answers", "answers.txt", *TODAY).code == 0

    assert answered(plan).six_boxes.goals[0].why_it_matters == "Because"
    assert answered(plan).six_boxes.assumptions.stop_doing == ("decks", "calls")


def test_a_dry_run_shows_the_lines_and_writes_nothing(plan: Path, cli: Cli) -> None:
    before = plan.read_bytes()
    Path("answers.txt").write_text("why: Because\n", encoding="utf-8")
    result = cli("session", "--answers", "answers.txt", "--dry-run")

    assert "-  why:\n+  why: Because\n" in result.out
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("why: x\nwinnig: x\n", "answers:2: there is no question `winnig`; did you mean `winning`?",
         "kamplan session --keys"),
        ("zebra: x", "answers:1: there is no question `zebra`", "kamplan session --keys"),
        ("just text", "answers:1: `just text` has no key before it", "write `key: text`"),
        ("4a: yes", "answers:1: `4a` belongs to a goal, and none is there",
         "put `goal: …` above it"),
        ("focus: all", "answers:1: `all` is none of assumptions, ", "type one of these words"),
        ("goal: 1\ngoal: 2\ngoal: 3\ngoal: 4\ngoal: 5", "answers:5: there are 4 goals already",
         None),
        ("6-who: Jo Bell", "answers:1: `Jo Bell` is not among the contacts yet",
         "name the side too: Jo Bell (customer), or Jo Bell (supplier)"),
        ("why: a\u202eb", "answers:1: character 2 of the answer is U+202E RIGHT-TO-LEFT OVERRIDE,",
         "delete it"),
        ("why: a\x1b[2Jb", "answers:1: character 2 of the answer is U+001B",
         "delete it"),
        ("\x1b[2J: b", "answers:1: there is no question `\\u001b[2J`", "kamplan session --keys"),
        ("# nothing\n\nwhy:\n", "answers holds no answer", "kamplan session --keys prints"),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_said_with_its_line(
    plan: Path, shell: Shell, text: str, message: str, hint: str | None
) -> None:
    before = plan.read_bytes()
    result = shell("session", "--answers", "-", stdin=text.encode())
    err = result.stderr.decode()

    assert result.returncode == 2
    assert err.startswith(f"error: {message}")
    assert hint is None or f"\ntry: {hint}" in err
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"why: \xff\xfe", "`-` is not text in UTF-8"),
        (b"why: " + b"x" * MAX_BYTES, "`-` is larger than 512 KiB"),
        (b"\0\0\0", "`\\u0000\\u0000\\u0000` has no key before it"),
    ],
)
def test_hostile_bytes_are_refused(plan: Path, shell: Shell, raw: bytes, message: str) -> None:
    before = plan.read_bytes()
    result = shell("session", "--answers", "-", stdin=raw)

    assert result.returncode == 2
    assert message in result.stderr.decode()
    assert plan.read_bytes() == before


@pytest.mark.parametrize("said", ["::set-output name=x::y", "=1+1", "- a: b", "{x}", "| >", "null"])
def test_strange_text_is_an_answer_like_any_other(plan: Path, shell: Shell, said: str) -> None:
    answers = f"why: {said}\n1a: {said}\nwinning: {said}\ngoal: {said}\n"
    result = shell("session", "--answers", "-", stdin=answers.encode())
    made = answered(plan)

    assert result.returncode == 0
    assert made.philosophy.why == said
    assert made.six_boxes.assumptions.stop_doing == (said,)
    assert made.expected_return[0].verbatim == said
    assert made.six_boxes.goals[0].goal == said


def test_off_a_terminal_nobody_is_asked(plan: Path, shell: Shell) -> None:
    before = plan.read_bytes()
    result = shell("session", "st-brannocs")

    assert result.returncode == 2
    assert result.stderr.decode().splitlines() == [
        "error: nobody can be asked here: the input is not a terminal",
        "try: kamplan session --keys > answers.txt, fill it in, then --answers answers.txt",
    ]
    assert plan.read_bytes() == before


@pytest.mark.usefixtures("plan")
def test_what_cannot_be_is_said(cli: Cli) -> None:
    missing = cli("session", "--answers", "nowhere.txt")
    nobody = cli("session", "acme", "--answers", "nowhere.txt")
    dry = cli("session", "--dry-run")

    assert missing.code == 2
    assert missing.err.splitlines() == [
        "error: there is no file `nowhere.txt`",
        "try: kamplan session --keys prints the keys of such a file",
    ]
    assert nobody.code == 2
    assert (dry.code, "--dry-run goes with --answers" in dry.err) == (2, True)


@pytest.mark.usefixtures("plan")
def test_the_keys_are_a_file_to_fill_in(cli: Cli) -> None:
    printed = cli("session", "--keys").out
    filled = "".join(
        f"{line} {'1' if line in ('believed-basis:', 'focus:') else 'Jo Bell (customer)'}\n"
        if line.endswith(":") and not line.startswith("#") else f"{line}\n"
        for line in printed.replace("5a-goals:", "").splitlines()
    )  # fmt: skip
    Path("answers.txt").write_text(filled, encoding="utf-8")
    given = read_answers(filled, "answers.txt")

    assert [one.question.label for one in given] == [
        one.label for one in QUESTIONS if one.label != "5a-goals"
    ]
    assert read_answers(printed, "keys") == []
    assert cli("session", "--answers", "answers.txt", *TODAY).code == 0


def test_a_new_plan_can_be_guided_only_at_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: Shell
) -> None:
    monkeypatch.chdir(tmp_path)
    result = shell("new", "acme", "--guided")

    assert result.returncode == 2
    assert b"the input is not a terminal" in result.stderr
    assert b"kamplan new acme, then kamplan session acme --answers FILE" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_id_that_stood_in_the_plan_before_is_not_used_again(plan: Path, shell: Shell) -> None:
    root = plan.parents[2]
    repo = Repo(root)
    assert (
        shell(
            "session", "--answers", "-", stdin=b"goal: Early\n6-who: Jo Bell (customer)"
        ).returncode
        == 0
    )
    repo.commit("With a goal")
    text = plan.read_text(encoding="utf-8")
    plan.write_text(
        text.replace("id: early", "id: other")
        .replace("id: bell", "id: jo")
        .replace("who: bell", "who: jo"),
        encoding="utf-8",
    )
    repo.commit("Without")

    assert (
        shell(
            "session", "--answers", "-", stdin=b"goal: Early\ngoal: early!\n6b: Al Bell (customer)"
        ).returncode
        == 0
    )
    assert [one.id for one in answered(plan).six_boxes.goals] == ["other", "early-2"]
    assert [one.id for one in answered(plan).contacts] == ["marsh", "jo", "al-bell"]
