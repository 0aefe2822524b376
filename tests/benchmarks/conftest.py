"""The table of a benchmark run: filled by its tests, printed below them."""

import pytest

from tests.benchmarks.measuring import Table, lay_out

TABLE = pytest.StashKey[Table]()
EDITS = pytest.StashKey[list[tuple[str, ...]]]()
"""Rows: an edit, how many changes it is, and how many each tool reports."""


@pytest.fixture(scope="session")
def table(request: pytest.FixtureRequest) -> Table:
    """Give the one table of this run."""
    return request.config.stash.setdefault(TABLE, Table())


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the tables last, where they are seen."""
    if EDITS in config.stash:
        terminalreporter.section("edits")
        head = ("edit", "true", "kamplan", "git hunks/lines", "DeepDiff by id", "graphtage")
        terminalreporter.write_line(lay_out([head, *config.stash[EDITS]]))
    if TABLE in config.stash:
        terminalreporter.section("speed")
        terminalreporter.write_line(str(config.stash[TABLE]))
