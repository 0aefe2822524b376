import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from kamplan.errors import KamplanError, PlanNotFoundError, UnreadableError
from kamplan.workspace import (
    find_lint_files,
    load_notes,
    read,
    read_notes,
    read_settings,
)
from kamplan.yamldoc import MAX_BYTES


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the path of a plan, and stand in its folder."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"kamplan: 1\n")
    return path


@pytest.mark.parametrize("raw", [b"", b"a: 1\r\nb: 2\r", "\ufeffé 🙂\n".encode(), b"\xe2\x80\xa8x"])
def test_a_file_is_read_byte_for_byte(plan: Path, raw: bytes) -> None:
    plan.write_bytes(raw)

    file = read(plan)

    assert file.raw == raw
    assert file.text.encode() == raw
    assert file.digest == sha256(raw).hexdigest()


def test_binary_content_is_a_matter_for_those_who_want_text(plan: Path) -> None:
    plan.write_bytes(b"\x00\xff\xfe")

    file = read(plan)

    assert file.raw == b"\x00\xff\xfe"
    with pytest.raises(UnreadableError, match=r"`plan\.yaml` is not text in UTF-8"):
        _ = file.text


def test_no_more_is_read_than_shows_that_it_is_too_much(plan: Path) -> None:
    plan.write_bytes(b"x" * (MAX_BYTES + 1000))

    assert len(read(plan).raw) == MAX_BYTES + 1


@pytest.mark.parametrize(
    ("path", "error", "words"),
    [
        ("none.yaml", PlanNotFoundError, "there is no file `none.yaml`"),
        ("plan.yaml/x", PlanNotFoundError, "there is no file `plan.yaml/x`"),
        (".", UnreadableError, "`.` is a folder, not a file"),
        ("pipe", UnreadableError, "`pipe` is a device or a pipe, not a file"),
        ("/dev/zero", UnreadableError, "`/dev/zero` is a device or a pipe, not a file"),
        ("loop", UnreadableError, "`loop` cannot be opened: too many levels of symbolic links"),
        ("x" * 300, UnreadableError, "cannot be opened: file name too long"),
    ],
)
def test_what_cannot_be_read_is_said_in_words(
    plan: Path, path: str, error: type[KamplanError], words: str
) -> None:
    os.mkfifo(plan.parent / "pipe")
    (plan.parent / "loop").symlink_to("loop")

    with pytest.raises(error) as raised:
        read(Path(path))

    assert words in raised.value.message


@contextmanager
def as_somebody_without_rights() -> Iterator[None]:
    """Act as nobody, where the tests are run by root, who may open everything."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_what_may_not_be_opened_is_said_in_words(plan: Path) -> None:
    (plan.parent / "shut/inner").mkdir(parents=True)
    (plan.parent / "shut").chmod(0)
    plan.chmod(0)
    plan.parent.chmod(0o755)
    here = Path()

    with as_somebody_without_rights():
        with pytest.raises(UnreadableError, match="cannot be opened: permission denied"):
            read(Path("plan.yaml"))
        assert load_notes(here / "plan.yaml", "shut/x.md").problem == "it cannot be opened"
        files, (error,) = find_lint_files([here / "shut"], here)
        assert (files, error.message) == ([], "the folder `shut` cannot be opened")
    (plan.parent / "shut").chmod(0o700)


def test_settings_may_be_absent(plan: Path) -> None:
    assert read_settings(plan.parent) is None

    (plan.parent / "kamplan.yaml").write_bytes(b"audience: shared\n")

    assert read_settings(plan.parent) == b"audience: shared\n"


def test_notes_are_read_from_the_plans_folder_on(plan: Path) -> None:
    (plan.parent / "sessions").mkdir()
    (plan.parent / "sessions/day one.md").write_bytes("\ufeff> Né.\r\n".encode())

    assert read_notes(plan, "sessions/day one.md") == "> Né.\r\n"


@pytest.mark.parametrize(
    ("relative", "problem"),
    [
        ("none.md", "there is no such file"),
        ("plan.yaml/x.md", "there is no such file"),
        ("../plan.yaml", "the path does not lie below the plan's folder"),
        ("sessions/../../x", "the path does not lie below the plan's folder"),
        ("/etc/hostname", "the path does not lie below the plan's folder"),
        ("C:\\x.md", "the path does not lie below the plan's folder"),
        ("sessions\\x.md", "the path does not lie below the plan's folder"),
        ("x\0.md", "the path does not lie below the plan's folder"),
        ("", "the path does not lie below the plan's folder"),
        (".", "the path does not lie below the plan's folder"),
        ("linked.md", "`linked.md` is a link, which kamplan does not follow"),
        ("folder/x.md", "`folder` is a link, which kamplan does not follow"),
        ("pipe", "`pipe` is a device or a pipe, not a file"),
        ("sessions", "`sessions` is a folder, not a file"),
        ("large.md", "the file is larger than 512 KiB"),
        ("latin.md", "the file is not text in UTF-8"),
        ("x" * 300, "it cannot be opened"),
    ],
)
def test_notes_that_cannot_be_had_are_none_and_the_reason_is_told(
    plan: Path, relative: str, problem: str
) -> None:
    folder = plan.parent
    (folder / "sessions").mkdir()
    (folder / "linked.md").symlink_to("plan.yaml")
    (folder / "folder").symlink_to("sessions")
    (folder / "sessions/x.md").write_bytes(b"x")
    (folder / "large.md").write_bytes(b"x" * (MAX_BYTES + 1))
    (folder / "latin.md").write_bytes(b"\xe9")
    os.mkfifo(folder / "pipe")

    assert read_notes(plan, relative) is None
    assert load_notes(plan, relative).problem == problem


def test_a_file_whose_size_the_system_does_not_know_is_read_to_its_end() -> None:
    path = Path("/proc/self/limits")

    assert path.stat().st_size == 0
    assert read(path).raw == path.read_bytes() != b""
