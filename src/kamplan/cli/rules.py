"""`kamplan rules`: the rule catalogue, or one rule explained."""

from typing import Annotated

import typer

from kamplan.cli._terminal import print_out
from kamplan.errors import KamplanError


def rules(
    name: Annotated[
        str | None, typer.Argument(help="A rule to explain.", show_default=False)
    ] = None,
) -> None:
    """List what lint looks for, or explain one rule with a failing and a passing example.

    Example: kamplan rules intent-without-reason
    """
    from kamplan.lint import ALL_RULES

    if name is not None:
        print_out(_explain(name))
        return
    width = max(len(rule.name) for rule in ALL_RULES)
    lines: list[str] = []
    group = None
    for rule in ALL_RULES:
        if rule.group != group:
            group = rule.group
            lines += ["", f"{group.value}", ""]
        level = "warning, error at sign-off" if rule.level == "sign-off" else rule.level.value
        lines.append(f"  {rule.name:<{width}}  {rule.summary} ({level})")
    lines += ["", "`kamplan rules NAME` explains one with examples.", ""]
    print_out("\n".join(lines[1:]))


def _explain(name: str) -> str:
    from kamplan.lint import ALL_RULES
    from kamplan.records import nearest

    found = next((rule for rule in ALL_RULES if rule.name == name), None)
    if found is None:
        near = nearest(name, [rule.name for rule in ALL_RULES])
        raise KamplanError(
            f"there is no rule `{name[:60]}`",
            hint=f"kamplan rules {near}" if near else "kamplan rules",
        )
    level = "a warning, an error at sign-off" if found.level == "sign-off" else found.level.value
    about = f"Level: {level}. Group: {found.group.value}."
    return f"# {found.name}\n\n{found.explanation.strip()}\n\n{about}\n"
