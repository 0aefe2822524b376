"""`kamplan schema`: the file formats and the JSON that is printed, as JSON Schema."""

from enum import StrEnum
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
    NEEDS = "needs"
    TABLES = "tables"


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
    if kind is SchemaKind.LINT:
        from kamplan.reporters.lint_schema import build_lint_schema

        return build_lint_schema()
    if kind is SchemaKind.DIFF:
        from kamplan.reporters.diff_schema import build_diff_schema

        return build_diff_schema()
    if kind is SchemaKind.HISTORY:
        from kamplan.reporters.history_schema import build_history_schema

        return build_history_schema()
    if kind is SchemaKind.RULES:
        from kamplan.reporters.rules import build_rules_schema

        return build_rules_schema()
    if kind is SchemaKind.STATUS:
        from kamplan.render.status_schema import build_status_schema

        return build_status_schema()
    if kind is SchemaKind.DUE:
        from kamplan.render.due_schema import build_due_schema

        return build_due_schema()
    if kind is SchemaKind.NEEDS:
        from kamplan.render.needs_data import build_needs_schema

        return build_needs_schema()
    if kind is SchemaKind.TABLES:
        from kamplan.tables.json import build_tables_schema

        return build_tables_schema()
    from kamplan.model.jsonschema import build_schema

    return build_schema("settings" if kind is SchemaKind.SETTINGS else "plan")
