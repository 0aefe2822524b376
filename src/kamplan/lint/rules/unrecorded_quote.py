"""A quotation in a session's notes that stands in no need.

## Why it matters

No need is ever lost, and the easiest way to lose one is to leave it in the notes: the one that does
not fit, that nobody has an answer to, that was said on the way out. Every quotation in the notes
(lines that begin with `>`) belongs into the plan, acted on or not.

A quotation that stands in the plan in part counts, and so does one that says what winning means.

## Example

```markdown sessions/2025-09-16-walk-round.md
# Walk round

> The chairs are gone by half nine.

On the way out:

> It's four pounds an hour to park.
```

```yaml
sessions:
  - id: walk-round
    on: 2025-09-16
    kind: discovery
    attendees: [penhale, marsh]
    notes: sessions/2025-09-16-walk-round.md
needs:
  - {id: empty-chairs, kind: pain, verbatim: The chairs are gone by half nine., said_by: penhale,
     said_on: 2025-09-16, session: walk-round, priority: high, intent: act}
```

Write it down, with an honest answer:

```yaml
sessions:
  - id: walk-round
    on: 2025-09-16
    kind: discovery
    attendees: [penhale, marsh]
    notes: sessions/2025-09-16-walk-round.md
needs:
  - {id: empty-chairs, kind: pain, verbatim: The chairs are gone by half nine., said_by: penhale,
     said_on: 2025-09-16, session: walk-round, priority: high, intent: act}
  - {id: parking-cost, kind: complaint, verbatim: It's four pounds an hour to park., priority: low,
     said_by: penhale, said_on: 2025-09-16, session: walk-round, intent: wont-act,
     reason: Not ours to change. Passed to the estates team.}
```
"""

from collections.abc import Iterator

from kamplan.lint.notes import Quotation, find_quotations, fold_words, holds_words
from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile
from kamplan.yamldoc import make_visible

_SHOWN = 60


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quotation of the notes that the plan does not hold."""
    recorded: list[str] | None = None
    for session in file.plan.sessions:
        text = context.find_notes(session.notes) if session.notes else None
        if text is None or ">" not in text:
            continue
        if recorded is None:
            recorded = list(_recorded_words(file))
            folded = "\n".join(fold_words(one) for one in recorded)
        for quotation in find_quotations(text):
            words = fold_words(quotation.text)
            if not words.strip() or words in folded:
                continue
            if any(holds_words(words, one) for one in recorded):
                continue
            yield Finding(
                file.route(session, "notes"),
                f"line {quotation.line} of {session.notes} stands in no need: "
                f"“{make_visible(quotation.text, _SHOWN)}”",
                f"kamplan add need --from-note {_show_place(session.notes, quotation)} "
                f"--session {session.id} --said-by ID; word for word, acted on or not",
            )


def _show_place(path: str | None, quotation: Quotation) -> str:
    """Return file and lines as a shell takes them: somebody else wrote the path."""
    from shlex import quote  # only what is found needs it

    last = f"-{quotation.last_line}" if quotation.last_line > quotation.line else ""
    return quote(f"{path}:{quotation.line}{last}")


def _recorded_words(file: PlanFile) -> Iterator[str]:
    plan = file.plan
    for need in plan.needs:
        yield need.verbatim
        yield from (one.was for one in need.corrections if one.was)
    for one in plan.expected_return:
        yield one.verbatim
    if plan.review is not None:
        yield from (one.verbatim for one in plan.review.returns if one.verbatim)
        if plan.review.customer_verdict is not None:
            yield plan.review.customer_verdict.verbatim or ""


RULE = Rule("unrecorded-quote", Group.VOICE, Level.INFO, __doc__, check)
