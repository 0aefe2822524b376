"""The plan as a document: all of it, nothing else, and the same every time."""

from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pytest

from kamplan.errors import KamplanError
from kamplan.model.shape import shape_of
from kamplan.planfile import demand_plan
from kamplan.render.plan import FORMATS, render_plan
from tests.conftest import ROOT
from tests.render.filled import change, extend, fill, load, load_as, walk_choices
from tests.render.pages import Page

if TYPE_CHECKING:
    from kamplan.model import Plan

WHOLE = ("html", "markdown")
"""The forms that hold all of a plan."""
TODAY = date(2026, 7, 1)
PLANS = sorted(ROOT.glob("examples/*/accounts/*/plan.yaml"))
PLANS.append(ROOT / "tests/data/plan.reference.yaml")
GOOD = [path for path in PLANS if "bad" not in path.parts]

BARE = """
kamplan: 1
account: {id: acme, name: Acme}
supplier: {name: To be named}
customer: {name: Acme}
period: {start: 2026-01-01, end: 2026-12-31}
contacts: []
six_boxes: {}
needs: []
initiatives: []
"""


def read(path: Path) -> "Plan":
    return demand_plan(path.read_bytes(), PurePosixPath(path.name)).plan


def text_of(plan: "Plan", to: str) -> str:
    """Return a document's text as a reader meets it."""
    made = render_plan(plan, to=to, today=TODAY)
    return made if to == "markdown" else Page(made).text


@pytest.mark.parametrize("to", WHOLE)
def test_every_field_of_the_model_is_shown(to: str) -> None:
    filled = fill()

    text = text_of(filled.load(), to)

    assert [put.route for put in filled.puts if put.shown not in text] == []


@pytest.mark.parametrize("to", WHOLE)
def test_a_field_that_nobody_made_a_place_for_is_shown(to: str) -> None:
    shape = extend(shape_of("plan"))
    filled = fill(shape=shape)

    text = text_of(load_as(filled.content, shape), to)

    assert [put.route for put in filled.puts if put.shown not in text] == []


@pytest.mark.parametrize("to", WHOLE)
def test_every_choice_makes_a_difference(to: str) -> None:
    filled = fill()
    text = text_of(filled.load(), to)

    assert [
        put.route
        for put, other in walk_choices(filled.puts)
        if text_of(load(change(filled.content, put.route, other)), to) == text
    ] == []


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.parent.name)
def test_the_same_plan_gives_the_same_bytes(path: Path, to: str) -> None:
    assert render_plan(read(path), to=to, today=TODAY) == render_plan(
        read(path), to=to, today=TODAY
    )


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.parent.name)
def test_a_page_is_small(path: Path) -> None:
    assert len(render_plan(read(path), to="html", today=TODAY).encode()) < 300_000


@pytest.mark.parametrize("to", WHOLE)
def test_an_empty_plan_says_what_comes_first(to: str) -> None:
    text = text_of(demand_plan(BARE, PurePosixPath("plan.yaml")).plan, to)

    assert "It begins with listening." in text
    assert "Nobody has said yet what winning means." in text
    assert "None" not in text


def test_needs_come_before_everything_else() -> None:
    text = text_of(read(ROOT / "tests/data/plan.reference.yaml"), "html")

    said = text.index("It's four pounds an hour to park")
    assert said < text.index("Not ours to change.") < text.index("Schedule analyst on site")
    assert said < text.index("Every patient treated on the day promised")


def test_the_canvas_holds_every_answer_of_the_six_boxes() -> None:
    filled = fill()
    text = Page(render_plan(filled.load(), to="canvas", today=TODAY)).text

    # All else of a goal stands in the plan.
    shown = {"goal", "why_it_matters", "expected_result"}
    assert [
        put.route
        for put in filled.puts
        if put.route.startswith("six_boxes/")
        and put.shown not in text
        and ("goals" not in put.route or put.field.key in shown)
    ] == []


def test_a_language_without_words_is_refused() -> None:
    plan = demand_plan(BARE, PurePosixPath("plan.yaml")).plan

    with pytest.raises(KamplanError, match="no words in the language `tlh`"):
        render_plan(plan, to="html", today=TODAY, language="tlh")
