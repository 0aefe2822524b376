"""Guesses at renamed items: told apart, never taken for granted, and cheap."""

import sys
from types import FrameType

from kamplan.diff import compare_files
from tests.diff.plans import REFERENCE, Data, compare, kinds, load, read_data, write_data


def with_targets(*targets: tuple[str, str]) -> str:
    data = read_data(REFERENCE)
    data["growth_targets"] = [
        {"id": one, "kind": "grow", "what": words, "by": "2026-12-31"} for one, words in targets
    ]
    return write_data(data)


def guesses(old: str, new: str) -> list[tuple[str, str]]:
    return [(one.old.id, one.new.id) for one in compare(old, new).likely_renames]


def test_much_the_same_words_under_another_id() -> None:
    old = with_targets(("one", "Renewal decided on service as well as price"))
    new = with_targets(("two", "Renewal is decided on service as well as on price"))

    assert guesses(old, new) == [("one", "two")]
    assert kinds(compare(old, new)) == ["growth-target-removed", "growth-target-added"]


def test_other_words_are_another_item() -> None:
    old = with_targets(("one", "Renewal decided on service as well as price"))
    new = with_targets(("two", "A seat in pathway planning"))

    assert guesses(old, new) == []


def test_each_item_is_guessed_once() -> None:
    old = with_targets(("one", "Renewal decided on service"))
    new = with_targets(("two", "Renewal decided on service"), ("three", "Renewal decided on price"))

    assert guesses(old, new) == [("one", "two")]


def many(prefix: str, count: int) -> Data:
    data = read_data(REFERENCE)
    data["needs"] = [
        {"id": f"{prefix}-{number}", "verbatim": f"We always need the same thing {number % 7}"}
        for number in range(count)
    ]
    data["initiatives"] = []
    return data


def test_the_cost_grows_with_the_items_and_not_with_their_pairs() -> None:
    """Calls are counted, not seconds: they are the same on a busy machine."""

    def count_calls(items: int) -> int:
        old, new = (load(write_data(many(prefix, items))) for prefix in ("old", "new"))
        calls = 0

        def note(_frame: FrameType, event: str, _argument: object) -> None:
            nonlocal calls
            calls += event in ("call", "c_call")

        before = sys.getprofile()
        sys.setprofile(note)
        try:
            compare_files(old, new)
        finally:
            sys.setprofile(before)
        return calls

    count_calls(50)  # what is loaded only when it is needed is loaded now
    few, more = count_calls(250), count_calls(2_000)

    assert more < few * 8 * 1.5
