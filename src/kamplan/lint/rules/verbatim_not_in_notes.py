"""A quotation that does not stand in the notes of the session it was said in.

## Why it matters

Notes are taken while somebody speaks; the plan is written later, and memory tidies up. A quotation
that differs from the notes by a word may be a slip, or a promise that nobody asked for. The finding
names the passage that comes nearest.

Only words are compared: quotation marks, dashes, capitals, line breaks and Markdown may differ.
Leave words out with `…` or `[…]`; words that the speaker corrected later are sought as they were
before. Where the file of the notes is missing the finding is a warning, for somebody may still
have it.

## Example

```markdown sessions/2025-09-16-walk-round.md
# Walk round the infusion unit

Moira Penhale, in the corridor:

> It's four pounds an hour to park and I'm here
> for five. That's twenty quid to get my medicine.
```

```yaml
sessions:
  - id: walk-round
    on: 2025-09-16
    kind: discovery
    attendees: [penhale, marsh]
    notes: sessions/2025-09-16-walk-round.md
needs:
  - id: parking-cost
    kind: complaint
    verbatim: It's too expensive to park, four pounds an hour.
    said_by: penhale
    said_on: 2025-09-16
    session: walk-round
    priority: low
    intent: act
```

Copy the words as they stand in the notes:

```yaml
sessions:
  - id: walk-round
    on: 2025-09-16
    kind: discovery
    attendees: [penhale, marsh]
    notes: sessions/2025-09-16-walk-round.md
needs:
  - id: parking-cost
    kind: complaint
    verbatim: It's four pounds an hour to park […] That's twenty quid to get my medicine.
    said_by: penhale
    said_on: 2025-09-16
    session: walk-round
    priority: low
    intent: act
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kamplan.diagnostics import Severity
from kamplan.lint.notes import find_nearest, fold_words, holds_words
from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile
from kamplan.yamldoc import make_visible

if TYPE_CHECKING:
    from kamplan.model import Session

_SHOWN = 80


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quotation that its session's notes do not hold."""
    sessions = {one.id: one for one in file.plan.sessions if one.notes is not None}
    texts = {one.id: context.find_notes(one.notes) for one in sessions.values() if one.notes}
    folded = {one: fold_words(text) for one, text in texts.items() if text is not None}
    for session in sessions.values():
        if session.id not in folded:
            yield _missing_file(file, session)
    for need in file.plan.needs:
        if need.session is None or need.session not in folded:
            continue
        said = (need.verbatim, *(one.was for one in need.corrections if one.was))
        if any(holds_words(folded[need.session], words) for words in said):
            continue
        path = sessions[need.session].notes
        passage = find_nearest(texts[need.session] or "", need.verbatim)
        nearest = "; nothing there is like them"
        if passage is not None:
            nearest = f"; nearest is line {passage.line}: “{make_visible(passage.text, _SHOWN)}”"
        yield Finding(
            file.route(need, "verbatim"),
            f"these words do not stand in {path}{nearest}",
            "copy the words from the notes, or mend the notes with whoever was there",
        )


def _missing_file(file: PlanFile, session: "Session") -> Finding:
    return Finding(
        file.route(session, "notes"),
        f"there is no file {session.notes} beside the plan, so no quotation can be checked by it",
        "put the notes there, or correct the path",
        severity=Severity.WARNING,
    )


RULE = Rule("verbatim-not-in-notes", Group.VOICE, Level.SIGN_OFF, __doc__, check)
