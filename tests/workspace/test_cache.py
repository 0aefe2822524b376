"""Answers kept between runs: what is lost costs time, never the right answer."""

import sqlite3
from pathlib import Path

import pytest

from kamplan.workspace.cache import FILE_NAME, KEPT_DAYS, Cache

KEY, VALUE = b"key", b"value"


def keep(folder: Path, key: bytes = KEY, value: bytes = VALUE, day: int = 0) -> None:
    cache = Cache(folder, day)
    cache.put(key, value)
    cache.close()


def find(folder: Path, key: bytes = KEY, day: int = 0) -> bytes | None:
    cache = Cache(folder, day)
    found = cache.get(key)
    cache.close()
    return found


def test_what_was_kept_is_found_by_the_next_run(tmp_path: Path) -> None:
    folder = tmp_path / "deep/cache"
    keep(folder)

    assert find(folder) == VALUE
    assert find(folder, b"another") is None
    assert folder.stat().st_mode & 0o777 == 0o700


def test_what_is_kept_anew_takes_the_place_of_the_old(tmp_path: Path) -> None:
    keep(tmp_path)
    keep(tmp_path, value=b"new")

    assert find(tmp_path) == b"new"


def test_where_nothing_was_kept_nothing_is_made(tmp_path: Path) -> None:
    assert find(tmp_path / "cache") is None
    assert list(tmp_path.iterdir()) == []


def test_old_answers_are_forgotten(tmp_path: Path) -> None:
    keep(tmp_path, b"old", day=0)
    keep(tmp_path, b"newer", day=1)
    keep(tmp_path, b"newest", day=KEPT_DAYS + 1)

    assert [find(tmp_path, key) for key in (b"old", b"newer", b"newest")] == [None, VALUE, VALUE]


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100, b"SQLite format 3\0" * 99])
def test_a_damaged_file_is_thrown_away(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)

    assert find(tmp_path) is None
    keep(tmp_path)
    keep(tmp_path)
    assert find(tmp_path) == VALUE


def test_damage_within_the_file_is_survived(tmp_path: Path) -> None:
    for number in range(500):
        keep(tmp_path, b"%d" % number, VALUE * 50) if number % 100 == 0 else None
    path = tmp_path / FILE_NAME
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)

    for number in range(0, 500, 100):
        assert find(tmp_path, b"%d" % number) in (None, VALUE * 50)


def test_a_value_of_another_kind_is_none(tmp_path: Path) -> None:
    keep(tmp_path)
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        connection.execute("UPDATE answers SET value = 'text'")
    connection.close()

    assert find(tmp_path) is None


def test_a_file_in_the_place_of_the_folder_is_survived(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"")
    keep(tmp_path / "cache")

    assert find(tmp_path / "cache") is None


def test_a_locked_file_is_no_reason_to_wait_or_fail(tmp_path: Path) -> None:
    keep(tmp_path)
    with sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        assert find(tmp_path) is None
        keep(tmp_path, b"another")
    connection.close()

    assert find(tmp_path) == VALUE
    assert find(tmp_path, b"another") is None


def test_two_runs_at_once_keep_the_answers_of_both(tmp_path: Path) -> None:
    one, other = Cache(tmp_path, 0), Cache(tmp_path, 0)
    for number in range(300):
        one.put(b"one-%d" % number, VALUE)
        other.put(b"other-%d" % number, VALUE)
    one.close()
    other.close()

    cache = Cache(tmp_path, 0)
    found = {
        cache.get(b"%s-%d" % (name, number)) for name in (b"one", b"other") for number in range(300)
    }
    cache.close()
    assert found == {VALUE}
