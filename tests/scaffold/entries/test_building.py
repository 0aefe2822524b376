"""A new entry: where it lands, what is refused, and what its id is made from."""

from difflib import ndiff
from pathlib import PurePosixPath
from typing import cast

import pytest

from kamplan.errors import KamplanError
from kamplan.planfile import PlanFile, load_plan
from kamplan.scaffold.entries import (
    Entry,
    Typed,
    build_entry,
    build_line,
    find_kind,
    find_spent,
)
from kamplan.yamldoc.amend import amend
from tests.conftest import ROOT

REFERENCE = (ROOT / "tests/data/plan.reference.yaml").read_text(encoding="utf-8")
SMALL = """\
kamplan: 1
account: {id: acme, name: Acme}
supplier: {name: Us}
customer: {name: Acme}
period: {start: 2026-01-01, end: 2026-12-31}
contacts:
- {id: penhale, party: customer, name: Moira Penhale}
- {id: marsh, party: supplier, name: Ella Marsh}
six_boxes: {}
needs: []  # none yet
  # - id: an-example
initiatives: []
ways_of_working: [No portals.]
"""


def plan(text: str) -> PlanFile:
    loaded = load_plan(text, PurePosixPath("plan.yaml"))
    assert loaded.file
    assert not loaded.diagnostics, loaded.diagnostics
    return loaded.file


def build(text: str, kind: str, /, **typed: object) -> Entry:
    given = {key.replace("_", "-"): value for key, value in typed.items()}
    parent = given.pop("parent", None)
    return build_entry(
        plan(text),
        find_kind(kind),
        cast("Typed", given),
        parent=cast("str | None", parent),
    )


def grown(text: str, entry: Entry) -> list[str]:
    """Return the lines that an entry adds; nothing else may change."""
    new = amend(text, entry.changes)
    plan(new)
    told = [one for one in ndiff(text.splitlines(), new.splitlines()) if one[0] in "+-"]
    assert all(one.startswith("+ ") for one in told), told
    return [one[2:] for one in told]


def test_an_entry_lands_at_the_end_of_its_list_and_the_comments_stay() -> None:
    entry = build(SMALL, "need", verbatim="Half of it leaks.", said_by="penhale")

    assert amend(SMALL, entry.changes) == SMALL.replace(
        "needs: []  # none yet\n",
        "needs:  # none yet\n"
        "  - id: half-of-it-leaks\n    verbatim: Half of it leaks.\n    said_by: penhale\n",
    )


def test_an_entry_is_written_as_the_one_above_it() -> None:
    entry = build(SMALL, "contact", name="Peter Lisle", party="customer")

    assert grown(SMALL, entry) == ["- {id: lisle, party: customer, name: Peter Lisle}"]


def test_a_section_that_is_missing_is_made_where_the_format_has_it() -> None:
    cell = build(SMALL, "cell", unit="pharmacy", offering="advice", state="open")
    goal = build(SMALL, "goal", goal="No waiting")
    outlook = build(SMALL, "outlook", what="A tender")

    text = amend(SMALL, cell.changes)
    assert text.index("initiatives:") < text.index("white_space:") < text.index("ways_of_working:")
    assert "white_space:\n  cells:\n    - unit: pharmacy\n" in text
    assert "six_boxes:\n  goals:\n    - id: no-waiting\n" in amend(SMALL, goal.changes)
    assert "name: Acme, profile: {looming: [{what: A tender}]}}" in amend(SMALL, outlook.changes)


def test_windows_line_ends_and_a_byte_order_mark_stay() -> None:
    text = "\ufeff" + SMALL.replace("\n", "\r\n")

    new = amend(text, build(text, "need", verbatim="It leaks.").changes)

    assert new.startswith("\ufeff")
    assert new.count("\r\n") == new.count("\n") == text.count("\n") + 2


def test_parts_of_parts_stand_inside_them() -> None:
    entry = build(
        REFERENCE,
        "criterion",
        metric="Chair use",
        unit="%",
        baseline="41",
        baseline_as_of="2025-09-30",
        target="70.50",
        target_by="2026-09-30",
    )

    assert grown(REFERENCE, entry) == [
        "      - id: chair-use",
        "        metric: Chair use",
        '        unit: "%"',
        "        baseline:",
        "          value: 41",
        "          as_of: 2025-09-30",
        "        target:",
        "          value: 70.50",
        "          by: 2026-09-30",
    ]


def test_words_are_kept_to_the_byte_and_other_text_loses_its_edges() -> None:
    words = '  "It\'s: #4 – £5\n\n\tan hour", she said… 😀 '
    text = amend(SMALL, build(SMALL, "need", verbatim=words, our_reading="  Dear. ").changes)

    (need,) = plan(text).plan.needs
    assert need.verbatim == words
    assert need.our_reading == "Dear."


@pytest.mark.parametrize(
    ("words", "made"),
    [
        (
            "Don't ring at eight; I've told you twice, and then again",
            "dont-ring-at-eight-ive-told-you",
        ),
        ("Über Größe", "ueber-groesse"),
        ("…", "need"),
        ("Peut-être à Noël", "peut-etre-a-noel"),
    ],
)
def test_an_id_is_made_from_the_words(words: str, made: str) -> None:
    assert build(SMALL, "need", verbatim=words).name == made


def test_an_id_is_never_one_that_was_used_before() -> None:
    before = SMALL.replace("needs: []", "needs: [{id: it-leaks, verbatim: x}]").encode()
    kind = find_kind("need")

    def is_spent(of: str, one: str) -> bool:
        return find_spent([before, b"id: [it-leaks-2"], of, one)

    made = build_entry(plan(SMALL), kind, {"verbatim": "It leaks."}, is_spent=is_spent)
    assert made.name == "it-leaks-3"
    with pytest.raises(KamplanError, match="stood in this plan before") as refused:
        build_entry(plan(SMALL), kind, {"verbatim": "x"}, id_="it-leaks", is_spent=is_spent)
    assert refused.value.hint == "another id, for example --id it-leaks-3"
    # The same word for another kind of item is free.
    goal = build_entry(
        plan(SMALL),
        find_kind("goal"),
        {"goal": "It leaks."},
        is_spent=lambda k, i: find_spent([before], k, i),
    )
    assert goal.name == "it-leaks"


def test_people_are_known_by_their_last_name() -> None:
    one = build(SMALL, "contact", name="Dr Helena Strand", party="customer")
    namesake = build(SMALL, "contact", name="Jory Penhale", party="customer")

    assert (one.name, namesake.name) == ("strand", "jory-penhale")


@pytest.mark.parametrize(
    ("name", "typed", "message", "hint"),
    [
        ("need", {"verbatim": "x", "said_by": "penhal"}, "--said-by: there is no contact `penhal`; there is marsh, penhale", "did you mean `penhale`?"),
        ("need", {"verbatim": "x", "said_by": "marsh"}, "--said-by: `marsh` is one of the supplier's people, and this takes one of the customer's: penhale", "name one of them"),
        ("need", {"verbatim": "x", "session": "s"}, "--session: there is no session `s`, and no session at all yet", "kamplan add session --id walk-round --on"),
        ("need", {"verbatim": "x", "kind": "pian"}, "--kind: `pian` is not known here", "did you mean `pain`?"),
        ("need", {"verbatim": "x", "said_on": "2026-02-30"}, "--said-on: `2026-02-30` is not a day in the calendar", "write the day"),
        ("need", {"verbatim": "a\u200bb"}, "--verbatim: character 2 is U+200B ZERO WIDTH SPACE", "delete it"),
        ("need", {"verbatim": " \n"}, "--verbatim is empty", "--verbatim"),
        ("need", {"verbatim": "x", "intent": "undecided"}, "--intent undecided needs --reason", "--reason"),
        ("need", {"verbatim": "x", "theme": ["a", "a"]}, "--theme a is given twice", "once"),
        ("need", {"verbatim": "x", "theme": ["No Slug"]}, "--theme: `No Slug` is not an id", "lower-case"),
        ("goal", {}, "a goal needs --goal", "kamplan add goal --goal"),
        ("return", {"said_by": "penhale"}, "a return needs --party and --verbatim", "kamplan add return"),
        ("initiative", {"title": "x", "rank": "0"}, "--rank: `0` is too small", "the least is 1"),
        ("initiative", {"title": "x", "rank": "first"}, "--rank: `first` is not a number", "whole|write a number"),
        ("initiative", {"title": "x", "need": ["y"]}, "--need: there is no need `y`, and no need at all yet", "kamplan add need"),
        ("commitment", {"what": "x", "party": "supplier"}, "there is no initiative ``, and no initiative at all yet", "kamplan add initiative"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_is_written(
    name: str, typed: dict[str, object], message: str, hint: str
) -> None:
    with pytest.raises(KamplanError) as refused:
        build(SMALL, name, **typed)

    assert message in refused.value.message
    assert any(part in (refused.value.hint or "") for part in hint.split("|"))


def test_an_entry_without_id_stands_once() -> None:
    with pytest.raises(KamplanError, match=r"a benchmark 2026-06-30 already, in line \d+ of"):
        build(REFERENCE, "benchmark", by="2026-06-30", what="other")
    with pytest.raises(KamplanError, match="a cell infusion unit / medicine supply already"):
        build(REFERENCE, "cell", unit="infusion unit", offering="medicine supply", state="open")
    with pytest.raises(KamplanError, match="a checkpoint 2026-07-14 already"):
        build(REFERENCE, "checkpoint", on="2026-07-14")


def test_what_it_belongs_to_is_asked_for_where_it_is_not_plain() -> None:
    with pytest.raises(KamplanError, match="needs --session: walk-round, strand-interview"):
        build(REFERENCE, "follow-up", what="Call back")

    entry = build(REFERENCE, "follow-up", parent="strand-interview", what="Call back")
    assert grown(REFERENCE, entry)[:2] == ["    follow_ups:", "      - id: call-back"]


def test_a_line_goes_under_its_question() -> None:
    file, kind = plan(SMALL), find_kind("line")

    text = amend(SMALL, build_line(file, kind, "stop-doing", "decks, every quarter").changes)
    assert "six_boxes:\n  assumptions:\n    stop_doing:\n      - decks, every quarter\n" in text
    with pytest.raises(KamplanError, match=r"a line No portals\. already"):
        build_line(file, kind, "ways_of_working", "No portals.")
    with pytest.raises(KamplanError, match="there is no list `polices`") as refused:
        build_line(file, kind, "polices", "x")
    assert refused.value.hint == "did you mean `strategy.policies`?"
    with pytest.raises(KamplanError, match="needs --under and --text"):
        build_line(file, kind, None, "x")


def test_words_longer_than_a_plan_may_hold_are_refused() -> None:
    with pytest.raises(KamplanError, match="125,000 characters"):
        amend(SMALL, build(SMALL, "need", verbatim="word " * 25_000).changes)
