from kamplan.lint.rules.unknown_key import RULE
from tests.lint.conftest import Check


def test_the_nearest_key_is_named(check: Check) -> None:
    text = """\
        renewal: {notice_day: 90}
        growth_targets:
          - id: seat
            kind: grow
            What-for: a seat
            what: a seat
        """

    said = check(RULE, text)

    assert said.found == [
        "1:11 key `notice_day` is not known in renewal",
        "5:5 key `What-for` is not known in growth target",
    ]
    assert said.cures == [
        "did you mean `notice_days`?",
        "not used yet here: renamed_from, by",
    ]
    assert said.places == ["renewal/notice_day", "growth_targets/seat/What-for"]


def test_a_key_at_the_top_is_found(check: Check) -> None:
    said = check(RULE, "initiative: []\n")

    assert said.found == ["1:1 key `initiative` is not known at the top of the file"]
    assert said.cures == ["did you mean `initiatives`?"]


def test_control_characters_of_a_key_are_made_visible(check: Check) -> None:
    assert check(RULE, '"a\\tb": 1\n').found == [
        "1:1 key `a\\tb` is not known at the top of the file"
    ]


def test_keys_of_other_systems_are_free(check: Check) -> None:
    text = """\
        account:
          id: st-brannocs
          name: a
          beneficiaries: b
          crm: {salesforce: "1", our_own: "2"}
        """

    assert check(RULE, text).found == []
