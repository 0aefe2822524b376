"""What weighs most when prose changes, and which way numbers and days went."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamplan.diff import Level
from kamplan.diff.weighing import weigh_change
from tests.diff.plans import compare, edit, read_data, write_data


@pytest.mark.parametrize(
    ("old", "new", "touched"),
    [
        ("three boxes", "four boxes", ()),
        ("Send the plan", "Send the whole plan", ()),
        ("14 a week", "15 a week", ("number",)),
        ("1,000.5", "1,000.6", ("number",)),
        ("١٤", "١٥", ("number",)),
        ("by 2026-07-01", "by 2026-09-01", ("number", "date")),
        ("by 1.7.2026", "by 1.9.2026", ("number", "date")),
        ("in May", "in June", ("date",)),
        ("am Montag", "am Freitag", ("date",)),
        ("60 days", "60 hours", ("unit",)),
        ("binnen 60 Tagen", "binnen 60 Stunden", ("unit",)),
        ("5 %", "5 ‰", ("unit",)),
        ("€180,000", "£180,000", ("currency",)),
        ("180 EUR", "180 USD", ("currency",)),
        ("We will act", "We will not act", ("negation",)),
        ("We don't act", "We do act", ("negation",)),
        ("We don’t act", "We don't act", ()),
        ("Wir liefern", "Wir liefern nicht", ("negation",)),
        ("Nous livrons", "Nous ne livrons pas", ("negation",)),
        ("نقبل التأخير", "لا نقبل التأخير", ("negation",)),
        ("我们接受", "我们不接受", ("negation",)),
        ("not now, not ever", "not now", ("negation",)),
    ],
)
def test_what_a_change_touches(old: str, new: str, touched: tuple[str, ...]) -> None:
    assert weigh_change(old, new) == touched
    assert weigh_change(new, old) == touched


@given(st.text(), st.text())
def test_any_text_can_be_weighed(old: str, new: str) -> None:
    assert weigh_change(old, old) == ()
    assert weigh_change(old, new) == weigh_change(new, old)


@pytest.mark.parametrize(
    ("before", "after"),
    [("site log", "site log of 3 May"), ("site log", "no site log"), ("site log", "€5 a day")],
)
def test_even_in_progress_such_a_change_is_notable(before: str, after: str) -> None:
    new = edit((f"        evidence: {before} ", f"        evidence: {after} "))
    (change,) = compare(edit(), new).changes

    assert change.level is Level.NOTABLE
    assert change.touches


@pytest.mark.parametrize(
    ("baseline", "old", "new", "direction"),
    [
        ("14", "8", "3", "harder"),
        ("14", "3", "8", "easier"),
        ("62", "90", "95", "harder"),
        ("62", "95", "90", "easier"),
        ("0", "-5", "-8", "harder"),
        # The target lies on the other side of the baseline now: not what was wanted.
        ("14", "3", "20", "easier"),
        # Nothing was to change before; the new target tells which way is better.
        ("14", "14", "3", "harder"),
        # Never measured before: which way is better is not known.
        ("null", "8", "3", ""),
    ],
)
def test_harder_is_further_from_the_baseline(
    baseline: str, old: str, new: str, direction: str
) -> None:
    one, other = (
        edit(
            ("baseline: {value: 14,", f"baseline: {{value: {baseline},"),
            ("target: {value: 3, by", f"target: {{value: {value}, by"),
        )
        for value in (old, new)
    )
    (change,) = compare(one, other).changes

    assert (change.direction, change.kind) == (
        direction,
        "target-raised" if float(new) > float(old) else "target-lowered",
    )


def test_a_yes_is_no_number() -> None:
    data = read_data(edit())
    criterion = data["initiatives"][0]["success_criteria"][0]
    criterion["target"]["value"] = "no"
    old = write_data(data)
    criterion["target"]["value"] = "yes"
    (change,) = compare(old, write_data(data)).changes

    assert (change.kind, change.direction) == ("target-changed", "")
