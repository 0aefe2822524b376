"""What every test may use: the command line, a git repository, snapshots, a still environment."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp
from typing import NamedTuple, Protocol

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]
SNAPSHOTS = Path(__file__).parent / "snapshots"

# Same width, no colour, whatever terminal the tests are started from.
TERMINAL = {
    "COLUMNS": "80",
    "NO_COLOR": "1",
    "TERM": "dumb",
    "TERMINAL_WIDTH": "80",
    "_TYPER_FORCE_DISABLE_TERMINAL": "1",
}
# CI judges a change and not chance; everywhere else new cases are looked for in every run.
settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("ci")

# Many images of containers say that nothing compiled is kept. Then each of the hundreds of processes
# that tests start would compile kamplan again, and each worker every test.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Typer looks once, when it is imported.
os.environ.update(TERMINAL)

# A shell starts its background jobs deaf to Ctrl-C, and a test's programs would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of all homes: beside thousands of them, each new folder would take long."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def still_environment(homes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the developer's home, git settings, CI variables and clock out of every test."""
    for name in list(os.environ):
        prefix = name.partition("_")[0]
        if prefix in {"GIT", "KAMPLAN", "XDG", "CI", "GITHUB", "GITLAB"} or name == "FORCE_COLOR":
            monkeypatch.delenv(name)
    home = Path(mkdtemp(dir=homes))
    for name, value in {
        **TERMINAL,
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local/share"),
        "XDG_STATE_HOME": str(home / ".local/state"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        # A temporary folder inside a checkout must not find that checkout.
        "GIT_CEILING_DIRECTORIES": str(homes.parent),
    }.items():
        monkeypatch.setenv(name, value)


class CliResult(NamedTuple):
    """What the shell would see."""

    code: int
    out: str
    err: str


class Cli(Protocol):
    def __call__(self, *argv: object) -> CliResult: ...


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """Run kamplan as the shell would, in this process."""
    # Not before the environment is still.
    from kamplan.__main__ import main

    def run(*argv: object) -> CliResult:
        code = main([str(one) for one in argv])
        return CliResult(code, *capsys.readouterr())

    return run


class Repo:
    """A real git repository whose people and days are fixed, so that its commit ids are too."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch", "main")

    def git(self, *argv: str, on: str = "2026-01-05", author: str = "Ella Marsh") -> str:
        """Run git here; `on` and `author` are the day and the person of what it writes."""
        email = author.lower().replace(" ", ".") + "@example.test"
        who = {
            f"GIT_{role}_{part}": value
            for role in ("AUTHOR", "COMMITTER")
            for part, value in {"NAME": author, "EMAIL": email, "DATE": f"{on}T09:00:00Z"}.items()
        }
        done = subprocess.run(
            ["git", "-c", "commit.gpgsign=false", *argv],
            cwd=self.root,
            env={**os.environ, **who},
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        return done.stdout.strip()

    def write(self, path: str, text: str) -> Path:
        """Write a file, exactly as given."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
        return target

    def commit(
        self, message: str = "A change", *, on: str = "2026-01-05", author: str = "Ella Marsh"
    ) -> str:
        """Commit everything and return the commit's id."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", message, on=on, author=author)
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """Give an empty repository on branch `main`, and stand in it."""
    made = Repo(tmp_path / "repo")
    monkeypatch.chdir(made.root)
    return made


LayOut = Callable[[str, Path], None]


@pytest.fixture(scope="session")
def built_examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder that keeps each example's repository, once a test has needed it."""
    return tmp_path_factory.mktemp("examples")


@pytest.fixture
def lay_out(built_examples: Path) -> LayOut:
    """Copy an example's repository, with its branch and tags, to where there is nothing yet."""
    from examples.make_repository import build

    def copy(name: str, target: Path) -> None:
        if not (built_examples / name).exists():
            build(name, built_examples / name)
        copytree(built_examples / name, target, symlinks=True)

    return copy


def pytest_addoption(parser: pytest.Parser) -> None:
    """Snapshots change only when somebody says so."""
    parser.addoption("--update-snapshots", action="store_true", help="accept what is new")


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with `tests/snapshots/<test module>/<name>`, byte for byte."""
    folder = SNAPSHOTS / request.path.stem
    update = request.config.getoption("--update-snapshots")

    def compare(name: str, actual: str) -> None:
        path = folder / name
        if update:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(actual.encode())
        assert path.is_file(), f"no snapshot {path}; run pytest --update-snapshots and read it"
        assert actual == path.read_bytes().decode()

    return compare
