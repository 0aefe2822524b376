from kamplan.lint.rules.conflict_marker import RULE
from tests.lint.conftest import Check


def test_each_marker_line_is_found(check: Check) -> None:
    text = "\n".join(["<" * 7 + " ours", "a: 1", "|" * 7, "=" * 7, "a: 2", ">" * 7 + " theirs", ""])

    said = check(RULE, text, whole=True)

    assert said.found == [
        "1:1 `<<<<<<<` is left over from a merge",
        "3:1 `|||||||` is left over from a merge",
        "4:1 `=======` is left over from a merge",
        "6:1 `>>>>>>>` is left over from a merge",
    ]


def test_lines_with_windows_ends_are_seen_too(check: Check) -> None:
    found = check(RULE, "kamplan: 1\r\n" + "=" * 7 + "\r\nsummary: a\r\n", whole=True).found

    assert found == ["2:1 `=======` is left over from a merge"]


def test_words_in_a_value_are_none(check: Check) -> None:
    assert check(RULE, f"summary: a {'<' * 7} b {'=' * 7}\n").found == []


def test_a_longer_marker_is_one_too(check: Check) -> None:
    text = "\n".join(["<" * 12 + " ours", "a: 1", "=" * 12, "a: 2", ">" * 12 + " theirs", ""])

    assert len(check(RULE, text, whole=True).found) == 3
