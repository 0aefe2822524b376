"""`sarif`: valid against the schema of the OASIS standard."""

import json
import os
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from jsonschema import Draft4Validator  # type: ignore[import-untyped]

from kamplan.lint import ALL_RULES
from tests.reporters.conftest import CLEAN, FINDINGS, NASTY, SCHEMAS, render

SCHEMA = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8"))


def run_of(text: str) -> dict[str, Any]:
    (run,) = json.loads(text)["runs"]
    return dict(run)


@pytest.mark.parametrize("reports", [None, (), (CLEAN,)], ids=["nasty", "nothing", "clean"])
def test_it_is_valid(reports: tuple[()] | None) -> None:
    text = render("sarif") if reports is None else render("sarif", reports)

    Draft4Validator(SCHEMA, format_checker=Draft4Validator.FORMAT_CHECKER).validate(
        json.loads(text)
    )
    assert len(run_of(text)["results"]) == (len(FINDINGS) if reports is None else 0)


def test_the_schema_can_say_no() -> None:
    log = json.loads(render("sarif"))
    log["runs"][0]["results"][0]["level"] = "fatal"

    assert not Draft4Validator(SCHEMA).is_valid(log)


def test_every_rule_is_described() -> None:
    rules = run_of(render("sarif"))["tool"]["driver"]["rules"]

    assert [one["id"] for one in rules] == [rule.name for rule in ALL_RULES]
    assert all(one["shortDescription"]["text"].endswith(".") for one in rules)


def test_paths_are_uris() -> None:
    results = run_of(render("sarif"))["results"]
    uris = [
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results[:-1]
    ]

    assert all(uri.isascii() and not set(uri) & set(' <>"`|\\^{}:#?\n') for uri in uris)
    paths = list(dict.fromkeys(os.fsdecode(unquote_to_bytes(uri)) for uri in uris))
    assert paths == [f"accounts/{name}" for name in NASTY]


def test_a_fix_is_a_replacement() -> None:
    (fix,) = run_of(render("sarif"))["results"][3]["fixes"]

    assert fix["artifactChanges"][0]["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "startColumn": 7, "endLine": 3, "endColumn": 9},
            "insertedContent": {"text": '"12"'},
        }
    ]
