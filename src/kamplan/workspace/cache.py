"""Answers kept between runs, in the user's own cache folder; losing them costs only time."""

import sqlite3
from contextlib import suppress
from pathlib import Path

FILE_NAME = "answers-1.sqlite"
KEPT_DAYS = 30
_BATCH = 200
_MAPPED = 16 * 2**20
"""Bytes of the file that are looked at in place."""

_TABLE = (
    "CREATE TABLE IF NOT EXISTS answers "
    "(key BLOB PRIMARY KEY, day INTEGER NOT NULL, value BLOB NOT NULL) WITHOUT ROWID"
)


class Cache:
    """Values by their keys. A cache that is damaged, locked or may not be written is empty."""

    def __init__(self, folder: Path, day: int) -> None:
        """Open nothing yet.

        Args:
            folder: where the file lies; made when something is to be kept.
            day: today, counted in days from any beginning that stays the same.

        """
        self._path = folder / FILE_NAME
        self._day = day
        self._connection: sqlite3.Connection | None = None
        self._is_absent = not self._path.is_file()
        self._is_useless = False
        self._fresh: list[tuple[bytes, int, bytes]] = []

    def get(self, key: bytes) -> bytes | None:
        """Return the value kept for a key, or None."""
        if self._is_useless or self._is_absent:
            return None
        try:
            found = self._open().execute("SELECT value FROM answers WHERE key = ?", (key,))
            row = found.fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        return row[0] if row and isinstance(row[0], bytes) else None

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value for a key, for `KEPT_DAYS`."""
        self._fresh.append((key, self._day, value))
        if len(self._fresh) >= _BATCH:
            self._write()

    def close(self) -> None:
        """Write what is to be kept, and forget what was kept long enough."""
        if self._fresh:
            self._write()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = sqlite3.connect(self._path, timeout=0.5, isolation_level=None)
            # A crash of the machine may damage the file; then it is thrown away.
            self._connection.execute("PRAGMA synchronous = OFF")
            # To look into the file costs a third of copying page after page out of it.
            self._connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
            self._connection.execute(_TABLE)
        return self._connection

    def _write(self) -> None:
        fresh, self._fresh = self._fresh, []
        if self._is_useless:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            connection = self._open()
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", fresh)
            connection.execute("DELETE FROM answers WHERE day < ?", (self._day - KEPT_DAYS,))
            connection.execute("COMMIT")
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
        else:
            self._is_absent = False

    def _give_up(self, error: Exception) -> None:
        """Do without the cache in this run, and throw its file away if it is damaged."""
        connection, self._connection, self._is_useless = self._connection, None, True
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(
            error, sqlite3.OperationalError
        ):
            with suppress(OSError):
                self._path.unlink()
