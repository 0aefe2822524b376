"""What holds for every rule, however many there are."""

import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

from kamplan.diagnostics import Severity
from kamplan.lint import ALL_RULES, Group, Level, Rule, lint_plan, rules
from kamplan.planfile import load_plan
from tests.lint.conftest import PATH, Check, build_context, merge
from tests.lint.examples import Example, read_examples

HERE = Path(__file__).parent

each_rule = pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.name)


def module_name(rule: Rule) -> str:
    return rule.name.replace("-", "_")


def judge(example: Example) -> dict[str, Severity]:
    """Judge an example by all rules, as a person's plan is; what was added below it is not."""
    loaded = load_plan(merge(example.text), PATH)
    found = lint_plan(loaded, ALL_RULES, build_context(**example.given))
    last = example.text.count("\n")
    return {one.rule: one.severity for one in found if one.span.line <= last}


def test_every_module_is_registered_once() -> None:
    modules = {module.name for module in pkgutil.iter_modules(rules.__path__)}

    assert sorted(map(module_name, ALL_RULES)) == sorted(modules)


@each_rule
def test_a_rule_is_named_after_its_module(rule: Rule) -> None:
    module = import_module(f"{rules.__name__}.{module_name(rule)}")

    assert module.RULE is rule
    assert module.__doc__ == rule.explanation


def test_rules_stand_in_the_order_of_the_catalogue() -> None:
    groups = [rule.group for rule in ALL_RULES]

    assert groups == sorted(groups, key=list(Group).index)


@each_rule
def test_a_rule_explains_itself(rule: Rule) -> None:
    assert rule.summary.endswith(".")
    assert "\n## Why it matters\n" in rule.explanation
    assert "\n## Example\n" in rule.explanation


@each_rule
def test_the_examples_do_what_the_explanation_says(rule: Rule, check: Check) -> None:
    bad, *good = read_examples(rule)

    assert check(rule, bad.text, **bad.given).found
    assert good
    assert [check(rule, one.text, **one.given).found for one in good] == [[]] * len(good)


@each_rule
def test_no_other_rule_hides_what_the_example_shows(rule: Rule) -> None:
    bad, *good = read_examples(rule)

    assert rule.name in judge(bad)
    for one in good:
        found = judge(one)
        assert [name for name, severity in found.items() if severity is Severity.ERROR] == []


@each_rule
def test_a_rule_has_a_test_file(rule: Rule) -> None:
    assert (HERE / "rules" / f"test_{module_name(rule)}.py").is_file()


@each_rule
def test_silenced_rules_exist(rule: Rule) -> None:
    assert set(rule.silences) <= {one.name for one in ALL_RULES}


ERROR, SIGN_OFF, WARNING, INFO = Level.ERROR, Level.SIGN_OFF, Level.WARNING, Level.INFO

CATALOGUE = {
    Group.TEXT: {
        "yaml-syntax": ERROR,
        "duplicate-key": ERROR,
        "anchor-or-merge-key": ERROR,
        "unknown-key": ERROR,
        "wrong-type": ERROR,
        # What every plan needs is an error always; what only signing needs follows the stage.
        "missing-field": SIGN_OFF,
        "conflict-marker": ERROR,
        "invisible-character": ERROR,
        "internal-field": ERROR,
    },
    Group.IDENTITY: {
        "duplicate-id": ERROR,
        "malformed-id": ERROR,
        "dangling-reference": ERROR,
        "account-folder-mismatch": ERROR,
        "foreign-account": ERROR,
        "supplier-document": ERROR,
    },
    Group.VOICE: {
        "need-without-voice": SIGN_OFF,
        "supplier-speak": WARNING,
        "verbatim-not-in-notes": SIGN_OFF,
        "verbatim-changed": ERROR,
        "need-removed": ERROR,
        "unapproved-quote": SIGN_OFF,
        "unconfirmed-need": WARNING,
        "selective-hearing": WARNING,
        "solution-before-listening": WARNING,
        "no-decision-maker-heard": WARNING,
        "company-centred": WARNING,
        "sales-talk": WARNING,
        "unrecorded-quote": INFO,
        "one-meeting-plan": INFO,
        "unheard-unit": INFO,
    },
    Group.HYGIENE: {
        "unused-suppression": WARNING,
        "suppression-without-reason": ERROR,
        "schema-outdated": INFO,
    },
    Group.INTENT: {
        "need-without-intent": SIGN_OFF,
        "intent-without-reason": ERROR,
        "unserved-need": SIGN_OFF,
        "overdue-reconsideration": WARNING,
    },
    Group.INITIATIVES: {
        "one-sided-initiative": SIGN_OFF,
        "initiative-without-need": SIGN_OFF,
        "initiative-without-goal": WARNING,
        "unclear-success": SIGN_OFF,
        "vague-owner": SIGN_OFF,
        "undated-commitment": SIGN_OFF,
        "date-outside-period": SIGN_OFF,
        "overlapping-rank": SIGN_OFF,
        "too-many-initiatives": SIGN_OFF,
        "too-many-goals": SIGN_OFF,
    },
    Group.FRAME: {
        "period-not-a-year": SIGN_OFF,
        "unstated-return": SIGN_OFF,
        "unanswered-philosophy": SIGN_OFF,
        "empty-box": SIGN_OFF,
        "symptom-as-cause": WARNING,
        "goal-without-fit": WARNING,
        "unmeasured-return": WARNING,
        "unnamed-beneficiaries": SIGN_OFF,
        "unchecked-assumption": WARNING,
        "oversized-plan": WARNING,
        "focus-on-nothing": INFO,
    },
    Group.PEOPLE: {
        "single-threaded": WARNING,
        "stale-contact": WARNING,
        "no-executive-involved": WARNING,
        "owner-of-wrong-party": SIGN_OFF,
    },
    Group.TIME: {
        "overdue-commitment": WARNING,
        "unmeasured-criterion": WARNING,
        "missed-checkpoint": WARNING,
        "missed-benchmark": WARNING,
        "review-overdue": WARNING,
        "renewal-notice-near": WARNING,
        "touchpoint-missing": WARNING,
        "open-cell-without-step": WARNING,
        "unconfirmed-handoff": WARNING,
        "workshop-without-momentum": WARNING,
    },
    Group.SIGNATURE: {
        "unsigned-plan": WARNING,
        "void-signature": ERROR,
        "same-person-both-parties": ERROR,
        "forged-digest": ERROR,
        "unlisted-signatory": ERROR,
    },
}


@pytest.mark.parametrize("group", CATALOGUE, ids=str)
def test_a_group_has_the_rules_and_levels_of_the_catalogue(group: Group) -> None:
    registered = {rule.name: rule.level for rule in ALL_RULES if rule.group is group}

    assert registered == CATALOGUE[group]
    assert list(registered) == list(CATALOGUE[group])
