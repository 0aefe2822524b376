from kamplan.lint import Group
from kamplan.lint.rules.anchor_or_merge_key import RULE
from tests.lint.conftest import Check, judge_text


def test_anchors_and_aliases_are_found_where_they_stand(check: Check) -> None:
    text = """\
        checkpoints: &quarters [2026-04-14]
        summary: &line Level the week
        ways_of_working: [*line]
        """

    assert check(RULE, text).found == [
        "1:14 anchor `&quarters`",
        "2:10 anchor `&line`",
        "3:19 alias `*line`",
    ]


def test_a_merge_key_is_one_finding() -> None:
    text = """\
        renewal:
          <<: {}
          contract: supply agreement
          ends: 2027-03-31
          notice_days: 90
          owner: marsh
        """

    assert judge_text(text, Group.TEXT) == ["2:3 anchor-or-merge-key merge key `<<`"]


def test_an_ampersand_in_words_is_none(check: Check) -> None:
    assert check(RULE, "summary: Seal & Bearing, 5 * 3\n").found == []
