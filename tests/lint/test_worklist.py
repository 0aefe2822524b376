"""What lint says of whole plans: every planted fault where it is, and nothing beside the point."""

import csv
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from kamplan.config import load_settings
from kamplan.diagnostics import Diagnostic
from kamplan.lint import ALL_RULES, Context, Group, Stage, lint_plan
from kamplan.planfile import load_plan

EXAMPLES = Path(__file__).parents[2] / "examples"
GROUPS = (Group.INTENT, Group.INITIATIVES, Group.FRAME, Group.PEOPLE, Group.TIME)
RULES = {rule.name for rule in ALL_RULES if rule.group in GROUPS}


def judge(example: str, today: date, stage: Stage = Stage.DRAFT) -> list[Diagnostic]:
    """Judge an example's plan by the rules of what was planned, as of a day."""
    root = EXAMPLES / example
    (plan,) = root.glob("accounts/*/plan.yaml")
    settings = load_settings((root / "kamplan.yaml").read_text("utf-8"), PurePosixPath("s"))
    context = Context(today, settings.settings, stage)
    rules = [rule for rule in ALL_RULES if rule.name in RULES]
    return list(lint_plan(load_plan(plan.read_bytes(), PurePosixPath("plan.yaml")), rules, context))


def test_each_planted_fault_is_found_where_it_was_planted() -> None:
    with (EXAMPLES / "bad/planted.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    planted = {(one["rule"], int(one["line"])) for one in rows if one["rule"] in RULES}

    found = {(one.rule, one.span.line) for one in judge("bad", date(2026, 3, 1))}

    assert planted
    # Nobody who decides at the customer: planted as such, and found by the voice rules as well.
    assert found - planted == {("no-executive-involved", 29)}
    assert planted - found == set()


@pytest.mark.parametrize(
    ("example", "today"),
    [
        ("st-brannocs", date(2026, 1, 1)),
        ("dornbach", date(2026, 4, 1)),
        ("norrvik", date(2026, 2, 1)),
        ("najd", date(2026, 3, 1)),
    ],
)
def test_a_good_plan_begins_its_year_without_a_finding(example: str, today: date) -> None:
    assert judge(example, today, Stage.SIGN_OFF) == []


@pytest.mark.parametrize(
    ("example", "today", "found"),
    [
        (
            "st-brannocs",
            date(2026, 12, 15),
            [
                "overdue-reconsideration needs/whole-waiting-list/reconsider_on",
                "overdue-reconsideration needs/bad-veins/reconsider_on",
                "overdue-commitment initiatives/level-the-week/commitments/slot-template/due",
                "overdue-commitment initiatives/one-year-picture/commitments/aggregate-counts/due",
                "overdue-commitment initiatives/no-surprises/commitments/sixty-days-notice/due",
                "open-cell-without-step white_space/cells/dermatology, same molecule/by",
            ],
        ),
        (
            "norrvik",
            date(2027, 1, 19),
            [
                "overdue-reconsideration needs/polish-e-invoice/reconsider_on",
                "overdue-commitment initiatives/no-surprises/commitments/sixty-days-notice/due",
            ],
        ),
        ("najd", date(2027, 2, 16), []),
    ],
)
def test_what_is_left_open_at_the_years_end_is_found(
    example: str, today: date, found: list[str]
) -> None:
    assert [f"{one.rule} {one.place}" for one in judge(example, today)] == found
