"""`kamplan add`: a year's entries by command, each a minimal change or a plain refusal."""

import shlex
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from difflib import ndiff
from pathlib import Path, PurePosixPath

import pytest

from kamplan.planfile import PlanFile, demand_plan
from kamplan.scaffold.entries import KINDS
from tests.cli.conftest import NOTES, Shell
from tests.conftest import Cli, Repo

PLAN = "accounts/st-brannocs/plan.yaml"
WALK_ROUND = "2025-09-16-walk-round.md"
YEAR = """\
add contact --id adeyemi --name "Tunde Adeyemi" --party supplier --role specialist --reports-to marsh
add contact --id penhale --name "Moira Penhale" --party customer --role day-to-day --reports-to strand
add return --id no-morning-calls --party customer --verbatim "If nobody has had to ring a patient at eight to say don't come, I'll call that a win." --said-by strand --said-on 2025-10-28
add session --id walk-round --on 2025-09-16 --kind discovery --attendee penhale --notes sessions/2025-09-16-walk-round.md
add need --id empty-chairs --from-note accounts/st-brannocs/sessions/2025-09-16-walk-round.md:12-13 --said-by penhale --said-on 2025-09-16 --session walk-round --kind pain --priority high --theme capacity
add need --id parking-cost --verbatim "It's four pounds an hour to park." --said-by penhale --said-on 2025-09-16 --kind complaint --priority low
add goal --id no-same-day-cancellations --goal "No same-day cancellation" --why-it-matters "The board reads it first." --expected-result "Three a month"
add initiative --id level-the-week --title "Level the infusion week" --rank 1 --need empty-chairs --goal no-same-day-cancellations --start 2026-01-12 --due 2026-06-30
add commitment --initiative level-the-week --id analyst-on-site --party supplier --owner adeyemi --what "Analyst on site for twelve days" --due 2026-02-27
add commitment --initiative level-the-week --id chair-times --party customer --owner penhale --what "Eight weeks of chair times" --due 2026-01-30
add criterion --initiative level-the-week --id same-day-cancellations --metric "Same-day cancellations" --unit "per month" --baseline 14 --baseline-as-of 2025-09-30 --baseline-source "unit log" --target 3 --target-by 2026-12-31 --measured-by penhale
"""


def load(path: Path) -> PlanFile:
    return demand_plan(path.read_bytes(), PurePosixPath(PLAN))


def need_words(path: Path) -> str:
    return load(path).plan.needs[-1].verbatim


@pytest.fixture
def started(repo: Repo, cli: Cli) -> Path:
    """Write and commit a new plan; return its file."""
    done = cli(
        *("new", "st-brannocs", "--supplier", "Tessaly Biologics", "--lead", "Ella Marsh"),
        *("--customer-lead", "Dr Helena Strand", "--start", "2026-01-01", "--today", "2025-09-01"),
    )
    assert done.code == 0
    repo.write(f"accounts/st-brannocs/sessions/{WALK_ROUND}", (NOTES / WALK_ROUND).read_text())
    repo.commit("First draft")
    return repo.root / PLAN


def test_a_year_of_entries_each_only_adds_lines(started: Path, cli: Cli, repo: Repo) -> None:
    for line in YEAR.splitlines():
        argv = shlex.split(line)
        done = cli(*argv)

        assert (done.code, done.out.splitlines()[0]) == (0, f"wrote {PLAN}"), (line, done.err)
        assert f"added {argv[1]} {argv[argv.index('--id') + 1]}" in done.out.splitlines()
        added, removed, _ = repo.git("diff", "--numstat").split("\t")
        assert int(added) in range(1, 13), line
        # `needs: []` and `initiatives: []` lose their brackets.
        assert int(removed) == (
            repo.git("diff").count("\n-needs: []") + repo.git("diff").count("\n-initiatives: []")
        ), line
        repo.commit(line[:60])

    plan = load(started).plan
    assert plan.needs[0].verbatim == (
        "Mondays and Thursdays I've people sat in the corridor because the chairs are gone by half "
        "nine. Then Wednesday afternoon I've two nurses and nobody to treat."
    )
    assert [one.id for one in plan.initiatives[0].commitments] == ["analyst-on-site", "chair-times"]
    (criterion,) = plan.initiatives[0].success_criteria
    assert criterion.baseline
    assert str(criterion.baseline.value) == "14"
    assert "# - id: level-the-week" in started.read_text()
    assert "error" not in cli("lint", "--today", "2025-12-01").out


@pytest.mark.parametrize("size", ["small", "standard", "large"])
def test_every_example_can_be_typed_into_a_new_plan(repo: Repo, cli: Cli, size: str) -> None:
    cli(
        *("new", "st-brannocs", "--supplier", "Tessaly Biologics", "--lead", "Ella Marsh"),
        *("--customer-lead", "Dr Helena Strand", "--start", "2026-01-01", "--size", size),
    )
    before = (repo.root / PLAN).read_text()
    cli("add", "contact", "--name", "Tunde Adeyemi", "--party", "supplier")
    # What others name comes first; otherwise in the order of the help.
    ids = {
        "need": "empty-chairs",
        "goal": "no-same-day-cancellations",
        "initiative": "level-the-week",
    }

    for kind in KINDS:
        named = ("--id", ids[kind.name]) if kind.name in ids else ()
        done = cli("add", *shlex.split(kind.example), *named)
        assert (done.code, done.out.splitlines()[0]) == (0, f"wrote {PLAN}"), (kind, done.err)

    after = (repo.root / PLAN).read_text()
    lost = [one[2:] for one in ndiff(before.splitlines(), after.splitlines()) if one[0] == "-"]
    assert set(lost) <= {"needs: []", "initiatives: []"}
    assert "error" not in cli("lint", "--format", "concise").out


def test_the_help_is_good_to_read(cli: Cli, snapshot: Callable[[str, str], None]) -> None:
    snapshot("add.txt", cli("add", "--help").out)
    snapshot("add-need.txt", cli("add", "need", "--help").out)
    snapshot("add-criterion.txt", cli("add", "criterion", "--help").out)


@pytest.mark.parametrize("kind", [one.name for one in KINDS])
def test_every_kind_says_what_it_takes_and_shows_an_example(cli: Cli, kind: str) -> None:
    done = cli("add", kind, "--help")

    assert done.code == 0
    assert f"Example: kamplan add {kind} --" in done.out
    assert "--dry-run" in done.out
    assert "..." not in cli("add", "--help").out


@pytest.mark.parametrize(
    "argv",
    [
        f"--from-note accounts/st-brannocs/sessions/{WALK_ROUND}:24-25",
        f"--from-note sessions/{WALK_ROUND}:24-25",
    ],
)
def test_words_come_from_a_note(account: Path, cli: Cli, argv: str) -> None:
    done = cli("add", "need", *argv.split(), "--said-by", "penhale")

    words = (
        "If someone could teach the new ones to cannulate bad veins, that's the thing that slows "
        "the whole morning."
    )
    assert done.code == 0, done.err
    assert done.out == (f"wrote {PLAN}\n  “{words}”\nadded need if-someone-could-teach-the-new\n")
    assert done.err == "next: kamplan decide if-someone-could-teach-the-new --intent act\n"
    need = load(account / "plan.yaml").plan.needs[-1]
    assert (need.verbatim, need.session) == (words, "walk-round")


def test_words_of_other_notes_belong_to_no_session(account: Path, cli: Cli) -> None:
    (account / "sessions/call.md").write_text("> Ring me.\n")

    assert cli("add", "need", "--from-note", "sessions/call.md:1").code == 0
    assert load(account / "plan.yaml").plan.needs[-1].session is None


def test_a_plan_is_found_from_any_folder_inside(
    account: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(account / "sessions")

    done = cli("add", "need", "--from-note", f"{WALK_ROUND}:24-25")

    assert done.code == 0, done.err
    assert need_words(account / "plan.yaml").startswith("If someone could teach")


FORM = (
    "### Your words\n\n{words}\n\n### Who says it\n\n{speaker}\n\n### When was it said\n\n{on}\n\n"
    "### How much does it matter\n\n{priority}"
)


def test_words_come_from_a_form_as_they_were_typed(account: Path, shell: Shell) -> None:
    words = "::error::$(id) ${{ x }}\n### Who says it\n\n=1+1 <b>@all</b> `x`"
    text = FORM.format(words=words, speaker="Moira Penhale", on="_No response_", priority="low")

    done = shell(
        *("add", "need", "--from-form", "--id", "typed", "--today", "2026-03-20"),
        stdin=text.replace("\n", "\r\n").encode(),
    )

    assert done.returncode == 0, done.stderr
    need = load(account / "plan.yaml").plan.needs[-1]
    assert (need.verbatim, need.said_by) == (words, "penhale")
    assert (str(need.said_on), need.priority) == ("2026-03-20", "low")
    out = done.stdout.decode()
    assert not any(line.lstrip().startswith("::") for line in out.splitlines())
    assert "  | ### Who says it\n  | \n" in out


def test_nothing_of_a_plan_is_a_command_to_github(account: Path, cli: Cli) -> None:
    words = "a\n::error::x\n##[group]y"
    assert cli("add", "need", "--verbatim", words).code == 0

    done = cli("add", "need", "--verbatim", words, "--dry-run")

    assert not any(line.lstrip().startswith("::") for line in done.out.splitlines())
    assert "##[" not in done.out
    assert done.err == "note: `a-error-x-group-y` says the same in the plan already\n"
    assert need_words(account / "plan.yaml") == words


def test_words_of_a_return_come_from_a_note_too(account: Path, cli: Cli) -> None:
    done = cli(
        *("add", "return", "--party", "customer", "--said-by", "penhale"),
        *("--from-note", f"sessions/{WALK_ROUND}:24-25"),
    )

    assert done.code == 0, done.err
    returns = load(account / "plan.yaml").plan.expected_return
    assert returns[-1].verbatim.startswith("If someone could teach the new ones")


@pytest.mark.parametrize(
    ("stdin", "message"),
    [
        (FORM.format(words="a\u202eb", speaker="penhale", on="", priority=""), "line 1, character 2 is U+202E"),
        (FORM.format(words="ab", speaker="Nobody Known", on="", priority=""), "`Nobody Known` is nobody of the customer's people; known are"),
        ("", "this is not the text of the form"),
        ("x" * 600_000, "what stands on stdin is larger than 512 KiB"),
    ],
)  # fmt: skip
def test_a_form_that_cannot_be_kept_changes_nothing(
    account: Path, shell: Shell, stdin: str, message: str
) -> None:
    before = (account / "plan.yaml").read_bytes()

    done = shell("add", "need", "--from-form", stdin=stdin.encode())

    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr.decode()
    assert (account / "plan.yaml").read_bytes() == before


def test_words_come_from_stdin(account: Path, shell: Shell) -> None:
    done = shell("add", "need", "--verbatim", "-", stdin=b"It's cold.\r\n\r\nAnd dark.\r\n")

    assert done.returncode == 0, done.stderr
    assert need_words(account / "plan.yaml") == "It's cold.\n\nAnd dark."
    assert b"--verbatim is empty" in shell("add", "need", "--verbatim", "-").stderr


def test_a_form_that_is_no_text_is_refused(account: Path, shell: Shell) -> None:
    done = shell("add", "need", "--from-form", stdin=b"### Your words\n\n\xff\xfe")

    assert done.returncode == 2
    assert b"not UTF-8: byte 17 is 0xff" in done.stderr
    assert account.exists()


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        ("need", "there are no words yet"),
        ("need --verbatim x --from-note a:1", "--verbatim and --from-note are given"),
        ("need --from-note a.md:1", "there is no file `a.md`, neither here nor beside the plan"),
        (f"need --from-note {'a' * 300}.md:1", "there is no file `aaa"),
        (f"need --from-note sessions/{WALK_ROUND}:400", "line 400 is asked for"),
        ("need --from-note sessions:1", "is a folder, not a file"),
        ("need --id empty-chairs --verbatim x", "there is a need `empty-chairs` already, in line"),
        ("need --verbatim x --said-by nobody", "--said-by: there is no contact `nobody`; there is"),
        ("benchmark --by 2026-06-30 --what x", "a benchmark 2026-06-30 already"),
        ("goal", "a goal needs --goal"),
        ("thing", "No such command 'thing'"),
        ("need --form-heading x --from-form", "--form-heading takes FIELD=TEXT"),
    ],
)
def test_a_refusal_says_why_and_changes_nothing(
    account: Path, cli: Cli, argv: str, message: str
) -> None:
    before = (account / "plan.yaml").read_bytes()

    done = cli("add", *argv.split())

    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert (account / "plan.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("note", "message"),
    [
        (b"\xff\xfe> words\n", "is not text in UTF-8"),
        (b"x\n" * 300_000, "is larger than 512 KiB"),
        (b"> a\x07b\n", "character 2 is U+0007"),
        (b"> " + b"x" * 30_000, "could not be read back: "),
    ],
)
def test_a_note_that_cannot_be_quoted_changes_nothing(
    account: Path, cli: Cli, note: bytes, message: str
) -> None:
    before = (account / "plan.yaml").read_bytes()
    (account / "sessions/odd.md").write_bytes(note)

    done = cli("add", "need", "--from-note", "sessions/odd.md:1")

    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert (account / "plan.yaml").read_bytes() == before


def test_a_dry_run_shows_the_lines_and_writes_nothing(account: Path, cli: Cli) -> None:
    before = (account / "plan.yaml").read_bytes()

    done = cli("add", "checkpoint", "--on", "2026-11-24", "--dry-run")

    assert done.code == 0
    assert done.out.endswith("would add checkpoint 2026-11-24\n")
    assert "-checkpoints: [2026-04-14, 2026-07-14, 2026-10-13] " in done.out
    assert "+checkpoints: [2026-04-14, 2026-07-14, 2026-10-13, 2026-11-24] " in done.out
    assert (account / "plan.yaml").read_bytes() == before


def test_an_id_that_git_remembers_is_not_used_again(started: Path, cli: Cli, repo: Repo) -> None:
    text = started.read_text()
    for at in range(2):
        assert (
            cli("add", "need", "--verbatim", f"It leaks. {at}", "--id", f"it-leaks{at}").code == 0
        )
        repo.commit("heard")
    started.write_text(text)
    repo.commit("taken out again")

    again = cli("add", "need", "--verbatim", "It leaks0")
    given = cli("add", "need", "--verbatim", "x", "--id", "it-leaks1")

    assert "added need it-leaks0-2\n" in again.out
    assert given.code == 2
    assert "a need `it-leaks1` stood in this plan before" in given.err
    assert "try: another id, for example --id it-leaks1-2" in given.err
    assert cli("add", "goal", "--goal", "x", "--id", "it-leaks1").code == 0


def test_an_id_of_a_closed_year_is_not_used_again(account: Path, cli: Cli) -> None:
    closed = account / "archive/2025-01-01/plan.yaml"
    closed.parent.mkdir(parents=True)
    closed.write_text((account / "plan.yaml").read_text().replace("parking-cost", "old-cost"))

    done = cli("add", "need", "--verbatim", "Old cost")

    assert "added need old-cost-2\n" in done.out


def test_two_writers_lose_nothing(account: Path) -> None:
    plan = account / "plan.yaml"
    before = len(load(plan).plan.needs)
    script = (
        "import sys\nfrom kamplan.__main__ import main\n"
        "for at in range(20):\n"
        "    code = main(['add', 'need', '--verbatim', 'The same words.', '-a', 'st-brannocs'])\n"
        "    assert code == 0, code\n"
    )

    def write() -> int:
        return subprocess.run([sys.executable, "-c", script], check=False, stdout=-3).returncode

    with ThreadPoolExecutor(2) as both:
        codes = [one.result() for one in [both.submit(write), both.submit(write)]]

    assert codes == [0, 0]
    needs = load(plan).plan.needs
    assert len(needs) == before + 40
    assert len({one.id for one in needs}) == before + 40
