"""Write a long answer in the person's own editor."""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kamplan.errors import KamplanError

_LINE = "# ------------------------ write below this line ------------------------"
_USUAL = ("nano", "vim", "vi")


def edit_text(text: str, heading: str) -> str:
    """Return a text as the person left it in the editor.

    Args:
        text: what to begin with.
        heading: shown above it, and not part of it.

    Raises:
        KamplanError: there is no editor, or it fails.

    """
    command = _find_editor()
    above = "\n".join(f"# {line}" for line in heading.splitlines())
    with tempfile.TemporaryDirectory(prefix="kamplan-") as folder:
        path = Path(folder) / "answer.md"
        path.write_text(f"{above}\n{_LINE}\n{text}\n", encoding="utf-8")
        try:
            with _without_interrupts():
                # Whatever the user has set as their editor is theirs to run.
                done = subprocess.run([*command, str(path)], check=False)  # noqa: S603 - the user's own
            written = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise KamplanError(
                f"the editor `{command[0]}` could not be used: {error}",
                hint="set EDITOR to the name of an editor, such as nano",
            ) from None
    if done.returncode:
        raise KamplanError(
            f"the editor `{command[0]}` ended with {done.returncode}, so its text was not taken",
            hint="type e to try again",
        )
    _, line, below = written.partition(_LINE)
    return (below if line else written).strip()


def _find_editor() -> list[str]:
    """Return the command of VISUAL or EDITOR, else a usual one."""
    for name in ("VISUAL", "EDITOR"):
        if command := shlex.split(os.environ.get(name, "")):
            return command
    for usual in _USUAL:
        if found := shutil.which(usual):
            return [found]
    raise KamplanError("no editor is set", hint="export EDITOR=nano, or the editor you use")


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Leave Ctrl-C to the editor: it reaches every program of the terminal."""
    # Not SIG_IGN, which the editor would inherit.
    before = signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
