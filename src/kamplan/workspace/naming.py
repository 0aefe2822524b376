"""Names that every file system keeps apart and every command line can take."""

import os
import re
import unicodedata
from pathlib import Path

from kamplan.errors import KamplanError
from kamplan.workspace.showing import shown

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SLUG_LENGTH = 64
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"}
)
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')


def check_slug(name: str) -> None:
    """Refuse what cannot be the id of an account, and so the name of its folder.

    Raises:
        KamplanError: with a name that would do, where one can be made.

    """
    if not _SLUG.fullmatch(name) or len(name) > _SLUG_LENGTH:
        from slugify import slugify  # only mistakes need it

        better = slugify(name, max_length=_SLUG_LENGTH)
        raise KamplanError(
            f"`{name}` cannot be an account's id: ids are lower-case letters a-z, digits and "
            f"single hyphens, at most {_SLUG_LENGTH} of them",
            hint=f"for example `{better}`" if better and better not in _RESERVED else None,
        )
    if name in _RESERVED:
        raise KamplanError(
            f"`{name}` cannot be an account's id: Windows keeps that name for itself",
            hint=f"for example `{name}-account`",
        )


def check_new_name(path: Path) -> None:
    """Refuse a new file or folder whose name some file system forbids or takes for another.

    Raises:
        KamplanError: the name, and the one it would collide with.

    """
    name = path.name
    if (
        _FORBIDDEN.search(name)
        or name.endswith((".", " "))
        or name.partition(".")[0].rstrip().casefold() in _RESERVED
    ):
        raise KamplanError(f"`{shown(path)}` cannot be a file's name on every computer")
    try:
        siblings = os.listdir(path.parent)  # noqa: PTH208 - names are all that is needed
    except FileNotFoundError:
        return
    folded = _fold(name)
    for one in siblings:
        if one != name and _fold(one) == folded:
            raise KamplanError(
                f"`{shown(path)}` is the same name as `{one}` beside it on some computers",
                hint="choose a name that differs in more than case or accents' encoding",
            )


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
