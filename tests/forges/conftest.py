"""A forge, a machine that runs its jobs, and a plan repository on it."""

import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from tests.conftest import ROOT, Cli, Repo
from tests.forges.runner import Runner
from tests.forges.server import Forge, serve

TODAY = "2026-01-12"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build kamplan as it would be installed."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="session")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a Python with pip, in which kamplan is not yet installed."""
    home = tmp_path_factory.mktemp("machine")
    venv.create(home, with_pip=True)
    (packages,) = home.glob("lib/python*/site-packages")
    # What kamplan depends on is borrowed from here, so that pip needs no network.
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home / "bin"


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
        self.repo.git("push", "--quiet", "origin", f"{commit}:refs/pull/{number}/head")
        self.repo.git("push", "--quiet", "origin", f"{commit}:refs/pull/{number}/merge")
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


@pytest.fixture
def host(  # noqa: PLR0913, PLR0917 - what it is made of
    tmp_path: Path,
    cli: Cli,
    monkeypatch: pytest.MonkeyPatch,
    wheel: Path,
    machine: Path,
    forge: Forge,
    request: pytest.FixtureRequest,
) -> Hosted:
    """Set a repository up from an empty folder by `init`, with St. Brannoc's plan in it."""
    kind = getattr(request, "param", "github")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KAMPLAN_TODAY", TODAY)
    repo = Repo(tmp_path / "st-brannocs-plan")
    done = cli(
        "init", repo.root, "--forge", kind, "--customer", "St. Brannoc's", "--language", "en"
    )
    assert done.code == 0, done.err
    copytree(ROOT / "examples/st-brannocs/accounts", repo.root / "accounts")
    monkeypatch.chdir(repo.root)
    repo.commit("First draft")
    origin = tmp_path / "origin.git"
    subprocess.run(["git", "init", "--quiet", "--bare", "-b", "main", str(origin)], check=True)
    repo.git("remote", "add", "origin", str(origin))
    repo.git("push", "--quiet", "origin", "main")
    runner = Runner(origin, tmp_path / "machine", machine, wheel, forge.address, TODAY)
    return Hosted(repo, origin, runner, forge)
