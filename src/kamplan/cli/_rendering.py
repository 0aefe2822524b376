"""What `kamplan render` does beside making a page once: templates of one's own, and watching."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kamplan.cli._terminal import print_note
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.cli._wiring import LoadedPlan
    from kamplan.render.views.signatures import Signatures

PAUSE = 0.5
"""Seconds between two looks at the files while watching."""


def copy_templates(names: list[str], folder: Path | None) -> None:
    """Copy shipped templates into a folder of one's own, to be changed there.

    Raises:
        KamplanError: no folder was given, there is no such template, or it was copied before.

    """
    from kamplan.render.own_templates import read_shipped

    if folder is None:
        raise KamplanError("--copy needs a folder to copy to", hint="--templates DIR --copy NAME")
    texts = {name: read_shipped(name) for name in names}
    for name in names:
        if (folder / name).exists():
            raise KamplanError(
                f"`{folder / name}` is there already", hint="change that one, or remove it first"
            )
    for name, text in texts.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise KamplanError(f"`{path}` cannot be written: {error.strerror}") from None
        print_note(f"wrote {path}")
    print_note(f"next: change it, then kamplan render --templates {folder}")


def check_templates(folder: Path) -> None:
    """Say which files in a folder of one's own replace nothing.

    Raises:
        KamplanError: there is no such folder, or no template in it.

    """
    from kamplan.render.own_templates import check_folder

    for name in check_folder(folder):
        print_note(f"note: kamplan has no template `{name}`; it is used where another includes it")


def read_signatures(found: "LoadedPlan") -> "Signatures":
    """Return the statements beside a plan, with what else proves them where the settings say so."""
    from kamplan import workspace
    from kamplan.render.views.signatures import Signatures

    files = workspace.read_signoffs(found.location.path)
    source = found.settings.signoff.trust_from
    if not files or source is None:
        return Signatures(files)

    from kamplan.cli._proofs import prove, read_trust

    try:
        trust = read_trust(found, source)
    except KamplanError as error:
        print_note(f"note: signatures are shown as recorded only; {error.message}")
        return Signatures(files)
    proofs = prove(files, found.file.plan.account.id, trust)
    return Signatures(files, proofs, trust.protected)


def watch(make: Callable[[], None], plan: Path, templates: Path | None) -> None:
    """Make a page now and whenever the plan, a signature or a template is saved, until Ctrl-C.

    What is wrong with a saved file is printed, and watching goes on.
    """
    print_note(f"watching {plan.name}; end it with Ctrl-C")
    try:
        while True:
            seen = dict(_look(plan, templates))
            try:
                make()
            except KamplanError as error:
                print_note(f"error: {error.message}")
                if error.hint:
                    print_note(f"try: {error.hint}")
            while dict(_look(plan, templates)) == seen:
                time.sleep(PAUSE)
    except KeyboardInterrupt:
        print_note("stopped watching")


def _look(plan: Path, templates: Path | None) -> Iterator[tuple[Path, tuple[int, int, int]]]:
    """Give what changes when a file is saved, of every file that a page is made from."""
    files = [plan, *plan.parent.glob("signoffs/*")]
    if templates is not None:
        files += [one for one in templates.rglob("*") if one.is_file()]
    for one in files:
        try:
            found = one.stat()
        except OSError:  # between two steps of an editor that saves; the next look finds it
            continue
        yield one, (found.st_mtime_ns, found.st_size, found.st_ino)
