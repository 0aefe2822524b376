"""The ninety minutes: their length, their eighteen prompts, and where the answers go."""

import pytest

from kamplan.model.shape import shape_of, walk_fields
from kamplan.scaffold import MINUTES, PARTS, Prompt, find_prompt
from tests.conftest import ROOT

PROMPTS = [one for part in PARTS for one in part.prompts]
FIELDS = dict(walk_fields(shape_of("plan")))


def test_the_parts_add_up_to_ninety_minutes() -> None:
    assert sum(part.minutes for part in PARTS) == MINUTES == 90


def test_philosophy_comes_first_and_the_boxes_follow_in_their_order() -> None:
    assert [part.name for part in PARTS] == [
        "philosophy", "assumptions", "journey", "growth", "goals", "strategy", "team", "winning",
    ]  # fmt: skip


def test_every_box_has_its_three_prompts() -> None:
    labels = [one.label for one in PROMPTS]

    assert [f"{box}{letter}" for box in range(1, 7) for letter in "abc"] == [
        one for one in labels if one[:1].isdigit() and len(one) == 2
    ]


def test_labels_are_unique_and_found() -> None:
    labels = [one.label for one in PROMPTS]

    assert len(labels) == len(set(labels))
    assert find_prompt("3a").question.startswith("What do we know")
    with pytest.raises(KeyError):
        find_prompt("7a")


@pytest.mark.parametrize("one", PROMPTS, ids=lambda one: one.label)
def test_every_answer_has_a_place_of_its_kind(one: Prompt) -> None:
    field = FIELDS["/".join(one.route)]

    assert (field.kind == "list") is one.is_list


@pytest.mark.parametrize("one", PROMPTS, ids=lambda one: one.label)
def test_every_question_is_asked_with_a_line_of_an_example_account(one: Prompt) -> None:
    plans = [*ROOT.glob("examples/*/accounts/*/plan.yaml"), ROOT / "tests/data/plan.reference.yaml"]
    told = " ".join(" ".join(path.read_text(encoding="utf-8") for path in plans).split())

    assert one.example.rstrip(".").casefold() in told.casefold()
