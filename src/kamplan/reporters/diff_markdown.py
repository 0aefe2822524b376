"""Compared plans as a comment on a pull request: verdict, alarms, material changes, the rest.

Every value of a plan stands in a code span, where no mention, link or HTML comes to life.
Comments may hold 65,536 characters on GitHub; what does not fit is counted.
"""

from collections.abc import Iterator, Sequence

from kamplan.diff import (
    Answer,
    Area,
    Change,
    Level,
    PlanDiff,
    Speech,
    count_levels,
    is_prose,
)
from kamplan.diff.wording import Mark, compare_words
from kamplan.reporters.diff_text import describe_answer, describe_counts
from kamplan.reporters.markup import code
from kamplan.reporters.report import PLAIN, Look

MARKER = "<!-- kamplan diff -->"
"""The first line, by which a workflow finds its own comment again."""
MAX_CHARACTERS = 60_000
_RESERVED = 1_500
"""Kept free for the end: what was left out, and the next step."""
_LONGEST_VALUE = 3_000


def report(diffs: Sequence[PlanDiff], _look: Look = PLAIN) -> str:
    """Return a comment of at most 60,000 characters."""
    page = _Page(MAX_CHARACTERS)
    page.add(MARKER)
    if not diffs:
        page.add("There is no plan to compare.")
    told = [one for one in diffs if one.answer is not Answer.SAME_BYTES]
    for diff in told or diffs[:1]:
        _tell_plan(diff, page)
    return page.finish()


def report_part(diffs: Sequence[PlanDiff], limit: int) -> str:
    """Return the changes as a part of a longer comment that says itself what is to be done next.

    Args:
        diffs: the plans; what did not change is left out.
        limit: how many characters there is room for.

    """
    page = _Page(limit)
    for diff in diffs:
        if diff.answer is not Answer.SAME_BYTES:
            _tell_plan(diff, page, is_part=True)
    return page.finish().strip("\n") + "\n"


class _Page:
    """Lines up to the limit; what does not fit is counted."""

    def __init__(self, limit: int) -> None:
        self._room = limit - _RESERVED
        self._lines: list[str] = []
        self._length = 0
        self._ends: list[str] = []
        self.left_out = 0

    def add(self, *lines: str, is_change: bool = False) -> bool:
        """Append lines where they fit, all or none, and say whether they did."""
        length = sum(len(line) + 1 for line in lines)
        if self.left_out or self._length + length > self._room:
            self.left_out += is_change
            return False
        self._lines += lines
        self._length += length
        return True

    def close(self, *lines: str) -> None:
        """Append lines that must be there, such as the end of a fold."""
        self._lines += lines
        self._length += sum(len(line) + 1 for line in lines)

    def finish(self) -> str:
        """Return the text, with the number of changes that did not fit."""
        if self.left_out:
            few = "change does" if self.left_out == 1 else "changes do"
            self._lines += [
                "",
                f"**{self.left_out} more {few} not fit here.** `kamplan diff` shows all of them.",
            ]
        return "\n".join(self._lines) + "\n"


def _tell_plan(diff: PlanDiff, page: _Page, *, is_part: bool = False) -> None:
    page.add("", *_head_part(diff) if is_part else (f"### {_verdict(diff)}", "", _between(diff)))
    if diff.answer is not Answer.CHANGED:
        page.add("", _capital(describe_answer(diff)) + ".")
        return
    if not is_part:
        _tell_what_follows(diff, page)
    if diff.alarms:
        page.add("", "#### The customer's own words", "", *_TABLE)
        for change in diff.alarms:
            page.add(_row(diff, change), is_change=True)
    rest = [one for one in diff.changes if not one.is_alarm]
    material = [one for one in rest if one.level is Level.MATERIAL]
    for area, changes in _by_area(material):
        page.add("", f"#### {area.heading}", "", *_TABLE)
        for change in changes:
            page.add(_row(diff, change), is_change=True)
    others = [one for one in rest if one.level is not Level.MATERIAL]
    if others:
        _fold(diff, others, page)
    if diff.comparison.likely_renames:
        page.add("", "Perhaps the same under a new id; `renamed_from` would say so:", "")
        for one in diff.comparison.likely_renames:
            page.add(f"- {one.old.kind} `{one.old.id}` → `{one.new.id}`, {one.likeness} % alike")


def _head_part(diff: PlanDiff) -> tuple[str, ...]:
    said = _capital(describe_counts(count_levels(diff.changes)))
    return (f"### What changes in {code(diff.account)}", "", f"{said}. {_between(diff)}")


def _tell_what_follows(diff: PlanDiff, page: _Page) -> None:
    if diff.voids:
        names = " and ".join(code(one) for one in diff.voids)
        page.add("", f"**No longer covered** by the signatures of {names}.")
    next_step = _next_step(diff)
    if next_step:
        page.add("", f"**Next:** {next_step}")


_TABLE = ("| What | Before | Now |", "|---|---|---|")


def _verdict(diff: PlanDiff) -> str:
    """Return the one line that a busy reader needs."""
    plan = f"Account plan {code(diff.account)}"
    counts = count_levels(diff.changes)
    if diff.answer is not Answer.CHANGED:
        return f"{plan}: nothing to agree on"
    said = describe_counts(counts)
    if counts["alarms"]:
        return f"{plan}: the customer's words were touched ({said})"
    if counts["material"]:
        return f"{plan}: what was agreed changes ({said})"
    return f"{plan}: what was agreed stands ({said})"


def _between(diff: PlanDiff) -> str:
    where = f"{code(str(diff.path))}, from {code(diff.old_name)} to {code(diff.new_name)}"
    return f"{where}, moved from {code(str(diff.renamed_from))}" if diff.renamed_from else where


def _next_step(diff: PlanDiff) -> str:
    """Return what is to be done now, and by whom."""
    leads = " and ".join(code(one) for one in diff.leads) or "both parties' leads"
    if diff.alarms:
        needs = [one.item.id for one in diff.alarms if one.item and one.item.kind == "need"]
        how = f" under `corrections:` of `{needs[0]}`" if needs else ""
        return (
            f"{leads}: ask the speaker whether these are the words; a correction by the speaker "
            f"is noted{how}, anything else is taken back."
        )
    if any(one.level is Level.MATERIAL for one in diff.changes):
        return f"{leads}: read the tables below; with both agreed, both sign again."
    return ""


def _fold(diff: PlanDiff, changes: list[Change], page: _Page) -> None:
    summary = describe_counts(count_levels(changes))
    if not page.add("", f"<details><summary>{summary}</summary>"):
        page.left_out += len(changes)
        return
    for area, ones in _by_area(changes):
        page.add("", f"**{area.heading}**", "")
        for change in ones:
            page.add(f"- {diff.tell(change, _speech(diff, in_table=False))}", is_change=True)
    page.close("", "</details>")


def _by_area(changes: list[Change]) -> Iterator[tuple[Area, list[Change]]]:
    for area in Area:
        ones = [one for one in changes if one.area is area]
        if ones:
            yield area, ones


def _row(diff: PlanDiff, change: Change) -> str:
    speech = _speech(diff, in_table=True)
    sentence = diff.tell(change, speech)
    lead = change.parts[0]
    if is_prose(change):
        before, now = _redline(str(change.old), str(change.new))
    elif not lead.at:
        before = now = ""
    else:
        before, now = (
            "" if one is None else speech.show(one, lead.pattern, limit=_LONGEST_VALUE)
            for one in (change.old, change.new)
        )
    return f"| {sentence} | {before} | {now} |"


def _redline(old: str, new: str) -> tuple[str, str]:
    """Return both texts in full, with what was deleted struck out and what came in bold."""
    before, now = [], []
    for mark, text in compare_words(old[:_LONGEST_VALUE], new[:_LONGEST_VALUE]):
        piece = " ".join(text.split())
        if not piece:
            continue
        span = code(piece, in_table=True)
        if mark is Mark.DELETED:
            before.append(f"~~{span}~~")
        elif mark is Mark.INSERTED:
            now.append(f"**{span}**")
        else:
            before.append(span)
            now.append(span)
    more = [f" … {len(one) - _LONGEST_VALUE} more" for one in (old, new)]
    ends = [
        end if len(one) > _LONGEST_VALUE else "" for one, end in zip((old, new), more, strict=True)
    ]
    return " ".join(before) + ends[0], " ".join(now) + ends[1]


def _speech(diff: PlanDiff, *, in_table: bool) -> Speech:
    def quote(text: str) -> str:
        return code(text, in_table=in_table)

    return Speech(diff.comparison.names, quote, quote, quote)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
