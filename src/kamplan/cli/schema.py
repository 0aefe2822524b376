"""`kamplan schema`: the file formats and the JSON that is printed, as JSON Schema."""

from enum import StrEnum
from importlib import import_module
from typing import Annotated, Any

import typer

from kamplan.cli._terminal import print_out


class SchemaKind(StrEnum):
    """What there is a schema of."""

    PLAN = "plan"
    SETTINGS = "settings"
    LINT = "lint"
    DIFF = "diff"
    HISTORY = "history"
    RULES = "rules"
    STATUS = "status"
    DUE = "due"
    PROPOSAL = "proposal"
    DOCTOR = "doctor"
    NEEDS = "needs"
    TABLES = "tables"


_BUILDERS = {
    SchemaKind.LINT: ("reporters.lint_schema", "build_lint_schema"),
    SchemaKind.DIFF: ("reporters.diff_schema", "build_diff_schema"),
    SchemaKind.HISTORY: ("reporters.history_schema", "build_history_schema"),
    SchemaKind.RULES: ("reporters.rules", "build_rules_schema"),
    SchemaKind.STATUS: ("render.status_schema", "build_status_schema"),
    SchemaKind.DUE: ("render.due_schema", "build_due_schema"),
    SchemaKind.NEEDS: ("render.needs_data", "build_needs_schema"),
    SchemaKind.TABLES: ("tables.json", "build_tables_schema"),
    SchemaKind.PROPOSAL: ("reporters.working_schema", "build_proposal_schema"),
    SchemaKind.DOCTOR: ("reporters.working_schema", "build_doctor_schema"),
}
"""The module below `kamplan` and the function in it that describe the JSON of a command."""


def schema(
    kind: Annotated[
        SchemaKind, typer.Argument(help="Of which file, or of which command's JSON.")
    ] = SchemaKind.PLAN,
) -> None:
    """Print the JSON Schema (2020-12) of plans, settings or JSON output, for editors and tools.

    Example: kamplan schema > .kamplan/plan.schema.json
    """
    import json

    print_out(json.dumps(_build(kind), indent=2, ensure_ascii=False) + "\n")


def _build(kind: SchemaKind) -> dict[str, Any]:
    if kind in _BUILDERS:
        module, name = _BUILDERS[kind]
        built: dict[str, Any] = getattr(import_module(f"kamplan.{module}"), name)()
        return built
    from kamplan.model.jsonschema import build_schema

    return build_schema("settings" if kind is SchemaKind.SETTINGS else "plan")
