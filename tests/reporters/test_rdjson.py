"""`rdjson`: valid as reviewdog's diagnostic format, with suggestions."""

import json

import pytest
from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from tests.reporters.conftest import CLEAN, FINDINGS, NASTY, SCHEMAS, render, report_of

SCHEMA = json.loads((SCHEMAS / "rdformat.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("reports", [None, (), (CLEAN,)], ids=["nasty", "nothing", "clean"])
def test_it_is_valid(reports: tuple[()] | None) -> None:
    document = json.loads(render("rdjson") if reports is None else render("rdjson", reports))

    Draft7Validator(SCHEMA).validate(document)
    assert len(document["diagnostics"]) == (len(FINDINGS) if reports is None else 0)


def test_the_schema_can_say_no() -> None:
    document = json.loads(render("rdjson"))
    document["diagnostics"][0]["severity"] = "FATAL"

    assert not Draft7Validator(SCHEMA).is_valid(document)


def test_columns_count_bytes() -> None:
    first = json.loads(render("rdjson", (report_of("a.yaml"),)))["diagnostics"][0]

    # `name: é日🩺 ` is ten characters and sixteen bytes.
    assert first["location"]["range"]["start"] == {"line": 2, "column": 17}
    assert first["location"]["range"]["end"] == {"line": 2, "column": 23}


def test_a_fix_is_a_suggestion() -> None:
    found = json.loads(render("rdjson", (report_of("a.yaml"),)))["diagnostics"]

    assert [one for one in found[:-1] if "suggestions" in one] == []
    assert found[-1]["suggestions"] == [
        {
            "range": {"start": {"line": 3, "column": 7}, "end": {"line": 3, "column": 9}},
            "text": '"12"',
        }
    ]


def test_names_come_back_as_they_were() -> None:
    found = json.loads(render("rdjson"))["diagnostics"]

    paths = list(dict.fromkeys(one["location"]["path"] for one in found))
    assert paths[:-1] == [f"accounts/{name}" for name in NASTY]
