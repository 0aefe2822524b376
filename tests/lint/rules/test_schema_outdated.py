import json

from kamplan.lint.rules.schema_outdated import RULE
from kamplan.model.jsonschema import build_schema
from tests.lint.conftest import Check


def test_a_schema_of_another_version_is_found(check: Check) -> None:
    schema = {**build_schema("plan"), "$comment": "kamplan table 00000000"}

    said = check(RULE, "summary: a\n", schema=json.dumps(schema, indent=2))

    assert said.found == [
        "1:1 .kamplan/plan.schema.json is not of this version of kamplan, and editors go by it"
    ]
    assert said.severities == ["info"]
    assert said.cures == ["kamplan schema > .kamplan/plan.schema.json"]


def test_a_schema_of_this_version_passes_however_it_is_set(check: Check) -> None:
    schema = build_schema("plan")

    for text in (json.dumps(schema, indent=2), json.dumps(schema, ensure_ascii=False)):
        assert check(RULE, "summary: a\n", schema=text).found == []


def test_a_repository_may_do_without(check: Check) -> None:
    assert check(RULE, "summary: a\n").found == []
