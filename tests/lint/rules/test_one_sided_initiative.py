import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.one_sided_initiative import RULE
from tests.lint.conftest import Check, judge_text

OURS = "      - {id: analyst, party: supplier, owner: adeyemi, what: Analyst, due: 2026-02-27}"
THEIRS = "      - {id: chairs, party: customer, owner: penhale, what: Chairs, due: 2026-01-30}"


def initiative(*commitments: str) -> str:
    head = """\
initiatives:
  - id: level-the-week
    title: Level the infusion week
    rank: 1
    needs: [empty-chairs]
    goals: [no-same-day-cancellations]
    start: 2026-01-12
    due: 2026-06-30
    success_criteria:
      - id: same-day-cancellations
        metric: Same-day cancellations
        unit: per month
        baseline: {value: 14, as_of: 2025-09-30, source: unit log}
        target: {value: 3, by: 2026-12-31}
        measured_by: penhale
"""
    return head + "".join(f"{one}\n" for one in ("    commitments:", *commitments) if commitments)


@pytest.mark.parametrize(
    ("commitment", "silent"), [(OURS, "customer"), (THEIRS, "supplier")], ids=["ours", "theirs"]
)
def test_both_sides_promise(check: Check, commitment: str, silent: str) -> None:
    said = check(RULE, initiative(commitment))

    assert said.found == [f"16:5 the {silent} promised nothing in this initiative"]
    assert said.severities == ["warning"]
    assert said.cures == [
        (
            f"kamplan add commitment --initiative level-the-week --party {silent} --owner ID "
            '--what "…" --due DATE'
        )
    ]
    assert said.places == ["initiatives/level-the-week/commitments"]


def test_both_promised(check: Check) -> None:
    assert check(RULE, initiative(OURS, THEIRS)).found == []


def test_at_sign_off_it_is_an_error(check: Check) -> None:
    assert check(RULE, initiative(OURS), stage=Stage.SIGN_OFF).severities == ["error"]


def test_work_that_nobody_promised_is_one_finding() -> None:
    assert judge_text(initiative(), Group.TEXT, Group.INITIATIVES) == [
        "2:5 one-sided-initiative the supplier and the customer promised nothing in this initiative"
    ]


def test_a_commitment_that_cannot_be_read_may_be_theirs() -> None:
    text = initiative(OURS, THEIRS.replace("customer", "client"))

    found = judge_text(text, Group.TEXT, Group.INITIATIVES)

    assert [one.split()[:2] for one in found] == [["18:29", "wrong-type"]]
