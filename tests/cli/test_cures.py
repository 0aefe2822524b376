"""What lint says to type can be typed: every command in a cure exists, with its options."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kamplan.cli._main import COMMANDS
from tests.conftest import ROOT, Cli

RULES = sorted((ROOT / "src/kamplan/lint/rules").glob("*.py"))
COMMAND = re.compile(r"kamplan ([a-z]+)(?: ([a-z][a-z-]*|X))?([^;`]*)")


def texts(path: Path) -> Iterator[str]:
    """Give the texts of a module, with X for what is put into them."""
    tree = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    pieces = {piece for node in tree if isinstance(node, ast.JoinedStr) for piece in node.values}
    for node in tree:
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                str(one.value) if isinstance(one, ast.Constant) else "X" for one in node.values
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in pieces:
            yield node.value


def commands(path: Path) -> set[tuple[str, ...]]:
    """Give the commands that a rule names: their words, then their options."""
    found = set()
    for text in texts(path):
        for match in COMMAND.finditer(text):
            if match[1] in COMMANDS:
                # Which kind it is follows from the plan; all of them have ids.
                kind = [(match[2] or "").replace("X", "contact")] if match[1] == "add" else []
                found.add((match[1], *kind, *re.findall(r"--[a-z-]+", match[3])))
    return found


@pytest.mark.parametrize("path", [one for one in RULES if commands(one)], ids=lambda one: one.stem)
def test_what_a_rule_says_to_type_exists(cli: Cli, path: Path) -> None:
    for named in commands(path):
        words = [one for one in named if not one.startswith("--")]
        help_text = cli(*words, "--help")

        assert help_text.code == 0, named
        options = {one for one in named if one.startswith("--")}
        assert {one for one in options if not re.search(rf"{one}\b", help_text.out)} == set()


def test_most_rules_that_a_command_can_settle_name_it() -> None:
    naming = [one.stem for one in RULES if commands(one)]

    assert len(naming) >= 30
