"""`kamplan init --action`: checks by kamplan's own action, pinned, in place of single steps."""

import json
from pathlib import Path

import pytest

from tests.conftest import Cli

OLD = f"tessaly/kamplan@{'0123456789' * 4}"
NEW = f"tessaly/kamplan@{'a' * 40}"
CHECK = ".github/workflows/account-plan.yml"


@pytest.fixture
def plan(tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a repository that was set up with an action."""
    monkeypatch.chdir(tmp_path)
    assert cli("init", "plan", "--forge", "github", "--action", OLD).code == 0
    monkeypatch.chdir(tmp_path / "plan")
    return tmp_path / "plan"


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def write(path: Path, old: str, new: str) -> None:
    text = read(path)
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_action_is_used_and_kept_in_the_settings(plan: Path, cli: Cli) -> None:
    assert f"uses: {OLD}\n" in read(plan / CHECK)
    assert f"forge_action: {OLD}\n" in read(plan / "kamplan.yaml")
    assert cli("init", "--check").code == 0
    assert cli("lint").code == 0


def test_a_newer_hash_is_shown_checked_and_taken_over(plan: Path, cli: Cli) -> None:
    shown = cli("init", "--action", NEW)
    assert (shown.code, f"+        uses: {NEW}\n" in shown.out) == (0, True)
    assert shown.err == "\nnext: the same command with --update\n"

    due = cli("init", "--action", NEW, "--check")
    assert (due.code, due.out) == (1, f"would update kamplan.yaml\nwould update {CHECK}\n")
    assert f"uses: {OLD}\n" in read(plan / CHECK)

    assert cli("init", "--action", NEW, "--update").code == 0
    assert f"uses: {NEW}\n" in read(plan / CHECK)
    assert cli("init", "--check").code == 0, "the answer is remembered"


def test_the_setting_is_the_same_answer(plan: Path, cli: Cli) -> None:
    write(plan / "kamplan.yaml", OLD, NEW)

    due = cli("init", "--check")
    assert (due.code, due.out) == (1, f"would update {CHECK}\n")
    assert due.err == "\nnext: kamplan init --update\n"
    assert cli("init", "--update").code == 0
    assert f"uses: {NEW}\n" in read(plan / CHECK)


def test_single_steps_come_back(plan: Path, cli: Cli, tmp_path: Path) -> None:
    assert cli("init", "--action", "none", "--update").code == 0
    assert cli("init", "--check").code == 0
    assert "forge_action" not in read(plan / "kamplan.yaml")

    assert cli("init", tmp_path / "other", "--forge", "github").code == 0
    assert read(plan / CHECK) == read(tmp_path / "other" / CHECK)


@pytest.mark.parametrize(
    "action",
    [
        "tessaly/kamplan",
        "tessaly/kamplan@v1",
        "tessaly/kamplan@0123456",
        f"kamplan@{'a' * 40}",
        f"tessaly/kamplan@{'A' * 40}",
        f"tessaly/kamplan@{'a' * 41}",
        f"https://github.com/tessaly/kamplan@{'a' * 40}",
        f"tessaly/kam plan@{'a' * 40}",
        f"tessaly/kamplan@{'a' * 40}\n      - run: evil",
        f"tessaly/kåmplan@{'a' * 40}",
        f"{'a' * 300}/kamplan@{'a' * 40}",
    ],
)
def test_what_is_not_pinned_is_refused_wherever_it_is_said(
    plan: Path, cli: Cli, action: str
) -> None:
    before = {path: path.read_bytes() for path in plan.rglob("*") if path.is_file()}
    refused = cli("init", "--action", action, "--update")

    assert refused.code == 2
    assert "full hash of a commit" in refused.err
    assert "--action OWNER/REPO@HASH" in refused.err
    assert {path: path.read_bytes() for path in plan.rglob("*") if path.is_file()} == before

    write(plan / "kamplan.yaml", OLD, json.dumps(action, ensure_ascii=False))
    assert cli("init", "--check").code == 2
    found = cli("lint")
    assert found.code == 1
    assert "kamplan.yaml:11:15: error[wrong-type] " in found.out


@pytest.mark.parametrize("name", ["x\n::error::y", "##[error]y", "a b", "\u202ey"])
def test_a_record_names_no_file_that_a_forge_would_obey(plan: Path, cli: Cli, name: str) -> None:
    record = plan / ".kamplan/init.json"
    data = json.loads(read(record))
    record.write_text(json.dumps({**data, "files": {name: "0"}}), encoding="utf-8")
    (plan / name).write_text("there", encoding="utf-8")

    done = cli("init", "--check")

    assert (done.code, done.out) == (2, "")
    assert "is not what `kamplan init` wrote" in done.err


def test_what_was_written_by_hand_is_shown_and_not_obeyed(plan: Path, cli: Cli) -> None:
    text = read(plan / "README.md")
    (plan / "README.md").write_text(
        f"::error::x\n  ::error::y ##[error]z\n{text}", encoding="utf-8"
    )

    done = cli("init", "--language", "de")

    assert "::error::x" in done.out
    assert not [one for one in done.out.splitlines() if one.lstrip().startswith("::")]
    assert "##[" not in done.out
