"""What all rules together say of whole plans with their notes."""

import csv
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from kamplan.config import load_settings
from kamplan.diagnostics import Diagnostic, Severity
from kamplan.lint import ALL_RULES, Context, Group, lint_plan
from kamplan.planfile import load_plan
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples"
REFERENCE = ROOT / "tests/data/plan.reference.yaml"
SPOKEN = {rule.name for rule in ALL_RULES if rule.group in (Group.IDENTITY, Group.VOICE)}
DAY = date(2026, 12, 20)


def judge(plan: Path, account: str, settings: Path | None = None) -> list[Diagnostic]:
    """Judge a plan by all rules, with the notes that lie beside it."""
    content = settings.read_bytes() if settings else None
    given = load_settings(content, PurePosixPath("kamplan.yaml"))
    assert given.diagnostics == ()

    def find_notes(path: str) -> str | None:
        notes = plan.parent / path
        return notes.read_text(encoding="utf-8") if notes.is_file() else None

    context = Context(DAY, given.settings, find_notes=find_notes)
    path = PurePosixPath(f"accounts/{account}/plan.yaml")
    return list(lint_plan(load_plan(plan.read_bytes(), path), ALL_RULES, context))


def judge_example(name: str, account: str) -> list[Diagnostic]:
    root = EXAMPLES / name
    settings = root / "kamplan.yaml"
    return judge(
        root / f"accounts/{account}/plan.yaml", account, settings if settings.is_file() else None
    )


def errors(found: list[Diagnostic]) -> list[str]:
    return [f"{one.span.line} {one.rule}" for one in found if one.severity is Severity.ERROR]


def test_the_reference_plan_has_no_error() -> None:
    assert errors(judge(REFERENCE, "st-brannocs")) == []


@pytest.mark.parametrize(
    ("name", "unheard"),
    [
        ("st-brannocs", ["home-care team", "dermatology", "children's clinic"]),
        ("dornbach", ["Brenneck", "Pune"]),
        ("norrvik", ["warehouse temps", "Finland depots"]),
        ("najd", ["المصنع"]),
    ],
)
def test_an_example_is_heard_well_and_says_where_nobody_was_asked(
    name: str, unheard: list[str]
) -> None:
    found = judge_example(name, name)

    assert errors(found) == []
    assert [one.message for one in found if one.rule in SPOKEN] == [
        f"no need was heard from the people of `{unit}`" for unit in unheard
    ]


def test_each_planted_fault_is_found_once_in_its_line() -> None:
    with (EXAMPLES / "bad/planted.tsv").open(encoding="utf-8", newline="") as file:
        planted = [(row["rule"], int(row["line"])) for row in csv.DictReader(file, delimiter="\t")]

    found = [(one.rule, one.span.line) for one in judge_example("bad", "bad-plan")]

    assert {one: found.count(one) for one in planted} == dict.fromkeys(planted, 1)
    assert sorted(one for one in found if one[0] in SPOKEN and one not in planted) == []
