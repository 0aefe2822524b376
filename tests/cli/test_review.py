"""`kamplan review`: the block written once, the page made, the answer for CI."""

import shutil
from pathlib import Path

import pytest

from kamplan.planfile import demand_plan
from kamplan.workspace import shown
from tests.conftest import ROOT, Cli, Repo

EARLY = ("--today", "2026-06-30")
DUE = ("--today", "2026-12-20")
LATE = ("--today", "2027-01-01")
VERDICT = "They told us about the carton late once, and said so before I found out."
SAID = (
    "--held-on", "2026-12-15", "--verdict", VERDICT, "--said-by", "strand",
    "--rating", "customer=4", "--rating", "supplier=3", "--next", "continue",
)  # fmt: skip


@pytest.fixture
def plan(repo: Repo) -> Path:
    """The hospital's plan at the end of its year, committed."""
    shutil.copytree(ROOT / "examples/st-brannocs", repo.root, dirs_exist_ok=True)
    repo.commit("The year")
    return repo.root / "accounts/st-brannocs/plan.yaml"


def changed_lines(repo: Repo) -> tuple[list[str], list[str]]:
    """Return the lines that `git diff` shows as added and as removed."""
    lines = repo.git("diff", "--unified=0").splitlines()
    added = [one[1:] for one in lines if one.startswith("+") and not one.startswith("+++")]
    removed = [one[1:] for one in lines if one.startswith("-") and not one.startswith("---")]
    return added, removed


def test_before_it_is_due_it_shows_the_state_so_far(plan: Path, repo: Repo, cli: Cli) -> None:
    before = plan.read_bytes()

    result = cli("review", "st-brannocs", *EARLY)

    assert result.code == 0
    assert "Not due yet: it is from 1 December 2026 on" in result.out
    assert "supplier: " in result.out
    assert "(8 − 14) / (3 − 14)" in result.out
    assert plan.read_bytes() == before
    assert repo.git("status", "--porcelain") == ""


def test_when_due_it_adds_the_block_and_nothing_else(plan: Path, repo: Repo, cli: Cli) -> None:
    result = cli("review", "st-brannocs", *DUE)

    assert result.code == 0
    assert "\nwrote accounts/st-brannocs/plan.yaml\n" in result.out
    assert "next: answer together, under `review:` in accounts/st-brannocs/plan.yaml" in result.err
    added, removed = changed_lines(repo)
    assert removed == []
    assert added[:2] == ["", "review:"]
    assert cli("lint", *DUE).code == 0
    assert demand_plan(plan.read_bytes(), shown(plan)).plan.review is not None


def test_a_second_run_changes_nothing(plan: Path, cli: Cli) -> None:
    cli("review", *DUE)
    once = plan.read_bytes()

    result = cli("review", *LATE)

    assert result.code == 0
    assert "wrote" not in result.out
    assert plan.read_bytes() == once


def test_what_was_said_is_filled_in_line_by_line(plan: Path, repo: Repo, cli: Cli) -> None:
    cli("review", *DUE)
    repo.commit("The block")

    result = cli("review", *SAID, *DUE)

    assert result.code == 0
    assert "Held on 15 December 2026." in result.out
    assert "Next: continue" in result.out
    added, removed = changed_lines(repo)
    assert removed == [
        "  held_on:", "    verbatim:", "    said_by:", "    said_on:",
        "    customer:", "    supplier:", "  next:",
    ]  # fmt: skip
    assert added == [
        "  held_on: 2026-12-15",
        f"    verbatim: {VERDICT}",
        "    said_by: strand",
        "    said_on: 2026-12-15",
        "    customer: 4",
        "    supplier: 3",
        "  next: continue",
    ]
    assert cli("lint", *DUE).code == 0
    assert plan.read_bytes().count(b"review:") == 1


def test_block_and_words_may_come_in_one_run_even_early(plan: Path, cli: Cli) -> None:
    result = cli("review", "--held-on", "2026-11-03", "--next", "pivot", "--today", "2026-11-03")

    assert result.code == 0
    review = demand_plan(plan.read_bytes(), shown(plan)).plan.review
    assert review is not None
    assert (str(review.held_on), review.next) == ("2026-11-03", "pivot")


def test_what_is_written_is_never_changed(plan: Path, cli: Cli) -> None:
    cli("review", *SAID, *DUE)
    once = plan.read_bytes()

    same = cli("review", *SAID, *DUE)
    other = cli("review", "--next", "close", *DUE)

    assert (same.code, other.code) == (0, 2)
    assert "review/next already says `continue`" in other.err
    assert plan.read_bytes() == once


@pytest.mark.parametrize(
    ("today", "code", "said"),
    [
        ("2026-06-30", 0, "st-brannocs: Not due yet"),
        ("2026-12-01", 0, "Due since 1 December 2026, to be held by 31 December 2026: 30 days"),
        ("2026-12-31", 0, "0 days left"),
        ("2027-01-01", 1, "Overdue by 1 day"),
    ],
)
def test_check_fails_only_when_overdue(
    plan: Path, cli: Cli, today: str, code: int, said: str
) -> None:
    before = plan.read_bytes()

    result = cli("review", "--check", "--today", today)

    assert result.code == code
    assert said in result.out
    assert plan.read_bytes() == before


def test_check_is_content_once_it_was_held(plan: Path, cli: Cli) -> None:
    cli("review", *SAID, *DUE)

    result = cli("review", "--check", "--today", "2027-06-30")

    assert (result.code, result.out) == (0, "st-brannocs: Held on 15 December 2026.\n")
    assert plan.is_file()


@pytest.mark.parametrize(
    ("options", "first"),
    [
        (("--to", "markdown"), "# St. Brannoc's University Hospital and Tessaly Biologics"),
        (("--to", "html"), "<!doctype html>"),
        (("--to", "markdown", "-o", "-"), "# St. Brannoc's"),
    ],
)
def test_a_page_goes_to_stdout_and_the_plan_stays(
    plan: Path, cli: Cli, options: tuple[str, ...], first: str
) -> None:
    before = plan.read_bytes()

    result = cli("review", *options, *DUE)

    assert result.code == 0
    assert result.out.startswith(first)
    assert plan.read_bytes() == before


@pytest.mark.parametrize("name", ["review.html", "review.md"])
def test_the_files_name_says_which_page(plan: Path, repo: Repo, cli: Cli, name: str) -> None:
    before = plan.read_bytes()

    result = cli("review", "-o", name, *DUE)

    assert (result.code, result.out) == (0, "")
    assert f"wrote {name} (" in result.err
    text = (repo.root / name).read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>" if name.endswith("html") else "# ")
    assert plan.read_bytes() == before


def test_a_page_is_made_anew_and_nothing_else_is_replaced(plan: Path, repo: Repo, cli: Cli) -> None:
    (repo.root / "mine.md").write_text("# Mine\n")
    before = plan.read_bytes()

    again = [cli("review", "-o", name, *DUE).code for name in ("a.html", "a.html", "b.md", "b.md")]
    refused = [cli("review", "--to", "html", "-o", path, *DUE) for path in ("mine.md", plan)]
    forced = cli("review", "-o", "mine.md", "--force", *DUE)

    assert again == [0, 0, 0, 0]
    assert [one.code for one in refused] == [2, 2]
    assert "kamplan did not make it" in refused[0].err
    assert plan.read_bytes() == before
    assert forced.code == 0


def test_page_and_check_may_be_asked_in_one_run(plan: Path, repo: Repo, cli: Cli) -> None:
    result = cli("review", "--check", "--to", "html", "-o", "review.html", *LATE)

    assert result.code == 1
    assert (repo.root / "review.html").is_file()
    assert plan.is_file()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--held-on", "2026-13-01"), "--held-on: `2026-13-01` is not a day"),
        (("--rating", "customer=6"), "--rating `customer=6` is no rating"),
        (("--rating", "both=3"), "is no rating"),
        (("--rating", "customer"), "is no rating"),
        (("--rating", "customer=3", "--rating", "customer=4"), "two ratings by the customer"),
        (("--verdict", "Good."), "say whose words they are"),
        (("--verdict", " ", "--said-by", "strand"), "the verdict is empty"),
        (("--verdict", "Good.", "--said-by", "marsh"), "`marsh` is the supplier's"),
        (("--verdict", "Good.", "--said-by", "nobody"), "there is no contact `nobody`"),
        (("--said-by", "strand"), "--said-by goes with --verdict"),
        (("--next", "maybe"), "maybe"),
        (("--to", "html", "--next", "close"), "write nothing to the plan"),
        (("--check", "--held-on", "2026-12-15"), "write nothing to the plan"),
        (("-o", "review.docx"), "does not say which form"),
        (("--to", "html", "-o", "no/such/folder.html"), "cannot be written"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    plan: Path, cli: Cli, options: tuple[str, ...], said: str
) -> None:
    before = plan.read_bytes()

    result = cli("review", *options, *DUE)

    assert result.code == 2
    assert said in " ".join(result.err.split())
    assert plan.read_bytes() == before


def test_a_plan_with_faults_is_told_with_what_to_type(plan: Path, cli: Cli) -> None:
    plan.write_text(plan.read_text(encoding="utf-8") + "surprise: 1\n", encoding="utf-8")

    result = cli("review", *DUE)

    assert result.code == 2
    assert "key `surprise` is not known" in result.err
    assert "kamplan lint" in result.err


def test_line_ends_and_a_mark_of_byte_order_survive(plan: Path, cli: Cli) -> None:
    text = plan.read_text(encoding="utf-8").replace("\n", "\r\n")
    plan.write_bytes(b"\xef\xbb\xbf" + text.encode())

    result = cli("review", *SAID, *DUE)

    assert result.code == 0
    raw = plan.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf" + text.encode())
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_a_new_plan_has_nothing_to_look_back_on_yet(repo: Repo, cli: Cli) -> None:
    cli("new", "acme", "--start", "2026-01-01", "--today", "2025-12-01")

    result = cli("review", *EARLY)

    assert result.code == 0
    assert "nothing was promised" in result.out
    assert "Needs: none heard yet" in result.out
    assert repo.root.is_dir()
