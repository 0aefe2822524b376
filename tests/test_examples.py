"""The examples hold together: words, references, parties, figures and histories."""

import csv
import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from ruamel.yaml import YAML

EXAMPLES = Path(__file__).parent.parent / "examples"
GOOD = ("dornbach", "najd", "norrvik", "st-brannocs")
WITH_HISTORY = ("dornbach", "norrvik", "st-brannocs")

CUSTOMER = "customer"
SUPPLIER = "supplier"
EITHER = "either"

ATTAINMENT = {
    ("st-brannocs", "same-day-cancellations"): "0.82",
    ("dornbach", "short-boxes"): "0.95",
    ("dornbach", "line-two-stops"): "0.88",
    ("dornbach", "invoices-matched"): "1.03",
    ("dornbach", "seal-leaking-returns"): "0.71",
    ("dornbach", "parts-with-figure"): "1.00",
    ("norrvik", "hand-typed"): "0.94",
    ("norrvik", "days-to-repay"): "1.00",
    ("norrvik", "drivers-say-fine"): "0.84",
    ("norrvik", "active-on-day-one"): "0.97",
}

Plan = dict[str, Any]


def load_generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "make_repository", EXAMPLES / "make_repository.py"
    )
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module


make_repository = load_generator()


def folder_of(name: str) -> Path:
    return EXAMPLES / name / "accounts" / ("bad-plan" if name == "bad" else name)


def text_of(name: str) -> str:
    return (folder_of(name) / "plan.yaml").read_text(encoding="utf-8")


def parsed(text: str) -> Plan:
    plan: Plan = YAML(typ="safe", pure=True).load(text)
    return plan


def plain(text: str) -> str:
    """Reduce a text to its words: no line breaks, one sort of quotation mark and of dash."""
    text = re.sub(r"(?m)^\s*>\s?", "", text)
    text = re.sub(r"[‘’‚‛`´]", "'", text)
    text = re.sub(r"[“”„‟«»]", '"', text)
    text = re.sub(r"[–—−]", "-", text)
    return re.sub(r"\s+", " ", text).strip()


def commitments(plan: Plan) -> Iterator[dict[str, Any]]:
    for initiative in plan["initiatives"]:
        yield from initiative["commitments"]


def criteria(plan: Plan) -> Iterator[dict[str, Any]]:
    for initiative in plan["initiatives"]:
        yield from initiative["success_criteria"]


def mentions(plan: Plan) -> Iterator[tuple[str, str | None, str]]:
    """Yield every contact that a plan names: where, whom, and of which party it must be."""
    for party in (CUSTOMER, SUPPLIER):
        yield f"{party}.lead", plan[party]["lead"], party
    yield "relationship.said_by", plan["relationship"]["said_by"], CUSTOMER
    yield from _in_people(plan)
    yield from _in_sessions(plan)
    yield from _in_boxes(plan["six_boxes"])
    yield from _in_needs(plan)
    yield from _in_initiatives(plan)
    yield from _in_calendar(plan)


def _in_people(plan: Plan) -> Iterator[tuple[str, str | None, str]]:
    for contact in plan["contacts"]:
        yield f"{contact['id']}.reports_to", contact.get("reports_to"), contact["party"]
    for one in plan["expected_return"]:
        yield one["id"], one["said_by"], one["party"]
    for cell in plan["white_space"]["cells"]:
        yield "cell.owner", cell.get("owner"), SUPPLIER
    for one in plan["white_space"].get("relationships_to_build", ()):
        yield "relationships_to_build", one.get("introduced_by"), CUSTOMER


def _in_sessions(plan: Plan) -> Iterator[tuple[str, str | None, str]]:
    for session in plan["sessions"]:
        where = session["id"]
        for who in session["attendees"]:
            yield where, who, EITHER
        for one in session.get("briefed", ()):
            yield where, one["who"], CUSTOMER
            yield where, one["briefed_by"], SUPPLIER
        for one in session.get("follow_ups", ()):
            yield where, one["owner"], EITHER
        yield f"{where}.approved_by", session.get("approved_by"), CUSTOMER


def _in_boxes(boxes: Plan) -> Iterator[tuple[str, str | None, str]]:
    for one in boxes["assumptions"]["believed"]:
        yield "believed", one.get("checked_with"), CUSTOMER
    for one in boxes["team"]:
        yield "team", one["who"], SUPPLIER
        for who in one["relationships"]:
            yield "team.relationships", who, CUSTOMER
    for goal in boxes["goals"]:
        yield f"{goal['id']}.confirmed_by", goal.get("confirmed_by"), CUSTOMER


def _in_needs(plan: Plan) -> Iterator[tuple[str, str | None, str]]:
    for need in plan["needs"]:
        where = need["id"]
        yield f"{where}.said_by", need["said_by"], CUSTOMER
        yield f"{where}.confirmed_by", need.get("confirmed_by"), CUSTOMER
        yield f"{where}.met_confirmed_by", need.get("met_confirmed_by"), CUSTOMER
        yield f"{where}.decided_by", need.get("decided_by"), SUPPLIER
        for one in need.get("corrections", ()):
            yield f"{where}.corrections", one["by"], CUSTOMER


def _in_initiatives(plan: Plan) -> Iterator[tuple[str, str | None, str]]:
    for one in commitments(plan):
        other = SUPPLIER if one["party"] == CUSTOMER else CUSTOMER
        yield f"{one['id']}.owner", one["owner"], one["party"]
        yield f"{one['id']}.dropped_agreed_by", one.get("dropped_agreed_by"), other
    for one in criteria(plan):
        yield f"{one['id']}.measured_by", one["measured_by"], CUSTOMER
    for one in plan["initiatives"]:
        yield f"{one['id']}.verified_by", one.get("verified_by"), CUSTOMER


def _in_calendar(plan: Plan) -> Iterator[tuple[str, str | None, str]]:
    for one in (*plan["touchpoints"], *plan["checkpoint_results"]):
        for who in one["attendees"]:
            yield "attendees", who, EITHER
    for one in plan.get("reporting", ()):
        yield one["id"], one["owner"], SUPPLIER
    yield "renewal.owner", plan["renewal"]["owner"], SUPPLIER
    for one in plan["renewal"]["steps"]:
        yield "renewal.steps", one["owner"], EITHER
    handoff = plan.get("handoff")
    if handoff:
        yield "handoff", handoff["customer_told"]["questions_to"], SUPPLIER
        yield "handoff", handoff["confirmed_by"], CUSTOMER


def ids(items: list[Plan]) -> set[str]:
    return {one["id"] for one in items}


def attainment(criterion: Mapping[str, Any]) -> Decimal:
    start, target, last = (
        Decimal(str(value))
        for value in (
            criterion["baseline"]["value"],
            criterion["target"]["value"],
            max(criterion["readings"], key=lambda one: one["on"])["value"],
        )
    )
    return (last - start) / (target - start)


@pytest.mark.parametrize("name", [*GOOD, "bad"])
def test_the_words_of_every_need_stand_in_the_notes_of_its_session(name: str) -> None:
    plan = parsed(text_of(name))
    notes = {
        one["id"]: plain((folder_of(name) / one["notes"]).read_text(encoding="utf-8"))
        for one in plan["sessions"]
    }
    missing = [
        need["id"]
        for need in plan["needs"]
        if "session" in need and plain(need["verbatim"]) not in notes[need["session"]]
    ]

    assert missing == []


@pytest.mark.parametrize("name", GOOD)
def test_the_words_of_every_expected_return_stand_in_the_notes_of_that_day(name: str) -> None:
    plan = parsed(text_of(name))
    notes = {
        one["on"]: plain((folder_of(name) / one["notes"]).read_text(encoding="utf-8"))
        for one in plan["sessions"]
    }

    for one in plan["expected_return"]:
        assert plain(one["verbatim"]) in notes[one["said_on"]], one["id"]


@pytest.mark.parametrize("name", GOOD)
def test_a_need_was_said_on_the_day_of_its_session_by_someone_who_was_there(name: str) -> None:
    plan = parsed(text_of(name))
    sessions = {one["id"]: one for one in plan["sessions"]}

    for need in plan["needs"]:
        if "session" in need:
            session = sessions[need["session"]]
            assert need["said_on"] == session["on"], need["id"]
            assert need["said_by"] in session["attendees"], need["id"]


@pytest.mark.parametrize("name", GOOD)
def test_every_person_named_is_a_contact_of_the_right_party(name: str) -> None:
    plan = parsed(text_of(name))
    parties = {one["id"]: one["party"] for one in plan["contacts"]}
    wrong = [
        (where, who)
        for where, who, party in mentions(plan)
        if who is not None and (who not in parties or party not in (EITHER, parties[who]))
    ]

    assert wrong == []


@pytest.mark.parametrize("name", GOOD)
def test_every_need_goal_criterion_and_session_referred_to_is_there(name: str) -> None:
    plan = parsed(text_of(name))
    goals, needs = ids(plan["six_boxes"]["goals"]), ids(plan["needs"])
    looming = plan["account"]["profile"]["looming"]

    assert {one["session"] for one in plan["needs"] if "session" in one} <= ids(plan["sessions"])
    assert {one["asked"] for one in looming} <= needs
    for challenge in plan["six_boxes"]["strategy"]["challenges"]:
        assert set(challenge["goals"]) <= goals
    for initiative in plan["initiatives"]:
        assert set(initiative["goals"]) <= goals
        assert set(initiative["needs"]) <= needs
    for one in plan["expected_return"]:
        assert set(one.get("criteria", ())) <= ids(list(criteria(plan)))


@pytest.mark.parametrize("name", GOOD)
def test_exactly_the_needs_acted_on_are_served_by_an_initiative(name: str) -> None:
    plan = parsed(text_of(name))
    served = {need for one in plan["initiatives"] for need in one["needs"]}

    assert served == {one["id"] for one in plan["needs"] if one["intent"] == "act"}


@pytest.mark.parametrize("name", GOOD)
def test_both_parties_promise_something_in_every_initiative(name: str) -> None:
    for one in parsed(text_of(name))["initiatives"]:
        assert {each["party"] for each in one["commitments"]} == {CUSTOMER, SUPPLIER}, one["id"]


@pytest.mark.parametrize(("name", "criterion"), ATTAINMENT)
def test_attainment_comes_out_as_both_sides_reckoned_it(name: str, criterion: str) -> None:
    found = {one["id"]: one for one in criteria(parsed(text_of(name)))}

    assert f"{attainment(found[criterion]):.2f}" == ATTAINMENT[name, criterion]


@pytest.mark.parametrize("name", WITH_HISTORY)
def test_iterations_are_undone_and_made_again_exactly(name: str) -> None:
    end = text_of(name)
    iterations = make_repository.read_iterations(name)
    text = end
    for one in reversed(iterations):
        text = one.undo(text)
    first = text
    for one in iterations:
        text = one.redo(text)

    assert text == end
    assert first != end


@pytest.mark.parametrize("name", WITH_HISTORY)
def test_every_draft_can_be_read_and_dates_never_run_backwards(name: str) -> None:
    history = make_repository.drafts(name)
    days = [iteration.day for iteration, _ in history]

    assert days == sorted(days)
    for iteration, text in history:
        plan = parsed(text)
        assert plan["account"]["id"] == name
        assert all(
            reading["on"] <= iteration.day
            for criterion in criteria(plan)
            for reading in criterion["readings"]
        ), iteration.message
        assert all(
            one.get("done_on") is None or one["done_on"] <= iteration.day
            for one in commitments(plan)
        ), iteration.message


def test_a_replacement_that_does_not_fit_the_plan_is_told() -> None:
    first, second, *_ = make_repository.read_iterations("dornbach")

    assert first.redo("unchanged") == "unchanged"
    with pytest.raises(make_repository.ExampleError, match="exactly once"):
        second.redo("nothing of this stands here")


def git(folder: Path, *arguments: str) -> list[str]:
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return done.stdout.splitlines()


@pytest.mark.parametrize("name", WITH_HISTORY)
def test_two_runs_make_the_same_commits(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_repository.build(name, tmp_path / "one")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Somebody else")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    make_repository.build(name, tmp_path / "two")
    monkeypatch.delenv("GIT_DIR")
    one, two = (git(tmp_path / each, "rev-list", "--all") for each in ("one", "two"))

    assert one == two
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("name", WITH_HISTORY)
def test_the_repository_ends_in_the_example_itself(name: str, tmp_path: Path) -> None:
    make_repository.build(name, tmp_path)
    plan = f"accounts/{name}/plan.yaml"

    assert set(git(tmp_path, "tag")) == {"first-draft", "agreed", "year-end"}
    assert git(tmp_path, "rev-parse", "year-end") == git(tmp_path, "rev-parse", "HEAD")
    assert git(tmp_path, "diff", "--name-only", "agreed~", "agreed") == []
    assert git(tmp_path, "status", "--porcelain") == []
    assert (tmp_path / plan).read_bytes() == (EXAMPLES / name / plan).read_bytes()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

    assert make_repository.main(["dornbach", str(tmp_path)]) == 2
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


def test_what_is_planted_in_the_bad_plan_stands_in_the_line_named() -> None:
    text = text_of("bad")
    plan = YAML(typ="rt", pure=True).load(text)
    with (EXAMPLES / "bad" / "planted.tsv").open(encoding="utf-8", newline="") as file:
        planted = list(csv.DictReader(file, delimiter="\t"))

    for one in planted:
        *above, last = [int(step) if step.isdigit() else step for step in one["route"].split("/")]
        holder = plan
        for step in above:
            holder = holder[step]
        key = last if isinstance(last, int) else str(last)
        if key in holder or isinstance(key, int):
            place = holder.lc.item(key) if isinstance(key, int) else holder.lc.key(key)
            assert int(one["line"]) == place[0] + 1, one
        else:  # what is missing is looked for where its item begins
            assert int(one["line"]) == holder.lc.line + 1, one
