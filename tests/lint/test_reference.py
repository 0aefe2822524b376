"""The page on all rules: whole, current, and a page that a reader can follow."""

import re

import pytest

from kamplan.lint import ALL_RULES, Group, Rule
from kamplan.lint.reference import render_reference, render_rule
from kamplan.model.shape import shape_of, walk_fields
from tests.conftest import ROOT

PAGE = ROOT / "docs/rules.md"
CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def test_the_page_is_current(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-snapshots"):
        PAGE.write_bytes(render_reference().encode())

    assert PAGE.read_bytes().decode() == render_reference(), (
        "run: kamplan rules --format markdown > docs/rules.md"
    )


def test_groups_and_rules_are_its_headings() -> None:
    page = CODE.sub("", render_reference())

    assert re.findall(r"^## (.*)$", page, re.MULTILINE) == [
        group.value.capitalize()
        for group in Group
        if any(rule.group is group for rule in ALL_RULES)
    ]
    assert re.findall(r"^### (.*)$", page, re.MULTILINE) == [rule.name for rule in ALL_RULES]


def test_every_link_leads_to_a_heading() -> None:
    page = render_reference()

    links = re.findall(r"\]\(#([^)]*)\)", page)

    assert links == [rule.name for rule in ALL_RULES]


def test_what_the_suite_is_told_is_said_to_the_reader() -> None:
    rule = Rule(
        "cold-chair",
        Group.TIME,
        ALL_RULES[0].level,
        """A chair that is cold.

## Why it matters

It is.

## Example

```yaml kamplan.yaml
lint: {}
```

```yaml on 2026-04-15
# ## a comment, not a heading
a: 1
```

Warm it:

```yaml on 2026-04-15
a: 2
```

Later:

```yaml on 2026-05-15 --stage sign-off
a: 2
```
""",
    )

    assert (
        render_rule(rule)
        == """\
# cold-chair

A chair that is cold.

## Why it matters

It is.

## Example

In `kamplan.yaml`:

```yaml
lint: {}
```

On 2026-04-15:

```yaml
# ## a comment, not a heading
a: 1
```

Warm it:

```yaml
a: 2
```

Later:

On 2026-05-15:

```yaml
a: 2
```

Level: error. Group: time.
"""
    )


def test_each_number_that_can_be_set_is_explained_by_its_rule() -> None:
    explained = {rule.name: rule.explanation for rule in ALL_RULES}
    under = "lint/settings/"
    settings = [
        route.removeprefix(under).split("/")
        for route, field in walk_fields(shape_of("settings"))
        if route.startswith(under) and field.kind != "record" and field.key
    ]

    assert settings
    assert [
        one
        for one in settings
        if f"{one[0]}: {{" not in explained[one[0]] or one[1] not in explained[one[0]]
    ] == []


def test_no_example_keeps_words_that_only_the_suite_understands() -> None:
    fences = re.findall(r"^```\w+ +(.*)$", render_reference(), re.MULTILINE)

    assert fences == []
