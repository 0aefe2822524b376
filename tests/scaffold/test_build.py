"""A new plan: valid at once, with every question, whatever it is called."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamplan.config import load_settings
from kamplan.diagnostics import Diagnostic, Severity
from kamplan.errors import KamplanError
from kamplan.lint import ALL_RULES, Context, lint_plan
from kamplan.model.shape import shape_of, walk_fields
from kamplan.planfile import load_plan
from kamplan.scaffold import PARTS, NewPlan, Person, Size, build_note, build_plan, first_period
from kamplan.scaffold.build import add_months, check_name, name_people

TODAY = date(2025, 9, 16)
HOSTILE_NAMES = [
    "St. Brannoc's University Hospital",
    'He said "no"',
    "key: value # not a comment",
    "- a list?",
    "{{ 7 * 7 }} {% raw %}",
    "no",
    "2026-01-01",
    "0123",
    "null",
    "*anchor &more !tag",
    "Grüße GmbH & Co. KG",
    "شركة نجد للمياه",
    "山田製作所",
    "🎉 Party 👩‍👩‍👧 AG",
    "\\back\\slash",
    "trailing colon:",
    "<script>alert(1)</script>",
]
WRITTEN_BY_KAMPLAN = ("checkpoint_results", "review")
NOT_ASKED = {"renamed_from", "corrections"}
"""Keys that nobody fills in by hand: a renaming, and what `kamplan correct` keeps."""


def make(size: Size = Size.STANDARD, **given: object) -> NewPlan:
    facts: dict[str, object] = {
        "account": "st-brannocs",
        "customer": "St. Brannoc's University Hospital",
        "supplier": "Tessaly Biologics",
        "start": date(2026, 1, 1),
        "end": date(2026, 12, 31),
        "today": TODAY,
    }
    return NewPlan(**{**facts, **given}, size=size)  # type: ignore[arg-type]  # facts by name


def lint(text: str) -> list[Diagnostic]:
    path = PurePosixPath("accounts/st-brannocs/plan.yaml")
    context = Context(TODAY, load_settings(None, PurePosixPath("kamplan.yaml")).settings)
    return list(lint_plan(load_plan(text, path), ALL_RULES, context))


def errors_in(text: str) -> list[str]:
    return [
        f"{one.span.line}: {one.rule}: {one.message}"
        for one in lint(text)
        if one.severity is Severity.ERROR
    ]


def take_examples(text: str) -> str:
    """Do what a reader does: take the # away before every example, and the [] before an entry.

    An example has the form of an entry, or stands under a key that has nothing below it.
    """
    lines = re.sub(r"(?m)^(needs|initiatives|contacts): \[\]$", r"\1:", text).split("\n")
    taken, above = [], 0
    for at, line in enumerate(lines):
        comment = re.fullmatch(r"( *)# ?(.*)", line)
        if comment is None:
            above = indent_of(line) if line else above
            taken.append(line)
            continue
        following = next(one for one in lines[at:] if not one.lstrip().startswith("#"))
        under_key = len(comment[1]) > above >= indent_of(following)
        is_entry = re.match(r"- |  |[a-z_]+:( |$)", comment[2])
        taken.append(comment[1] + comment[2] if under_key or is_entry else line)
    return "\n".join(taken)


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


@pytest.mark.parametrize("size", Size)
def test_a_new_plan_is_valid_at_once(size: Size) -> None:
    text = build_plan(make(size))

    assert load_plan(text, PurePosixPath("plan.yaml")).diagnostics == ()
    assert errors_in(text) == []


@pytest.mark.parametrize("size", Size)
def test_the_scaffold_reads_as_it_was_meant(
    size: Size, snapshot: Callable[[str, str], None]
) -> None:
    ours, theirs = name_people("Ella Marsh", "Dr Helena Strand")
    new = make(
        size,
        lead=ours,
        customer_lead=theirs,
        beneficiaries="patients treated with infused medicines",
    )

    snapshot(f"{size.value}.yaml", build_plan(new))


def test_the_first_note_reads_as_it_was_meant(snapshot: Callable[[str, str], None]) -> None:
    snapshot("first-conversation.md", build_note(make()))


@pytest.mark.parametrize("size", Size)
def test_editors_find_the_schema_on_the_first_line(size: Size) -> None:
    first = build_plan(make(size)).split("\n", 1)[0]

    assert first == "# yaml-language-server: $schema=../../.kamplan/plan.schema.json"


@pytest.mark.parametrize("size", Size)
def test_the_time_boxes_in_the_text_add_up_to_ninety_minutes(size: Size) -> None:
    parts = re.findall(r"# Part (\d+) of (\d+) · (\d+) minutes", build_plan(make(size)))

    assert [int(number) for number, _, _ in parts] == [*range(1, len(PARTS) + 1)]
    assert {int(of) for _, of, _ in parts} == {len(PARTS)}
    assert sum(int(minutes) for _, _, minutes in parts) == 90


@pytest.mark.parametrize("size", Size)
def test_every_question_stands_in_it_with_its_example(size: Size) -> None:
    text = " ".join(re.sub(r"\n *# ", " ", build_plan(make(size))).split())

    for part in PARTS:
        assert " ".join(part.opening.split()) in text
        for one in part.prompts:
            assert " ".join(one.question.split()) in text, one.label
            shown = one.example if one.label != "winning" else "no-morning-calls"
            assert shown in text, one.label


@pytest.mark.parametrize("size", Size)
def test_the_examples_make_a_plan_when_their_hashes_are_taken_away(size: Size) -> None:
    text = take_examples(build_plan(make(size)))
    loaded = load_plan(text, PurePosixPath("plan.yaml"))

    assert loaded.diagnostics == ()
    assert errors_in(text) == []
    assert loaded.file is not None
    plan = loaded.file.plan
    assert (len(plan.needs), len(plan.initiatives), len(plan.six_boxes.goals)) == (1, 1, 1)
    assert {one.party for one in plan.initiatives[0].commitments} == {"supplier", "customer"}
    assert plan.philosophy.why
    assert plan.expected_return[0].criteria == ("same-day-cancellations",)
    assert plan.sessions[0].notes == make(size).note


def test_small_leaves_out_what_can_wait_and_large_nothing() -> None:
    sizes = {size: load(build_plan(make(size))) for size in Size}
    every = set(shape_of("plan").fields)
    waits = {"white_space", "reporting", "handoff", "renewal"}

    assert sizes[Size.SMALL] & waits == set()
    assert sizes[Size.STANDARD] >= waits | {"growth_targets", "touchpoints"}
    assert sizes[Size.LARGE] == every - {*WRITTEN_BY_KAMPLAN}
    assert sizes[Size.SMALL] < sizes[Size.STANDARD] < sizes[Size.LARGE]


def load(text: str) -> set[str]:
    loaded = load_plan(text, PurePosixPath("plan.yaml"))
    assert loaded.file is not None
    root = loaded.file.document.data()
    assert isinstance(root, dict)
    return set(root)


def test_large_asks_for_every_field_and_names_every_choice() -> None:
    text = build_plan(make(Size.LARGE))
    words = set(re.findall(r"[a-z_]+(?:-[a-z]+)*", text))
    for route, field in walk_fields(shape_of("plan")):
        if route.startswith(WRITTEN_BY_KAMPLAN) or NOT_ASKED & set(route.split("/")):
            continue
        assert not field.key or f"{field.key}:" in text, route
        if "yes" not in field.choices:
            assert set(field.choices) <= words, route


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_whatever_it_is_called_it_reads_back_so(name: str) -> None:
    new = make(
        Size.LARGE,
        customer=name,
        supplier=name,
        lead=Person("marsh", name),
        customer_lead=Person("strand", name),
        beneficiaries=name,
    )
    text = build_plan(new)
    loaded = load_plan(text, PurePosixPath("plan.yaml"))

    assert errors_in(text) == []
    assert loaded.file is not None
    plan = loaded.file.plan
    names = [plan.account.name, plan.customer.name, plan.supplier.name, plan.account.beneficiaries]
    assert names == [name] * 4
    assert [one.name for one in plan.contacts] == [name] * 2


@settings(deadline=None)
@given(st.text(max_size=200))
def test_a_name_is_refused_with_a_reason_or_reads_back(text: str) -> None:
    try:
        name = check_name(text, "--name")
    except KamplanError:
        return
    loaded = load_plan(build_plan(make(Size.SMALL, customer=name)), PurePosixPath("plan.yaml"))

    assert loaded.diagnostics == ()
    assert loaded.file is not None
    assert loaded.file.plan.customer.name == name == text.strip()


@pytest.mark.parametrize(
    "text", ["", "   ", "two\nlines", "a\tb", "x" * 201, "\u202eevil", "a\x07"]
)
def test_a_name_that_cannot_stand_on_one_line_is_refused(text: str) -> None:
    with pytest.raises(KamplanError, match="--name"):
        check_name(text, "--name")


@pytest.mark.parametrize(
    ("start", "today", "first", "last"),
    [
        (None, "2025-09-16", "2025-10-01", "2026-09-30"),
        (None, "2025-12-31", "2026-01-01", "2026-12-31"),
        ("2026-01-01", "2025-09-16", "2026-01-01", "2026-12-31"),
        ("2028-02-29", "2028-02-01", "2028-02-29", "2029-02-27"),
        ("2027-03-01", "2025-09-16", "2027-03-01", "2028-02-29"),
    ],
)
def test_a_period_is_twelve_months(start: str | None, today: str, first: str, last: str) -> None:
    day = date.fromisoformat(start) if start else None

    period = first_period(day, date.fromisoformat(today))

    assert [one.isoformat() for one in period] == [first, last]


def test_a_period_that_the_calendar_does_not_have_is_refused() -> None:
    with pytest.raises(KamplanError, match="9999-06-01"):
        first_period(date(9999, 6, 1), TODAY)


def test_checkpoints_lie_a_quarter_apart() -> None:
    plan = load_plan(build_plan(make()), PurePosixPath("plan.yaml")).file
    assert plan is not None

    assert plan.plan.checkpoints == (date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1))
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 11, 30), 3) == date(2027, 2, 28)


def test_leads_become_contacts() -> None:
    ours, theirs = name_people("Kari Moen", "Anna Moen")
    text = build_plan(make(lead=ours, customer_lead=theirs))
    plan = load_plan(text, PurePosixPath("plan.yaml")).file
    assert plan is not None

    assert [(one.id, one.party) for one in plan.plan.contacts] == [
        ("anna-moen", "customer"),
        ("moen", "supplier"),
    ]
    assert (plan.plan.supplier.lead, plan.plan.customer.lead) == ("moen", "anna-moen")
