"""A comment that silences a rule and does not say why.

## Why it matters

Both parties read the plan, and the comments in it. "Ignore this" with a reason is a decision that
can be asked about; without one it is something that somebody did not want to be seen.

## Example

```yaml
needs:
  - id: synergies
    kind: complaint
    # kamplan: ignore[supplier-speak]
    verbatim: Synergies, they call it.
    said_by: penhale
    said_on: 2025-09-16
    priority: low
    intent: act
```

Say why, behind the bracket:

```yaml
needs:
  - id: synergies
    kind: complaint
    # kamplan: ignore[supplier-speak] she did say synergies, and laughed
    verbatim: Synergies, they call it.
    said_by: penhale
    said_on: 2025-09-16
    priority: low
    intent: act
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.suppression import find_suppressions
from kamplan.planfile import PlanFile


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each comment that asks for silence and gives no reason."""
    for one in find_suppressions(file.document):
        if not any(letter.isalnum() for letter in one.reason):
            yield Finding(
                (),
                "this does not say why",
                "write the reason behind it: `# kamplan: ignore[rule] reason`",
                span=one.span,
            )


RULE = Rule("suppression-without-reason", Group.HYGIENE, Level.ERROR, __doc__, check)
