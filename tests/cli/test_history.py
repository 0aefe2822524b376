"""`kamplan history`: the iterations as told to people and programs, and the life of one item."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from kamplan.reporters.history_schema import build_history_schema
from tests.conftest import ROOT, Cli, LayOut, Repo
from tests.render.pages import Page

REFERENCE = (ROOT / "tests/data/plan.reference.yaml").read_text(encoding="utf-8")
PLAN = "accounts/st-brannocs/plan.yaml"
HARDER = REFERENCE.replace("target: {value: 3, by", "target: {value: 2, by")


@pytest.fixture
def dornbach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lay_out: LayOut) -> Path:
    """Give the repository of an example, and stand in it."""
    folder = tmp_path / "dornbach"
    lay_out("dornbach", folder)
    monkeypatch.chdir(folder)
    return folder


def test_every_iteration_says_who_when_why_and_what(dornbach: Path, cli: Cli) -> None:
    found = cli("history", "--reverse").out

    assert dornbach.is_dir()
    assert found.startswith(
        "accounts/dornbach/plan.yaml  7 iterations from 2026-02-27 to 2027-03-16\n\n"
        "8b83031  2026-02-27  Kari Moen  [first-draft]\n"
        "  First draft after four sessions\n"
        "  the first version: 13 needs, "
    )
    assert "2026-03-06  Sabine Wirth\n  Dornbach's changes, with Lena Odendahl's own words" in found
    assert "raised from medium to high" in found


def test_the_life_of_one_need(dornbach: Path, cli: Cli) -> None:
    result = cli("history", "--item", "carbon-number")

    assert (result.code, result.err) == (0, "")
    assert result.out.count("\n    * ") == 2
    assert "New need: “By 2028 I must show the CO2" in result.out
    assert dornbach.is_dir()


def test_for_programs_as_the_schema_says(dornbach: Path, cli: Cli) -> None:
    for more in ((), ("--item", "need/carbon-number")):
        data = json.loads(cli("history", "--format", "json", *more).out)
        Draft202012Validator(build_history_schema()).validate(data)

    assert len(json.loads(cli("history", "--format", "json").out)["iterations"]) == 7
    assert data["item"] == {"kind": "need", "id": "carbon-number"}
    assert [one["state"] for one in data["iterations"]] == ["changed", "first"]
    assert dornbach.is_dir()


def test_the_schema_is_printed(cli: Cli) -> None:
    assert json.loads(cli("schema", "history").out) == build_history_schema()


def test_a_page_holds_nothing_that_comes_to_life(repo: Repo, cli: Cli) -> None:
    repo.write(PLAN, REFERENCE)
    repo.commit("@all <b>look</b> [here](http://example.test)")

    found = cli("history", "--format", "markdown").out

    assert "## 2026-01-05: `@all <b>look</b> [here](http://example.test)`\n" in found
    assert "`Ella Marsh`, `" in found


def test_what_was_signed_is_marked_where_it_was_first_said(
    repo: Repo, cli: Cli, lay_out: LayOut
) -> None:
    lay_out("dornbach", repo.root / "made")
    text = (repo.root / "made/accounts/dornbach/plan.yaml").read_text(encoding="utf-8")
    sessions = repo.root / "made/accounts/dornbach/sessions"
    for one in sessions.iterdir():
        repo.write(f"accounts/dornbach/sessions/{one.name}", one.read_text(encoding="utf-8"))
    subprocess.run(["rm", "-r", str(repo.root / "made")], check=True)
    repo.write("accounts/dornbach/plan.yaml", text.replace("priority: high", "priority: low", 1))
    repo.commit("Draft")
    repo.write("accounts/dornbach/plan.yaml", text)
    agreed = repo.commit("As agreed")
    for party, who in (("customer", "dornbach"), ("supplier", "moen")):
        day = ("--on", "2026-03-20", "--today", "2026-03-20")
        done = cli("sign", "--party", party, "--by", who, "--method", "pull-request", *day)
        assert done.code == 0, done.err
    repo.write("accounts/dornbach/plan.yaml", text + "# later\n")
    repo.commit("A comment")

    iterations = json.loads(cli("history", "--format", "json").out)["iterations"]

    assert [len(one["signed"]) for one in iterations] == [0, 1, 0]
    assert iterations[1]["commit"] == agreed
    assert iterations[1]["signed"][0]["agreedOn"] == "2026-03-20"
    assert "signed: sign-off 1 by " in cli("history").out


def test_a_renamed_file_is_followed(repo: Repo, cli: Cli) -> None:
    repo.write("accounts/hospital/plan.yaml", REFERENCE)
    repo.commit("First draft")
    (repo.root / "accounts/hospital").rename(repo.root / "accounts/st-brannocs")
    repo.write(PLAN, HARDER)
    repo.commit("By its name")

    found = cli("history").out

    assert "the file was accounts/hospital/plan.yaml before\n  1 change: 1 material" in found
    assert "the first version" in found


def test_a_merge_without_changes_of_its_own_repeats_none(repo: Repo, cli: Cli) -> None:
    repo.write(PLAN, REFERENCE)
    repo.commit("First draft")
    repo.git("checkout", "--quiet", "-b", "customer")
    repo.write(PLAN, HARDER)
    repo.commit("Harder")
    repo.git("checkout", "--quiet", "main")
    repo.write(PLAN, REFERENCE.replace("focus: journey  ", "focus: growth  "))
    repo.commit("Focus")
    repo.git("merge", "--quiet", "--no-edit", "customer")

    data = json.loads(cli("history", "--format", "json").out)["iterations"]

    told = [
        change["kind"] for one in data if one["state"] == "changed" for change in one["changes"]
    ]
    assert len(told) == len(set(told)) == 2


def test_a_shallow_clone_says_what_it_does_not_know(
    repo: Repo, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.write(PLAN, REFERENCE)
    repo.commit("First draft")
    repo.write(PLAN, HARDER)
    repo.commit("Harder")
    clone = tmp_path / "clone"
    repo.git("clone", "--quiet", "--depth=1", f"file://{repo.root}", str(clone))
    monkeypatch.chdir(clone)

    found = cli("history").out

    assert "this clone is shallow and begins here" in found
    assert found.endswith("`git fetch --unshallow` fetches them\n")


@pytest.mark.parametrize("limit", [1, 2])
def test_fewer_may_be_asked_for(repo: Repo, cli: Cli, limit: int) -> None:
    for number in range(3):
        repo.write(PLAN, f"{REFERENCE}# {number}\n")
        repo.commit(f"Change {number}")

    found = cli("history", "--limit", limit).out

    assert found.count("Ella Marsh") == limit
    assert f"{3 - limit} more; `--limit 0` tells all" in found


def test_what_cannot_be_told_is_said(repo: Repo, cli: Cli, tmp_path: Path) -> None:
    repo.write(PLAN, REFERENCE)
    assert cli("history").code == 2
    assert cli("history").err.startswith("error: there is no commit yet")
    repo.commit("First draft")

    unknown = cli("history", "--item", "empty-chair")

    assert (unknown.code, unknown.out) == (2, "")
    assert "did you mean `empty-chairs`?" in unknown.err
    repo.write("accounts/other/plan.yaml", REFERENCE)
    assert "no commit holds `accounts/other/plan.yaml` yet" in cli("history", "other").err
    outside = tmp_path / "outside" / "accounts" / "x"
    outside.mkdir(parents=True)
    (outside / "plan.yaml").write_text(REFERENCE, encoding="utf-8")
    assert "git init" in cli("history", outside / "plan.yaml").err


def test_as_a_page(dornbach: Path, cli: Cli) -> None:
    html = cli("history", "--format", "html", "--lang", "en").out
    page = Page(html)

    assert dornbach.is_dir()
    assert (page.misplaced, page.open) == ([], [])
    links = [one for one in page.links if not one.startswith("data:image/svg+xml,")]
    assert [one for one in links if one[1:] not in page.ids] == []
    iterations = json.loads(cli("history", "--format", "json").out)["iterations"]
    assert page.headings.count(3) == len(iterations)
    # A page writes days and numbers as people do, so that only what has none is the same.
    told = [each["sentence"] for one in iterations[:-1] for each in one["changes"]]
    same = [one for one in told if not re.search(r"\d{4}", one)]
    assert len(same) > 10
    shown = " ".join(page.text.split())
    assert [one for one in same if one not in shown] == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (None, ["How the plan with Dornbach Pumpenwerke GmbH came about"]),
        (
            "de",
            [
                "Wie der Plan mit Dornbach Pumpenwerke GmbH entstanden ist",
                "Fassungen vom ",
                "Die erste Fassung: ",
            ],
        ),
        (
            "fr",
            [
                "Comment le plan avec Dornbach Pumpenwerke GmbH a vu le jour",
                "La première version : ",
            ],
        ),
        ("en", ["How the plan with Dornbach Pumpenwerke GmbH came about", "The first version: "]),
    ],
)
def test_a_page_speaks_the_language_of_the_plan_or_the_one_asked_for(
    dornbach: Path, cli: Cli, language: str | None, said: list[str]
) -> None:
    assert dornbach.is_dir()
    asked = () if language is None else ("--lang", language)

    page = Page(cli("history", "--format", "html", *asked).out)

    shown = " ".join(page.text.split())
    assert [one for one in said if one not in shown] == []


def test_the_plans_own_language_is_that_of_the_page_while_it_can_be_read(
    dornbach: Path, cli: Cli
) -> None:
    plan = dornbach / "accounts/dornbach/plan.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("language: en", "language: de"), encoding="utf-8")

    assert (
        "Wie der Plan mit Dornbach Pumpenwerke GmbH entstanden ist"
        in cli("history", "--format", "html").out
    )
    plan.write_text("needs: [", encoding="utf-8")
    assert "How the plan with dornbach came about" in cli("history", "--format", "html").out


def test_a_page_of_history_escapes_what_people_wrote(repo: Repo, cli: Cli) -> None:
    repo.write(PLAN, REFERENCE)
    repo.commit("<script>alert(1)</script> & more")

    page = Page(cli("history", "--format", "html").out)

    assert "script" not in page.tags
    assert "<script>alert(1)</script> & more" in page.text


@pytest.mark.parametrize(
    ("language", "said"), [("en", "customer's words"), ("de", "Worte des Kunden")]
)
def test_a_page_marks_where_words_of_the_customer_were_changed(
    repo: Repo, cli: Cli, language: str, said: str
) -> None:
    repo.write(PLAN, REFERENCE)
    repo.commit("First draft")
    repo.write(PLAN, REFERENCE.replace("It's four pounds", "It is four pounds"))
    repo.commit("Tidy up")

    page = Page(cli("history", "--format", "html", "--lang", language).out)

    assert " ".join(page.text.split()).count(said) == 1


@pytest.mark.parametrize("output", ["text", "markdown", "html"])
def test_a_first_version_is_counted_and_not_told_change_by_change(
    repo: Repo, cli: Cli, output: str
) -> None:
    repo.write(PLAN, REFERENCE)
    repo.commit("First draft")

    whole = cli("history", "--format", output).out
    one = cli("history", "--format", output, "--item", "parking-cost").out

    assert "he first version: " in whole
    assert "New need" not in whole
    assert "New need" in one
