"""What `--fix` makes of a plan: no more than it should, and the same when it is asked again."""

from collections.abc import Iterator
from textwrap import dedent

import pytest

from kamplan.diagnostics import Edit, Fix
from kamplan.lint import ALL_RULES, Context, Finding, Group, Level, Rule
from kamplan.lint.fixing import MAX_ROUNDS, fix_plan
from kamplan.planfile import Loaded, PlanFile, load_plan
from tests.lint.conftest import PATH, build_context, merge
from tests.lint.examples import read_examples
from tests.lint.test_registry import each_rule


def load(text: str) -> Loaded:
    return load_plan(merge(text), PATH)


def fix(text: str, *, unsafe: bool = False) -> str:
    """Fix a text; what was added below it must stay as it is."""
    text = dedent(text)
    whole = merge(text)
    fixed = fix_plan(load(text), ALL_RULES, build_context(), unsafe=unsafe).text
    added = whole[len(text) :]
    assert fixed.endswith(added)
    return fixed.removesuffix(added)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("summary: 12\n", 'summary: "12"\n'),
        ("summary: true   # a word\n", 'summary: "true"   # a word\n'),
        ('renewal: {notice_days: "90"}\n', "renewal: {notice_days: 90}\n"),
        ("renewal:\n  Notice-Days: 90\n", "renewal:\n  notice_days: 90\n"),
        ("Summary: a\n", "summary: a\n"),
        ('renewal:\n  "notice days" : "90"\n', "renewal:\n  notice_days : 90\n"),
    ],
)
def test_what_can_only_have_been_meant_is_written(before: str, after: str) -> None:
    assert fix(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "summary: a\nSummary: b\n",
        "renewal: {notice_day: 90}\n",
        "checkpoints: [soon]\n",
        "growth_targets: [{id: a, kind: keep, what: b}]\n",
        "supplier: {name: Tessaly Biologics, lead: march}\n",
    ],
)
def test_what_could_have_been_meant_otherwise_is_left(text: str) -> None:
    assert fix(text) == text
    assert fix(text, unsafe=True) == text


def test_a_comment_of_no_use_is_deleted_only_when_asked() -> None:
    text = """\
        # A plan
        # kamplan: ignore[sales-talk] a joke
        summary: Level the week.  # kamplan: ignore[sales-talk, company-centred] a joke
        philosophy:
          why: Upsell.  # kamplan: ignore[sales-talk, company-centred] a joke
        """

    assert fix(text) == dedent(text)
    assert fix(text, unsafe=True) == dedent("""\
        # A plan
        summary: Level the week.
        philosophy:
          why: Upsell.  # kamplan: ignore[sales-talk] a joke
        """)


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    text = merge("summary: 12\n").replace("\n", "\r\n")

    fixed = fix_plan(load_plan("\ufeff" + text, PATH), ALL_RULES, build_context())

    assert fixed.text == "\ufeff" + text.replace("summary: 12", 'summary: "12"')
    assert [one.rule for one in fixed.applied] == ["wrong-type"]


def test_what_is_no_yaml_is_left_as_it_is() -> None:
    loaded = load_plan("summary: [\n", PATH)

    assert fix_plan(loaded, ALL_RULES, build_context()).applied == ()


@each_rule
@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_fixes_end_and_leave_a_plan_that_can_be_read_as_well(rule: Rule, *, unsafe: bool) -> None:
    for example in read_examples(rule):
        context = build_context(**example.given)
        loaded = load(example.text)

        once = fix_plan(loaded, ALL_RULES, context, unsafe=unsafe)

        if loaded.file is None:
            assert once.applied == ()
            continue
        again = load_plan(once.text, PATH)
        assert len(again.diagnostics) <= len(loaded.diagnostics)
        twice = fix_plan(again, ALL_RULES, context, unsafe=unsafe)
        assert twice.text == once.text
        assert twice.applied == ()
        assert twice.remaining == once.remaining
        assert bool(once.applied) == (once.text != merge(example.text))
        assert again.file
        before = [need.verbatim for need in loaded.file.plan.needs]
        assert [need.verbatim for need in again.file.plan.needs] == before


def rule_that_writes(name: str, old: str, new: str) -> Rule:
    """Make a rule whose fix writes `new` for `old`, wherever that stands."""

    def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
        at = file.document.text.find(old)
        if at >= 0:
            fix = Fix(f"write {new}", (Edit(at, at + len(old), new),))
            yield Finding((), f"{name} at {at}", "", fix)

    return Rule(name, Group.HYGIENE, Level.WARNING, "", check)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It's cold.", "It's cool."),
        ("verbatim:", "our_reading:"),
        ("summary: a", "summary: ["),
        ("summary: a", "sumary: a"),
        ("said_by: strand", "said_by: Dr Strand"),
    ],
    ids=["other words", "no words", "no YAML", "unknown key", "malformed id"],
)
def test_a_fix_that_does_more_than_it_should_is_left_out(old: str, new: str) -> None:
    text = "summary: a\nlanguage: xx\nneeds: [{id: a, verbatim: It's cold., said_by: strand}]\n"
    rules = [rule_that_writes("bad", old, new), rule_that_writes("good", ": xx", ": en")]

    fixed = fix_plan(load(text), rules, build_context())

    assert fixed.text == merge(text).replace(": xx", ": en")
    assert [one.rule for one in fixed.applied] == ["good"]
    assert [one.rule for one in fixed.remaining] == ["bad"]


def test_fixes_that_undo_each_other_come_to_an_end() -> None:
    rules = [rule_that_writes("there", ": en", ": fr"), rule_that_writes("back", ": fr", ": en")]

    fixed = fix_plan(load("language: en\n"), rules, build_context())

    assert len(fixed.applied) == MAX_ROUNDS


def test_fixes_of_one_place_are_made_one_after_the_other() -> None:
    rules = [rule_that_writes("first", "abc", "abd"), rule_that_writes("second", "bd", "be")]

    fixed = fix_plan(load("summary: abc\n"), rules, build_context())

    assert fixed.text == merge("summary: abe\n")
