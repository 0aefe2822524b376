"""A file of the supplier's own in a repository that the customer reads along.

## Why it matters

A portfolio weighs customers against each other; lists of margins or odds say what the supplier
hopes to earn. They belong into the supplier's own repository. Here the customer reads them today,
and can read them in git after they were deleted. The rule judges only where `kamplan.yaml` says
`audience: shared`; it knows such files by their names.

## Example

```yaml kamplan.yaml
kamplan: 1
audience: shared
account: st-brannocs
```

With a file `portfolio.yaml` beside `kamplan.yaml`:

```yaml with portfolio.yaml
summary: Level the infusion week.
```

Without it:

```yaml
summary: Level the infusion week.
```
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from kamplan.lint.phrases import Phrases, read_phrases, split_words
from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.planfile import PlanFile
from kamplan.yamldoc import make_visible

_NAMES = read_phrases("""
portfolio( s), margin( s), internal, solvency, quota( s), sales target( s), pipeline
win probability, win probabilities, battlecard( s), battle card( s), share of wallet
selection criteria, account scores, credit limit( s), commission( s), price floor( s)
""")
_OWN_FOLDERS = frozenset({".git", ".github", ".gitlab", ".kamplan", "sessions", "signoffs"})


def check(_file: PlanFile, context: Context) -> Iterator[Finding]:
    """Yield a finding for each file of a shared repository that is the supplier's own."""
    if context.settings.audience != "shared":
        return
    names = Phrases(_NAMES)
    for path in context.find_files():
        if _OWN_FOLDERS.isdisjoint(path.parts[:-1]) and _is_suppliers(path, names):
            yield Finding(
                (),
                f"`{make_visible(str(path), 80)}` is the supplier's own, and the customer reads it",
                "move it to the supplier's repository, and tell the customer: git still shows it",
            )


def _is_suppliers(path: PurePosixPath, names: Phrases) -> bool:
    words = split_words(path.stem.replace("_", " "))
    return names.find_first(words) is not None or "portfolio" in path.parts[:-1]


RULE = Rule("supplier-document", Group.IDENTITY, Level.ERROR, __doc__, check)
