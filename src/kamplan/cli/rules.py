"""`kamplan rules`: the rule catalogue, or one rule explained."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kamplan.cli._terminal import print_out
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.lint import Rule


class RulesFormat(StrEnum):
    """How rules are printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def rules(
    name: Annotated[
        str | None, typer.Argument(help="A rule to explain.", show_default=False)
    ] = None,
    output: Annotated[
        RulesFormat,
        typer.Option(
            "--format", help="text for reading here, markdown for a page, json for programs."
        ),
    ] = RulesFormat.TEXT,
) -> None:
    """List what lint looks for, or explain one rule with a failing and a passing example.

    Example: kamplan rules intent-without-reason
    """
    from kamplan.lint import ALL_RULES
    from kamplan.lint.reference import render_catalogue, render_reference, render_rule

    rule = _find_rule(name) if name is not None else None
    if output is RulesFormat.JSON:
        from kamplan.reporters.rules import report_rules

        print_out(report_rules(ALL_RULES if rule is None else [rule]))
    elif rule is not None:
        print_out(render_rule(rule))
    else:
        print_out(render_reference() if output is RulesFormat.MARKDOWN else render_catalogue())


def _find_rule(name: str) -> "Rule":
    from kamplan.lint import ALL_RULES
    from kamplan.records import nearest

    found = next((rule for rule in ALL_RULES if rule.name == name), None)
    if found is None:
        near = nearest(name, [rule.name for rule in ALL_RULES])
        raise KamplanError(
            f"there is no rule `{name[:60]}`",
            hint=f"kamplan rules {near}" if near else "kamplan rules",
        )
    return found
