"""What a page says where a careless one would say too much, too little, or what is not so."""

from datetime import date
from pathlib import PurePosixPath

import pytest

from kamplan.planfile import demand_plan
from kamplan.render.plan import render_plan
from tests.render.pages import Page
from tests.render.test_plan import BARE, TODAY, WHOLE, text_of

NEEDS = """
needs:
  - {id: one, verbatim: No reading., confirmed_by: ann, confirmed_on: 2026-01-09}
  - {id: two, verbatim: A reading., our_reading: So it is., confirmed_by: ann}
"""
CRITERION = """
initiatives:
  - id: work
    title: Work
    success_criteria:
      - id: asked
        metric: Was it done
        unit: yes/no
        baseline: {value: no}
        target: {value: yes, by: 2026-05-31}
        readings: [{on: 2026-03-01, value: no}]
"""


def read_bare(*, instead_of: str = "", text: str = "", day: date = TODAY, to: str = "html") -> str:
    """Return the text of a document of a bare plan in which one line is another."""
    plan = demand_plan(BARE.replace(instead_of, text), PurePosixPath("plan.yaml")).plan
    made = render_plan(plan, to=to, today=day)
    return made if to == "markdown" else Page(made).text


@pytest.mark.parametrize("to", WHOLE)
def test_no_reading_is_confirmed_where_there_is_none(to: str) -> None:
    text = read_bare(instead_of="needs: []", text=NEEDS, to=to)

    one, two = text.index("No reading."), text.index("A reading.")
    assert one < text.index("Words confirmed") < two < text.index("Words and reading confirmed")


@pytest.mark.parametrize(
    ("day", "summary"),
    [
        (date(2026, 4, 1), "Not reached yet"),
        (date(2026, 6, 1), "Not reached, though the day has passed"),
    ],
)
def test_of_yes_or_no_there_is_no_part_of_the_way(day: date, summary: str) -> None:
    text = read_bare(instead_of="initiatives: []", text=CRITERION, day=day)

    assert summary in text
    assert "% of the way" not in text


@pytest.mark.parametrize(
    ("day", "readings", "state"),
    [
        (date(2026, 5, 31), "[{on: 2026-03-01, value: no}]", ""),
        (date(2026, 6, 1), "[{on: 2026-03-01, value: no}]", " not reached"),
        (date(2026, 6, 1), "[]", " not measured"),
        (date(2026, 4, 1), "[{on: 2026-03-01, value: yes}]", " reached"),
    ],
)
def test_the_calendar_says_whether_a_target_was_reached(
    day: date, readings: str, state: str
) -> None:
    content = CRITERION.replace("[{on: 2026-03-01, value: no}]", readings)
    text = read_bare(instead_of="initiatives: []", text=content, day=day)

    said = text.partition("To be reached: Was it done")[2]
    assert said.partition(" December 2026")[0] == state


@pytest.mark.parametrize("to", WHOLE)
def test_many_days_are_counted_and_all_are_there(to: str) -> None:
    held = ", ".join(f"2026-{month:02}-05" for month in range(1, 7))
    touch = f"touchpoints: [{{id: call, kind: call, held: [{held}, 2025-12-05]}}]\nneeds: []"

    text = read_bare(instead_of="needs: []", text=touch, to=to)

    assert "7 times, the last on 5 June 2026" in text
    assert "2025: 5 Dec" in text
    assert "2026: 5 Jan, 5 Feb, 5 Mar, 5 Apr, 5 May, 5 Jun" in text.replace(" ,", ",")


def test_a_plan_that_is_only_begun_says_so_and_what_will_be_asked() -> None:
    plan = demand_plan(BARE, PurePosixPath("plan.yaml")).plan
    empty = text_of(plan, "html")
    begun = read_bare(instead_of="needs: []", text=NEEDS)

    assert "This plan has only been begun." in empty
    assert "This plan has only been begun." not in begun
    assert "To be asked: What we take for true" in empty
    assert empty.count("Nothing said yet") == 0


def test_whether_it_is_signed_stands_above_everything_else() -> None:
    plan = demand_plan(BARE, PurePosixPath("plan.yaml")).plan
    text = Page(render_plan(plan, to="html", today=TODAY, signatures={})).text

    assert text.index("Not signed") < text.index("things you said") < text.index("Contents")


def test_a_name_from_right_to_left_does_not_turn_round_the_day_behind_it() -> None:
    belief = "{what: x, checked_with: ann, checked_on: 2026-02-03}"
    boxes = f"six_boxes: {{assumptions: {{believed: [{belief}]}}}}"
    contacts = "contacts: [{id: ann, party: customer, name: سالم}]"
    content = BARE.replace("six_boxes: {}", boxes).replace("contacts: []", contacts)

    html = render_plan(demand_plan(content, PurePosixPath("p")).plan, to="canvas", today=TODAY)

    # The direction of a text is found by its first letter, which must not be that of the name.
    assert "<bdi>\u200e\u2068سالم\u2069, 3 February 2026</bdi>" in html
