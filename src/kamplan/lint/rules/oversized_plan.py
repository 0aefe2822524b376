"""A plan that is too long to be read by those who sign it.

## Why it matters

A plan is simple and short, or it is written once and opened never again. What everybody knows
anyway, last year's text and the supplier's own preparation can stay out of it; the few things that
both will work on stand out then.

Counted are the words of all values that are signed: the notes of meetings, the results of
checkpoints and the review may grow with the year. `kamplan.yaml` can change the number with
`lint: {settings: {oversized-plan: {words: 4000}}}`. The summary is measured as well: about three
lines, 60 words at most.

## Example

```yaml
summary: >-
  In the course of the coming year both organisations will work together closely and in a spirit of
  partnership to improve the way in which patients are booked, called, received and treated in the
  infusion unit, with a special regard to the two days of the week on which the chairs are known to
  be short, and to the communication between all those who are concerned in any way by changes that
  are made at short notice.
```

Say what the year is about:

```yaml
summary: Level the infusion week, no surprises, talk money in October.
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.model.shape import shape_of
from kamplan.planfile import PlanFile
from kamplan.yamldoc import Mapping, Node, Scalar, Sequence

_SUMMARY_WORDS = 60
_SUMMARY_LINES = 3


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for a plan with too many words, and for a summary that is no summary."""
    most = context.settings.lint.settings.oversized_plan.words
    words = 0 if _is_short(file.document.text, most) else _count_signed_words(file)
    if words > most:
        yield Finding(
            (),
            f"the plan has {words:,} words; more than {most:,} are not read",
            "leave out what both know anyway, and what neither will act on this year",
        )
    summary = file.plan.summary or ""
    if len(summary.split()) > _SUMMARY_WORDS or len(summary.splitlines()) > _SUMMARY_LINES:
        yield Finding(
            ("summary",),
            "the summary is longer than about three lines",
            "say in a sentence or two what the year is about",
        )


def _is_short(text: str, most: int) -> bool:
    """Say, quickly, whether a file has few words, keys and comments included."""
    return len(text) < 2 * most or len(text.split()) <= most


def _count_signed_words(file: PlanFile) -> int:
    root = file.document.root
    if not isinstance(root, Mapping):
        return 0
    fields = shape_of("plan").fields
    return sum(
        _count_words(value)
        for key, value in root.pairs
        if (field := fields.get(key.text)) is None or not field.progress
    )


def _count_words(top: Node) -> int:
    """Count the words of all values from a node down; this sees every value, so it is plain."""
    words = 0
    nodes = [top]
    for node in nodes:
        if isinstance(node, Scalar):
            text = node.text
            words += len(text.split()) if " " in text or "\n" in text else bool(text)
        elif isinstance(node, Mapping):
            nodes += [value for _, value in node.pairs]
        elif isinstance(node, Sequence):
            nodes += node.items
    return words


RULE = Rule("oversized-plan", Group.FRAME, Level.WARNING, __doc__, check)
