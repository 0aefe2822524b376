"""What is shipped: every template byte for byte, true metadata, and a wheel that runs."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
from email.parser import Parser
from pathlib import Path
from zipfile import ZipFile

import pytest

import kamplan
from tests.conftest import ROOT

TEMPLATES = ROOT / "templates"


def build(kind: str, folder: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


def test_the_checkout_holds_one_copy_of_the_templates() -> None:
    assert not (Path(kamplan.__file__).parent / "_templates").exists()


def test_the_wheel_carries_every_template(wheel: Path) -> None:
    prefix = "kamplan/_templates/"
    with ZipFile(wheel) as archive:
        shipped = {
            name.removeprefix(prefix): archive.read(name)
            for name in archive.namelist()
            if name.startswith(prefix)
        }

    assert shipped
    assert shipped == {
        path.relative_to(TEMPLATES).as_posix(): path.read_bytes()
        for path in TEMPLATES.rglob("*")
        if path.is_file()
    }


def test_the_wheel_carries_the_source_and_nothing_else(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())

    source = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src").rglob("*.py")}
    assert source < names
    assert "kamplan/py.typed" in names
    assert {name.split("/")[0] for name in names} == {
        "kamplan",
        f"kamplan-{kamplan.__version__}.dist-info",
    }


def test_the_metadata_is_true(wheel: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    folder = f"kamplan-{kamplan.__version__}.dist-info"
    with ZipFile(wheel) as archive:
        metadata = Parser().parsestr(archive.read(f"{folder}/METADATA").decode())
        entry_points = archive.read(f"{folder}/entry_points.txt").decode()
        licence = archive.read(f"{folder}/licenses/LICENSE")

    assert metadata["Name"] == "kamplan"
    assert metadata["Version"] == kamplan.__version__ == project["version"]
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata["Requires-Python"] == ">=3.11"
    assert licence == (ROOT / "LICENSE").read_bytes()
    assert "kamplan = kamplan.__main__:main" in entry_points


def test_the_source_distribution_holds_what_a_rebuild_needs(tmp_path: Path) -> None:
    with tarfile.open(build("sdist", tmp_path)) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    assert {
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "src/kamplan/py.typed",
        "tests/conftest.py",
    } < names


def test_an_installed_wheel_runs_from_its_own_files(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "venv"
    venv.create(home)
    python = home / "bin/python"
    install = ["pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([sys.executable, "-m", *install], check=True, capture_output=True)
    # What kamplan depends on is borrowed from here, behind what was just installed.
    (packages,) = home.glob("lib/python*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")

    def run(*command: object) -> str:
        done = subprocess.run(
            [str(one) for one in command],
            cwd=tmp_path,
            env={**os.environ, "PYTHONSAFEPATH": "1"},
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        return done.stdout.strip()

    assert run(home / "bin/kamplan", "--version").endswith(kamplan.__version__)
    assert run(python, "-c", "import kamplan; print(kamplan.__file__)").startswith(str(home))
    # A plan is made from the templates in the wheel.
    run(home / "bin/kamplan", "new", "st-brannocs")
    assert (tmp_path / "accounts/st-brannocs/plan.yaml").is_file()
