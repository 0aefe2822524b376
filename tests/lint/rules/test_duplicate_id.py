from kamplan.lint.rules.duplicate_id import RULE
from tests.lint.conftest import Check


def test_the_later_is_found_and_the_first_named(check: Check) -> None:
    text = """\
        growth_targets:
          - {id: seat, kind: grow, what: a}
          - {id: renewal, kind: retain, what: b}
          - id: seat
            kind: grow
            what: c
          - {kind: grow, what: d, id: seat}
        """

    said = check(RULE, text)

    assert said.found == [
        "4:9 another growth target is `seat` already, on line 2",
        "7:31 another growth target is `seat` already, on line 2",
    ]
    assert said.places == ["growth_targets/seat/id", "growth_targets/seat/id"]


def test_commitments_of_two_initiatives_share_their_ids(check: Check) -> None:
    text = """\
        initiatives:
          - id: one
            title: One
            commitments: [{id: visit, party: supplier, what: a}]
          - id: two
            title: Two
            commitments: [{id: visit, party: customer, what: b}]
        """

    assert check(RULE, text).found == ["7:24 another commitment is `visit` already, on line 4"]


def test_entries_of_two_kinds_may_share_an_id(check: Check) -> None:
    text = """\
        growth_targets: [{id: renewal, kind: retain, what: a}]
        reporting: [{id: renewal, audience: both, to: board, owner: marsh}]
        """

    assert check(RULE, text).found == []


def test_an_entry_that_was_left_out_counts(check: Check) -> None:
    text = """\
        growth_targets:
          - {id: seat, kind: grow}
          - {id: seat, kind: grow, what: b}
        """

    assert check(RULE, text).found == ["3:10 another growth target is `seat` already, on line 2"]
