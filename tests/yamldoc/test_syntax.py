"""What the parser cannot read is told in plain words, where a person would look."""

import pytest

from kamplan.yamldoc import YamlDocument

FAULTS = {
    "a: @foo": ("1:4", "a text without quotes cannot begin with `@`"),
    "a: `foo`": ("1:4", "a text without quotes cannot begin with ```"),
    "\ufeffa: %foo": ("1:4", "a text without quotes cannot begin with `%`"),
    "a: & b": ("1:4", "a text without quotes cannot begin with `&`"),
    "a: * b": ("1:4", "a text without quotes cannot begin with `*`"),
    "a: !<x": ("1:4", "a text without quotes cannot begin with `!`"),
    "%FOO\na: 1": ("1:1", "a text without quotes cannot begin with `%`"),
    "a:\n\tb: 1": ("2:1", "a tab cannot indent"),
    "a: 1\n\tb: 2": ("2:1", "a tab cannot indent"),
    "a: b: c": ("1:5", "a second `: ` on one line"),
    "a: 1\n  b: 2": ("2:4", "this line is indented deeper than the line above allows"),
    "a:\n    b: 1\n  c: 2": ("3:3", "this line is indented otherwise than those it belongs to"),
    "a:\n  - b\n  c: 1": ("3:3", "a list goes on without `- `"),
    "a: - b": ("1:4", "a list cannot begin on the line of its key"),
    "a: 1\nfoo\nb: 2": ("2:1", "this line has no `key:`"),
    'a: "foo\nb: 1': ("1:4", "a text in quotes is never closed"),
    'a: "x\n---\nb"': ("1:4", "a text in quotes is never closed"),
    "a: 'it's'": ("1:8", "text goes on behind the closing quote"),
    'a: "foo" bar': ("1:10", "text goes on behind the closing quote"),
    'a: "\\q"': ("1:5", "`\\q` means nothing between double quotes"),
    'a: "\\xZZ"': ("1:5", "`\\x` means nothing between double quotes"),
    "a: 1\nb: [1, 2\nc: 1": ("3:2", "`[` of line 2 is not closed here"),
    "a: {x: 1\nb: 2": ("2:2", "`{` of line 1 is not closed here"),
    "a: ]": ("1:4", "`]` stands where a value belongs"),
    "a: [1,,2]": ("1:7", "`,` stands where a value belongs"),
    "a: [1, 2]]": ("1:10", "`]` stands where the line should end"),
    "a: |x\n  foo": ("1:5", "behind `|` or `>` nothing else may stand on the line"),
    "a: |0\n  foo": ("1:5", "behind `|` or `>` nothing else may stand on the line"),
}


@pytest.mark.parametrize(("text", "expected"), FAULTS.items())
def test_a_fault_is_told_in_plain_words(text: str, expected: tuple[str, str]) -> None:
    document = YamlDocument.parse(text + "\n")

    assert document.root is None
    (problem,) = document.problems
    assert (f"{problem.span.line}:{problem.span.column}", problem.message) == expected
    assert problem.cure
