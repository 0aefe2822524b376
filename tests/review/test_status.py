"""Where a plan stands: what each side kept, and one screen of it at any width."""

import json
import textwrap
from collections.abc import Callable
from datetime import date
from pathlib import PurePosixPath

import pytest

from kamplan.config import load_settings
from kamplan.planfile import PlanFile
from kamplan.render.columns import width_of
from kamplan.render.status import render_status
from kamplan.render.status_data import render_status_json
from kamplan.render.status_list import render_status_list
from kamplan.review.state import Lifecycle
from kamplan.review.status import Status, build_status
from kamplan.signoff import SignoffState, Standing
from tests.conftest import ROOT
from tests.review.plans import example, plan_of

SETTINGS = load_settings(None, PurePosixPath("kamplan.yaml")).settings
GOOD = ("dornbach", "najd", "norrvik", "st-brannocs")


def status_of(file: PlanFile, today: str, signoff: SignoffState | None = None) -> Status:
    folder = ROOT / "examples" / file.plan.account.id / "accounts" / file.plan.account.id

    def find_notes(relative: str) -> str | None:
        path = folder / relative
        return path.read_text(encoding="utf-8") if path.is_file() else None

    return build_status(file, SETTINGS, date.fromisoformat(today), find_notes, signoff=signoff)


def test_each_side_is_counted() -> None:
    supplier, customer = status_of(example("st-brannocs"), "2026-07-20").sides

    assert (supplier.kept, supplier.late, supplier.overdue) == (4, 1, 0)
    assert (supplier.open, supplier.dropped, supplier.unknown) == (1, 1, 0)
    assert (customer.kept, customer.late, customer.overdue, customer.open) == (4, 2, 2, 0)
    assert supplier.next is not None
    assert (supplier.next.entry.item, customer.next) == ("sixty-days-notice", None)


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("today", ["2026-01-01", "2026-07-20", "2027-02-01", "2028-01-01"])
def test_no_commitment_is_lost_between_the_counts(name: str, today: str) -> None:
    status = status_of(example(name), today)

    for side in status.sides:
        counted = side.kept + side.late + side.open + side.dropped + side.unknown
        assert counted == len(status.scorecard.of_party(side.party))


def test_what_both_wrote_into_the_review_rules() -> None:
    parts = """\
        initiatives:
          - id: level-the-week
            title: Level the infusion week
            goals: [calm]
            commitments:
              - {id: one, party: supplier, what: One, due: 2026-02-01}
              - {id: two, party: supplier, what: Two, due: 2026-02-01}
              - {id: three, party: supplier, what: Three, due: 2026-02-01}
              - {id: four, party: supplier, what: Four, due: 2026-02-01}
              - {id: five, party: supplier, what: Five, due: 2026-02-01}
        """
    outcomes = ("kept", "kept-late", "partly", "missed", "dropped-by-agreement")
    answers = ", ".join(
        f"{{commitment: {name}, outcome: {outcome}}}"
        for name, outcome in zip(("one", "two", "three", "four", "five"), outcomes, strict=True)
    )
    before = status_of(plan_of(parts), "2026-12-20")
    after = status_of(
        plan_of(textwrap.dedent(parts) + f"review: {{commitments: [{answers}]}}\n"), "2026-12-20"
    )

    ours = before.sides[0]
    assert (ours.kept, ours.late, ours.overdue, ours.dropped) == (0, 5, 5, 0)
    assert "Promises still open" in render_status(before, 80)
    ours = after.sides[0]
    assert (ours.kept, ours.late, ours.overdue, ours.dropped, ours.open) == (1, 3, 2, 1, 0)
    assert "Promises still open" not in render_status(after, 80)
    assert [one.entry.kind.value for one in after.overdue] == []


def test_a_goal_is_told_with_its_next_mark_until_the_review_says_what_came_of_it() -> None:
    marks = "[{by: 2026-06-30, what: eight a month}, {by: 2026-03-31, what: ten, reached_on: 2026-03-01}]"
    goal = f"{{id: calm, goal: Calm, horizon: 2027-06-30, benchmarks: {marks}}}"
    rest = f"six_boxes: {{goals: [{goal}]}}\nneeds: []\n"
    told = "  calm  {}  Calm, by 30 June 2027, beyond this year; 1 of 2 marks reached"
    open_ = render_status(status_of(plan_of(rest=rest), "2026-07-01"), 140)
    review = "review: {goals: [{goal: calm, outcome: missed}]}\n"
    judged = render_status(status_of(plan_of(review, rest=rest), "2026-07-01"), 140)

    assert f"{told.format('open')}, next 1 day late: eight" in open_
    assert f"{told.format('missed')}; no initiative serves it\n" in judged


def test_done_without_a_day_is_told_apart() -> None:
    file = plan_of(
        """\
        initiatives:
          - id: level-the-week
            title: Level the infusion week
            commitments:
              - {id: one, party: supplier, what: One, due: 2026-02-01, status: done}
              - {id: two, party: supplier, what: Two, from: 2026-02-01}
              - {id: three, party: supplier, what: Three}
        """
    )

    supplier = status_of(file, "2027-02-01").sides[0]

    assert (supplier.unknown, supplier.open, supplier.late) == (1, 2, 0)


@pytest.mark.parametrize(
    ("signoff", "lifecycle", "said"),
    [
        (None, Lifecycle.PROPOSED, None),
        (SignoffState(Standing.DRAFT), Lifecycle.PROPOSED, None),
        (
            SignoffState(Standing.WAITING, waiting_for=("customer",)),
            Lifecycle.PROPOSED,
            "waiting for the customer",
        ),
        (SignoffState(Standing.AGREED), Lifecycle.SIGNED, "agreed (recorded)"),
        (SignoffState(Standing.CHANGED), Lifecycle.VOID, "changed since agreed"),
        (SignoffState(Standing.SUPERSEDED), Lifecycle.VOID, "superseded"),
        (SignoffState(Standing.BROKEN), Lifecycle.VOID, "broken"),
    ],
)
def test_signatures_are_told_as_far_as_somebody_looked(
    signoff: SignoffState | None, lifecycle: Lifecycle, said: str | None
) -> None:
    status = status_of(example("dornbach"), "2026-04-02", signoff)

    text = render_status(status, 80)

    assert status.lifecycle is lifecycle
    assert text.splitlines()[1].startswith(lifecycle.value)
    words = ("waiting", "agreed", "superseded", "broken", "signature")
    assert said in text if said else not any(word in text for word in words)


@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize("name", GOOD)
def test_it_is_right_at_every_width(
    name: str, width: int, snapshot: Callable[[str, str], None]
) -> None:
    text = render_status(status_of(example(name), "2026-10-05"), width)

    assert all(width_of(line) <= width for line in text.splitlines())
    snapshot(f"{name}-{width}.txt", text)


@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize("today", ["2026-01-05", "2026-07-20", "2026-12-15", "2027-03-20"])
@pytest.mark.parametrize("name", GOOD)
def test_the_head_is_one_screen_and_the_beginning_of_the_whole(
    name: str, today: str, width: int
) -> None:
    status = status_of(example(name), today)

    head = render_status(status, width, is_short=True).splitlines()
    whole = render_status(status, width).splitlines()

    assert len(head) <= 24
    assert head[-1].startswith(("Process, twelve elements: ", "  "))
    same = [line for line in head if "and more: kamplan status" not in line]
    assert same == [line for line in whole[: len(head)] if "and more, see below" not in line]
    for score in status.scorecard.criteria:
        assert any(score.criterion.id[:15] in line for line in whole)


def test_each_line_of_work_names_the_goal_it_serves() -> None:
    text = render_status(status_of(example("st-brannocs"), "2026-10-05"), 140)

    promise = " ".join(text[text.index("  aggregate-counts ") :].split()[:20])
    assert "(customer, Dr Anil Sethuraman) → spend-inside-budget" in promise
    assert "One-year picture → spend-inside-budget\n" in text
    assert "(marsh) → no-same-day-cancellations" in text


def test_the_first_things_in_the_way_are_shown_with_their_number(
    snapshot: Callable[[str, str], None],
) -> None:
    file = plan_of(
        """\
        initiatives:
          - {id: one, title: One, needs: [calm], goals: []}
          - {id: two, title: Two, needs: [], goals: []}
        """,
        rest="six_boxes: {}\nneeds: [{id: calm, kind: need, verbatim: Calm., intent: act}]\n",
    )
    status = status_of(file, "2026-01-05")

    text = render_status(status, 80)

    count = sum(len(one.findings) for one in status.blockers)
    assert f"{count} things to put right before signing:" in text
    assert "kamplan lint --stage sign-off" in text
    snapshot("in-the-way.txt", text)


@pytest.mark.parametrize(
    ("parts", "today", "said"),
    [
        ("", "2025-12-31", "begins in 1 day, on 1 January 2026"),
        ("", "2026-01-01", "364 days left, until 31 December 2026"),
        ("", "2026-12-31", "review due, 0 days left to hold it"),
        ("", "2027-01-01", "review 1 day overdue: kamplan review"),
        ("review: {held_on: 2026-12-15}\n", "2026-12-20", "review held on 15 December 2026"),
        ("", "2026-01-01", "No success criteria yet"),
        (
            "initiatives: [{id: a, title: Level, goals: [calm]}]\n",
            "2026-01-01",
            "\nLevel → calm\n  no success criterion yet\n",
        ),
        ("", "2026-01-01", "Supplier promised: 0 kept, 0 late, 0 open"),
    ],
)
def test_the_days_are_told_in_words(parts: str, today: str, said: str) -> None:
    assert said in render_status(status_of(plan_of(parts), today), 80)


def test_many_plans_are_a_line_each(snapshot: Callable[[str, str], None]) -> None:
    many = [status_of(example(name), "2026-10-05") for name in GOOD]

    for width in (60, 80, 140):
        text = render_status_list(many, width)
        assert len(text.splitlines()) == len(GOOD) + 1
        assert all(width_of(line) <= width for line in text.splitlines())
    snapshot("many.txt", render_status_list(many, 80))


def test_programs_get_exact_figures(snapshot: Callable[[str, str], None]) -> None:
    text = render_status_json([status_of(example("st-brannocs"), "2026-10-05")], date(2026, 10, 5))

    data = json.loads(text)
    assert (data["schemaVersion"], data["kind"], data["today"]) == (1, "status", "2026-10-05")
    assert data["plans"][0]["criteria"][0]["attainment"] == "0.73"
    snapshot("status.json", text)


def test_unmeasured_is_said_and_never_on_track() -> None:
    text = render_status(status_of(example("st-brannocs"), "2026-01-15"), 80)

    lines = [line for line in text.splitlines() if "same-day-cancellations  " in line]
    assert "unmeasured" in lines[0]
    assert "#" not in lines[0]
