"""Where a comment silences a rule, and where it does not."""

from textwrap import dedent

import pytest

from kamplan.lint import ALL_RULES, Rule, lint_plan
from kamplan.planfile import load_plan
from tests.lint.conftest import PATH, build_context, merge

SALES = [rule for rule in ALL_RULES if rule.name == "sales-talk"]


def lines(text: str, rules: list[Rule] = SALES) -> list[int]:
    """Give the lines on which something is found."""
    found = lint_plan(load_plan(merge(text), PATH), rules, build_context())
    last = dedent(text).count("\n")
    return sorted(one.span.line for one in found if one.span.line <= last)


def test_behind_a_value_it_counts_for_its_line() -> None:
    text = """\
        summary: Upsell.  # kamplan: ignore[sales-talk] a joke
        philosophy:
          why: Upsell.
        """

    assert lines(text) == [3]


def test_on_its_own_line_it_counts_for_the_next() -> None:
    text = """\
        # kamplan: ignore[sales-talk] a joke
        # and another comment
        summary: Upsell.
        philosophy:
          # kamplan: ignore[sales-talk] a joke
          why: Upsell.
          for_person: Upsell.
        """

    assert lines(text) == [7]


@pytest.mark.parametrize(
    "item",
    [
        "# kamplan: ignore[sales-talk] a joke\n  - id: a\n    title: Upsell.\n",
        "- id: a  # kamplan: ignore[sales-talk] a joke\n    title: Upsell.\n",
        "- id: a\n    title: Upsell.  # kamplan: ignore[sales-talk] a joke\n",
        "- id: a\n    # kamplan: ignore[sales-talk] a joke\n    title: Upsell.\n",
        "# kamplan: ignore[sales-talk] a joke\n  - {id: a,\n     title: Upsell.}\n",
        "- id: a\n    # kamplan: ignore[sales-talk] a joke\n    title: >-\n      Upsell.\n",
        "- id: a\n    title: >-  # kamplan: ignore[sales-talk] a joke\n      Upsell.\n",
    ],
)
def test_on_the_first_line_of_an_item_it_counts_for_the_item(item: str) -> None:
    other = "  - id: b\n    title: Upsell.\n"
    text = f"initiatives:\n  {item}{other}"

    assert lines(text) == [text.count("\n")]


def test_an_outer_item_holds_its_inner_ones() -> None:
    text = """\
        initiatives:
          - id: a  # kamplan: ignore[sales-talk] a joke
            title: A
            commitments:
              - {id: b, party: supplier, what: Upsell.}
              - {id: c, party: supplier, what: Upsell.}
          - id: d
            title: D
            commitments:
              - {id: e, party: supplier, what: Upsell.}  # kamplan: ignore[sales-talk] a joke
              - {id: f, party: supplier, what: Upsell.}
        """

    assert lines(text) == [11]


def test_it_counts_for_the_rules_it_names_alone() -> None:
    text = "summary: Upsell.  # kamplan: ignore[supplier-speak, unheard-unit] a joke\n"

    assert lines(text) == [1]
    assert lines(text.replace("supplier-speak", "sales-talk")) == []


@pytest.mark.parametrize(
    "comment",
    ["#kamplan: ignore[sales-talk] a", "# kamplan:ignore[ sales-talk ] a", "## kamplan: ignore[sales-talk]: a"],
)  # fmt: skip
def test_blanks_do_not_matter(comment: str) -> None:
    assert lines(f"summary: Upsell.  {comment}\n") == []


def test_text_that_looks_like_one_is_none() -> None:
    assert lines("summary: 'Upsell. # kamplan: ignore[sales-talk] a'\n") == [1]


def test_windows_line_ends_do_not_matter() -> None:
    text = merge("# kamplan: ignore[sales-talk] a\nsummary: Upsell.\n").replace("\n", "\r\n")

    assert lint_plan(load_plan(text, PATH), SALES, build_context()) == ()


def test_what_no_command_could_read_is_never_silenced() -> None:
    text = "# kamplan: ignore[unknown-key] we like it\nnotes: a\n"
    rules = [rule for rule in ALL_RULES if rule.name == "unknown-key"]

    assert lines(text, rules) == [2]


def test_what_only_signing_needs_can_be_silenced() -> None:
    text = "# kamplan: ignore[missing-field] no contract\nrenewal: {contract: none}\n"
    rules = [rule for rule in ALL_RULES if rule.name == "missing-field"]

    assert lines(text, rules) == []
    assert lines(text.partition("\n")[2], rules) == [1, 1, 1]


def test_a_key_that_no_plan_has_stays_one_under_any_name() -> None:
    text = """\
        # kamplan: ignore[internal-field] they asked for it
        margin: 34
        """
    rules = [rule for rule in ALL_RULES if rule.name in ("internal-field", "unknown-key")]

    found = lint_plan(load_plan(merge(text), PATH), rules, build_context())

    assert [(one.rule, one.span.line) for one in found] == [("unknown-key", 2)]
