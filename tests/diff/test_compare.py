"""What each kind of edit to a plan is told as, with its level, direction and place."""

from datetime import date
from decimal import Decimal

import pytest

from kamplan.diff import KINDS, Area, Change, ItemRef, Level, compare_files
from tests.diff.plans import REFERENCE, compare, edit, kinds, load, read_data, write_data


def only(old: str, new: str) -> Change:
    """Return the one change between two plans."""
    changes = compare(old, new).changes
    assert len(changes) == 1, changes
    return changes[0]


# What was written, what stands there instead, and what that is called.
ONE_EDIT = [
    ("target: {value: 3, by", "target: {value: 2, by", "target-lowered", "harder"),
    ("target: {value: 3, by", "target: {value: 9, by", "target-raised", "easier"),
    ("value: 3, by: 2026-12-31}", "value: 3, by: 2026-10-31}", "target-redated", "61 days earlier"),
    ("baseline: {value: 14,", "baseline: {value: 12,", "baseline-changed", "lower"),
    ("        due: 2026-02-27 ", "        due: 2026-04-30 ", "commitment-redated", "62 days later"),
    ("owner: penhale, what: Eight", "owner: strand, what: Eight", "commitment-reassigned", ""),
    ("Schedule analyst on site", "An analyst on site", "commitment-reworded", ""),
    ("    rank: 1 ", "    rank: 2 ", "initiative-reranked", "less urgent"),
    ("    due: 2026-06-30\n", "    due: 2026-07-31\n", "initiative-rescheduled", "31 days later"),
    ("title: Level the infusion week", "title: Even weeks", "initiative-retitled", ""),
    ("priority: high ", "priority: low ", "priority-lowered", ""),
    ("priority: low\n", "priority: medium\n", "priority-raised", ""),
    ("    priority: low\n", "", "priority-removed", ""),
    ("    intent: act ", "    intent: act-later ", "intent-changed", ""),
    ("Not ours to change. Passed to", "Nothing we own. Passed to", "reason-changed", ""),
    ("our_reading: Demand is uneven", "our_reading: Demand varies", "our-reading-changed", ""),
    ("themes: [capacity]", "themes: [capacity, staff]", "themes-changed", ""),
    ("period: {start: 2026-01-01", "period: {start: 2026-02-01", "period-moved", "31 days later"),
    ("currency: GBP", "currency: EUR", "currency-changed", ""),
    ("checkpoints: [2026-04-14,", "checkpoints: [2026-04-21,", "checkpoints-changed", "7 days later"),
    ("state: served}", "state: open}", "cell-state-changed", ""),
    ("email: h.strand@", "email: strand@", "contact-details-changed", ""),
    ("last_confirmed: 2025-11-18", "last_confirmed: 2025-12-01", "contact-confirmed", ""),
    ("roles: [account-lead]", "roles: [account-lead, specialist]", "contact-roles-changed", ""),
    ("achieved_on: null", "achieved_on: 2026-11-30", "goal-achieved", ""),
    ("reached_on: null", "reached_on: 2026-06-29", "benchmark-reached", ""),
    ("focus: journey  ", "focus: growth  ", "focus-changed", ""),
    ("stop_doing: [quarterly", "stop_doing: [yearly", "line-reworded", ""),
    ("[quarterly product decks]", "[quarterly product decks, visits]", "line-added", ""),
    ("stop_doing: [quarterly product decks]", "stop_doing: []", "line-removed", ""),
    ("[overloaded, guarded]", "[guarded, overloaded]", "order-changed", ""),
    ("value: 180000", "value: 200000", "return-amount-changed", "higher"),
    ("notice_days: 90", "notice_days: 60", "renewal-redated", "lower"),
    ("by: 2026-11-15, done_on: null", "by: 2026-11-15, done_on: 2026-11-01", "renewal-step-done", ""),
    ("held: [2026-01-20,", "held: [2026-01-06, 2026-01-20,", "touchpoint-held", ""),
    ("every: 1 month, first: 2026-01-20", "every: 2 weeks, first: 2026-01-20",
     "touchpoint-rescheduled", ""),
    ("next: continue  ", "next: pivot  ", "review-decided", ""),
    ("ratings: {customer: 4,", "ratings: {customer: 5,", "review-rated", "higher"),
    ("verbatim: They told us before", "verbatim: They said it before", "verbatim-changed", ""),
    ("said_by: penhale\n    said_on: 2025-09-16\n    priority",
     "said_by: strand\n    said_on: 2025-09-16\n    priority", "speaker-changed", ""),
    ('salesforce: "001xx', 'salesforce: "002xx', "account-field-changed", ""),
    ("    sector: acute hospital".lstrip(), "sector: hospital", "account-field-changed", ""),
    ("beneficiaries: patients treated with infused medicines ", "", "account-field-removed", ""),
    ("supplier: {name: Tessaly Biologics, lead: marsh}", "supplier: {name: Tessaly Biologics, lead: pell}",
     "lead-changed", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "kind", "direction"), ONE_EDIT, ids=[one[2] for one in ONE_EDIT]
)
def test_one_edit_is_one_change(before: str, after: str, kind: str, direction: str) -> None:
    change = only(REFERENCE, edit((before, after)))

    assert (change.kind, change.direction) == (kind, direction)
    assert KINDS[kind].level in (change.level, None) or change.area is Area.REVIEW


def test_a_change_knows_what_it_is_about_and_where_it_stands() -> None:
    new = edit(("target: {value: 3, by", "target: {value: 2, by"))
    change = only(REFERENCE, new)

    assert change.level is Level.MATERIAL
    assert change.area is Area.CRITERIA
    assert change.item == ItemRef("criterion", "same-day-cancellations", "Same-day cancellations")
    assert change.field == "target/value"
    assert (change.old, change.new) == (Decimal(3), Decimal(2))
    assert change.new_place is not None
    assert change.old_place == change.new_place
    assert new[change.new_place.span.start : change.new_place.span.end] == "2"
    assert not change.is_alarm


def test_one_act_is_one_change_with_details() -> None:
    old = edit(("        status: done ", "        status: in-progress "),
               ("        done_on: 2026-02-26 ", "        done_on: null "),
               ("        evidence: site log ", "        evidence: null "))  # fmt: skip

    change = only(old, REFERENCE)

    assert change.kind == "commitment-done"
    assert change.level is Level.NOTABLE
    assert [(part.key, part.old, part.new) for part in change.parts] == [
        ("status", "in-progress", "done"),
        ("done_on", None, date(2026, 2, 26)),
        ("evidence", None, "site log"),
    ]


def test_a_decision_is_one_change_with_its_reason_day_and_person() -> None:
    new = edit(
        ("    intent: act ", "    intent: undecided\n    reason: Later\n    decided_by: marsh "),
    )

    change = only(REFERENCE, new)

    assert change.kind == "intent-changed"
    assert [part.key for part in change.details] == ["reason", "decided_by"]


def test_both_days_of_an_initiative_are_one_change() -> None:
    new = edit(
        ("    start: 2026-01-12\n", "    start: 2026-02-01\n"),
        ("    due: 2026-06-30\n", "    due: 2026-07-31\n"),
    )

    assert kinds(compare(REFERENCE, new)) == ["initiative-rescheduled"]


def test_target_and_its_day_are_two_changes() -> None:
    new = edit(("target: {value: 3, by: 2026-12-31}", "target: {value: 5, by: 2026-10-31}"))

    assert kinds(compare(REFERENCE, new)) == ["target-raised", "target-redated"]


def test_four_changes_and_a_reorder_are_those_four() -> None:
    data = read_data(REFERENCE)
    data["needs"].reverse()
    data["contacts"].reverse()
    data["initiatives"][0]["commitments"].reverse()
    data["initiatives"][0]["success_criteria"][0]["target"]["value"] = Decimal(2)
    data["initiatives"][0]["commitments"][1]["due"] = "2026-03-31"
    data["initiatives"][0]["commitments"][0]["owner"] = "strand"
    data["needs"].append(
        {"id": "fax", "kind": "complaint", "verbatim": "Who has a fax?", "said_by": "strand"}
    )

    assert sorted(kinds(compare(REFERENCE, write_data(data)))) == [
        "commitment-reassigned", "commitment-redated", "need-added", "target-lowered"
    ]  # fmt: skip


class TestItems:
    def test_an_added_and_a_removed_need_mirror_and_only_the_loss_is_an_alarm(self) -> None:
        data = read_data(REFERENCE)
        data["needs"].pop()
        fewer = write_data(data)

        came, went = only(fewer, REFERENCE), only(REFERENCE, fewer)

        assert (came.kind, came.is_alarm) == ("need-added", False)
        assert (went.kind, went.is_alarm) == ("need-removed", True)
        assert came.old_place is None
        assert went.new_place is None

    def test_an_initiative_comes_with_each_promise_and_measure_in_it(self) -> None:
        data = read_data(REFERENCE)
        data["initiatives"] = []

        assert kinds(compare(write_data(data), REFERENCE)) == [
            "initiative-added", "commitment-added", "commitment-added", "criterion-added"
        ]  # fmt: skip

    def test_a_promise_that_goes_to_another_initiative_is_the_same_promise(self) -> None:
        data = read_data(REFERENCE)
        other = {"id": "one-year-picture", "title": "One-year picture", "commitments": []}
        data["initiatives"].append(other)
        old = write_data(data)
        moved = data["initiatives"][0]["commitments"].pop()
        moved["due"] = "2026-02-15"
        data["initiatives"][1]["commitments"] = [moved]

        changes = compare(old, write_data(data)).changes

        assert sorted(one.kind for one in changes) == ["commitment-moved", "commitment-redated"]
        (move,) = (one for one in changes if one.kind == "commitment-moved")
        assert (move.old, move.new) == ("level-the-week", "one-year-picture")

    def test_a_new_id_that_says_what_it_was_is_one_change_with_its_references(self) -> None:
        new = REFERENCE.replace("strand\n", "helena-strand\n").replace("strand,", "helena-strand,")
        new = new.replace("strand]", "helena-strand]").replace("strand}", "helena-strand}")
        new = new.replace("said_by: strand ", "said_by: helena-strand ")
        new = new.replace("approved_by: strand ", "approved_by: helena-strand ")
        new = new.replace(
            "  - id: helena-strand\n", "  - id: helena-strand\n    renamed_from: strand\n"
        )

        change = only(REFERENCE, new)

        assert change.kind == "contact-renamed"
        assert (change.old, change.new) == ("strand", "helena-strand")
        assert len(change.details) > 5

    def test_what_still_has_the_old_id_did_not_change(self) -> None:
        new = edit(("  - {id: adeyemi, party", "  - {id: tunde, renamed_from: adeyemi, party"))

        change = only(REFERENCE, new)

        assert change.kind == "contact-renamed"
        assert {part.key for part in change.details} == {"id", "renamed_from"}

    def test_a_new_id_without_a_word_is_two_items_and_a_guess_apart(self) -> None:
        new = edit(("  - {id: renewal-on-service,", "  - {id: renewal-by-merit,"))

        found = compare(REFERENCE, new)

        assert kinds(found) == ["growth-target-removed", "growth-target-added"]
        assert [(one.old.id, one.new.id) for one in found.likely_renames] == [
            ("renewal-on-service", "renewal-by-merit")
        ]

    def test_an_id_that_two_claim_is_nobodys(self) -> None:
        data = read_data(REFERENCE)
        (goal,) = data["growth_targets"]
        data["growth_targets"] = [
            {**goal, "id": "one", "renamed_from": goal["id"]},
            {**goal, "id": "two", "renamed_from": goal["id"]},
        ]

        assert sorted(kinds(compare(REFERENCE, write_data(data)))) == [
            "growth-target-added", "growth-target-added", "growth-target-removed"
        ]  # fmt: skip

    def test_an_id_that_stands_twice_is_seen(self) -> None:
        data = read_data(REFERENCE)
        data["needs"].append(data["needs"][0])

        assert kinds(compare(REFERENCE, write_data(data))) == ["need-added"]

    def test_entries_are_known_by_their_keys(self) -> None:
        new = edit(
            ("- {on: 2026-06-30, value: 8, source: unit log}",
             "- {on: 2026-09-30, value: 5}\n          - {on: 2026-06-30, value: 8.0}"),
        )  # fmt: skip

        changes = compare(REFERENCE, new).changes

        assert [(one.kind, one.entry) for one in changes] == [
            ("reading-changed", "2026-06-30"), ("reading-added", "2026-09-30")
        ]  # fmt: skip


class TestVerbatim:
    SAID = "I've people sat in the corridor"
    HEARD = "I have people in the corridor"
    WAS = (
        "Mondays and Thursdays I've people sat in the corridor because the chairs are gone by "
        "half nine. Then Wednesday afternoon I've two nurses and nobody to treat."
    )

    def corrected(self, by: str = "penhale", was: str = WAS) -> str:
        noted = f'corrections: [{{on: 2025-12-01, by: {by}, why: misheard, was: "{was}"}}]'
        return edit((self.SAID, self.HEARD), ("corrections: []", noted))

    def test_changed_words_are_an_alarm(self) -> None:
        change = only(REFERENCE, edit((self.SAID, self.HEARD)))

        assert (change.kind, change.is_alarm) == ("verbatim-changed", True)

    def test_the_speakers_own_correction_is_none(self) -> None:
        change = only(REFERENCE, self.corrected())

        assert (change.kind, change.is_alarm) == ("verbatim-corrected", False)
        assert change.level is Level.MATERIAL

    @pytest.mark.parametrize(
        ("by", "was"), [("marsh", WAS), ("penhale", "Something else altogether.")]
    )
    def test_a_correction_by_others_or_of_other_words_explains_nothing(
        self, by: str, was: str
    ) -> None:
        changes = compare(REFERENCE, self.corrected(by, was)).changes

        assert [(one.kind, one.is_alarm) for one in changes] == [
            ("verbatim-changed", True), ("correction-added", False)
        ]  # fmt: skip

    def test_a_correction_taken_back_is_an_alarm(self) -> None:
        change = only(self.corrected(), REFERENCE)

        assert (change.kind, change.is_alarm) == ("verbatim-restored", True)

    def test_the_suppliers_own_words_are_no_alarm(self) -> None:
        ours = REFERENCE.replace(
            "    party: customer                         #", "    party: supplier  #"
        )
        new = ours.replace("I'll call that a win", "that is a win")

        change = only(ours, new)

        assert (change.kind, change.is_alarm) == ("verbatim-changed", False)


class TestLevels:
    def test_nothing_agreed_names_a_person_then_the_person_is_notable(self) -> None:
        old = edit(
            (
                "  - {id: pell, party",
                "  - {id: doe, party: supplier, name: Ann Doe}\n  - {id: pell, party",
            )
        )
        new = old.replace("Ann Doe", "Anne Doe")

        assert only(old, new).level is Level.NOTABLE
        assert only(REFERENCE, old).level is Level.NOTABLE

    def test_who_stands_above_a_named_person_is_material(self) -> None:
        old = edit(
            (
                "  - {id: pell, party",
                "  - {id: doe, party: supplier, name: Ann Doe}\n  - {id: pell, party",
            ),
            ("roles: [account-lead],", "roles: [account-lead], reports_to: doe,"),
        )
        new = old.replace("Ann Doe", "Anne Doe")

        assert only(old, new).level is Level.MATERIAL

    def test_a_need_heard_after_the_signature_is_notable(self) -> None:
        data = read_data(REFERENCE)
        data["needs"].pop()
        fewer = write_data(data)
        later, sooner = date(2025, 9, 15), date(2025, 9, 16)

        assert [one.level for one in compare(fewer, REFERENCE, later).changes] == [Level.NOTABLE]
        assert [one.level for one in compare(fewer, REFERENCE, sooner).changes] == [Level.MATERIAL]
        assert [one.is_alarm for one in compare(REFERENCE, fewer, later).changes] == [True]

    def test_a_need_that_becomes_one_of_later_is_material(self) -> None:
        new = edit(
            ("    said_on: 2025-09-16\n    priority", "    said_on: 2026-09-16\n    priority")
        )

        (change,) = compare(REFERENCE, new, date(2026, 1, 1)).changes

        assert change.level is Level.MATERIAL

    def test_a_session_renamed_is_material_where_a_need_names_it(self) -> None:
        new = REFERENCE.replace(
            "  - id: walk-round\n", "  - id: ward-round\n    renamed_from: walk-round\n"
        )
        named = new.replace("session: walk-round", "session: ward-round")

        assert [(one.kind, one.level) for one in compare(REFERENCE, named).changes] == [
            ("session-renamed", Level.MATERIAL)
        ]
        # The need still has the old name: what was agreed is the same, letter by letter.
        assert [(one.kind, one.level) for one in compare(REFERENCE, new).changes] == [
            ("session-renamed", Level.NOTABLE)
        ]


def test_without_an_old_plan_everything_is_added() -> None:
    changes = compare_files(None, load(REFERENCE)).changes

    assert changes[0].kind == "plan-added"
    assert {one.kind.rpartition("-")[2] for one in changes} == {"added"}
    assert len(changes) == len(compare_files(load(REFERENCE), None).changes)


def test_fingerprints_stay_and_hold_no_prose() -> None:
    new = edit(("target: {value: 3, by", "target: {value: 2, by"))
    again = "# A comment above\n" + new

    first, second = only(REFERENCE, new).fingerprint, only(REFERENCE, again).fingerprint

    assert first == second
    assert len(first) == 16
    assert int(first, 16)
    assert only(new, REFERENCE).fingerprint != first


def test_every_change_of_a_plan_has_a_fingerprint_of_its_own() -> None:
    data = read_data(REFERENCE)
    for key in ("needs", "initiatives", "growth_targets", "white_space", "review"):
        data.pop(key)
    data |= {"needs": [], "initiatives": []}

    found = [one.fingerprint for one in compare(REFERENCE, write_data(data)).changes]

    assert len(found) == len(set(found)) > 10
