"""`kamplan diff`: which versions it compares, how it answers, what it says when it cannot."""

import json
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from kamplan.planfile import demand_plan
from kamplan.reporters.diff_schema import build_diff_schema
from kamplan.signoff import Party, prepare_signing, write_statement
from tests.conftest import ROOT, Cli, CliResult, LayOut, Repo

REFERENCE = (ROOT / "tests/data/plan.reference.yaml").read_text(encoding="utf-8")
PLAN = "accounts/st-brannocs/plan.yaml"
HARDER = REFERENCE.replace("target: {value: 3, by", "target: {value: 2, by")
NOTED = REFERENCE.replace("focus: journey  ", "focus: growth  ")


def kinds(result: CliResult) -> list[str]:
    """Return the kinds of change in a JSON answer."""
    plans = json.loads(result.out)["plans"]
    return [change["kind"] for plan in plans for change in plan["changes"]]


@pytest.fixture
def dornbach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lay_out: LayOut) -> Path:
    """Give the repository of an example, and stand in it."""
    folder = tmp_path / "dornbach"
    lay_out("dornbach", folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def committed(repo: Repo) -> Repo:
    """Give a repository with one plan on its main branch."""
    repo.write(PLAN, REFERENCE)
    repo.commit("First draft")
    return repo


class TestIterations:
    def test_from_the_first_draft_to_the_agreed_plan(self, dornbach: Path, cli: Cli) -> None:
        plan = json.loads(cli("diff", "first-draft", "agreed", "--format", "json").out)["plans"][0]

        assert plan["account"] == dornbach.name
        assert plan["base"].startswith("first-draft (")
        assert [
            (one["kind"], one["item"]["id"], one["old"], one["new"], one["direction"])
            for one in plan["changes"][1:]
        ] == [
            ("priority-raised", "carbon-number", "medium", "high", ""),
            ("commitment-redated", "rolling-forecast", "2026-05-01", "2026-04-20",
             "11 days earlier"),
            ("target-lowered", "short-boxes", 2, 1, "harder"),
        ]  # fmt: skip
        corrected = plan["changes"][0]
        assert (corrected["kind"], corrected["item"]["id"]) == (
            "verbatim-corrected", "seal-or-shaft"
        )  # fmt: skip
        assert corrected["details"][0]["new"]["why"] == "she asked"

    def test_from_the_second_iteration_to_the_signed_one(self, dornbach: Path, cli: Cli) -> None:
        assert dornbach.is_dir()
        result = cli("diff", "agreed~1", "agreed", "--exit-code")

        assert result.code == 0
        assert "nothing changed: the files are the same to the byte" in result.out

    def test_from_signed_to_amended(self, dornbach: Path, cli: Cli) -> None:
        amended = subprocess.run(
            ["git", "log", "--format=%H", "--grep", "Test seals five weeks later"],
            cwd=dornbach, check=True, capture_output=True, encoding="utf-8",
        ).stdout.strip()  # fmt: skip
        result = cli(
            "diff", "agreed", amended, "--signed-on", "2026-03-20", "--format", "json",
        )  # fmt: skip

        changes = json.loads(result.out)["plans"][0]["changes"]
        assert [(one["kind"], one["level"], one["item"]["id"]) for one in changes] == [
            ("need-added", "notable", "fax-number"),
            ("commitment-redated", "material", "five-test-seals"),
        ]

    def test_from_the_signed_plan_to_the_end_of_its_year(self, dornbach: Path, cli: Cli) -> None:
        result = cli(
            "diff", "agreed", "year-end", "--signed-on", "2026-03-20", "--format", "json"
        )  # fmt: skip
        changes = json.loads(result.out)["plans"][0]["changes"]

        assert dornbach.is_dir()
        assert Counter(one["kind"] for one in changes) == {
            "benchmark-reached": 3,
            "checkpoint-recorded": 3,
            "commitment-done": 13,
            "commitment-redated": 1,
            "commitment-started": 3,
            "contact-confirmed": 15,
            "initiative-verified": 1,
            "need-added": 1,
            "need-confirmed": 1,
            "need-met": 1,
            "reading-added": 22,
            "renewal-step-done": 1,
            "touchpoint-held": 3,
        }
        assert [one["kind"] for one in changes if one["level"] == "material"] == [
            "commitment-redated"
        ]


def sign(repo: Repo, on: date) -> None:
    """Let both parties sign the plan as it is."""
    plan = demand_plan((repo.root / PLAN).read_bytes(), PurePosixPath(PLAN)).plan
    files: dict[str, bytes] = {}
    signers: tuple[tuple[Party, str], ...] = (("customer", "strand"), ("supplier", "marsh"))
    for party, by in signers:
        prepared = prepare_signing(
            plan, files, party=party, by=by, method="meeting", evidence="minutes", on=on
        )
        files[prepared.payload_name] = prepared.payload
        files[prepared.statement.file_name] = write_statement(prepared.statement)
    for name, content in files.items():
        repo.write(f"{PLAN.rpartition('/')[0]}/signoffs/{name}", content.decode())


class TestSigned:
    LATER = REFERENCE.replace(
        "\ninitiatives:  ",
        "\n  - {id: fax, kind: complaint, verbatim: 'Who has a fax?', said_by: strand, "
        "said_on: 2026-08-10}\ninitiatives:  ",
    )

    def levels(self, result: CliResult) -> list[tuple[str, str]]:
        (plan,) = json.loads(result.out)["plans"]
        return [(one["kind"], one["level"]) for one in plan["changes"]]

    def test_a_need_heard_after_the_signature_is_an_addition(
        self, committed: Repo, cli: Cli
    ) -> None:
        sign(committed, date(2025, 12, 11))
        committed.commit("Signed")
        committed.write(PLAN, self.LATER)

        for arguments in ([], ["HEAD"], [f"HEAD:{PLAN}", PLAN]):
            result = cli("diff", *arguments, "--format", "json")
            assert self.levels(result) == [("need-added", "notable")]

    def test_before_any_signature_it_is_part_of_what_will_be_agreed(
        self, committed: Repo, cli: Cli
    ) -> None:
        committed.write(PLAN, self.LATER)

        assert self.levels(cli("diff", "--format", "json")) == [("need-added", "material")]

    def test_a_signature_that_is_not_whole_proves_no_day(self, committed: Repo, cli: Cli) -> None:
        sign(committed, date(2025, 12, 11))
        (committed.root / PLAN).with_name("signoffs").joinpath("0001-customer.json").unlink()
        committed.commit("Half signed")
        committed.write(PLAN, self.LATER)

        assert self.levels(cli("diff", "--format", "json")) == [("need-added", "material")]


class TestWhatIsCompared:
    def test_without_arguments_the_work_since_it_parted_from_main(
        self, committed: Repo, cli: Cli
    ) -> None:
        committed.git("switch", "--quiet", "-c", "plan/harder")
        committed.write(PLAN, HARDER)
        committed.commit("Harder")
        committed.git("switch", "--quiet", "main")
        committed.write(PLAN, NOTED)
        committed.commit("Noted")
        committed.git("switch", "--quiet", "plan/harder")

        assert kinds(cli("diff", "--format", "json")) == ["target-lowered"]

    def test_a_revision_and_the_work_tree(self, committed: Repo, cli: Cli) -> None:
        committed.write(PLAN, HARDER)

        assert kinds(cli("diff", "HEAD", "--format", "json")) == ["target-lowered"]

    def test_two_revisions(self, committed: Repo, cli: Cli) -> None:
        committed.write(PLAN, HARDER)
        committed.commit("Harder")

        assert kinds(cli("diff", "HEAD", "HEAD~1", "--format", "json")) == ["target-raised"]

    def test_two_files_without_git(
        self, tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path("old.yaml").write_text(REFERENCE, encoding="utf-8")
        Path("new.yaml").write_text(HARDER, encoding="utf-8")

        assert kinds(cli("diff", "old.yaml", "new.yaml", "--format", "json")) == ["target-lowered"]

    def test_a_file_in_a_revision_and_a_file(self, committed: Repo, cli: Cli) -> None:
        other = committed.write("harder.yaml", HARDER)

        assert kinds(cli("diff", f"HEAD:{PLAN}", other, "--format", "json")) == ["target-lowered"]

    def test_one_file_alone_is_compared_with_itself_on_main(
        self, committed: Repo, cli: Cli
    ) -> None:
        committed.write("accounts/other/plan.yaml", REFERENCE)
        committed.write(PLAN, HARDER)

        assert kinds(cli("diff", PLAN, "--format", "json")) == ["target-lowered"]

    def test_a_path_counts_from_the_current_folder_too(
        self, committed: Repo, cli: Cli, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        committed.write(PLAN, HARDER)
        monkeypatch.chdir(committed.root / "accounts/st-brannocs")

        assert kinds(cli("diff", "HEAD:./plan.yaml", "plan.yaml", "--format", "json")) == [
            "target-lowered"
        ]
        assert kinds(cli("diff", "--format", "json")) == ["target-lowered"]
        committed.write("accounts/ash/plan.yaml", REFERENCE)
        assert kinds(cli("diff", "HEAD", "plan.yaml", "--format", "json")) == ["target-lowered"]

    def test_stdin(self, committed: Repo) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "kamplan", "diff", PLAN, "-", "--format", "json"],
            cwd=committed.root, input=HARDER.encode(), capture_output=True, check=True,
        )  # fmt: skip

        assert [one["kind"] for one in json.loads(done.stdout)["plans"][0]["changes"]] == [
            "target-lowered"
        ]

    def test_a_file_wins_over_a_revision_unless_told(self, committed: Repo, cli: Cli) -> None:
        committed.write("main", HARDER)
        committed.write(PLAN, HARDER)

        as_file = cli("diff", "main", PLAN, "--format", "json")
        as_revision = cli("diff", "rev:main", "--format", "json")

        assert kinds(as_file) == []
        assert kinds(as_revision) == ["target-lowered"]

    def test_only_some_of_the_plans(self, committed: Repo, cli: Cli) -> None:
        for name in ("ash", "beech"):
            committed.write(f"accounts/{name}/plan.yaml", HARDER)

        for path in ("beech", "accounts/beech", "accounts/beech/plan.yaml"):
            plans = json.loads(cli("diff", "--path", path, "--format", "json").out)["plans"]
            assert [one["path"] for one in plans] == ["accounts/beech/plan.yaml"]

    def test_a_base_without_the_plan_is_no_error(self, committed: Repo, cli: Cli) -> None:
        committed.write("accounts/ash/plan.yaml", HARDER)

        result = cli("diff", "--path", "ash", "--format", "json")

        assert kinds(result)[0] == "plan-added"
        assert kinds(result).count("need-added") == 2

    def test_a_plan_that_went(self, committed: Repo, cli: Cli) -> None:
        (committed.root / PLAN).unlink()

        result = cli("diff", "--format", "json")

        assert kinds(result)[0] == "plan-removed"
        assert json.loads(result.out)["plans"][0]["counts"]["alarms"] == 3

    @pytest.mark.parametrize("is_committed", [True, False])
    def test_a_plan_whose_folder_has_another_name(
        self, committed: Repo, cli: Cli, *, is_committed: bool
    ) -> None:
        (committed.root / "accounts/st-brannocs").rename(committed.root / "accounts/brannoc")
        if is_committed:
            committed.commit("Another folder")
            committed.write("accounts/brannoc/plan.yaml", HARDER)
            committed.commit("Harder")

        plan = json.loads(cli("diff", "HEAD~2" if is_committed else "HEAD", "--format", "json").out)

        (one,) = plan["plans"]
        assert one["path"] == "accounts/brannoc/plan.yaml"
        assert one["renamedFrom"] == PLAN
        assert [change["kind"] for change in one["changes"]] == (
            ["target-lowered"] if is_committed else []
        )


class TestAnswers:
    @pytest.mark.parametrize(
        ("text", "options", "code"),
        [
            (HARDER, [], 0),
            (HARDER, ["--exit-code"], 1),
            (HARDER, ["--fail-on", "material"], 1),
            (NOTED, ["--fail-on", "material"], 0),
            (NOTED, ["--fail-on", "notable"], 1),
            (NOTED, ["--exit-code", "--level", "material"], 0),
            (NOTED, ["--level", "material", "--fail-on", "notable"], 1),
            ("# A line\n" + REFERENCE, ["--exit-code", "--fail-on", "notable"], 0),
            ("# A line\n" + REFERENCE, ["--fail-on", "editorial"], 1),
            ("# A line\n" + REFERENCE, ["--exit-code", "--level", "editorial"], 1),
            (REFERENCE, ["--exit-code", "--fail-on", "editorial"], 0),
        ],
    )
    def test_exit_codes(
        self, committed: Repo, cli: Cli, text: str, options: list[str], code: int
    ) -> None:
        committed.write(PLAN, text)

        assert cli("diff", *options).code == code

    def test_nothing_is_said_in_three_ways(self, committed: Repo, cli: Cli) -> None:
        same = cli("diff").out
        committed.write(PLAN, "# A line\n" + REFERENCE)
        written = cli("diff").out
        committed.write(PLAN, NOTED)
        milder = cli("diff", "--level", "material").out

        assert "the same to the byte" in same
        assert "written differently: comments" in written
        assert "1 milder change" in milder

    @pytest.mark.parametrize("output", ["text", "markdown", "github", "json"])
    def test_formats(self, committed: Repo, cli: Cli, output: str) -> None:
        committed.write(PLAN, HARDER)

        result = cli("diff", "--format", output)

        assert result.code == 0
        assert "Same-day cancellations" in result.out
        assert result.err == ""

    def test_the_page_of_all_kinds_is_as_printed(self, cli: Cli) -> None:
        page = cli("diff", "--kinds", "--format", "markdown").out

        assert page == (ROOT / "docs/changes.md").read_text(encoding="utf-8"), (
            "run: kamplan diff --kinds --format markdown > docs/changes.md"
        )

    def test_the_schema_is_published(self, cli: Cli) -> None:
        assert json.loads(cli("schema", "diff").out) == build_diff_schema()

    def test_kinds(self, cli: Cli) -> None:
        assert "commitment-redated " in cli("diff", "--kinds").out
        assert json.loads(cli("diff", "--kinds", "--format", "json").out)["kind"] == "diff-kinds"


class TestProblems:
    @pytest.mark.parametrize(
        ("arguments", "said", "try_"),
        [
            (["nowhere"], "git knows no revision `nowhere`", "git branch --all"),
            (["a\nb\x1b[31m"], "git knows no revision `a\\nb\\u001b[31m`", ""),
            (["a\nb:plan.yaml"], "git knows no revision `a\\nb`", ""),
            (["HEAD", "nowhere"], "git knows no revision `nowhere`", "git branch --all"),
            (["rev:plan.yaml"], "no revision", ""),
            (["no.yaml", "not.yaml"], "there is no file `no.yaml`", ""),
            (["accounts"], "`accounts` is a folder, and no revision", "--path accounts"),
            (["st-brannocs"], "`st-brannocs` is an account", "kamplan diff --path st-brannocs"),
            (["HEAD:nowhere.yaml"], "there is no file `nowhere.yaml` in `HEAD`", "git ls-tree"),
            (["--path", "nobody"], "there is no account plan `nobody`", PLAN),
            (["HEAD", "--signed-on", "soon"], "`soon` is not a day", "2026-03-31"),
            ([PLAN, "binary.yaml"], "in binary.yaml, the plan cannot be read", "kamplan lint"),
            ([PLAN, "broken.yaml"], "more", "kamplan lint broken.yaml"),
        ],
    )
    def test_one_or_two_lines_say_what_is_wrong_and_what_to_type(
        self, committed: Repo, cli: Cli, arguments: list[str], said: str, try_: str
    ) -> None:
        (committed.root / "binary.yaml").write_bytes(b"\x00\xff\xfe\x80" * 20)
        committed.write("broken.yaml", REFERENCE.replace("on: 2025", "on: Q3 2025"))

        result = cli("diff", *arguments)

        assert (result.code, result.out) == (2, "")
        assert said in result.err
        assert try_ in result.err
        assert "Traceback" not in result.err

    def test_no_git(self, tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)

        result = cli("diff")

        assert result.code == 2
        assert "there is no git repository here" in result.err
        assert "kamplan diff OLD.yaml NEW.yaml" in result.err

    def test_no_commit_yet(self, repo: Repo, cli: Cli) -> None:
        repo.write(PLAN, REFERENCE)

        result = cli("diff")

        assert result.code == 2
        assert "there is no commit yet" in result.err

    def test_no_main_branch(self, committed: Repo, cli: Cli) -> None:
        committed.git("branch", "--move", "main", "trunk")

        result = cli("diff")

        assert result.code == 2
        assert "there is no main branch" in result.err
        assert "main_branch" in result.err

    def test_the_settings_name_the_main_branch(self, committed: Repo, cli: Cli) -> None:
        committed.git("branch", "--move", "main", "trunk")
        committed.write("kamplan.yaml", "kamplan: 1\nmain_branch: trunk\n")
        committed.write(PLAN, HARDER)

        assert kinds(cli("diff", "--format", "json")) == ["target-lowered"]

    def test_a_bad_plan_hides_no_other(self, committed: Repo, cli: Cli) -> None:
        committed.write("accounts/ash/plan.yaml", "kamplan: [")
        committed.write(PLAN, HARDER)

        result = cli("diff", "--format", "json")

        assert result.code == 2
        assert kinds(result) == ["target-lowered"]
        assert "accounts/ash/plan.yaml:1:" in result.err


def test_nothing_slow_is_loaded(committed: Repo) -> None:
    code = (
        "import sys\nfrom kamplan.__main__ import main\n"
        "main(['diff', 'one.yaml', 'two.yaml'])\n"
        "slow = {'pydantic', 'rich', 'git', 'jinja2', 'rapidfuzz'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(slow)) or 0)"
    )
    committed.write("one.yaml", REFERENCE)
    committed.write("two.yaml", HARDER)

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=committed.root, capture_output=True, encoding="utf-8",
        check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")
    assert "Same-day cancellations" in done.stdout
