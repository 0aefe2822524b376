"""`kamplan git`: installed in a real clone, git merges plans as kamplan does."""

import subprocess
from pathlib import Path

import pytest
from examples.make_repository import build

from tests.collab.test_merge import REFERENCE, with_need
from tests.conftest import Cli, Repo

PLAN = "accounts/st-brannocs/plan.yaml"
ATTRIBUTES = "accounts/*/plan.yaml diff=kamplan merge=kamplan"


def part(repo: Repo, ours: str, theirs: str) -> subprocess.CompletedProcess[str]:
    """Commit two versions on two branches, and merge them as people do."""
    repo.write(PLAN, REFERENCE)
    repo.commit("First draft")
    repo.git("checkout", "--quiet", "-b", "customer")
    repo.write(PLAN, theirs)
    repo.commit("Theirs", author="Helena Strand")
    repo.git("checkout", "--quiet", "main")
    repo.write(PLAN, ours)
    repo.commit("Ours")
    for key, value in (("user.name", "Ella Marsh"), ("user.email", "e.marsh@example.test")):
        repo.git("config", key, value)
    return subprocess.run(
        ["git", "merge", "--no-edit", "customer"],
        cwd=repo.root,
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("is_installed", [True, False])
def test_two_new_needs_merge_without_a_conflict_once_it_is_installed(
    repo: Repo, cli: Cli, *, is_installed: bool
) -> None:
    if is_installed:
        assert cli("git", "install").code == 0

    done = part(repo, with_need("beds", "No beds."), with_need("lifts", "No lifts.", "in the lift"))

    assert (done.returncode == 0) is is_installed, done.stderr
    text = (repo.root / PLAN).read_text(encoding="utf-8")
    assert ("<<<<<<<" in text) is not is_installed
    assert "  # in the lift\n  - id: lifts\n" in text


def test_a_true_conflict_stops_the_merge_and_lint_finds_its_marks(repo: Repo, cli: Cli) -> None:
    cli("git", "install")

    done = part(repo, with_need("beds", "No beds."), with_need("beds", "Too few beds."))

    assert done.returncode == 1
    said = f"{PLAN}: both of you added need “beds”, each with another content"
    assert said in done.stderr + done.stdout
    assert "conflict-marker" in cli("lint").out
    assert repo.git("ls-files", "--unmerged") != ""


def test_the_doctor_says_what_is_missing(repo: Repo, cli: Cli) -> None:
    sick = cli("git", "doctor")
    cli("git", "install")
    cli("git", "install")
    well = cli("git", "doctor")
    cli("git", "uninstall")

    assert (sick.code, well.code, cli("git", "doctor").code) == (1, 0, 1)
    assert "`kamplan git install` puts it right" in sick.out
    assert (repo.root / ".gitattributes").read_text() == f"{ATTRIBUTES}\n"


def test_other_attributes_are_kept(repo: Repo, cli: Cli) -> None:
    repo.write(".gitattributes", "*.png binary")

    cli("git", "install")

    assert (repo.root / ".gitattributes").read_text().splitlines() == [
        "*.png binary",
        ATTRIBUTES,
    ]


def test_it_can_be_used_alone(tmp_path: Path, cli: Cli) -> None:
    names = ("base", "ours", "theirs")
    texts = (REFERENCE, with_need("beds", "No beds."), with_need("lifts", "No lifts."))
    paths = [tmp_path / f"{name}.yaml" for name in names]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")

    printed = cli("git", "merge", *paths, "--stdout")

    assert (printed.code, printed.err) == (0, "")
    assert paths[1].read_text(encoding="utf-8") == texts[1]
    assert cli("git", "merge", *paths).code == 0
    assert paths[1].read_text(encoding="utf-8") == printed.out
    assert cli("git", "merge", tmp_path / "none", *paths[1:]).code == 2


def test_a_signature_that_no_longer_covers_the_result_is_said(
    tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    build("dornbach", tmp_path / "made")
    monkeypatch.chdir(tmp_path / "made")
    plan = Path("accounts/dornbach/plan.yaml")
    for party, who in (("customer", "dornbach"), ("supplier", "moen")):
        day = ("--on", "2026-03-20", "--today", "2026-03-20")
        assert cli("sign", "--party", party, "--by", who, "--method", "email", *day).code == 0
    text = plan.read_text(encoding="utf-8")
    base, theirs = tmp_path / "base", tmp_path / "theirs"
    base.write_text(text, encoding="utf-8")
    theirs.write_text(text.replace("priority: high", "priority: low", 1), encoding="utf-8")

    result = cli("git", "merge", base, plan, theirs, plan, "--stdout")

    assert result.code == 0
    assert f"{plan}: changed since agreed: 1 change to what was signed" in result.err
    assert cli("git", "merge", base, plan, base, plan, "--stdout").err == ""


def test_the_line_that_an_earlier_kamplan_wrote_is_replaced(repo: Repo, cli: Cli) -> None:
    repo.write(".gitattributes", "*.png binary\naccounts/*/plan.yaml merge=kamplan\n")

    cli("git", "install")

    assert (repo.root / ".gitattributes").read_text() == f"*.png binary\n{ATTRIBUTES}\n"


class TestTextconv:
    """What `git diff` shows of a plan."""

    def changed(self, repo: Repo, text: str) -> list[str]:
        """Return the lines that git shows as gone and come, in the diff and in the log alike."""
        repo.write(PLAN, REFERENCE)
        repo.commit("First draft")
        repo.write(PLAN, text)
        shown = repo.git("diff", "--unified=0")
        repo.commit("Second")
        logged = repo.git("log", "-p", "-1", "--unified=0")
        assert logged.partition("@@")[2] == shown.partition("@@")[2]
        heads = ("+++", "---")
        return [
            one for one in shown.splitlines() if one[:1] in ("+", "-") and not one.startswith(heads)
        ]

    def test_a_change_is_a_line_that_names_its_item(self, repo: Repo, cli: Cli) -> None:
        cli("git", "install")

        harder = REFERENCE.replace("target: {value: 3, by", "target: {value: 2, by")

        assert self.changed(repo, harder) == [
            "-Criterion same-day-cancellations | target / value: 3",
            "+Criterion same-day-cancellations | target / value: 2",
        ]

    def test_what_says_the_same_shows_no_difference(self, repo: Repo, cli: Cli) -> None:
        cli("git", "install")

        other = REFERENCE.replace("attendees: [penhale, marsh]", "attendees: [marsh, penhale]")
        other = other.replace("currency: GBP  ", "currency: 'GBP'  ").replace("\n\n", "\n\n\n")

        assert other != REFERENCE
        assert self.changed(repo, other) == []

    def test_git_compares_lines_again_once_it_is_uninstalled(self, repo: Repo, cli: Cli) -> None:
        cli("git", "install")
        cli("git", "uninstall")

        lines = self.changed(repo, REFERENCE.replace("currency: GBP  ", "currency: EUR  "))

        assert [one[:14] for one in lines] == ["-currency: GBP", "+currency: EUR"]

    @pytest.mark.parametrize(
        ("broken", "shown"),
        [
            ("needs: [\n", "needs: [\n"),
            ("- a list", "- a list"),
            ("a: \x1b[31m\x00\r\nb:\n", "a: \\u001b[31m\\u0000\nb:\n"),
        ],
    )
    def test_what_cannot_be_read_is_shown_line_by_line(
        self, repo: Repo, cli: Cli, broken: str, shown: str
    ) -> None:
        repo.write("broken.yaml", broken)

        result = cli("git", "textconv", "broken.yaml")

        assert (result.code, result.out, result.err) == (0, shown, "")

    def test_every_value_of_a_plan_is_told(self, repo: Repo, cli: Cli) -> None:
        repo.write(PLAN, REFERENCE)
        lines = cli("git", "textconv", PLAN).out.splitlines()

        assert (
            "Need parking-cost | verbatim: “It's four pounds an hour to park and I'm here for five.”"
            in lines
        )
        assert "Need parking-cost | said by: Moira Penhale" in lines
        assert "Commitment analyst-on-site | in: initiative level-the-week" in lines
        assert "Commitment analyst-on-site | due: 2026-02-27" in lines
        assert len(lines) == len(set(lines))

    def test_a_value_makes_no_line_of_its_own(self, repo: Repo, cli: Cli) -> None:
        repo.write(
            PLAN, REFERENCE.replace("sector: acute hospital", 'sector: "a\\nNeed x | no: 1"')
        )

        assert "a Need x | no: 1" in cli("git", "textconv", PLAN).out

    def test_a_file_that_is_not_there_is_said(self, repo: Repo, cli: Cli) -> None:
        result = cli("git", "textconv", "none.yaml")

        assert (result.code, result.out) == (2, "")
        assert "`none.yaml` cannot be read" in result.err
        assert repo.root.is_dir()
