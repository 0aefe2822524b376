"""`kamplan needs`: what is listed, in which order, and how it looks at any width."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from kamplan.cli.needs import IntentFilter, KindFilter, NeedsOrder, PriorityFilter
from kamplan.model.shape import shape_of
from kamplan.render.columns import width_of
from kamplan.review.needs import ORDERS
from tests.conftest import ROOT, Cli, Repo


def ids(cli: Cli, *options: str) -> list[str]:
    done = cli("needs", "--format", "json", *options)
    assert done.code == 0, done.err
    return [one["id"] for one in json.loads(done.out)["needs"]]


@pytest.mark.parametrize("width", [40, 60, 80, 140])
@pytest.mark.parametrize("name", ["st-brannocs", "najd"])
def test_it_is_right_at_any_width(
    name: str,
    width: int,
    cli: Cli,
    snapshot: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT / "examples" / name)
    monkeypatch.setenv("COLUMNS", str(width))

    done = cli("needs")

    assert done.code == 0
    assert max(map(width_of, done.out.splitlines())) <= width
    snapshot(f"{name}-{width}.txt", done.out)


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (("--intent", "undecided"), ["bad-veins"]),
        (("--open",), ["bad-veins"]),
        (("--intent", "wont-act"), ["parking-cost", "fridge-warning"]),
        (("--said-by", "ebbs", "--priority", "medium"), ["number-rang-out"]),
        (("--kind", "want", "--said-by", "obi"), ["bad-veins"]),
        (("--theme", "access-cost"), ["parking-cost"]),
        (("--unserved",), []),
        (("--intent", "none"), []),
        (("--unconfirmed",), []),
    ],
)
def test_what_is_asked_for_is_listed(
    hospital: Path, cli: Cli, options: tuple[str, ...], wanted: list[str]
) -> None:
    assert ids(cli, *options) == wanted
    assert hospital.is_file()


def test_what_is_left_to_do_follows_the_plan(hospital: Path, cli: Cli) -> None:
    text = hospital.read_text(encoding="utf-8")
    text = text.replace("needs: [empty-chairs, ", "needs: [")
    text = text.replace("    confirmed_by: obi\n    confirmed_on: 2025-11-18\n", "", 1)
    hospital.write_text(text, encoding="utf-8")

    assert ids(cli, "--unserved") == ["empty-chairs"]
    assert ids(cli, "--unconfirmed") == ["bad-veins"]
    before = ids(cli, "--unmet")
    cli("confirm", "parking-cost", "--by", "ebbs", "--met", "--today", "2026-12-20")
    assert set(before) - set(ids(cli, "--unmet")) == {"parking-cost"}


def test_since_counts_the_day_itself(hospital: Path, cli: Cli) -> None:
    all_of_it = ids(cli)
    since = ids(cli, "--since", "2025-11-18")

    assert "parking-cost" in since
    assert "empty-chairs" not in since
    assert len(since) < len(all_of_it)
    assert ids(cli, "--since", "2025-09-16") == all_of_it
    assert hospital.is_file()


def test_it_sorts_and_keeps_what_is_alike_in_the_plans_order(hospital: Path, cli: Cli) -> None:
    plan = ids(cli)
    rows = {one["id"]: one for one in json.loads(cli("needs", "--format", "json").out)["needs"]}

    by_priority = ids(cli, "--sort", "priority")

    rank = ["high", "medium", "low"]
    assert by_priority == sorted(plan, key=lambda one: rank.index(rows[one]["priority"]))
    assert by_priority != plan
    assert ids(cli, "--reverse") == plan[::-1]
    assert ids(cli, "--sort", "said-on") == sorted(plan, key=lambda one: rows[one]["said_on"])
    assert ids(cli, "--sort", "id") == sorted(plan)
    assert hospital.is_file()


def test_csv_is_the_exported_table_with_the_initiatives(account: Path, cli: Cli) -> None:
    done = cli("needs", "--intent", "wont-act", "--format", "csv")

    rows = list(csv.DictReader(StringIO(done.out), strict=True))
    assert len(rows) == 1
    assert rows[0]["id"] == "parking-cost"
    assert rows[0]["verbatim"] == "It's four pounds an hour to park and I'm here for five."
    assert rows[0]["initiatives"] == ""
    exported = cli("export", "--to", "csv", "--table", "needs").out.splitlines()
    assert done.out.splitlines()[0] == f"{exported[0]},initiatives"
    assert account.is_dir()


def test_json_keeps_to_its_schema_and_has_every_field(account: Path, cli: Cli) -> None:
    schema = json.loads(cli("schema", "needs").out)
    document = json.loads(cli("needs", "--format", "json").out)

    Draft202012Validator(schema).validate(document)
    field = shape_of("plan").fields["needs"].element
    assert field
    assert field.record
    assert set(document["needs"][0]) == {*field.record.fields, "initiatives"}
    assert document["total"] == 2
    assert account.is_dir()


def test_the_choices_are_those_of_the_model() -> None:
    field = shape_of("plan").fields["needs"].element
    assert field
    assert field.record
    shape = field.record.fields

    assert {one.value for one in IntentFilter} - {"none"} == set(shape["intent"].choices)
    assert {one.value for one in KindFilter} == set(shape["kind"].choices)
    assert {one.value for one in PriorityFilter} == set(shape["priority"].choices)
    assert tuple(one.value for one in NeedsOrder) == ORDERS


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), 'next: kamplan add need --verbatim "…"'),
        (("--open",), 'next: kamplan add need --verbatim "…"'),
    ],
)
def test_an_empty_plan_names_the_next_step(
    repo: Repo, cli: Cli, options: tuple[str, ...], said: str
) -> None:
    cli("new", "acme")

    done = cli("needs", *options)

    assert (done.code, done.out) == (0, "")
    assert said in done.err
    assert repo.root.is_dir()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--unserved",), "every need to be acted on is in an initiative"),
        (("--intent", "none"), "none of the 12 needs is all that was asked for"),
        (("--unconfirmed",), "the customer confirmed all words"),
    ],
)
def test_nothing_found_says_what_that_means(
    hospital: Path, cli: Cli, options: tuple[str, ...], said: str
) -> None:
    done = cli("needs", *options)

    assert (done.code, done.out) == (0, "")
    assert said in done.err
    assert "next: " in done.err
    assert hospital.is_file()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--said-by", "penhal"), "did you mean --said-by penhale?"),
        (("--theme", "parking"), "--theme: the plan has no `parking`"),
        (("--session", "\x1b"), "\\u001b"),
        (("--since", "yesterday"), "is not a day"),
        (("--intent", "maybe"), "maybe"),
        (("nobody",), "nobody"),
    ],
)
def test_what_cannot_be_is_refused(
    hospital: Path, cli: Cli, options: tuple[str, ...], said: str
) -> None:
    done = cli("needs", *options)

    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "\x1b" not in done.err
    assert hospital.is_file()


def test_words_of_many_lines_and_odd_characters_stay_on_one(account: Path, cli: Cli) -> None:
    plan = account / "plan.yaml"
    text = plan.read_text(encoding="utf-8")
    words = "It's four pounds an hour to park and I'm here for five."
    odd = '"::error::x\\nsecond line\\t=1+1"'
    plan.write_text(text.replace(words, odd), encoding="utf-8")

    done = cli("needs", "--intent", "wont-act")

    assert done.code == 0
    assert len(done.out.splitlines()) == 2
    assert not done.out.splitlines()[1].startswith("::")
    assert "error::x second line =1+1”" in done.out.splitlines()[1]
