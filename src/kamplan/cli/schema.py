"""`kamplan schema`: the file formats as JSON Schema."""

from enum import StrEnum
from typing import Annotated

import typer

from kamplan.cli._terminal import print_out


class SchemaKind(StrEnum):
    """What there is a schema of."""

    PLAN = "plan"
    SETTINGS = "settings"


def schema(
    kind: Annotated[SchemaKind, typer.Argument(help="Of which file.")] = SchemaKind.PLAN,
) -> None:
    """Print the JSON Schema (2020-12) of plans or settings, for editors and other tools.

    Example: kamplan schema > .kamplan/plan.schema.json
    """
    import json

    from kamplan.model.jsonschema import build_schema

    print_out(json.dumps(build_schema(kind.value), indent=2, ensure_ascii=False) + "\n")
