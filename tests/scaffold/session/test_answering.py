"""What an answer changes: its own lines, and nothing else."""

import pytest

from kamplan.errors import KamplanError
from kamplan.planfile import PlanFile
from kamplan.scaffold.session import QUESTIONS, Form, Question, plan_answer, plan_entries
from kamplan.yamldoc.amend import amend
from tests.conftest import ROOT
from tests.scaffold.session.test_course import TODAY, answer, new_file, read, steps_of

LONG = "The unit treats three hundred and ten people a month, and " * 4 + "we add to its stress."
EXAMPLES = {
    "believed-basis": "believed#0", "goal-why": "goal#0", "goal-result": "goal#0",
    "4a": "goal#0", "4b": "goal#0", "4c": "goal#0", "5a-symptom": "5a#0", "5a-goals": "5a#0",
    "6a": "6-who#0", "6b": "6-who#0", "6c": "6-who#0", "winning-by": "winning#0",
}  # fmt: skip


def lines_lost(old: str, new: str) -> list[str]:
    """Return the lines that are no longer there, blanks at their ends aside."""
    left = [line.rstrip() for line in new.splitlines()]
    lost = []
    for line in old.splitlines():
        if line.rstrip() in left:
            left.remove(line.rstrip())
        else:
            lost.append(line)
    return lost


@pytest.mark.parametrize("text", [LONG, "two\nlines: of it", '"quoted" # no comment'])
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.label)
def test_every_example_is_an_answer_and_costs_one_line_at_most(
    question: Question, text: str
) -> None:
    file = new_file()
    if question.label == "5a-goals":
        file = answer(file, "goal#0", "A goal")
    if question.label in EXAMPLES:
        opener = EXAMPLES[question.label]
        file = answer(file, opener, "Jo Bell (customer)" if opener == "6-who#0" else "An entry")
    key = f"{question.label}#0" if question.group else question.label
    is_free = question.form in (Form.TEXT, Form.LIST)
    after = answer(file, key, text if is_free else question.example)

    answers = next(one.answers for one in steps_of(after) if one.key == key)
    if is_free:
        expected = text.splitlines() if question.form is Form.LIST else [text]
        assert list(answers) == [one.strip('"') if one == '"quoted"' else one for one in expected]
    assert answers
    # A key that was empty, `[]`, or `key: []` of people: its line is another one now.
    assert len(lines_lost(file.document.text, after.document.text)) <= (
        2 if question.form in (Form.PERSON, Form.PEOPLE) else 1
    )


def test_an_answer_stands_where_its_question_does() -> None:
    file = answer(new_file(), "why", LONG)
    file = answer(file, "1a", "quarterly decks\nvisits nobody asked for")

    text = file.document.text
    assert "# The unit treats 310 people" in text.partition("  why: >-\n")[2][:500]
    assert (
        "    stop_doing:\n      - quarterly decks\n      - visits nobody asked for\n"
        "      # - quarterly product decks\n"
    ) in text


def test_a_list_takes_each_entry_once() -> None:
    file = answer(new_file(), "1a", "decks\ndecks\n\n  visits ")
    file = answer(file, "1a", "visits\ncalls at eight")

    assert file.plan.six_boxes.assumptions.stop_doing == ("decks", "visits", "calls at eight")


def test_a_section_that_is_missing_is_put_where_a_reader_looks_for_it() -> None:
    whole = (ROOT / "tests/data/plan.reference.yaml").read_text(encoding="utf-8")
    before, _, rest = whole.partition("philosophy:")
    without = before + "expected_return:" + rest.partition("expected_return:")[2]
    file = answer(read(without), "help_become", "The unit others come to see")

    assert "\nphilosophy:\n  help_become: The unit others come to see\n" in file.document.text
    keys = [line for line in file.document.text.splitlines() if line[:1].isalpha()]
    assert [line.partition(":")[0] for line in keys][7:10] == [
        "language", "philosophy", "expected_return",
    ]  # fmt: skip


@pytest.mark.parametrize("nothing", ["null", "~", "{}", ""])
def test_a_section_of_nothing_is_filled(nothing: str) -> None:
    text = new_file().document.text
    before, _, rest = text.partition("philosophy:\n")
    after = rest.partition("six_boxes:\n")[2]
    file = answer(read(f"{before}philosophy: {nothing}\nsix_boxes:\n{after}"), "why", "Because")

    assert file.plan.philosophy.why == "Because"


@pytest.mark.parametrize("nothing", ["null", "~", "[]", ""])
def test_a_list_of_nothing_is_begun(nothing: str) -> None:
    text = new_file().document.text.replace("co_beneficiaries:\n", f"co_beneficiaries: {nothing}\n")
    file = answer(read(text), "6-others", "home-care team")

    assert file.plan.six_boxes.co_beneficiaries == ("home-care team",)


def entries(file: PlanFile, text: str) -> tuple[str, ...]:
    step = next(one for one in steps_of(file) if one.key == "1a")
    after = read(amend(file.document.text, plan_entries(file, step, text)))
    return after.plan.six_boxes.assumptions.stop_doing


@pytest.mark.parametrize(
    "wanted", ["a\nb\nc", "a\nc", "b", "c\nb\na", "a\nx\nc\nd\ne", "x", "", "b\nc", "a"]
)
def test_the_editor_may_leave_a_list_in_any_state(wanted: str) -> None:
    file = answer(new_file(), "1a", "a\nb\nc")

    assert "\n".join(entries(file, wanted)) == wanted


def test_removing_an_entry_leaves_the_comments_of_the_others() -> None:
    text = new_file().document.text.replace(
        "    stop_doing:\n", "    stop_doing:\n      - a # first\n      - b # second\n      - c\n"
    )
    file = read(text)
    step = next(one for one in steps_of(file) if one.key == "1a")

    assert amend(text, plan_entries(file, step, "b\nc")) == text.replace("      - a # first\n", "")


@pytest.mark.parametrize(
    ("key", "typed", "message"),
    [
        ("focus", "everything", "`everything` is none of assumptions, journey"),
        ("believed-basis#0", "our", "`our` is none of"),
        ("6-who#0", "Jo Bell", "`Jo Bell` is not among the contacts yet"),
        ("6-who#0", "x" * 300 + " (customer)", "must fit on one line of at most 200"),
        ("winning-by#0", "Ella Marsh (supplier)", "is one of the supplier's people"),
        ("winning-by#0", "marsh", "is one of the supplier's people"),
        ("5a-goals#0", "3", "there is no goal `3`"),
        ("why", "  \n ", "there is no answer"),
        ("winning#0", "Other words", "words that stand in the plan are not changed here"),
    ],
)
def test_what_is_no_answer_is_said(key: str, typed: str, message: str) -> None:
    file = answer(new_file(), "believed#0", "They want leaflets")
    file = answer(answer(file, "goal#0", "Close early"), "5a#0", "Bookings")
    file = answer(answer(file, "winning#0", "Nobody rings."), "6-who#0", "Ella Marsh (supplier)")
    if key == "6-who#0":
        key = "6-who#1"
    step = next(one for one in steps_of(file) if one.key == key)

    with pytest.raises(KamplanError, match=message.replace("(", r"\(")):
        plan_answer(file, step, typed, TODAY)


def test_nobody_is_twice_in_the_team() -> None:
    file = answer(new_file(), "6-who#0", "Ella Marsh (supplier)")
    step = next(one for one in steps_of(file) if one.key == "6-who#1")

    with pytest.raises(KamplanError, match="`marsh` is in the team already"):
        plan_answer(file, step, "Ella Marsh", TODAY)


def test_people_are_known_by_id_name_and_last_name() -> None:
    file = answer(new_file(), "6-who#0", "Moira Penhale (Customer)")
    for key, typed in (("6-who#1", "Ella Marsh (supplier)"), ("6b#1", "penhale\nMOIRA PENHALE")):
        file = answer(file, key, typed)
    file = answer(file, "6b#0", "Marsh, Jo Bell (customer)")

    assert [(one.id, one.party, one.name) for one in file.plan.contacts] == [
        ("penhale", "customer", "Moira Penhale"),
        ("marsh", "supplier", "Ella Marsh"),
        ("bell", "customer", "Jo Bell"),
    ]
    assert [one.relationships for one in file.plan.six_boxes.team] == [
        ("marsh", "bell"), ("penhale",),
    ]  # fmt: skip


def test_a_last_name_of_two_people_is_asked_for_anew() -> None:
    file = answer(new_file(), "6-who#0", "Ella Marsh (supplier)")
    file = answer(file, "6-who#1", "Tom Marsh (customer)")
    step = next(one for one in steps_of(file) if one.key == "6b#0")

    assert [one.id for one in file.plan.contacts] == ["marsh", "tom-marsh"]
    after = read(amend(file.document.text, plan_answer(file, step, "Tom Marsh", TODAY)))
    assert after.plan.six_boxes.team[0].relationships == ("tom-marsh",)


def test_spoken_words_lose_the_marks_around_them_and_nothing_else() -> None:
    file = new_file()
    for number, said in enumerate(
        ['"I\'d call that a win."', "“Ja, genau.”", '"A" or "B"', "'tis"]
    ):
        file = answer(file, f"winning#{number}", said)

    assert [one.verbatim for one in file.plan.expected_return] == [
        "I'd call that a win.", "Ja, genau.", '"A" or "B"', "'tis",
    ]  # fmt: skip


def test_the_only_goal_is_the_one_a_challenge_stands_in_the_way_of() -> None:
    file = answer(answer(new_file(), "goal#0", "Close early"), "5a#0", "Habit")

    assert file.plan.six_boxes.strategy.challenges[0].goals == ("close-early",)
