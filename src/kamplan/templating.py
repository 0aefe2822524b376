"""The template files that ship with kamplan, and the Jinja environment over them.

The files live in `templates/` at the top of the repository. A wheel carries a copy of them
as `kamplan/_templates`; a checkout (and so an editable install) reads the originals.
"""

import contextlib
import sys
from collections.abc import Callable
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket

from kamplan.errors import TemplatesMissingError

_GUILLEMETS: dict[str, Any] = {
    "variable_start_string": "«",
    "variable_end_string": "»",
    "block_start_string": "«%",
    "block_end_string": "%»",
    "comment_start_string": "«#",
    "comment_end_string": "#»",
}


def templates_root() -> Traversable:
    """Return the folder that holds the shipped templates.

    Raises:
        TemplatesMissingError: neither the package nor a checkout around it has them.

    """
    packaged = files("kamplan").joinpath("_templates")
    if packaged.is_dir():
        return packaged

    source_folder = Path(__file__).resolve().parents[1]
    checkout = source_folder.parent / "templates"
    if source_folder.name == "src" and checkout.is_dir():
        return checkout

    raise TemplatesMissingError(
        "this installation of kamplan has no templates",
        hint="reinstall it: pip install --force-reinstall kamplan",
    )


class ShippedLoader(jinja2.BaseLoader):
    """Load templates from a `Traversable`, so that a zipped installation works too."""

    def __init__(self, root: Traversable) -> None:
        self._root = root

    def get_source(
        self,
        environment: jinja2.Environment,
        template: str,
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return the text of `template`, a `/`-separated name below the root."""
        del environment
        parts = template.split("/")
        found = self._root.joinpath(*parts)
        if ".." in parts or not found.is_file():
            raise jinja2.TemplateNotFound(template)
        return found.read_text(encoding="utf-8"), None, None


class CompiledTemplates(jinja2.FileSystemBytecodeCache):
    """Keeps compiled templates, which take ten times as long to compile as to use.

    Jinja itself compares the templates' text. Whatever else is wrong with a kept file or with the
    folder, the template is compiled again.
    """

    def __init__(self, folder: Path) -> None:
        # Other code is made by another Jinja, and Jinja does not always say so by itself.
        made_by = Path(jinja2.__file__).stat().st_mtime_ns
        place = folder / f"templates-{sys.implementation.cache_tag}-{made_by:x}"
        with contextlib.suppress(OSError):
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
        super().__init__(str(place), "%s")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a compiled template, if it is there and whole."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 - a broken file may break in any way
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, if the folder can be written to."""
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def make_environment(
    *,
    autoescape: bool = True,
    finalize: Callable[[Any], Any] | None = None,
    cache: Path | None = None,
    is_guillemet: bool = False,
) -> jinja2.Environment:
    """Return an environment over the shipped templates.

    A misspelt variable is an error in it, not an empty string.

    Args:
        autoescape: whether values are escaped as HTML. It holds for every template, whatever
            its name; leave it off only for text in which `finalize` or nothing is to escape.
        finalize: called with every value before it is printed.
        cache: a folder of the user's own in which compiled templates may be kept.
        is_guillemet: write `«value»` and `«% if … %»` in place of braces, for files in which
            braces mean something to whoever reads them later.

    """
    marks = _GUILLEMETS if is_guillemet else {}
    return jinja2.Environment(
        bytecode_cache=None if cache is None else CompiledTemplates(cache),
        loader=ShippedLoader(templates_root()),
        undefined=jinja2.StrictUndefined,
        autoescape=autoescape,  # noqa: S701 - on, unless a caller says otherwise
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        **marks,
    )
