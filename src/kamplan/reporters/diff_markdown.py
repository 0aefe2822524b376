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
    Likely,
    PlanDiff,
    Speech,
    count_levels,
    is_prose,
)
from kamplan.diff.wording import Mark, compare_words
from kamplan.reporters.diff_head import (
    tell_next_step,
    tell_places,
    tell_verdict,
    tell_voids,
)
from kamplan.reporters.diff_text import describe_answer, describe_counts
from kamplan.reporters.markup import code
from kamplan.reporters.report import PLAIN, Look
from kamplan.tongue import Context, Tongue

MARKER = "<!-- kamplan diff -->"
"""The first line, by which a workflow finds its own comment again."""
MAX_CHARACTERS = 60_000
_RESERVED = 1_500
"""Kept free for the end: what was left out, and the next step."""
_LONGEST_VALUE = 3_000


def report(diffs: Sequence[PlanDiff], look: Look = PLAIN) -> str:
    """Return a comment of at most 60,000 characters, in the language of the look."""
    page = _Page(MAX_CHARACTERS, look.tongue)
    page.add(MARKER)
    if not diffs:
        page.add(look.tongue.report("There is no plan to compare."))
    told = [one for one in diffs if one.answer is not Answer.SAME_BYTES]
    for diff in told or diffs[:1]:
        _tell_plan(diff, page)
    return page.finish()


def report_part(diffs: Sequence[PlanDiff], limit: int, tongue: Tongue) -> str:
    """Return the changes as a part of a longer comment that says itself what is to be done next.

    Args:
        diffs: the plans; what did not change is left out.
        limit: how many characters there is room for.
        tongue: the language.

    """
    page = _Page(limit, tongue)
    for diff in diffs:
        if diff.answer is not Answer.SAME_BYTES:
            _tell_plan(diff, page, is_part=True)
    return page.finish().strip("\n") + "\n"


class _Page:
    """Lines up to the limit; what does not fit is counted."""

    def __init__(self, limit: int, tongue: Tongue) -> None:
        self.tongue = tongue
        self._room = limit - _RESERVED
        self._lines: list[str] = []
        self._length = 0
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
            said = self.tongue.count(
                "**{n} more change does not fit here.** `kamplan diff` shows all of them.",
                "**{n} more changes do not fit here.** `kamplan diff` shows all of them.",
                self.left_out,
            )
            self._lines += ["", said]
        return "\n".join(self._lines) + "\n"


def _tell_plan(diff: PlanDiff, page: _Page, *, is_part: bool = False) -> None:
    tongue = page.tongue
    if is_part:
        page.add("", *_head_part(diff, tongue))
    else:
        page.add("", f"### {tell_verdict(diff, tongue)}", "", tell_places(diff, tongue))
    if diff.answer is not Answer.CHANGED:
        page.add("", _capital(describe_answer(diff, tongue)) + ".")
        return
    if not is_part:
        _tell_what_follows(diff, page)
    rest = [one for one in diff.changes if not one.is_alarm]
    material = [one for one in rest if one.level is Level.MATERIAL]
    tables: list[tuple[str, Sequence[Change]]] = []
    if diff.alarms:
        tables.append((tongue.report("The customer's own words"), diff.alarms))
    tables += [(tongue.say(Context.AREA, area.heading), ones) for area, ones in _by_area(material)]
    for heading, changes in tables:
        page.add("", f"#### {heading}", "", *_head_table(tongue))
        for change in changes:
            page.add(_row(diff, change, tongue), is_change=True)
    others = [one for one in rest if one.level is not Level.MATERIAL]
    if others:
        _fold(diff, others, page)
    if diff.comparison.likely_renames:
        said = tongue.report("Perhaps the same under a new id; `renamed_from` would say so:")
        page.add("", said, "")
        for one in diff.comparison.likely_renames:
            page.add(f"- {_guess(one, tongue)}")


def _guess(one: Likely, tongue: Tongue) -> str:
    return tongue.report(
        "{kind} {old} → {new}, {likeness} % alike",
        kind=tongue.say(Context.ITEM, one.old.kind.replace("-", " ")),
        old=code(one.old.id),
        new=code(one.new.id),
        likeness=str(one.likeness),
    )


def _head_part(diff: PlanDiff, tongue: Tongue) -> tuple[str, ...]:
    said = _capital(describe_counts(count_levels(diff.changes), tongue))
    heading = tongue.report("What changes in {account}", account=code(diff.account))
    return (f"### {heading}", "", f"{said}. {tell_places(diff, tongue)}")


def _tell_what_follows(diff: PlanDiff, page: _Page) -> None:
    tongue = page.tongue
    if diff.voids:
        page.add("", tell_voids(diff.voids, tongue))
    next_step = tell_next_step(diff, tongue)
    if next_step:
        page.add("", tongue.report("**Next:** {step}", step=next_step))


def _head_table(tongue: Tongue) -> tuple[str, str]:
    cells = (tongue.report("What"), tongue.report("Before"), tongue.report("Now"))
    return (f"| {' | '.join(cells)} |", "|---|---|---|")


def _fold(diff: PlanDiff, changes: list[Change], page: _Page) -> None:
    tongue = page.tongue
    summary = describe_counts(count_levels(changes), tongue)
    if not page.add("", f"<details><summary>{summary}</summary>"):
        page.left_out += len(changes)
        return
    speech = _speech(diff, tongue, in_table=False)
    for area, ones in _by_area(changes):
        page.add("", f"**{tongue.say(Context.AREA, area.heading)}**", "")
        for change in ones:
            page.add(f"- {diff.tell(change, speech)}", is_change=True)
    page.close("", "</details>")


def _by_area(changes: list[Change]) -> Iterator[tuple[Area, list[Change]]]:
    for area in Area:
        ones = [one for one in changes if one.area is area]
        if ones:
            yield area, ones


def _row(diff: PlanDiff, change: Change, tongue: Tongue) -> str:
    speech = _speech(diff, tongue, in_table=True)
    sentence = diff.tell(change, speech)
    lead = change.parts[0]
    if is_prose(change):
        before, now = _redline(str(change.old), str(change.new), tongue)
    elif not lead.at:
        before = now = ""
    else:
        before, now = (
            "" if one is None else speech.show(one, lead.pattern, limit=_LONGEST_VALUE)
            for one in (change.old, change.new)
        )
    return f"| {sentence} | {before} | {now} |"


def _redline(old: str, new: str, tongue: Tongue) -> tuple[str, str]:
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
    return (
        " ".join(before) + _count_rest(old, tongue),
        " ".join(now) + _count_rest(new, tongue),
    )


def _count_rest(text: str, tongue: Tongue) -> str:
    rest = len(text) - _LONGEST_VALUE
    return f" {tongue.count('… {n} more', '… {n} more', rest)}" if rest > 0 else ""


def _speech(diff: PlanDiff, tongue: Tongue, *, in_table: bool) -> Speech:
    def quote(text: str) -> str:
        return code(text, in_table=in_table)

    return Speech(diff.comparison.names, quote, quote, quote, tongue)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
