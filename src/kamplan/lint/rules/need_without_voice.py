"""A need without the customer's words, the person who said them, or the day.

## Why it matters

What nobody said, nobody can confirm, correct or be asked about again. A need that came from the
supplier's own thinking belongs into the six boxes, where it is called a belief; here stand only
the words of the customer's people.

## Example

```yaml
needs:
  - id: waiting-time
    kind: pain
    verbatim: It's four pounds an hour to park and I'm here for five.
    said_by: marsh
    said_on: 2025-09-16
    priority: low
    intent: wont-act
    reason: Not ours to change. Passed to the estates team.
```

Name the customer's person who said it:

```yaml
needs:
  - id: waiting-time
    kind: pain
    verbatim: It's four pounds an hour to park and I'm here for five.
    said_by: penhale
    said_on: 2025-09-16
    priority: low
    intent: wont-act
    reason: Not ours to change. Passed to the estates team.
```
"""

import re
from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.unread import show_written
from kamplan.planfile import PlanFile
from kamplan.records import nearest
from kamplan.yamldoc import Route

_LETTERS = r"[^\W\d_]{2}"
_PLACEHOLDERS = frozenset({"tbd", "tba", "tbc", "todo", "n/a", "na", "none", "unknown", "xxx"})


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each need whose words, speaker or day are not the customer's."""
    parties = {one.id: one.party for one in file.plan.contacts}
    for need in file.plan.needs:
        if _is_wordless(need.verbatim):
            yield Finding(
                file.route(need, "verbatim"),
                "these are not the words of anybody",
                "write what was said, exactly as it was said; leave the need out until then",
            )
        if need.said_by is None:
            yield _speakerless(file, file.route(need, "said_by"))
        elif parties.get(need.said_by) == "supplier":
            yield Finding(
                file.route(need, "said_by"),
                f"`{need.said_by}` is the supplier's; a need is what the customer's people say",
                "name the customer's person who said it, or write it into the six boxes instead",
            )
        elif not file.has("contact", need.said_by):
            yield _unknown_speaker(file, file.route(need, "said_by"), need.said_by)
        if need.said_on is None and not show_written(file, file.route(need, "said_on")):
            yield Finding(
                file.route(need, "said_on"),
                "nobody can tell when this was said",
                "add `said_on:` the day, such as 2025-09-16",
            )


def _is_wordless(verbatim: str) -> bool:
    if len(verbatim) > 12:  # noqa: PLR2004 - no placeholder is as long
        return False
    bare = verbatim.strip(" .?!-–…\"'<>[]()").casefold()
    return bare in _PLACEHOLDERS or not re.search(_LETTERS, bare)


def _speakerless(file: PlanFile, route: Route) -> Finding:
    if name := show_written(file, route):
        return _unknown_speaker(file, route, name)
    return Finding(
        route,
        "nobody said this",
        "add `said_by:` the id of the customer's person who said it",
    )


def _unknown_speaker(file: PlanFile, route: Route, name: str) -> Finding:
    near = nearest(name, [one.id for one in file.plan.contacts if one.party == "customer"])
    return Finding(
        route,
        f"`{name}` is none of the customer's contacts",
        f"did you mean `{near}`?"
        if near
        else "write the id of the person who said it, as it stands in contacts; somebody new: "
        'kamplan add contact --party customer --name "…"',
    )


RULE = Rule(
    "need-without-voice",
    Group.VOICE,
    Level.SIGN_OFF,
    __doc__,
    check,
    names=("needs/*/said_by", "needs/*/said_on"),
    silences=("dangling-reference", "wrong-type", "malformed-id"),
)
