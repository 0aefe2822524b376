"""The rules as people read them: one explained, the catalogue, the whole reference."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from kamplan.lint.rule import Level, Rule
from kamplan.lint.rules import ALL_RULES

_FENCE = re.compile(r"^```(\w+) ([^\n]+)$\n", re.MULTILINE)
_HEADING = re.compile(r"^## ", re.MULTILINE)
_CODE = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)
_DAY = re.compile(r"\bon (\d{4}-\d{2}-\d{2})")

_INTRODUCTION = """\
# What lint looks for

`kamplan lint` asks every rule below. Each says why it matters to the two parties and shows a plan
in which it finds something, then one in which it does not; the examples are parts of plans, with
all else left out. `kamplan rules NAME` prints one rule, `kamplan rules --format markdown` this
page.

| level | what it means |
|---|---|
| error | must be mended |
| warning, error at sign-off | worth mending in a draft; must be mended before anybody signs |
| warning | worth mending |
| info | worth knowing |

A rule's level is changed, or the rule switched off, in `kamplan.yaml`:

```yaml
lint:
  levels: {stale-contact: off, unclear-success: error}
```

A single finding is silenced by a comment with the reason, such as
`# kamplan: ignore[date-outside-period] the board meets in January`.
"""


def render_reference(rules: Sequence[Rule] = ALL_RULES) -> str:
    """Return the reference of all rules as one page of Markdown, group by group."""
    parts = [_INTRODUCTION]
    for group, members in groupby(rules, key=lambda rule: rule.group):
        here = list(members)
        title = group.value.capitalize()
        rows = "".join(
            f"| [`{one.name}`](#{one.name}) | {one.summary} | {describe_level(one)} |\n"
            for one in here
        )
        parts.append(f"## {title}\n\n| rule | what it finds | level |\n|---|---|---|\n{rows}")
        parts += [
            f"### {one.name}\n\n{_lower_headings(show_explanation(one))}\n\n"
            f"Level: {describe_level(one)}.\n"
            for one in here
        ]
    return "\n".join(parts)


def render_rule(rule: Rule) -> str:
    """Return one rule explained, with its examples, as Markdown that reads well as text."""
    about = f"Level: {describe_level(rule)}. Group: {rule.group.value}."
    return f"# {rule.name}\n\n{show_explanation(rule)}\n\n{about}\n"


def render_catalogue(rules: Sequence[Rule] = ALL_RULES) -> str:
    """Return the names of the rules with a line on each, as text."""
    width = max(len(rule.name) for rule in rules)
    lines: list[str] = []
    for group, members in groupby(rules, key=lambda rule: rule.group):
        lines += ["", group.value, ""]
        lines += [
            f"  {one.name:<{width}}  {one.summary} ({describe_level(one)})" for one in members
        ]
    lines += ["", "`kamplan rules NAME` explains one with examples.", ""]
    return "\n".join(lines[1:])


def describe_level(rule: Rule) -> str:
    """Return a rule's level in words."""
    return "warning, error at sign-off" if rule.level is Level.SIGN_OFF else rule.level.value


def show_explanation(rule: Rule) -> str:
    """Return the explanation, with what the suite is told of an example said to the reader."""
    said: list[str] = []

    def show(fence: re.Match[str]) -> str:
        about = "".join(_say_circumstances(fence[2]))
        is_new = about and about not in said[-1:]
        said.append(about)
        return f"{about}\n\n```{fence[1]}\n" if is_new else f"```{fence[1]}\n"

    return _FENCE.sub(show, rule.explanation.strip())


def _say_circumstances(words: str) -> Iterator[str]:
    day = _DAY.search(words)
    if day:
        yield f"On {day[1]}:"
    elif words == "before":
        yield "As it was:"
    elif words.startswith("--stage"):
        yield "Before signing:"
    elif "." in words and " " not in words:
        yield f"In `{words}`:"


def _lower_headings(explanation: str) -> str:
    """Put the headings of an explanation two levels down, those in its examples aside."""
    pieces = _CODE.split(explanation)
    pieces[::2] = [_HEADING.sub("#### ", one) for one in pieces[::2]]
    return "".join(pieces)
