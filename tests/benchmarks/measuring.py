"""How work is measured: whole processes, the processor time of each, and a table of ratios."""

import os
import re
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import NamedTuple

# Not the years in the names of notes: those files stay as they are.
YEAR = re.compile(r"(?<![\w/])202\d(?=-\d\d)")


# Installed programs have their byte code beside them; without it Python compiles at every start.
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}


class Cost(NamedTuple):
    """What a process took."""

    seconds: float
    """Of the processor, its children's included."""
    megabytes: float
    elapsed: float
    """Seconds by the clock."""


def run(command: list[str | Path], folder: Path) -> Cost:
    """Run to the end; processor time and memory count its children too, waiting does not."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [str(one) for one in command],
        cwd=folder,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        assert process.stdout is not None
        output = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    # 1 says that there were findings or differences, which is an answer.
    assert process.returncode in {0, 1}, output.decode()
    assert b"Traceback" not in output, output.decode()
    elapsed = time.perf_counter() - begun
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, elapsed)


def most_memory(command: list[str | Path], folder: Path) -> float:
    """Run to the end; return the most memory, in megabytes, that it and its children held at once.

    Memory that they share counts for each of them, so the truth is a little less.
    """
    most = 0.0
    with subprocess.Popen(
        [str(one) for one in command], cwd=folder, stdout=subprocess.DEVNULL
    ) as process:
        while process.poll() is None:
            most = max(most, sum(map(_resident, [process.pid, *_children(process.pid)])))
            time.sleep(0.02)
    assert process.returncode in {0, 1}
    return most


def _children(pid: int) -> list[int]:
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:  # it has ended meanwhile
        return []
    return [int(one) for one in listed.split()]


def _resident(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):  # as above
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def typical(command: list[str | Path], folder: Path, times: int = 7) -> float:
    """Processor seconds of a short process: the median of some runs after one that warms up."""
    run(command, folder)
    return median(run(command, folder).seconds for _ in range(times))


def extrapolated(command: list[str | Path], files: list[Path], folder: Path, total: int) -> Cost:
    """Return the cost of `total` files, from a run with one and a run with all that are given.

    The start-up of the tool counts once, as it would in the real run.
    """
    one = run([*command, files[0]], folder)
    some = run([*command, *files], folder)
    more = (total - 1) / (len(files) - 1)
    return Cost(*(few + (many - few) * more for few, many in zip(one, some, strict=True)))


@dataclass
class Table:
    """Rows of ours beside theirs; a smaller ratio is better."""

    rows: list[tuple[str, ...]] = field(default_factory=list)

    def add(  # noqa: PLR0913 - one a column
        self, work: str, ours: float, theirs: float, *, must: float, aim: float, unit: str = "s"
    ) -> bool:
        """Note one row, and say whether it is good enough."""
        ratio = ours / theirs
        verdict = "aim reached" if ratio <= aim else "ok" if ratio <= must else "TOO SLOW"
        numbers = (
            f"{ours:.3f} {unit}",
            f"{theirs:.3f} {unit}",
            f"{ratio:.3f}",
            f"{must:.3f}",
            f"{aim:.3f}",
        )
        self.rows.append((work, *numbers, verdict))
        return ratio <= must

    def __str__(self) -> str:
        """Lay the rows out as text."""
        rows = [("work", "ours", "theirs", "ratio", "must", "aim", ""), *self.rows]
        return lay_out(rows)


def lay_out(rows: list[tuple[str, ...]]) -> str:
    """Lay rows out as text, the first column to the left."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        f"{row[0]:<{widths[0]}}  "
        + "  ".join(f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))
        for row in rows
    )


def vary(text: str, account: str, number: int) -> str:
    """Make another plan of one: its own account id, its own ids, its own years."""
    text = YEAR.sub(lambda year: str(int(year[0]) + number % 7), text)
    ids = set(re.findall(r"\bid: ([a-z][a-z0-9-]+)", text))
    kinds = set(re.findall(r"\bkind: ([a-z][a-z0-9-]+)", text))
    for word in ids - kinds:
        mine = account if word == "st-brannocs" else f"{word}-{number}"
        text = re.sub(rf"(?<=[ \[]){re.escape(word)}(?=[],}}\n])", mine, text)
    return text
