"""Guesses at renamed items: told apart, never taken for granted, and cheap."""

from time import perf_counter

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
    def measure(count: int) -> float:
        old, new = (load(write_data(many(prefix, count))) for prefix in ("old", "new"))
        begin = perf_counter()
        compare_files(old, new)
        return perf_counter() - begin

    measure(50)  # what is loaded only when it is needed is loaded now
    few, more = min(measure(250) for _ in range(3)), min(measure(2_000) for _ in range(3))

    assert more < few * 8 * 4
