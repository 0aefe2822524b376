"""The customer's words, changed after they were written down.

## Why it matters

The words are the customer's. If they change without a trace, the customer signs something nobody
said, and no later reader can tell. Only the speaker can correct them, and the words before stay
readable, under `corrections:` of the need.

The plan is compared with what stands at the revision that `--since` names or, in CI, with where the
branch began. Where the same change adds a correction by the speaker that holds the old words, the
finding is only a note. Words of what winning means have no corrections: a change there is a
warning.

## Example

```yaml before
needs:
  - {id: seal-leaking, kind: pain, verbatim: Half my returns say it leaks., said_by: penhale,
     said_on: 2025-09-16, priority: high, intent: act}
```

```yaml
needs:
  - {id: seal-leaking, kind: pain, verbatim: Few of my returns say it leaks., said_by: penhale,
     said_on: 2025-09-16, priority: high, intent: act}
```

Leave them as they were:

```yaml
needs:
  - {id: seal-leaking, kind: pain, verbatim: Half my returns say it leaks., said_by: penhale,
     said_on: 2025-09-16, priority: high, intent: act}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kamplan.diagnostics import Severity
from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile
from kamplan.yamldoc import make_visible

if TYPE_CHECKING:
    from kamplan.model import Need

_SHOWN = 60


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quotation that reads otherwise than in the base."""
    if context.base is None:
        return
    before = {need.id: need for need in context.base.plan.needs}
    for need in file.plan.needs:
        old = before.get(need.id) or before.get(need.renamed_from or "")
        if old is None:
            continue
        if not _are_same(old.verbatim, need.verbatim):
            yield _describe_change(file, need, old)
        kept = [one.was for one in need.corrections]
        for lost in old.corrections:
            if lost.was is not None and lost.was not in kept:
                yield Finding(
                    file.route(need, "corrections"),
                    f"the words before a correction are gone: {_quote(lost.was)}",
                    "put the correction back as it was",
                )

    returns = {one.id: one for one in context.base.plan.expected_return}
    for one in file.plan.expected_return:
        said = returns.get(one.id) or returns.get(one.renamed_from or "")
        if said and said.party == "customer" and not _are_same(said.verbatim, one.verbatim):
            yield Finding(
                file.route(one, "verbatim"),
                f"the words were {_quote(said.verbatim)}",
                "put them back, and add what was said later as a return of its own",
                severity=Severity.WARNING,
            )


def _describe_change(file: PlanFile, need: "Need", old: "Need") -> Finding:
    added = [one for one in need.corrections if one not in old.corrections]
    route = file.route(need, "verbatim")
    if any(
        one.by is not None
        and one.by == old.said_by
        and one.was is not None
        and _are_same(one.was, old.verbatim)
        for one in added
    ):
        return Finding(
            route,
            f"`{old.said_by}` corrected the words; they were {_quote(old.verbatim)}",
            "nothing to do: the old words are kept",
            severity=Severity.INFO,
        )
    return Finding(
        route,
        f"the words were {_quote(old.verbatim)}, and nobody corrected them",
        "put them back; the speaker alone corrects them: "
        f'kamplan correct {need.id} --by {old.said_by or "ID"} --verbatim "…" --why "…"',
    )


def _are_same(one: str, other: str) -> bool:
    """Say whether two texts have the same words; where lines break does not matter."""
    return one == other or one.split() == other.split()


def _quote(text: str) -> str:
    return f"“{make_visible(' '.join(text.split()), _SHOWN)}”"


RULE = Rule("verbatim-changed", Group.VOICE, Level.ERROR, __doc__, check)
