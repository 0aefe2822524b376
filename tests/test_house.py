"""The repository as a stranger finds it: nothing private in it, and nothing undocumented."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import kamplan
from tests.conftest import ROOT, Cli

HOSTILE = "tests/data/hostile/yaml/"

# Each says what must not stand in a tracked file. None of them matches itself.
PRIVATE = {
    "the host of a package registry": r"\b(pypi|pythonhosted|npmjs|yarnpkg|debian)\.(org|io)\b",
    "a path of somebody's machine": r"(?<![\w.])/(home|Users|root|work|mnt)/[\w.]",
    "a path of somebody's Windows machine": r"\b[A-Z]:\\Users\\",
    "a private address": r"\b(10\.\d{1,3}|192\.168|172\.(1[6-9]|2\d|3[01]))(\.\d{1,3}){2}\b",
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY",
    "an access token": r"\b(gh[pousr]_\w{30}|glpat-\w{20}|AKIA\w{16}\b)",
    "a conflict that nobody solved": r"(?m)^(<{7}|>{7}) \w",
}


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, encoding="utf-8"
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def own_texts() -> dict[str, str]:
    """Read every tracked file that is meant to be read; pictures and the hostile ones are not."""
    names = {path.relative_to(ROOT).as_posix(): path for path in tracked()}
    return {
        name: path.read_text(encoding="utf-8", errors="replace")
        for name, path in names.items()
        if not name.startswith(HOSTILE) and path.suffix != ".png"
    }


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("what", "pattern"), PRIVATE.items(), ids=list(PRIVATE))
def test_nothing_private_is_tracked(what: str, pattern: str) -> None:
    found = {
        f"{name}: {match[0]}"
        for name, text in own_texts().items()
        for match in re.finditer(pattern, text)
    }

    assert found == set(), what


def test_nothing_made_by_a_program_is_tracked() -> None:
    made = {".pyc", ".whl", ".zip", ".gz", ".orig", ".rej", ".swp", ".DS_Store"}

    assert [path.name for path in tracked() if path.suffix in made or path.name in made] == []
    assert [path.name for path in tracked() if path.stat().st_size > 1_000_000] == []


def test_text_files_end_their_lines_as_everybody_does() -> None:
    texts = own_texts()

    assert [name for name, text in texts.items() if "\r" in text] == []
    assert [
        name
        for name, text in texts.items()
        if text and not text.endswith("\n") and not name.startswith("tests/snapshots/")
    ] == []


def test_every_make_target_is_explained_where_one_contributes() -> None:
    makefile, contributing = text_of("Makefile"), text_of("CONTRIBUTING.md")
    targets = re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE)
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)

    assert phony
    assert sorted(targets) == sorted(phony[1].split())
    assert [one for one in targets if f"`make {one}`" not in contributing] == []


def test_ci_runs_what_the_readme_promises() -> None:
    readme, ci = text_of("README.md"), text_of(".ci/run")

    for command in ("make demo", "make test"):
        assert command in readme
        assert command in ci


def test_the_changelog_knows_this_version() -> None:
    headings = re.findall(r"^## \[(.+?)\]", text_of("CHANGELOG.md"), re.MULTILINE)

    assert kamplan.__version__ in headings


def test_the_layers_in_the_guide_are_the_layers_in_force() -> None:
    contracts = tomllib.loads(text_of("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    (layers,) = (one["layers"] for one in contracts if one["type"] == "layers")
    block = re.search(r"```text layers\n(.*?)```", text_of("CONTRIBUTING.md"), re.DOTALL)

    assert block
    assert [re.split(r"\s{2,}", line)[0] for line in block[1].splitlines()] == layers


def test_every_command_is_documented(cli: Cli) -> None:
    listed = cli("--help").out.partition("Commands")[2]
    commands = re.findall(r"^\W*([a-z][a-z-]+)\s{2,}", listed, re.MULTILINE)
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)

    assert "lint" in commands
    assert [one for one in commands if f"kamplan {one}" not in text] == []
