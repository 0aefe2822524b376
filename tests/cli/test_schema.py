"""`kamplan schema`: what is published is a schema, and what kamplan writes keeps to it."""

import json

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from tests.conftest import Cli

KINDS = ["plan", "settings", "lint", "rules", "status", "due", "needs", "tables"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one_by_the_rules_of_its_draft(kind: str, cli: Cli) -> None:
    done = cli("schema", kind)

    assert done.code == 0
    schema = json.loads(done.out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:kamplan:schema:{kind}:1"
    Draft202012Validator.check_schema(schema)


def test_the_plan_is_what_is_meant_where_nothing_is_said(cli: Cli) -> None:
    assert cli("schema").out == cli("schema", "plan").out


def test_an_unknown_kind_is_answered_with_those_there_are(cli: Cli) -> None:
    done = cli("schema", "plans")

    assert (done.code, done.out) == (2, "")
    assert all(f"'{kind}'" in done.err for kind in KINDS)
