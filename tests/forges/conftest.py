"""A forge, machines that run its jobs, and a plan repository on it."""

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from tests.conftest import ROOT, Repo
from tests.forges.runner import Runner
from tests.forges.server import Forge, serve

TODAY = "2026-01-12"
ACTION = f"tessaly/kamplan@{'0123456789' * 4}"
FORMS = {
    "github": ["--forge", "github", "--pages"],
    "action": ["--forge", "github", "--pages", "--action", ACTION],
    "gitlab": ["--forge", "gitlab"],
}
"""What `init` can write; the workflows of GitHub by single steps, and by kamplan's own action."""

both_forms = pytest.mark.parametrize("host", ["github", "action"], indirect=True)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build kamplan as it would be installed."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give kamplan's repository as others get it: its action, its hooks, and what pip builds."""
    folder = tmp_path_factory.mktemp("released")
    for name in ("action.yml", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        (folder / name).write_bytes((ROOT / name).read_bytes())
    for name in ("src", "templates"):
        copytree(ROOT / name, folder / name, ignore=ignore_patterns("__pycache__"))
    return folder


@pytest.fixture(scope="session")
def lent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give all packages that are installed here but kamplan, so that pip needs no network."""
    folder = tmp_path_factory.mktemp("lent")
    for one in Path(sysconfig.get_path("purelib")).iterdir():
        if "kamplan" not in one.name:
            (folder / one.name).symlink_to(one)
    return folder


def make_machine(home: Path, lent: Path) -> Path:
    """Return the folder of the programs of a new Python that has pip, and no kamplan."""
    venv.create(home)
    (packages,) = home.glob("lib/python*/site-packages")
    (packages / "lent.pth").write_text(f"{lent}\n", encoding="utf-8")
    return home / "bin"


@pytest.fixture(scope="session")
def machine(tmp_path_factory: pytest.TempPathFactory, lent: Path, wheel: Path) -> Path:
    """Give the folder of the programs of a Python in which kamplan is installed, as by the steps."""
    programs = make_machine(tmp_path_factory.mktemp("machine"), lent)
    subprocess.run(
        [programs / "python", "-m", "pip", "install", "--quiet", wheel],
        env={**os.environ, "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        check=True,
    )
    return programs


@pytest.fixture
def forge() -> Iterator[Forge]:
    with serve() as running:
        yield running


class Hosted:
    """A plan repository, its copy on the forge, and a machine for its jobs."""

    def __init__(self, repo: Repo, origin: Path, runner: Runner, forge: Forge) -> None:
        self.repo, self.origin, self.runner, self.forge = repo, origin, runner, forge

    def propose(self, branch: str, number: int = 7) -> str:
        """Push what is checked out as a proposal, and return its commit."""
        commit = self.repo.git("rev-parse", "HEAD")
        places = [f"+{commit}:refs/pull/{number}/{one}" for one in ("head", "merge")]
        self.repo.git("push", "--quiet", "origin", *places)
        self.forge.pulls.append(
            {
                "asked": f"strand:{branch}",
                "number": number,
                "head": {"sha": commit},
                "base": {
                    "sha": self.repo.git("rev-parse", "main"),
                    "ref": "main",
                    "repo": {"full_name": "tessaly/plan"},
                },
            }
        )
        return commit


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder that keeps one repository of each form, once a test has needed it."""
    return tmp_path_factory.mktemp("prepared")


def prepare(home: Path, form: str, kamplan: Path) -> None:
    """Set a repository up from an empty folder by `init`, with St. Brannoc's plan in it."""
    repo = Repo(home / "st-brannocs-plan")
    words = ["--customer", "St. Brannoc's", "--language", "en", "--today", TODAY]
    subprocess.run(
        [kamplan, "init", *FORMS[form], *words], cwd=repo.root, check=True, capture_output=True
    )
    copytree(ROOT / "examples/st-brannocs/accounts", repo.root / "accounts")
    repo.commit("First draft")
    repo.git("init", "--quiet", "--bare", "-b", "main", str(home / "origin.git"))
    repo.git("remote", "add", "origin", "../origin.git")
    repo.git("push", "--quiet", "origin", "main")


@pytest.fixture
def host(  # noqa: PLR0913, PLR0917 - what it is made of
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    wheel: Path,
    released: Path,
    machine: Path,
    prepared: Path,
    forge: Forge,
    request: pytest.FixtureRequest,
) -> Hosted:
    """Give a copy of a prepared repository, and a machine that has kamplan already."""
    form = getattr(request, "param", "github")
    # In the still environment of a test, and therefore not in a fixture of the session.
    if not (prepared / form).exists():
        prepare(prepared / form, form, machine / "kamplan")
    copytree(prepared / form, tmp_path, dirs_exist_ok=True, symlinks=True)
    repo = Repo(tmp_path / "st-brannocs-plan")
    forge.project.branches_of = tmp_path / "origin.git"
    monkeypatch.setenv("KAMPLAN_TODAY", TODAY)
    monkeypatch.chdir(repo.root)
    runner = Runner(
        tmp_path / "origin.git",
        tmp_path / "machine",
        machine,
        wheel,
        forge.address,
        TODAY,
        released,
        has_kamplan=True,
    )
    return Hosted(repo, tmp_path / "origin.git", runner, forge)


@pytest.fixture
def fresh(host: Hosted, tmp_path: Path, lent: Path) -> Hosted:
    """Give the same with a machine on which nothing is installed, as a forge does for each job."""
    host.runner.bin = make_machine(tmp_path / "fresh", lent)
    host.runner.has_kamplan = False
    return host
