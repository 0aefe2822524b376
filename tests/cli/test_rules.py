"""`kamplan rules`: the catalogue, and one rule explained."""

import json

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from kamplan.lint import ALL_RULES
from kamplan.lint.reference import render_reference
from tests.conftest import Cli


def test_the_catalogue_names_every_rule_with_its_level(cli: Cli) -> None:
    done = cli("rules")

    assert done.code == 0
    listed = [line.split()[0] for line in done.out.splitlines() if line.startswith("  ")]
    assert listed == [rule.name for rule in ALL_RULES]
    assert "(warning, error at sign-off)" in done.out
    assert "`kamplan rules NAME`" in done.out.splitlines()[-1]


def test_a_rule_is_explained_with_examples(cli: Cli) -> None:
    done = cli("rules", "intent-without-reason")

    assert done.code == 0
    assert done.out.startswith("# intent-without-reason\n")
    assert "```yaml\n" in done.out
    assert done.out.endswith("Level: error. Group: intent.\n")


def test_a_misspelt_rule_is_answered_with_the_nearest(cli: Cli) -> None:
    done = cli("rules", "vague-owners")

    assert (done.code, done.out) == (2, "")
    assert done.err == "error: there is no rule `vague-owners`\ntry: kamplan rules vague-owner\n"


def test_a_rule_that_resembles_none_is_answered_with_the_catalogue(cli: Cli) -> None:
    done = cli("rules", "xyzzy")

    assert (done.code, done.out) == (2, "")
    assert done.err == "error: there is no rule `xyzzy`\ntry: kamplan rules\n"


def test_the_whole_reference_is_a_page(cli: Cli) -> None:
    done = cli("rules", "--format", "markdown")

    assert (done.code, done.err) == (0, "")
    assert done.out == render_reference()


@pytest.mark.parametrize("argv", [[], ["unclear-success"]])
def test_for_programs_it_keeps_to_its_schema(argv: list[str], cli: Cli) -> None:
    schema = json.loads(cli("schema", "rules").out)

    document = json.loads(cli("rules", "--format", "json", *argv).out)

    Draft202012Validator(schema).validate(document)
    names = [one["name"] for one in document["rules"]]
    assert names == (argv or [rule.name for rule in ALL_RULES])


def test_one_rule_is_the_same_page_as_markdown(cli: Cli) -> None:
    page = cli("rules", "unclear-success", "--format", "markdown")

    assert page.out == cli("rules", "unclear-success").out
