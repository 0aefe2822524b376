"""Statements over plans of the tests, as both leads would make them."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from kamplan.signoff import Party, prepare_signing, write_statement
from tests.lint.conftest import load_whole

LEADS: dict[Party, str] = {"customer": "strand", "supplier": "marsh"}
SIGNED_ON = date(2025, 12, 11)


def sign(text: str, *parties: Party, beside: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """Let parties sign a plan, each on a branch of its own; give the files of both."""
    files = dict(beside or {})
    for party in parties:
        made = prepare_signing(
            load_whole(text).plan,
            beside or {},
            party=party,
            by=LEADS[party],
            method="meeting",
            evidence=None,
            on=SIGNED_ON,
        )
        files[made.payload_name] = made.payload
        files[made.statement.file_name] = write_statement(made.statement)
    return files


def alter(files: Mapping[str, bytes], name: str, values: Mapping[str, Any]) -> dict[str, bytes]:
    """Change values of a statement, in otherwise canonical JSON."""
    data = {**json.loads(files[name]), **values}
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return {**files, name: text.encode() + b"\n"}
