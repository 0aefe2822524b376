"""The table of a benchmark run: filled by its tests, printed below them."""

import pytest

from tests.benchmarks.measuring import Table

TABLE = pytest.StashKey[Table]()


@pytest.fixture(scope="session")
def table(request: pytest.FixtureRequest) -> Table:
    """Give the one table of this run."""
    return request.config.stash.setdefault(TABLE, Table())


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the table last, where it is seen."""
    if TABLE in config.stash:
        terminalreporter.section("speed")
        terminalreporter.write_line(str(config.stash[TABLE]))
