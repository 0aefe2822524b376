"""A need that stood in the plan before and is gone.

## Why it matters

A need is never lost: one that nobody can act on today stays, with the reason, and is found again
when three other customers say the same. Taking it out tells the customer that it is forgotten.

The plan is compared with what stands at the revision that `--since` names or, in CI, with where the
branch began. A need that stands in a closed plan of this account (`archive/`) is not gone, nor is
one that has a new id and says so with `renamed_from`.

## Example

```yaml before
needs:
  - {id: parking-cost, kind: complaint, verbatim: It's four pounds an hour to park., priority: low,
     said_by: penhale, said_on: 2025-09-16, intent: act}
```

```yaml
needs: []
```

Keep it, and answer it:

```yaml
needs:
  - {id: parking-cost, kind: complaint, verbatim: It's four pounds an hour to park., priority: low,
     said_by: penhale, said_on: 2025-09-16, intent: wont-act, reason: Not ours to change.}
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile
from kamplan.yamldoc import make_visible

_SHOWN = 60


def check(file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for each need of the base that is neither here nor in an archive."""
    if context.base is None:
        return
    renamed = {need.renamed_from for need in file.plan.needs}
    gone = [
        need
        for need in context.base.plan.needs
        if not file.has("need", need.id) and need.id not in renamed
    ]
    archived = context.find_archived_needs() if gone else frozenset()
    for need in gone:
        if need.id not in archived:
            yield Finding(
                ("needs",),
                f"the need `{need.id}` is gone: “{make_visible(need.verbatim, _SHOWN)}”",
                "put it back; one that is not acted on stays: "
                f'kamplan decide {need.id} --intent wont-act --reason "…"',
                at_key=True,
            )


RULE = Rule("need-removed", Group.VOICE, Level.ERROR, __doc__, check)
