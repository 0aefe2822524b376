"""Comments that ask a rule to keep silent in one place: `# kamplan: ignore[rule] reason`.

A comment behind a value counts for its line, one on a line of its own for the line below it; other
such comments may stand between. Where that line is the first of an item, it counts for the whole
item. What stands in the plan is read by both parties, and so is the reason.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kamplan.diagnostics import Diagnostic, Span
from kamplan.yamldoc import Mapping, Node, Sequence, YamlDocument

_COMMENT = r"#+\s*kamplan:\s*ignore\b\s*(?:\[([^\]]*)\])?[\s:–—-]*(.*)"


class Suppression(NamedTuple):
    """One such comment."""

    span: Span
    rules: tuple[str, ...]
    """The names as they stand there, known or not."""
    reason: str
    lines: range
    """The lines for which it counts."""

    def covers(self, one: Diagnostic) -> bool:
        """Say whether a finding is one of those it is meant for; it cannot silence itself."""
        return (
            one.rule in self.rules
            and one.span.line in self.lines
            and one.rule != "suppression-without-reason"
        )


def find_suppressions(document: YamlDocument) -> list[Suppression]:
    """Give every comment that asks for silence, in the order of the text."""
    if "ignore" not in document.text:
        return []
    alone = {one.span.line for one in document.comments if one.alone}
    found: list[Suppression] = []
    ends: dict[int, int] | None = None
    for comment in document.comments:
        match = re.fullmatch(_COMMENT, comment.text.rstrip())
        if match is None:
            continue
        line = comment.span.line
        while comment.alone and line in alone:
            line += 1
        if ends is None:
            ends = dict(_item_ends(document))
        names = tuple(name.strip() for name in (match[1] or "").split(",") if name.strip())
        lines = range(line, ends.get(line, line) + 1)
        found.append(Suppression(comment.span, names, match[2].strip(), lines))
    return found


Use = tuple[Suppression, str]
"""A comment, and a rule that it did silence."""


def find_uses(one: Diagnostic, suppressions: list[Suppression]) -> set[Use]:
    """Give the comments that silence a finding, each with the rule."""
    return {(comment, one.rule) for comment in suppressions if comment.covers(one)}


def _item_ends(document: YamlDocument) -> Iterator[tuple[int, int]]:
    """Give the first and the last line of every item of a list; an outer item before its inner."""
    stack: list[Node | None] = [document.root]
    spans: list[tuple[int, int]] = []
    while stack:
        node = stack.pop()
        if isinstance(node, Mapping):
            stack.extend(value for _, value in node.pairs)
        elif isinstance(node, Sequence):
            for item in node.items:
                last = item.line + document.text.count("\n", item.start, item.end)
                spans.append((item.line, last))
                stack.append(item)
    # Of items that begin on the same line the longest counts: it is the outermost.
    yield from sorted(spans)
