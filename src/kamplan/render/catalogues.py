"""Fixed words in other languages: one gettext catalogue each, keyed by the English texts.

The catalogues are kept as people edit them, `templates/languages/<code>.po`, and compiled when a
page in that language is made; so a fresh clone needs no build step. What was compiled may be kept
in a folder of the user's own, for compiling takes as long as making a page.
"""

import contextlib
import hashlib
import os
import struct
from functools import lru_cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from kamplan.templating import templates_root

FOLDER = "languages"
PAGES = "."
"""What pages say."""
CHANGES = "changes"
"""How changes are told; apart from the rest, since most pages tell none."""


@lru_cache(maxsize=8)
def load_catalogue(
    code: str, cache: Path | None = None, *, subject: str = PAGES
) -> GNUTranslations:
    """Return the catalogue of a language there are words in, as `de`.

    What it does not hold is said in English, as gettext has it.

    Args:
        code: of the language.
        cache: a folder of the user's own in which the compiled catalogue may be kept.
        subject: what it is for, `PAGES` or `CHANGES`.

    """
    source = templates_root().joinpath(FOLDER, subject, f"{code}.po").read_bytes()
    if cache is None:
        return GNUTranslations(BytesIO(_compile(source, code)))
    kept = cache / f"words-{code}-{hashlib.sha256(source).hexdigest()[:24]}.mo"
    # Whatever is wrong with a kept file, it is made again.
    with (
        contextlib.suppress(OSError, ValueError, LookupError, struct.error),
        kept.open("rb") as file,
    ):
        return GNUTranslations(file)
    compiled = _compile(source, code)
    with contextlib.suppress(OSError):
        _keep(kept, compiled)
    return GNUTranslations(BytesIO(compiled))


def _compile(source: bytes, code: str) -> bytes:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(source), locale=code))
    return compiled.getvalue()


def _keep(place: Path, content: bytes) -> None:
    """Write a file whole or not at all, as others may be reading it."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    draft.write_bytes(content)
    draft.replace(place)
