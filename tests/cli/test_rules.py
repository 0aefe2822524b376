"""`kamplan rules`: the catalogue, and one rule explained."""

from kamplan.lint import ALL_RULES
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
