"""Run what is not trusted in a process of its own, with limits on time and memory."""

import json
import os
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final, NamedTuple, NoReturn

import jinja2

from kamplan.errors import KamplanError
from kamplan.render.own_templates import ENDINGS, OwnTemplateError


class Limits(NamedTuple):
    """What the process may use."""

    seconds: int = 10
    """Of computing; waiting does not count, and three times as long by the clock ends it too."""
    megabytes: int = 1024
    """Of memory, besides what the process began with."""
    output: int = 20
    """Megabytes of what it makes."""


PAGE: Final = Limits()
PDF: Final = Limits(seconds=120, megabytes=3072, output=100)
_DONE, _WRONG = b"+", b"-"


def run_confined(work: Callable[[], bytes], limits: Limits = PAGE) -> bytes:
    """Return what `work` returns, computed in a process that ends when it goes beyond the limits.

    Raises:
        KamplanError: it went beyond them, a template is wrong, or this system has no such limits.

    """
    if not hasattr(os, "fork"):
        raise KamplanError(
            "templates of your own need a system that can limit a process, as Linux and macOS can"
        )
    import multiprocessing

    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(work, limits, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(3 * limits.seconds):
            raise _exceeded(limits)
        answer = ours.recv_bytes(limits.output * 2**20 + 1)
    except (EOFError, OSError):
        raise _exceeded(limits) from None
    finally:
        ours.close()
        process.kill()
        process.join()
    if answer[:1] == _DONE:
        return answer[1:]
    said = json.loads(answer[1:])
    raise OwnTemplateError(said["message"], hint=said["hint"])


def _exceeded(limits: Limits) -> KamplanError:
    return OwnTemplateError(
        f"the templates take more than {limits.seconds} seconds, {limits.megabytes:,} MB of memory "
        f"or {limits.output} MB of text",
        hint="look for a loop that does not end",
    )


def _run(work: Callable[[], bytes], limits: Limits, out: Connection) -> NoReturn:
    import resource

    most_bytes = _find_mapped() + limits.megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))
    resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes no files
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        answer = _DONE + work()
    except MemoryError:
        os._exit(1)
    except Exception as error:  # noqa: BLE001 - whatever a template does is the user's to mend
        answer = _WRONG + json.dumps(_describe(error)).encode()
    out.send_bytes(answer)
    os._exit(0)


def _find_mapped() -> int:
    """Return the bytes of memory that this process began with: a fork has all of its parent's."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:  # only Linux tells, and only there is the limit on memory kept
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _describe(error: Exception) -> dict[str, str | None]:
    """Return in words what went wrong in which line of which template."""
    if isinstance(error, KamplanError):
        return {"message": error.message, "hint": error.hint}
    if isinstance(error, jinja2.TemplateSyntaxError):
        where, text = f"`{error.name or ''}` line {error.lineno}", error.message
    elif isinstance(error, jinja2.TemplateNotFound):
        where, text = _find_line(error), f"there is no template `{error.name}`"
    else:
        where, text = _find_line(error), str(error) or type(error).__name__
    return {
        "message": f"{where}: {(text or '')[:300]}",
        "hint": "docs/templates.md tells what a template may use",
    }


def _find_line(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    lines = [one for one in frames if one.filename.endswith(ENDINGS)]
    return f"`{lines[-1].filename}` line {lines[-1].lineno}" if lines else "a template"
