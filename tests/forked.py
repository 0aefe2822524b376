"""Run kamplan in a process of its own, hundreds of times: copies of one that has it loaded already.

Started as a program, it reads one call a line and answers each with an exit code.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn


class Forked:
    """A process that has loaded kamplan, and copies itself for each call."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(
        self, argv: Sequence[str], folder: Path, *, seconds: int, kilobytes: int
    ) -> subprocess.CompletedProcess[bytes]:
        """Run kamplan in a folder, as it stands in today's environment, with empty input.

        Args:
            argv: what is typed behind `kamplan`.
            folder: to stand in.
            seconds: of processor time, after which it is killed.
            kilobytes: of memory that it may ask for.

        Returns:
            what a shell would have seen; a negative code where it was killed.

        """
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            call = {
                "argv": list(argv),
                "folder": str(folder),
                "environment": dict(os.environ),
                "limits": [seconds, kilobytes * 1024],
                "streams": [f"/proc/{os.getpid()}/fd/{one.fileno()}" for one in (out, err)],
            }
            assert self._process.stdin
            assert self._process.stdout
            self._process.stdin.write(json.dumps(call) + "\n")
            self._process.stdin.flush()
            code = int(self._process.stdout.readline())
            out.seek(0)
            err.seek(0)
            return subprocess.CompletedProcess(argv, code, out.read(), err.read())


@contextmanager
def start_forked(loaded_by: Path) -> Iterator[Forked]:
    """Give such a process; `loaded_by` is a plan whose lint loads all that a lint needs."""
    with subprocess.Popen(
        [sys.executable, __file__, str(loaded_by)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        yield Forked(process)
        assert process.stdin
        process.stdin.close()


def _serve(loaded_by: str) -> None:
    from kamplan.__main__ import main

    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    with Path(os.devnull).open("r+b", buffering=0) as nothing:
        for stream in (1, 2):
            os.dup2(nothing.fileno(), stream)
        main(["lint", loaded_by])
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _answer(json.loads(line))
        _, status = os.waitpid(child, 0)
        answers.write(f"{os.waitstatus_to_exitcode(status)}\n")


def _answer(call: dict[str, Any]) -> NoReturn:
    from kamplan.__main__ import main

    # The clock on the wall is no measure; it only ends what waits for ever.
    signal.alarm(60)
    seconds, size = call["limits"]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    for number, name in enumerate([os.devnull, *call["streams"]]):
        os.dup2(os.open(name, os.O_RDWR), number)
    os.environ.clear()
    os.environ.update(call["environment"])
    os.chdir(call["folder"])
    code = main(call["argv"])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    _serve(sys.argv[1])
