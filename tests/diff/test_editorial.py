"""How files differ that hold the same plan."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from kamplan.diff import Answer, Level, PlanDiff, Versions, answer_diff
from tests.diff.plans import (
    EXAMPLES,
    PATH,
    REFERENCE,
    edit,
    load,
    read_data,
    respelt,
    shuffled,
    write_data,
)


def answer(old: str | bytes, new: str | bytes, least: Level = Level.NOTABLE) -> PlanDiff:
    return answer_diff(Versions(PATH, load(old), load(new), "old", "new"), least)


READABLE = [path for path in EXAMPLES if "bad" not in path.parts]


def swap(one: str, other: str) -> str:
    """Return the reference plan with two of its lines in each other's place."""
    marked = edit((one, "@one@"), (other, "@other@"))
    return marked.replace("@one@", other).replace("@other@", one)


WAYS = {
    "comment": (edit(("currency: GBP", "# in pounds\ncurrency: GBP")), "comments-changed"),
    "comment-gone": (edit(("  # O  ISO 4217, for amounts", "")), "comments-changed"),
    "quotes": (edit(("sector: acute hospital", 'sector: "acute hospital"')), "quotes-changed"),
    "flow": (
        edit(("stop_doing: [quarterly product decks]", "stop_doing:\n    - quarterly product decks")),
        "quotes-changed",
    ),
    "number": (edit(("value: 14, as_of", "value: 14.0, as_of")), "spelling-changed"),
    "blanks": (edit(("expertise: queues,", 'expertise: "queues  ",')), "spelling-changed"),
    "accent": (
        edit(("name: Ella Marsh", "name: Élla Marsh")),
        "spelling-changed",
    ),
    "null": (edit((", reached_on: null}]", "}]")), "empty-keys-changed"),
    "key": (swap("    kind: complaint\n", "    priority: low\n"), "keys-reordered"),
    "entry": (
        edit(("roles: [executive-sponsor, decision-maker]", "roles: [decision-maker, executive-sponsor]")),
        "keys-reordered",
    ),
    "line-end": (REFERENCE.replace("\n", "\r\n"), "line-ends-changed"),
    "mark": ("\ufeff" + REFERENCE, "line-ends-changed"),
    "blank-line": (edit(("currency: GBP", "\ncurrency: GBP")), "layout-changed"),
    "indent": (
        edit(("  name: St. Brannoc's University Hospital   # R\n  sector: acute hospital",
              "  name: St. Brannoc's University Hospital   # R\n  sector:   acute hospital")),
        "layout-changed",
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_each_way_has_its_name(way: str) -> None:
    text, kind = WAYS[way]
    old = REFERENCE
    if way == "accent":
        old, text = text, unicodedata.normalize("NFD", text)

    found = answer(old, text)

    assert found.answer is Answer.SAME_PLAN
    assert found.changes == ()
    assert kind in [one.kind for one in found.editorial]
    assert way in ("blanks", "indent") or len(found.editorial) == 1
    assert {one.level for one in found.editorial} == {Level.EDITORIAL}


def test_whoever_asks_for_all_levels_sees_them() -> None:
    text, _ = WAYS["comment"]

    assert [one.kind for one in answer(REFERENCE, text, Level.EDITORIAL).changes] == [
        "comments-changed"
    ]


def test_the_same_bytes_are_another_answer() -> None:
    found = answer(REFERENCE, REFERENCE)

    assert found.answer is Answer.SAME_BYTES
    assert (found.changes, found.editorial) == ((), ())


def test_milder_changes_than_asked_for_are_a_third_answer() -> None:
    new = edit(("focus: journey  ", "focus: growth  "))

    found = answer(REFERENCE, new, Level.MATERIAL)

    assert (found.answer, found.changes, found.hidden) == (Answer.BELOW_LEVEL, (), 1)


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.parent.name)
@pytest.mark.parametrize(
    "change",
    [
        lambda text: write_data(read_data(text)),
        lambda text: write_data(shuffled(read_data(text), 7)),
        lambda text: write_data(respelt(read_data(text))),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: "".join(f"{line}\n\n" if line[:1].isalpha() else f"{line}\n" for line in text.split("\n")),
    ],
    ids=["json", "shuffled", "respelt", "crlf", "bom", "nfd", "blank-lines"],
)  # fmt: skip
def test_whole_plans_stay_the_same_however_they_are_written(
    path: Path, change: Callable[[str], str]
) -> None:
    text = path.read_text(encoding="utf-8")

    found = answer(text, change(text))

    assert found.changes == ()
    assert found.answer in (Answer.SAME_PLAN, Answer.SAME_BYTES)
