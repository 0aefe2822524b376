from kamplan.lint.rules.void_signature import RULE
from tests.lint.conftest import Check
from tests.lint.signing import sign

PLAN = """\
summary: Level the infusion week.
initiatives:
  - id: level-the-week
    title: Level the infusion week
    rank: 1
    needs: [empty-chairs]
    goals: [no-same-day-cancellations]
    start: 2026-01-12
    due: 2026-06-30
    commitments:
      - {id: chair-times, party: customer, owner: penhale, what: Chair times, due: 2026-01-30}
"""


def test_each_agreed_thing_that_changed_is_found_where_it_stands(check: Check) -> None:
    changed = PLAN.replace("2026-01-30", "2026-03-06").replace("infusion week.", "infusion months.")
    said = check(RULE, changed, signoffs=sign(PLAN, "customer", "supplier"))

    assert said.found == [
        "1:10 changed since both signed on 2025-12-11: Summary: “Level the infusion week.” became “Level the infusion months.”",
        "11:84 changed since both signed on 2025-12-11: “Chair times”: due 35 days later: 2026-01-30 → 2026-03-06",
    ]
    assert said.severities == ["error", "error"]


def test_progress_and_comments_void_nothing(check: Check) -> None:
    changed = PLAN.replace("due: 2026-01-30", "due: 2026-01-30, status: done, done_on: 2026-01-29")

    assert changed != PLAN
    assert (
        check(RULE, f"# a comment\n{changed}", signoffs=sign(PLAN, "customer", "supplier")).found
        == []
    )


def test_what_is_gone_is_told_at_the_top(check: Check) -> None:
    changed = PLAN.partition("    commitments:")[0]
    (found,) = check(RULE, changed, signoffs=sign(PLAN, "customer", "supplier")).found

    assert found.startswith("1:1 changed since both signed on 2025-12-11: ")
    assert "Chair times" in found


def test_an_older_agreement_that_came_back(check: Check) -> None:
    newer = PLAN.replace("2026-01-30", "2026-03-06")
    first = sign(PLAN, "customer", "supplier")
    again = sign(newer, "customer", "supplier", beside=first)
    said = check(RULE, PLAN, signoffs=again)

    assert said.found == ["1:1 the plan says what an older sign-off covered, not the newest"]
    assert check(RULE, newer, signoffs=again).found == []
