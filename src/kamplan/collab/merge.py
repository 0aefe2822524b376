"""Bring two versions of a plan together as text, and prove that it says what was meant.

Git's own merge of the lines is taken where it says exactly what the merge by ids says, for it keeps
the comments of both sides. Else ours is edited as little as possible. Conflicts are first merged in
favour of each side; where these two texts differ stand the markers, so either choice is a plan.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from kamplan.collab.comments import adopt_comments
from kamplan.collab.doubled import part_doubled
from kamplan.collab.threeway import Conflict, Outcome, in_order, merge_data
from kamplan.errors import EditRefusedError
from kamplan.yamldoc import YamlDocument, make_visible
from kamplan.yamldoc.amend import Act, Change, amend, intended, same
from kamplan.yamldoc.edits import lines_of

MergeText = Callable[[bytes, bytes, bytes], tuple[bytes, int]]
"""Git's merge of three texts, line by line: the text, and how many conflicts are in it."""
MARKS = 7
"""How many signs git's conflict markers have, unless it is told otherwise."""
_NEAR = 2
"""Differences that are so few lines apart stand between the same markers."""


@dataclass(frozen=True, slots=True)
class MergeResult:
    """The merged text, and what both sides have to decide."""

    content: bytes
    conflicts: tuple[str, ...] = ()
    """A sentence each; markers stand in the content where there are any."""
    is_by_lines: bool = False
    """One side is no plan that can be read: git's own merge was taken."""


def merge_plans(
    base: bytes, ours: bytes, theirs: bytes, merge_text: MergeText, *, marks: int = MARKS
) -> MergeResult:
    """Merge what two sides made of a plan; never raise for what the files hold.

    Args:
        base: the file both began with; empty where each added it.
        ours: our file.
        theirs: their file.
        merge_text: git's own merge.
        marks: how many signs a conflict marker has.

    """
    if theirs in (ours, base):
        return MergeResult(ours)
    if base == ours:
        return MergeResult(theirs)
    documents = [YamlDocument.from_bytes(one) for one in (base or b"{}\n", ours, theirs)]
    if any(one.problems or not isinstance(one.data(), dict) for one in documents):
        return _merge_lines(base, ours, theirs, merge_text)
    old, own, other = documents
    outcome = merge_data(old.data(), own.data(), other.data())
    part_doubled(outcome, own.data(), other.data())
    if not outcome.conflicts:
        by_lines, number = merge_text(base, ours, theirs)
        if number == 0 and _says(by_lines, _intend(own, outcome.changes)):
            return MergeResult(by_lines)
    try:
        return _write((old, own, other), outcome, marks)
    except EditRefusedError:
        return _merge_lines(base, ours, theirs, merge_text)


def _merge_lines(base: bytes, ours: bytes, theirs: bytes, merge_text: MergeText) -> MergeResult:
    content, number = merge_text(base, ours, theirs)
    said = () if number == 0 else (f"{number} places that git marked in the text",)
    if number == 0 and YamlDocument.from_bytes(content).problems:
        said = ("the merged file cannot be read as a plan: `kamplan lint` says why",)
    return MergeResult(content, said, is_by_lines=True)


def _intend(document: YamlDocument, changes: Sequence[Change]) -> object:
    data = document.data()
    for one in changes:
        data = intended(data, one)
    return data


def _says(content: bytes, wanted: object) -> bool:
    document = YamlDocument.from_bytes(content)
    return not document.problems and same(document.data(), wanted)


def _write(
    versions: tuple[YamlDocument, YamlDocument, YamlDocument], outcome: Outcome, marks: int
) -> MergeResult:
    _, own, other = versions
    ours_way = adopt_comments(*versions, _amend(own, other, outcome.changes))
    if not outcome.conflicts:
        return MergeResult(ours_way.encode())
    asked = [one for conflict in outcome.conflicts for one in conflict.theirs]
    every = in_order([*outcome.changes, *asked])
    theirs_way = adopt_comments(*versions, _amend(own, other, every))
    said = tuple(make_visible(one.sentence) for one in outcome.conflicts)
    text = mark_conflicts(ours_way, theirs_way, _place(outcome.conflicts, ours_way), marks)
    return MergeResult(text.encode(), said)


def _amend(own: YamlDocument, other: YamlDocument, changes: Sequence[Change]) -> str:
    """Make the changes; what is added is written as theirs has it where that fits."""
    text = own.text
    for one in changes:
        written = replace(one, lines=_find_lines(other, one)) if one.act is Act.ADD else one
        try:
            text = amend(text, [written])
        except EditRefusedError:
            text = amend(text, [one])
    return text


def _find_lines(other: YamlDocument, change: Change) -> str:
    """Return the lines of an item in theirs that is equal to the one to be added."""
    pending: list[tuple[tuple[str | int, ...], object]] = [((), other.data())]
    while pending:
        route, data = pending.pop()
        steps: list[tuple[str | int, object]] = []
        if isinstance(data, (dict, list)):
            steps += data.items() if isinstance(data, dict) else enumerate(data)
        for step, one in steps:
            if isinstance(step, int) and same(one, change.value):
                return lines_of(other, (*route, step))
            if isinstance(one, (dict, list)):
                pending.append(((*route, step), one))
    return ""


def _place(conflicts: Sequence[Conflict], text: str) -> list[tuple[int, str]]:
    """Return the line, from 0, near which each conflict is, with its sentence."""
    document = YamlDocument.parse(text)
    return [(document.span(one.route).line - 1, make_visible(one.sentence)) for one in conflicts]


def mark_conflicts(
    ours: str, theirs: str, said: Sequence[tuple[int, str]], marks: int = MARKS
) -> str:
    """Return one text of two, with git's markers around the lines in which they differ.

    Args:
        ours: the text merged in favour of ours.
        theirs: the same in favour of theirs.
        said: sentences, each with the line of ours that it is nearest to.
        marks: how many signs a marker has.

    """
    left, right = ours.splitlines(keepends=True), theirs.splitlines(keepends=True)
    newline = "\r\n" if left and left[0].endswith("\r\n") else "\n"
    hunks: list[list[int]] = []
    for tag, *at in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if hunks and at[0] - hunks[-1][1] <= _NEAR:
            hunks[-1][1], hunks[-1][3] = at[1], at[3]
        else:
            hunks.append(at)
    sentences: dict[int, list[str]] = {}
    for line, sentence in said:
        nearest = min(range(len(hunks)), key=lambda one: abs(hunks[one][0] - line), default=0)
        sentences.setdefault(nearest, []).append(f"# kamplan: {sentence}{newline}")
    parts: list[str] = []
    done = 0
    for number, (start, end, other_start, other_end) in enumerate(hunks):
        parts += left[done:start]
        parts.append(f"{'<' * marks} ours{newline}")
        parts += sentences.get(number, [])
        parts += _whole(left[start:end], newline)
        parts.append(f"{'=' * marks}{newline}")
        parts += _whole(right[other_start:other_end], newline)
        parts.append(f"{'>' * marks} theirs{newline}")
        done = end
    return "".join([*parts, *left[done:]])


def _whole(lines: list[str], newline: str) -> list[str]:
    """Return lines of which also the last ends as a line does."""
    return [one if one.endswith("\n") else one + newline for one in lines]
