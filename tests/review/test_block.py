"""The review block: written once at the end, nothing else touched, nothing written over."""

from collections.abc import Callable
from datetime import date
from pathlib import PurePosixPath

import pytest

from kamplan.errors import EditRefusedError
from kamplan.model.shape import shape_of, walk_fields
from kamplan.planfile import PlanFile, demand_plan
from kamplan.review.block import add_review
from kamplan.review.scorecard import build_scorecard
from kamplan.yamldoc import YamlDocument
from tests.review.plans import example, plan_of

DUE = date(2026, 12, 20)
PATH = PurePosixPath("plan.yaml")


def add(file: PlanFile, today: date = DUE) -> str:
    return add_review(file, build_scorecard(file.plan, today))


def data_of(text: str) -> dict[str, object]:
    data = YamlDocument.parse(text).data()
    assert isinstance(data, dict)
    return data


def test_the_block_asks_both_sides(snapshot: Callable[[str, str], None]) -> None:
    file = example("st-brannocs")

    text = add(file)

    assert text.startswith(file.document.text)
    snapshot("st-brannocs.yaml", text[len(file.document.text) :])


@pytest.mark.parametrize("name", ["st-brannocs", "dornbach", "norrvik"])
def test_the_plan_with_its_block_is_valid_and_otherwise_the_same(name: str) -> None:
    file = example(name)

    text = add(file)

    again = demand_plan(text, PATH)
    assert {**data_of(text), "review": None} == {**data_of(file.document.text), "review": None}
    assert again.plan.review is not None
    assert [one.commitment for one in again.plan.review.commitments] == [
        one.id for initiative in file.plan.initiatives for one in initiative.commitments
    ]


def test_what_is_unknown_or_yours_to_judge_is_left_empty() -> None:
    file = plan_of(
        """\
        initiatives:
          - id: level-the-week
            title: Level the infusion week
            commitments:
              - {id: chair-times, party: customer, what: Chair times, due: 2026-01-30}
              - {id: analyst, party: supplier, what: On site, due: 2027-02-27}
              - {id: leaflet, party: supplier, what: Text, due: 2026-02-27, status: in-progress}
        """
    )

    review = demand_plan(add(file), PATH).plan.review

    assert review is not None
    assert [one.outcome for one in review.commitments] == [None, None, "partly"]
    assert (review.held_on, review.next, review.attendees) == (None, None, ())
    assert (review.ratings.customer, review.ratings.supplier) == (None, None)
    assert review.answers.customer.supplier_kept_word is None


def test_every_field_of_a_review_has_a_place_in_it() -> None:
    file = example("st-brannocs")
    block = add(file)[len(file.document.text) :]

    for route, field in walk_fields(shape_of("plan")):
        if route.startswith("review/") and field.key:
            assert f"{field.key}:" in block, route


def test_both_sides_are_asked_the_same() -> None:
    file = example("st-brannocs")
    answers = data_of(add(file))["review"]
    assert isinstance(answers, dict)

    assert answers["answers"]["customer"].keys() == answers["answers"]["supplier"].keys()
    assert answers["ratings"].keys() == {"customer", "supplier"}


def change(file: PlanFile, make: Callable[[str], str]) -> PlanFile:
    return demand_plan(make(file.document.text), PATH)


@pytest.mark.parametrize(
    "make",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.rstrip("\n"),
        lambda text: "\ufeff" + text,
        lambda text: text + "# the end\n",
        lambda text: text + "\n\n\n",
        lambda text: text + "summary: |\n  Two lines\n  of text\n",
        lambda text: text + "summary: |+\n  Kept\n\n",
        lambda text: text + "review:\n",
        lambda text: text + "review: null\n",
    ],
    ids=["CRLF", "no end", "BOM", "comment", "blanks", "block", "kept blanks", "empty", "null"],
)
def test_whatever_the_form_of_the_plan(make: Callable[[str], str]) -> None:
    file = change(plan_of(), make)

    text = add(file)

    before = file.document.text.split("review:")[0]
    assert text.startswith(before)
    assert {**data_of(text), "review": 0} == {**data_of(file.document.text), "review": 0}
    assert demand_plan(text, PATH).plan.review is not None
    assert ("\r\n" in text) is ("\r\n" in before)
    assert "\n" not in text.replace("\r\n", "") or "\r\n" not in text


def test_a_plan_in_braces_gets_its_block_without_comments() -> None:
    text = (
        "{kamplan: 1, account: {id: a, name: A}, supplier: {name: S}, customer: {name: C}, "
        "period: {start: 2026-01-01, end: 2026-12-31}, contacts: [], six_boxes: {}, needs: [], "
        "initiatives: []}\n"
    )

    added = add(demand_plan(text, PATH))

    assert demand_plan(added, PATH).plan.review is not None
    assert added.startswith(text.rstrip("}\n"))


def test_a_review_that_is_there_is_left_alone() -> None:
    with pytest.raises(EditRefusedError):
        add(plan_of("review: {held_on: 2026-12-15}\n"))
