"""Compared plans for a terminal: alarms first, then section by section, prose as a red-line."""

import re
from collections.abc import Iterator, Sequence
from textwrap import wrap

from kamplan.diff import (
    Answer,
    Area,
    Change,
    Level,
    PlanDiff,
    count_levels,
    is_prose,
)
from kamplan.diff.wording import Mark, compare_words
from kamplan.reporters.report import PLAIN, Look, Paint, shown
from kamplan.tongue import ENGLISH, Tongue


def report(diffs: Sequence[PlanDiff], look: Look = PLAIN) -> str:
    """Return the changes of all plans, and at the end how many there are."""
    if not diffs:
        return "there is no plan to compare\n"
    same = [one for one in diffs if one.answer is Answer.SAME_BYTES and not one.renamed_from]
    told = diffs if len(diffs) == 1 else [one for one in diffs if one not in same]
    parts = ["\n".join(_tell_plan(one, look)) for one in told]
    if len(diffs) > 1 and same:
        parts.append(f"{_counted(len(same), 'plan')} unchanged, to the byte")
    counts = count_levels(change for one in diffs for change in one.changes)
    if len(diffs) > 1:
        plans = f"in {len(diffs)} plans"
        parts.append(f"{describe_counts(counts)} {plans}")
    return "\n\n".join(parts) + "\n"


def _tell_head(diff: PlanDiff, look: Look) -> Iterator[str]:
    paint = look.paint
    yield f"{paint('name', shown(str(diff.path)))}  {shown(diff.old_name)} → {shown(diff.new_name)}"
    if diff.renamed_from is not None:
        yield f"the file was {shown(str(diff.renamed_from))} before"
    if diff.answer is not Answer.CHANGED:
        yield describe_answer(diff)
    else:
        more = f"; {_counted(diff.hidden, 'milder change')} not shown" if diff.hidden else ""
        yield describe_counts(count_levels(diff.changes)) + more
    if diff.voids:
        yield f"no longer covered by the signatures of {shown(' and '.join(diff.voids))}"


def _tell_plan(diff: PlanDiff, look: Look) -> Iterator[str]:
    paint = look.paint
    yield from _tell_head(diff, look)
    if diff.alarms:
        yield ""
        yield paint("error", "Words of the customer")
        for change in diff.alarms:
            yield from _tell_change(diff, change, look)
    area: Area | None = None
    for change in diff.changes:
        if change.is_alarm:
            continue
        if change.area is not area:
            area = change.area
            yield ""
            yield paint("name", area.heading)
        yield from _tell_change(diff, change, look)
    if diff.comparison.likely_renames:
        yield ""
        yield paint("name", "Perhaps the same under a new id")
        for one in diff.comparison.likely_renames:
            yield f"  ? {one.old.kind} {one.old.id} → {one.new.id}, {one.likeness} % alike"
        yield "    `renamed_from: OLD-ID` in the new entry says so; until then they are two"


_SIGNS = {"material": "*", "notable": "-", "editorial": "."}


def _tell_change(diff: PlanDiff, change: Change, look: Look) -> Iterator[str]:
    sign = "!" if change.is_alarm else _SIGNS[change.level.value]
    kind = {"!": "error", "*": "warning", "-": "info", ".": "dim"}[sign]
    first, *rest = _wrap(shown(diff.tell(change)), look.width)
    yield f"  {look.paint(kind, sign)} {first}"
    yield from (f"    {line}" for line in rest)
    if is_prose(change):
        yield from (f"      {line}" for line in redline(change, look))


def redline(change: Change, look: Look) -> list[str]:
    """Return the full text of a changed value, with what was deleted and inserted marked."""
    parts = []
    for mark, text in compare_words(str(change.old), str(change.new)):
        flat = shown(text.replace("\n", " "))
        parts.append(_MARKED[mark].format(flat))
    lines = _wrap("".join(parts), look.width and look.width - 2)
    return list(_paint_marked(lines, look.paint))


_MARKED = {Mark.KEPT: "{}", Mark.DELETED: "[-{}-]", Mark.INSERTED: "{{+{}+}}"}
_OPENED = {"[-": "error", "{+": "info"}
_MARKS = re.compile(r"(\[-|-\]|\{\+|\+\})")


def _paint_marked(lines: list[str], paint: Paint) -> Iterator[str]:
    """Colour what stands between marks, also where it goes on in the next line."""
    kind = ""
    for line in lines:
        painted = ""
        for piece in _MARKS.split(line):
            kind = _OPENED.get(piece, kind)
            painted += paint(kind, piece) if kind and piece else piece
            kind = "" if piece in ("-]", "+}") else kind
        yield painted


def describe_answer(diff: PlanDiff, tongue: Tongue = ENGLISH) -> str:
    """Return in words why there is nothing to tell, or how little."""
    if diff.answer is Answer.SAME_BYTES:
        return tongue.report("nothing changed: the files are the same to the byte")
    if diff.answer is Answer.SAME_PLAN:
        named = _name_ways(tongue)
        return tongue.report(
            "the plan says the same; the file is written differently: {ways}",
            ways=", ".join(named[one.kind] for one in diff.editorial),
        )
    return tongue.count(
        "nothing at this level; {n} milder change (`--level notable` shows them)",
        "nothing at this level; {n} milder changes (`--level notable` shows them)",
        diff.hidden,
    )


def _name_ways(tongue: Tongue) -> dict[str, str]:
    """Return the words for each way in which files differ though the plans say the same."""
    say = tongue.report
    return {
        "comments-changed": say("comments"),
        "keys-reordered": say("the order of keys or entries"),
        "quotes-changed": say("quotes and folds"),
        "spelling-changed": say("the spelling of values"),
        "empty-keys-changed": say("keys without a value"),
        "line-ends-changed": say("line ends"),
        "layout-changed": say("indents and blank lines"),
    }


def describe_counts(counts: dict[str, int], tongue: Tongue = ENGLISH) -> str:
    """Return how many changes there are, in words: `5 changes: 4 material, 1 notable`."""
    count = tongue.count
    total = count("{n} change", "{n} changes", sum(counts[level.value] for level in Level))
    said = [
        words
        for key, words in (
            ("material", count("{n} material", "{n} material", counts["material"])),
            ("notable", count("{n} notable", "{n} notable", counts["notable"])),
            ("editorial", count("{n} editorial", "{n} editorial", counts["editorial"])),
            ("alarms", count("{n} alarm", "{n} alarms", counts["alarms"])),
        )
        if counts[key]
    ]
    if not said:
        return total
    return tongue.report("{total}: {parts}", total=total, parts=", ".join(said))


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _wrap(text: str, width: int | None) -> list[str]:
    if width is None:
        return [text]
    return wrap(text, max(width - 6, 30), break_long_words=False, break_on_hyphens=False) or [""]
