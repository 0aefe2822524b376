"""The shape of the source: layers, sizes, names, and who may look at the world."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest
from importlinter.cli import lint_imports

import kamplan
from tests.conftest import ROOT

PACKAGE = Path(kamplan.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
LENGTHS = [len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES]

# The command line is where the clock, the environment and the terminal come in.
DOORS = ("cli", "__main__.py")

# GitPython hands the environment of this process to git; git's own variables are hidden there.
ALSO = {"vcs/process.py": {"os.environ"}}

# Whatever is called or read through these names, by its full name.
WORLD = {
    "datetime.date.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "os.environ",
    "os.environb",
    "os.getenv",
    "os.get_terminal_size",
    "shutil.get_terminal_size",
    "sys.argv",
    "sys.stderr",
    "sys.stdin",
    "sys.stdout",
    "time.ctime",
    "time.gmtime",
    "time.localtime",
    "time.time",
    "time.time_ns",
    "builtins.input",
    "builtins.print",
}


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def test_imports_keep_the_contracts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    assert lint_imports(no_cache=True) == 0


def test_modules_can_be_read_in_one_sitting() -> None:
    sizes = dict(zip(map(name_of, MODULES), LENGTHS, strict=True))

    assert [name for name, lines in sizes.items() if lines > 400] == []
    assert quantiles(LENGTHS, n=10)[-1] <= 250
    assert median(LENGTHS) <= 100


def test_modules_are_named_for_what_they_hold() -> None:
    vague = {"common", "core", "helper", "helpers", "manager", "misc", "util", "utils"}
    names = [path.relative_to(PACKAGE).with_suffix("") for path in MODULES]

    assert [str(name) for name in names if vague & set(name.parts)] == []


def full_names(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give each name used in a module, through imports and attributes: `datetime.date.today`."""
    homes = {name: f"builtins.{name}" for name in ("input", "print")}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for one in node.names:
                top = one.name if one.asname else one.name.partition(".")[0]
                homes[one.asname or top] = top
        elif isinstance(node, ast.ImportFrom) and node.module:
            for one in node.names:
                homes[one.asname or one.name] = f"{node.module}.{one.name}"
                yield node.lineno, f"{node.module}.{one.name}"
    for node in ast.walk(tree):
        parts: list[str] = []
        at: ast.AST = node
        while isinstance(at, ast.Attribute):
            parts.append(at.attr)
            at = at.value
        if isinstance(at, ast.Name) and at.id in homes:
            yield at.lineno, ".".join([homes[at.id], *reversed(parts)])


def looks_at_the_world(source: str) -> set[str]:
    """Say where a module reads the clock, the environment or the terminal."""
    return {f"{line}: {name}" for line, name in full_names(ast.parse(source)) if name in WORLD}


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import date\ndate.today()",
        "import datetime as dt\ndt.datetime.now()",
        "from os import environ",
        "import os\nos.environ['HOME']",
        "import sys\nsys.stdout.write('x')",
        "print('x')",
        "from sys import stderr as err",
    ],
)
def test_a_look_at_the_world_is_seen(source: str) -> None:
    assert looks_at_the_world(source)


def test_only_the_command_line_looks_at_clock_environment_and_terminal() -> None:
    found = {
        f"{name_of(path)}:{seen}"
        for path in MODULES
        if path.relative_to(PACKAGE).parts[0] not in DOORS
        for seen in looks_at_the_world(path.read_text(encoding="utf-8"))
        if seen.partition(": ")[2] not in ALSO.get(name_of(path), set())
    }

    assert found == set()


def test_nothing_is_left_for_later() -> None:
    marks = ("TO" + "DO", "FIX" + "ME", "XX" + "X")
    texts = [*MODULES, *(path for path in (ROOT / "templates").rglob("*") if path.is_file())]

    assert [
        f"{path.relative_to(ROOT)}:{number}"
        for path in texts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if any(mark in line for mark in marks)
    ] == []
