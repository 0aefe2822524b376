import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kamplan.errors import ChangedOnDiskError, KamplanError
from kamplan.workspace import create, lock, read, write
from kamplan.yamldoc import MAX_BYTES


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the root of a repository of plans, and stand in it."""
    root = tmp_path / "repo"
    (root / "accounts/a").mkdir(parents=True)
    (root / "accounts/a/plan.yaml").write_bytes(b"old: 1\n")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def plan(repository: Path) -> Path:
    """Give the plan of the only account."""
    return repository / "accounts/a/plan.yaml"


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def run(code: str, *argv: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", code, *argv],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def test_the_new_text_takes_the_place_of_the_old_one_byte_for_byte(plan: Path) -> None:
    write(read(plan), "\ufeffa: é\r\nb: 🙂")

    assert plan.read_bytes() == b"\xef\xbb\xbfa: \xc3\xa9\r\nb: \xf0\x9f\x99\x82"
    assert names(plan.parent) == ["plan.yaml"]


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755, 0o444])
def test_the_mode_stays(plan: Path, mode: int) -> None:
    plan.chmod(mode)

    write(read(plan), "new: 1\n")

    assert plan.stat().st_mode & 0o7777 == mode


def test_a_file_changed_meanwhile_is_left_as_it_is(plan: Path) -> None:
    file = read(plan)
    plan.write_bytes(b"theirs: 1\n")

    with pytest.raises(ChangedOnDiskError, match="changed by somebody else"):
        write(file, "ours: 1\n")

    assert plan.read_bytes() == b"theirs: 1\n"
    assert names(plan.parent) == ["plan.yaml"]


def test_a_file_removed_meanwhile_stays_removed(plan: Path) -> None:
    file = read(plan)
    plan.unlink()

    with pytest.raises(ChangedOnDiskError, match="was removed"):
        write(file, "ours: 1\n")

    assert names(plan.parent) == []


def test_a_second_change_needs_a_second_reading(plan: Path) -> None:
    file = read(plan)
    write(file, "new: 1\n")

    with pytest.raises(ChangedOnDiskError):
        write(file, "new: 2\n")


def test_a_text_that_could_not_be_read_again_is_not_written(plan: Path) -> None:
    with pytest.raises(KamplanError, match="beyond 512 KiB"):
        write(read(plan), "x" * (MAX_BYTES + 1))

    assert plan.read_bytes() == b"old: 1\n"

    plan.write_bytes(b"x" * (MAX_BYTES + 10))
    with pytest.raises(KamplanError, match="not read in full"):
        write(read(plan), "new: 1\n")

    assert plan.stat().st_size == MAX_BYTES + 10


def link(at: Path, to: Path) -> None:
    at.parent.mkdir(parents=True, exist_ok=True)
    at.symlink_to(to)


@pytest.mark.parametrize("name", ["accounts", "accounts/a", "accounts/a/plan.yaml", "drafts"])
@pytest.mark.parametrize("looks_like_a_root", [False, True])
def test_nothing_is_written_through_a_link(
    tmp_path: Path, name: str, *, looks_like_a_root: bool
) -> None:
    outside = tmp_path / "outside"
    target = outside / {"accounts": "a/plan.yaml", "accounts/a/plan.yaml": ""}.get(
        name, "plan.yaml"
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    target = target / "plan.yaml" if target.is_dir() else target
    target.write_bytes(b"old: 1\n")
    if looks_like_a_root:
        (target.parent / "kamplan.yaml").write_bytes(b"")
    root = tmp_path / "repo"
    (root / "accounts").mkdir(parents=True) if name != "accounts" else root.mkdir()
    (root / "kamplan.yaml").write_bytes(b"")
    link(root / name, target if name.endswith("yaml") else outside)
    path = root / ("drafts/plan.yaml" if name == "drafts" else "accounts/a/plan.yaml")
    if name == "drafts" and looks_like_a_root:
        # Outside of the accounts a link to another repository is a way to it like any other.
        write(read(path), "new: 1\n")
        return

    with pytest.raises(KamplanError, match=f"{name}` is a link"):
        write(read(path), "new: 1\n")
    with pytest.raises(KamplanError, match=f"{name}` is a link"):
        create(path, "new: 1\n")

    assert target.read_bytes() == b"old: 1\n"


def test_only_files_can_be_written(plan: Path) -> None:
    file = read(plan)
    plan.unlink()
    os.mkfifo(plan)

    with pytest.raises(KamplanError, match="is not a file that can be written"):
        write(file, "new: 1\n")


def test_a_new_file_gets_the_folders_above_it(plan: Path) -> None:
    create(Path("accounts/b/sessions/day-one.md"), "é\r\n")

    assert Path("accounts/b/sessions/day-one.md").read_bytes() == b"\xc3\xa9\r\n"
    assert names(plan.parents[1] / "b/sessions") == ["day-one.md"]


def test_a_new_file_may_be_read_by_whom_the_system_lets(plan: Path) -> None:
    old = os.umask(0o027)
    try:
        create(plan.with_name("x.md"), "x")
    finally:
        os.umask(old)

    assert plan.with_name("x.md").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("there", ["file", "folder", "dangling link"])
def test_a_file_that_is_there_is_never_overwritten(plan: Path, there: str) -> None:
    path = plan.with_name("x.md")
    if there == "file":
        path.write_bytes(b"theirs")
    elif there == "folder":
        path.mkdir()
    else:
        path.symlink_to("gone")

    with pytest.raises(KamplanError):
        create(path, "ours")

    assert names(plan.parent) == ["plan.yaml", "x.md"]
    assert not path.is_file() or path.read_bytes() == b"theirs"


def test_below_a_file_nothing_can_be_made(plan: Path) -> None:
    with pytest.raises(KamplanError, match="is a file, so nothing can lie below it"):
        create(plan / "x.md", "x")


@pytest.mark.parametrize(
    "path",
    [
        "accounts/A/plan.yaml",
        "accounts/a/Plan.yaml",
        "accounts/a/PLAN.YAML",
        "accounts/con/plan.yaml",
        "accounts/a/aux.md",
        "accounts/a/com1",
        "accounts/a/what?.md",
        "accounts/a/end.",
        "accounts/a/end ",
        "accounts/a/b\\c.md",
        "accounts/a/line\nbreak.md",
    ],
)
def test_a_name_that_some_computer_forbids_or_takes_for_another_is_refused(
    plan: Path, path: str
) -> None:
    with pytest.raises(KamplanError):
        create(Path(path), "x")

    assert names(plan.parents[1]) == ["a"]
    assert names(plan.parent) == ["plan.yaml"]


def test_names_that_differ_in_the_encoding_of_an_accent_collide(plan: Path) -> None:
    create(plan.with_name("caf\u00e9.md"), "x")

    with pytest.raises(KamplanError, match="same name as"):
        create(plan.with_name("cafe\u0301.md"), "x")


def test_two_makers_of_one_file_do_not_both_win(plan: Path) -> None:
    code = """
import sys, time
from pathlib import Path
from kamplan.errors import KamplanError
from kamplan.workspace import create
won = 0
for n in range(50):
    try:
        create(Path("accounts/a") / f"{n}.md", sys.argv[1] * 1000)
        won += 1
    except KamplanError:
        pass
print(won)
"""
    runs = [run(code, one) for one in "xy"]

    won = [int(one.communicate()[0]) for one in runs]

    assert sum(won) == 50
    assert {len(set((plan.parent / f"{n}.md").read_text())) for n in range(50)} == {1}


# Each adds its lines one by one, as a person's commands would.
WRITER = """
import sys
from pathlib import Path
from kamplan.workspace import lock, read, write
path = Path("accounts/a/plan.yaml")
for n in range(20):
    with lock(Path()):
        file = read(path)
        write(file, file.text + f"{sys.argv[1]}: {n}\\n")
"""


def test_two_writers_of_twenty_edits_each_keep_forty(plan: Path) -> None:
    runs = [run(WRITER, one) for one in ("one", "two")]

    assert [one.communicate()[1] for one in runs] == ["", ""]

    lines = plan.read_text().splitlines()
    assert lines[0] == "old: 1"
    assert sorted(lines[1:]) == sorted(f"{who}: {n}" for who in ("one", "two") for n in range(20))
    assert names(plan.parent) == ["plan.yaml"]


@pytest.mark.usefixtures("repository")
def test_who_must_wait_too_long_is_told() -> None:
    code = """
import sys
from pathlib import Path
from kamplan.workspace import lock
with lock(Path()):
    print("held", flush=True)
    sys.stdin.read()
"""
    holder = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"

    with (
        pytest.raises(KamplanError, match="did not finish within 0 seconds"),
        lock(Path(), timeout=0.2),
    ):
        pass

    holder.communicate()
    with lock(Path(), timeout=5):
        pass


def test_a_run_does_not_wait_for_itself(repository: Path) -> None:
    with lock(Path(), timeout=1), lock(repository, timeout=1):
        pass


@pytest.mark.usefixtures("repository")
def test_the_lock_is_no_concern_of_git() -> None:
    subprocess.run(["git", "init", "--quiet"], check=True)

    with lock(Path()):
        status = subprocess.run(
            ["git", "status", "--short", "--untracked-files=all"],
            check=True,
            capture_output=True,
            encoding="utf-8",
        )

    assert status.stdout == "?? accounts/a/plan.yaml\n"


@pytest.mark.usefixtures("repository")
def test_an_ignore_file_of_ones_own_stays() -> None:
    Path(".kamplan").mkdir()
    Path(".kamplan/.gitignore").write_text("mine\n")

    with lock(Path()):
        pass

    assert Path(".kamplan/.gitignore").read_text() == "mine\n"


@pytest.mark.parametrize("name", [".kamplan", ".kamplan/lock"])
def test_a_lock_that_leads_elsewhere_is_refused(repository: Path, name: str) -> None:
    link(Path(name), repository.parent)

    with pytest.raises(KamplanError, match="is a link"), lock(Path()):
        pass


@pytest.mark.usefixtures("repository")
def test_a_root_that_cannot_be_written_to_is_said() -> None:
    Path(".kamplan").write_text("a file")

    with pytest.raises(KamplanError, match="cannot be written to"), lock(Path()):
        pass


@pytest.mark.usefixtures("repository")
def test_what_a_killed_run_left_is_swept_by_the_next() -> None:
    strays = [
        f"accounts/a/.plan.yaml.{os.getpid()}.kamplan-tmp",
        "accounts/a/sessions/.x.md.4.kamplan-tmp",
        ".kamplan.yaml.5.kamplan-tmp",
    ]
    kept = ["accounts/a/x.kamplan-tmp", "accounts/a/.kamplan-tmp", "accounts/a/.x.kamplan-tmp"]
    for one in (*strays, *kept):
        Path(one).parent.mkdir(exist_ok=True)
        Path(one).write_text("half a")

    with lock(Path()):
        assert [one for one in strays if Path(one).exists()] == []

    assert [one for one in kept if not Path(one).exists()] == []


def test_a_writer_without_a_lock_sweeps_after_those_who_are_gone(plan: Path) -> None:
    gone = run("pass")
    gone.communicate()
    at_work = f".plan.yaml.{os.getppid()}.kamplan-tmp"
    for one in (f".plan.yaml.{gone.pid}.kamplan-tmp", at_work):
        plan.with_name(one).write_text("half a")

    write(read(plan), "new: 1\n")

    assert names(plan.parent) == [at_work, "plan.yaml"]


def test_a_full_disk_leaves_the_old_file_and_nothing_else(plan: Path) -> None:
    code = """
import resource
from pathlib import Path
from kamplan.errors import KamplanError
from kamplan.workspace import create, read, write
path = Path("accounts/a/plan.yaml")
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
for act in (lambda: write(read(path), "x" * 1000), lambda: create(path.with_name("b"), "x" * 1000)):
    try:
        act()
    except KamplanError as error:
        print(error.message)
"""

    out, err = run(code).communicate()

    assert out.splitlines() == [
        f"`accounts/a/{name}` could not be written: file too large; nothing was changed"
        for name in ("plan.yaml", "b")
    ]
    assert err == ""
    assert plan.read_bytes() == b"old: 1\n"
    assert names(plan.parent) == ["plan.yaml"]


def test_a_writer_killed_at_any_moment_leaves_a_whole_file(plan: Path) -> None:
    code = """
from pathlib import Path
from kamplan.workspace import lock, read, write
path = Path("accounts/a/plan.yaml")
print("ready", flush=True)
n = 0
while True:
    n += 1
    with lock(Path()):
        write(read(path), f"{n}\\n" * 5000)
"""
    for milliseconds in range(5, 60, 5):
        writer = run(code)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(milliseconds / 1000)
        writer.kill()
        writer.communicate()

        lines = plan.read_bytes().splitlines()
        assert lines == [b"old: 1"] or (len(lines) == 5000 and len(set(lines)) == 1)

    with lock(Path(), timeout=5):
        pass
    assert names(plan.parent) == ["plan.yaml"]
