"""Suggestions for GitLab: what GitLab makes of them is the fix to the byte, or they are not made."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kamplan.collab.forges import Version
from kamplan.diagnostics import Edit
from kamplan.reporters.suggestions import MOST
from kamplan.reporters.suggestions_gitlab import MOST_ABOVE, render_discussions
from kamplan.yamldoc import apply_edits
from tests.gitlab_suggestions import apply_suggestion
from tests.reporters.test_suggestions import IN_GIT, WAS, find, finding

Snapshot = Callable[[str, str], None]
VERSION = Version("b" * 40, "5" * 40, "e" * 40)


def suggest(text: str, *edits: Edit, message: str = "`x` is wrong") -> list[dict[str, Any]]:
    found = find(text, finding(text, *edits, message=message, place="needs/x/rank"))
    return [json.loads(line) for line in render_discussions(found, VERSION).splitlines()]


def test_a_discussion_names_the_line_and_the_commits_that_are_compared() -> None:
    (one,) = suggest('a: 1\nb: "2"\nc: 3\n', Edit(8, 11, "2"))

    assert one == {
        "body": "`` `x` is wrong `` (wrong-type at `needs/x/rank`)\n\n"
        "```suggestion:-0+0\nb: 2\n```",
        "position": {
            "position_type": "text",
            "base_sha": VERSION.base,
            "start_sha": VERSION.start,
            "head_sha": VERSION.head,
            "old_path": str(WAS),
            "new_path": str(IN_GIT),
            "new_line": 2,
        },
    }


TEXTS: dict[str, tuple[str, tuple[Edit, ...]]] = {
    "one-line": ('a: 1\nb: "2"\nc: 3\n', (Edit(8, 11, "2"),)),
    "two-lines": (
        "a: 1\nb: 2\nc: 3\n",
        (
            Edit(3, 4, "9"),
            Edit(8, 9, "8"),
        ),
    ),
    "a-line-goes": ("a: 1\n# gone\nc: 3\n", (Edit(5, 12, ""),)),
    "the-last-line-goes": ("a: 1\n# gone", (Edit(5, 11, ""),)),
    "a-line-comes": ("a: 1\nc: 3\n", (Edit(4, 4, "\nb: 2"),)),
    "no-end-of-line": ('a: 1\nb: "2"', (Edit(8, 11, "2"),)),
    "windows": ('a: 1\r\nb: "2"\r\n', (Edit(9, 12, "2"),)),
    "fences": ('a: "1" # ```` @all\n  ```\n', (Edit(3, 6, "1"),)),
    "markup": (
        'a: "1" # </code></pre><b>&amp; [x](y) #1 !2 ~bug :tada: $`x`$\n',
        (Edit(3, 6, "1"),),
    ),
    "blanks-at-the-end": ('\ta: "1"  \n', (Edit(4, 7, "1"),)),
}


@pytest.mark.parametrize("name", TEXTS)
def test_what_gitlab_makes_of_it_is_the_fix(name: str, snapshot: Snapshot) -> None:
    text, edits = TEXTS[name]

    (one,) = suggest(text, *edits)

    assert apply_suggestion(text, one) == apply_edits(text, edits)
    snapshot(f"{name}.md", one["body"])


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        pytest.param('a: "1" # 5\u00a0kg\n', Edit(3, 6, "1"), id="GitLab writes plain spaces"),
        pytest.param('a: "1" # 5\u202fkg\n', Edit(3, 6, "1"), id="narrow ones, too"),
        pytest.param("a: 1\nb: 2\n", Edit(5, 9, ""), id="a blank line would go"),
        pytest.param('a: "1\r\n  2"\r\n', Edit(3, 12, "1\r\nb: 2"), id="inner line ends"),
        pytest.param('a: "1"\rb: 2\n', Edit(3, 6, "1"), id="a line end that git knows not"),
        pytest.param("a: 1\nb: 2\n", Edit(3, 5, "2 "), id="a line end goes"),
        pytest.param('{a: "1",\n/merge: 1}\n', Edit(4, 17, "1,\n/merge: 1"), id="quick action"),
        pytest.param('{a: "1",\n>>>: 1}\n', Edit(4, 14, "1,\n>>>: 1"), id="quotation"),
        pytest.param("a: 1\n" * 200, Edit(0, 5 * (MOST_ABOVE + 2) - 1, "b"), id="too far above"),
    ],
)
def test_what_gitlab_would_do_otherwise_is_left_to_the_check(text: str, edit: Edit) -> None:
    assert suggest(text, edit) == []


def test_as_many_lines_as_gitlab_replaces_are_replaced() -> None:
    text = "a: 1\n" * 200
    edit = Edit(0, 5 * (MOST_ABOVE + 1) - 1, "b")

    (one,) = suggest(text, edit)

    assert "```suggestion:-100+0\n" in one["body"]
    assert apply_suggestion(text, one) == apply_edits(text, (edit,))


_LINE = st.text(st.sampled_from("ab:/>`~# \t\r\u00a0\u3000@<&*_[]é\U0001f600"), max_size=12)


@given(lines=st.lists(_LINE, min_size=1, max_size=6), new=_LINE, data=st.data())
def test_no_text_becomes_another_or_comes_alive(
    lines: list[str], new: str, data: st.DataObject
) -> None:
    text = "\n".join(lines)
    start = data.draw(st.integers(0, len(text)))
    edit = Edit(start, data.draw(st.integers(start, len(text))), new)

    for one in suggest(text, edit, message=new):
        assert apply_suggestion(text, one) == apply_edits(text, (edit,))
        assert not any(line.startswith("/") for line in one["body"].split("\n"))
        tokens = MarkdownIt("commonmark").parse(one["body"])
        kinds = [each.type for each in tokens]
        assert kinds == ["paragraph_open", "inline", "paragraph_close", "fence"]
        assert {each.type for each in tokens[1].children or ()} <= {"code_inline", "text"}


@pytest.mark.parametrize("message", ["@all", "x\n/merge\n", "`` ` ``", "</code>@all", "\u202e@all"])
def test_a_message_calls_nobody_and_runs_nothing(message: str) -> None:
    (one,) = suggest('a: "1"\n', Edit(3, 6, "1"), message=message)

    assert not any(line.startswith("/") for line in one["body"].split("\n"))
    words = MarkdownIt("commonmark").parse(one["body"])[1].children or []
    assert [each.content for each in words if each.type == "text"] == [" (wrong-type at ", ")"]


def test_what_was_said_is_not_said_again_and_no_more_than_is_read() -> None:
    text = "".join(f'k{number}: "1"\n' for number in range(MOST + 5))
    at = [found for found in range(len(text)) if text.startswith('"1"', found)]
    found = find(text, *(finding(text, Edit(one, one + 3, "1"), place=f"{one}") for one in at))

    first = [json.loads(line) for line in render_discussions(found, VERSION).splitlines()]
    said = {(one["position"]["new_path"], one["body"]) for one in first}

    assert len(first) == MOST
    assert len(render_discussions(found, VERSION, said).splitlines()) == 5
