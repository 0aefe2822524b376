"""The template files that ship with kamplan, and the Jinja environment over them.

The files live in `templates/` at the top of the repository. A wheel carries a copy of them
as `kamplan/_templates`; a checkout (and so an editable install) reads the originals.
"""

from collections.abc import Callable
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import jinja2
import jinja2.sandbox

from kamplan.errors import TemplatesMissingError


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


def make_environment(
    *,
    autoescape: bool = True,
    finalize: Callable[[Any], Any] | None = None,
) -> jinja2.Environment:
    """Return an environment over the shipped templates.

    It is sandboxed, and a misspelt variable is an error in it, not an empty string.

    Args:
        autoescape: whether values are escaped as HTML. It holds for every template, whatever
            its name; leave it off only for text in which `finalize` or nothing is to escape.
        finalize: called with every value before it is printed.

    """
    return jinja2.sandbox.ImmutableSandboxedEnvironment(
        loader=ShippedLoader(templates_root()),
        undefined=jinja2.StrictUndefined,
        autoescape=autoescape,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
