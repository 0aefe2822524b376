"""`json`: a versioned envelope, as `kamplan schema lint` describes it."""

import json

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from kamplan.reporters.lint_schema import build_lint_schema
from tests.reporters.conftest import CLEAN, FINDINGS, NASTY, render, report_of

SCHEMA = build_lint_schema()


@pytest.mark.parametrize("reports", [None, (), (CLEAN,)], ids=["nasty", "nothing", "clean"])
def test_it_keeps_to_the_published_schema(reports: tuple[()] | None) -> None:
    document = json.loads(render("json") if reports is None else render("json", reports))

    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(document)
    assert len(document["findings"]) == (len(FINDINGS) if reports is None else 0)


def test_the_schema_refuses_what_is_not_described() -> None:
    document = json.loads(render("json"))
    document["findings"][0]["colour"] = "red"

    assert not Draft202012Validator(SCHEMA).is_valid(document)


def test_names_and_values_come_back_as_they_were() -> None:
    found = json.loads(render("json"))["findings"]

    paths = list(dict.fromkeys(one["path"] for one in found))
    assert paths == [*(f"accounts/{name}" for name in NASTY), "binary.yaml"]
    assert found[1]["message"] == NASTY[0]


def test_a_finding_says_where_it_ends_and_how_it_is_fixed() -> None:
    found = json.loads(render("json", (report_of("a.yaml"),)))["findings"]

    assert (found[0]["line"], found[0]["column"]) == (2, 11)
    assert (found[0]["endLine"], found[0]["endColumn"]) == (2, 17)
    assert found[-1]["fix"] == {
        "title": "write it as text",
        "applicability": "safe",
        "edits": [{"line": 3, "column": 7, "endLine": 3, "endColumn": 9, "text": '"12"'}],
    }


def test_fingerprints_are_unique_and_hold_no_prose() -> None:
    found = json.loads(render("json"))["findings"]
    prints = [one["fingerprint"] for one in found]

    assert len(set(prints)) == len(prints)


def test_fingerprints_stay_when_lines_and_words_change() -> None:
    before = report_of("a.yaml")
    text = "# a comment\n" * 5 + before.text
    after = before._replace(
        text=text,
        diagnostics=tuple(
            type(one)(
                one.path, one.span, one.rule, one.severity, one.message + "!", "", one.place, None
            )
            for one in before.diagnostics
        ),
    )

    was, now = (
        [one["fingerprint"] for one in json.loads(render("json", (report,)))["findings"]]
        for report in (before, after)
    )
    assert was == now
