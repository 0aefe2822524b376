import pytest

from kamplan.lint.rules.yaml_syntax import RULE
from tests.lint.conftest import Check


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("summary: Level: the week\n", "1:15 a second `: ` on one line"),
        ("\n\n", "1:1 the file is empty"),
        ("# only\n", "1:1 the file holds only comments"),
        ("kamplan: 1\n---\nkamplan: 1\n", "2:1 a second document begins here"),
        (
            "%YAML 1.1\n---\nkamplan: 1\n",
            "1:1 directives such as %YAML are not used in plans",
        ),
        (
            "kamplan: !!int 1\n",
            "1:10 tag `tag:yaml.org,2002:int`: tags are not used in plans",
        ),
        (
            "kamplan: [1\n",
            "1:11 `[` of line 1 is not closed here",
        ),
    ],
)
def test_what_is_not_a_plans_yaml_is_found_where_it_stops(
    check: Check, text: str, found: str
) -> None:
    said = check(RULE, text, whole=True)

    assert said.found == [found]
    assert said.severities == ["error"]
    assert all(said.cures)


def test_a_tab_is_found_and_the_cure_speaks_of_it(check: Check) -> None:
    said = check(RULE, "needs:\n  - id: a\n\tverbatim: b\n", whole=True)

    assert [one.split()[0] for one in said.found] == ["3:1"]
    assert said.cures[0].startswith("indent with spaces")


def test_text_in_quotes_may_hold_anything(check: Check) -> None:
    assert check(RULE, 'summary: "Level: the week # &all *of [it"\n').found == []
