"""What lies around a plan at its review: signatures, amendments, what winning means, old years."""

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from kamplan.planfile import PlanFile, demand_plan
from kamplan.render.review import render_review
from kamplan.render.review_summary import render_review_summary
from kamplan.render.views.report_around import MOST_CHANGES
from kamplan.review.background import Background, build_background
from kamplan.signoff import Folder, Party, prepare_signing, read_folder, write_statement
from kamplan.yamldoc.amend import Change, add, amend, put
from tests.review.plans import example
from tests.review.test_report import held

END = date(2026, 12, 20)
SIGNED, RESIGNED = date(2025, 12, 11), date(2026, 8, 18)
TO = pytest.mark.parametrize("to", ["markdown", "html"])


def change(file: PlanFile, *changes: Change) -> PlanFile:
    return demand_plan(amend(file.document.text, changes), file.path)


def sign(file: PlanFile, on: date, files: dict[str, bytes] | None = None) -> dict[str, bytes]:
    """Return the folder of sign-offs after both parties signed."""
    folder = dict(files or {})
    people: tuple[tuple[Party, str], ...] = (("customer", "strand"), ("supplier", "marsh"))
    for party, who in people:
        made = prepare_signing(
            file.plan, folder, party=party, by=who, method="meeting", evidence="minutes", on=on
        )
        folder[made.payload_name] = made.payload
        folder[made.statement.file_name] = write_statement(made.statement)
    return folder


def read(files: dict[str, bytes]) -> Folder:
    return read_folder(files, "st-brannocs")


def words_of(page: str) -> str:
    """Return what a page says, without tags, escapes and marks."""
    text = unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL))
    joined = " ".join(re.sub(r"[\\`*>]", "", text).split())
    return re.sub(r" (?=[.,])", "", joined)


FIRST = example("st-brannocs")
LATER = change(
    FIRST,
    put(("initiatives", 0, "commitments", 0, "due"), date(2026, 3, 15)),
    put(("expected_return", 0, "verbatim"), "Nobody is rung at eight, and nobody at nine."),
    add(
        ("needs",),
        {
            "id": "fax",
            "kind": "complaint",
            "verbatim": "Your portal asks me for a fax number.",
            "said_by": "lisle",
            "said_on": date(2026, 8, 11),
            "priority": "low",
            "intent": "act",
        },
    ),
)
NOW = change(LATER, put(("initiatives", 0, "due"), date(2026, 9, 30)))


def test_without_signatures_there_is_nothing_to_compare_with() -> None:
    found = build_background(FIRST.plan, Folder(), [])

    assert found == Background()


def test_what_was_agreed_later_and_what_was_not_stand_apart() -> None:
    files = sign(LATER, RESIGNED, sign(FIRST, SIGNED))

    found = build_background(NOW.plan, read(files), [])

    assert (found.signed_on, found.heard_from) == (SIGNED, SIGNED)
    assert [(one.since, one.signed_on) for one in found.amendments] == [
        (SIGNED, RESIGNED),
        (RESIGNED, None),
    ]
    agreed, alone = found.amendments
    kinds = {one.kind for one in agreed.changes}
    assert kinds == {"commitment-redated", "verbatim-changed"}
    assert [one.item.id for one in alone.changes if one.item] == ["level-the-week"]
    assert found.winning is not None
    assert [(one.id, one.now) for one in found.winning.changes] == [
        ("no-morning-calls", "Nobody is rung at eight, and nobody at nine.")
    ]


def test_progress_is_no_change_of_what_was_agreed() -> None:
    progress = change(
        FIRST,
        put(("initiatives", 0, "commitments", 0, "evidence"), "another log"),
        put(("six_boxes", "focus"), "team"),
    )

    assert build_background(progress.plan, read(sign(FIRST, SIGNED)), []).amendments == ()


def test_statements_that_cannot_be_trusted_are_compared_with_nothing() -> None:
    files = sign(FIRST, SIGNED)
    files["0001.payload.json"] = files["0001.payload.json"].replace(b"Adeyemi", b"Adeyemo")

    found = build_background(NOW.plan, read(files), [])

    assert (found.is_broken, found.signed_on, found.amendments) == (True, None, ())


@TO
def test_the_report_tells_what_changed_in_the_words_of_diff(to: str) -> None:
    files = sign(LATER, RESIGNED, sign(FIRST, SIGNED))
    background = build_background(NOW.plan, read(files), [])

    page = words_of(render_review(NOW.plan, to=to, today=END, background=background))

    assert "Both signed on 11 December 2025." in page
    assert "Agreed later, signed on 18 August 2026" in page
    assert "due 16 days later: 27 February 2026 → 15 March 2026" in page
    assert "Changed since 18 August 2026, and not signed by both" in page
    assert "due 92 days later: 30 June 2026 → 30 September 2026" in page
    assert "Winning has changed its meaning since both signed" in page
    assert "Nobody is rung at eight, and nobody at nine." in page
    heard = page.split("Heard since both signed (1)")[1]
    assert "Your portal asks me for a fax number. Peter Lisle, 11 August 2026" in heard


@TO
@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("de", "fällig am: 27. Februar 2026 → 15. März 2026 (16 Tage später)"),
        ("fr", "échéance : 27 février 2026 → 15 mars 2026 (16 jours plus tard)"),
    ],
)
def test_what_changed_is_told_in_the_language_of_the_page(
    to: str, language: str, told: str
) -> None:
    files = sign(LATER, RESIGNED, sign(FIRST, SIGNED))
    background = build_background(NOW.plan, read(files), [])

    page = words_of(
        render_review(NOW.plan, to=to, today=END, background=background, language=language)
    )

    assert told in page
    assert "days later" not in page


@TO
@pytest.mark.parametrize(
    ("background", "said"),
    [
        (Background(), "Nobody signed this plan, so there is nothing to compare it with."),
        (Background(is_broken=True), "cannot be trusted, so nothing is compared."),
        (Background(signed_on=SIGNED), "11 December 2025. Nothing that was agreed has changed."),
    ],
)
def test_the_report_says_why_nothing_is_compared(
    to: str, background: Background, said: str
) -> None:
    page = words_of(render_review(FIRST.plan, to=to, today=END, background=background))

    assert said in page
    assert "Winning has changed" not in page


@TO
def test_earlier_reviews_are_shown_by_year(to: str) -> None:
    first_year = held().plan
    second_year = change(
        example("st-brannocs"),
        put(("period", "start"), date(2027, 1, 1)),
        put(("period", "end"), date(2027, 12, 31)),
    ).plan
    this_year = change(
        example("st-brannocs"),
        put(("period", "start"), date(2028, 1, 1)),
        put(("period", "end"), date(2028, 12, 31)),
    ).plan
    background = build_background(this_year, Folder(), [first_year, second_year])

    page = words_of(
        render_review(this_year, to=to, today=date(2028, 12, 20), background=background)
    )

    assert [one.is_reviewed for one in background.earlier] == [False, True]
    earlier = page[page.rindex("Earlier years") :]
    newest, oldest = earlier.split("1 January 2026 – 31 December 2026")
    assert "1 January 2027 – 31 December 2027" in newest
    assert "No review was held." in newest
    assert "Held on 15 December 2026." in oldest
    assert "4 of 5" in oldest
    assert "3 of 5" in oldest
    assert "They told us about the carton late once, and said so before I found out." in oldest
    assert "I'll call that a win." in oldest
    assert "Worth repeating" in oldest
    assert "Chair data in the open" in oldest


@TO
def test_the_agenda_can_be_made_again(to: str) -> None:
    report = words_of(render_review(held().plan, to=to, today=END))
    agenda = words_of(render_review(held().plan, to=to, today=END, is_agenda=True))

    assert "Agenda of the twelve-month review" not in report
    assert "Agenda of the twelve-month review" in agenda
    assert "What changed for you" in agenda


@pytest.mark.parametrize(
    ("background", "said"),
    [
        (None, "Signed: by nobody, so nothing is compared"),
        (Background(is_broken=True), "cannot be trusted; `kamplan verify` says why"),
        (Background(signed_on=SIGNED), "Signed: on 11 December 2025; nothing changed since"),
    ],
)
def test_the_screen_says_it_in_a_line(background: Background | None, said: str) -> None:
    assert said in render_review_summary(FIRST.plan, END, 100, background)


def test_the_screen_counts_changes() -> None:
    files = sign(LATER, RESIGNED, sign(FIRST, SIGNED))
    background = build_background(NOW.plan, read(files), [])

    text = render_review_summary(NOW.plan, END, 100, background)

    agreed = len(background.amendments[0].changes)
    told = f"{agreed} changes agreed later, 1 change that not both signed"
    assert f"Signed: on 11 December 2025; {told}" in text
    assert "1 heard since both signed" in " ".join(text.split())


@TO
def test_many_changes_are_told_and_the_others_counted(to: str) -> None:
    plan = FIRST.plan
    changes = [
        *(put(("needs", at, "priority"), None) for at in range(len(plan.needs))),
        *(put(("needs", at, "kind"), "expectation") for at in range(len(plan.needs))),
        *(
            put(("initiatives", at, "commitments", each, "what"), f"Another promise {at} {each}")
            for at, one in enumerate(plan.initiatives)
            for each in range(len(one.commitments))
        ),
        *(
            put(("initiatives", at, "success_criteria", each, "metric"), f"Another {at} {each}")
            for at, one in enumerate(plan.initiatives)
            for each in range(len(one.success_criteria))
        ),
    ]
    now = change(FIRST, *changes)
    background = build_background(now.plan, read(sign(FIRST, SIGNED)), [])
    (amendment,) = background.amendments

    page = words_of(render_review(now.plan, to=to, today=END, background=background))

    rest = len(amendment.changes) - MOST_CHANGES
    assert rest > 1
    assert f"and {rest} more changes" in page


def test_what_was_signed_and_is_no_plan_is_not_to_be_trusted() -> None:
    folder = read(sign(FIRST, SIGNED))
    (one,) = folder.rounds
    payload = {**one.payload, "plan": {**one.payload["plan"], "surprise": "x"}}

    found = build_background(FIRST.plan, Folder((replace(one, payload=payload),)), [])

    assert (found.is_broken, found.signed_on) == (True, None)
