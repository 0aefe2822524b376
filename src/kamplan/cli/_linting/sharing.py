"""Judge many files in their order: alone, and with a second process once that pays."""

import multiprocessing
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from kamplan.cli._linting.asking import Asked
from kamplan.cli._linting.judging import Judge

if TYPE_CHECKING:
    from kamplan.cli._linting.judging import Failure
    from kamplan.cli._linting.selecting import Target
    from kamplan.reporters.report import FileReport

_CHUNK = 20
"""How many files go to a process at once: enough that both hardly wait for each other."""

Answers = list["FileReport | Failure"]


def share(
    judge: Judge, asked: Asked, targets: Sequence["Target"]
) -> Iterator["FileReport | Failure"]:
    """Give the answers for all files in their order; another process works out every other chunk.

    Args:
        judge: works out the rest, in this process.
        asked: what the other process is to answer.
        targets: the files.

    """
    # Forking costs a tenth of starting afresh; only on Linux is it safe whatever is loaded.
    is_fork = sys.platform == "linux"
    context = (
        multiprocessing.get_context("fork") if is_fork else multiprocessing.get_context("spawn")
    )
    chunks = [targets[at : at + _CHUNK] for at in range(0, len(targets), _CHUNK)]
    answers, end = context.Pipe(duplex=False)
    helper = context.Process(target=_answer, args=(end, asked, chunks[1::2]), daemon=True)
    helper.start()
    end.close()
    try:
        for number, chunk in enumerate(chunks):
            yield from _receive(answers) if number % 2 else judge.judge_all(chunk)
    finally:
        answers.close()
        helper.terminate()
        helper.join()


def _receive(answers: Connection) -> Answers:
    try:
        received = answers.recv()
    except EOFError:
        raise RuntimeError("the second process ended before its work was done") from None
    if isinstance(received, str):
        raise RuntimeError(received)  # noqa: TRY004 - what went wrong there, in words
    return list(received)


def _answer(end: Connection, asked: Asked, chunks: Sequence[Sequence["Target"]]) -> None:
    """Answer for all chunks, in the other process."""
    # Ctrl-C reaches both; the one that talks to the user decides what becomes of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    judge = Judge(asked)
    with suppress(BrokenPipeError, ConnectionResetError):
        try:
            for chunk in chunks:
                end.send(list(judge.judge_all(chunk)))
        except (BrokenPipeError, ConnectionResetError):
            raise
        except Exception as error:  # noqa: BLE001 - told where it is reported as a bug
            end.send(f"{type(error).__name__}: {error}")
    judge.close()
