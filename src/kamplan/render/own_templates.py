"""Templates of the user's own, which replace shipped ones by name and are not trusted.

They may come with the plan from somebody else. So they run in Jinja's immutable sandbox, see plain
values only, and whoever renders with them does so in a process with limits (`confined`).
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kamplan.errors import KamplanError
from kamplan.templating import ShippedLoader, templates_root
from kamplan.yamldoc import make_visible

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

PLACE: Final = "render/"
"""Where the templates of documents lie among the shipped ones; folders of one's own begin here."""
MOST_BYTES: Final = 256 * 1024
"""How long one template may be."""
ENDINGS: Final = (".j2", ".css")
_OF_PLANS: Final = re.compile(
    r"(html|markdown)/((plan|canvas|layout|macros|sheet)(/|\.)|(style|paper)\.css$)"
)
_NO_NAME: Final = re.compile(r"\{(?!\w*\})")


class OwnTemplateError(KamplanError):
    """A template of the user's own does not do what it should."""


class OwnLoader(jinja2.BaseLoader):
    """Loads templates from a folder of the user's own, and nothing from outside of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return the text of `template` and the path it is called by in errors."""
        del environment
        path = (self._folder / template.removeprefix(PLACE)).resolve()
        is_ours = template.startswith(PLACE) and path.suffix in ENDINGS
        if not is_ours or not path.is_relative_to(self._folder) or not path.is_file():
            raise jinja2.TemplateNotFound(template)
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise OwnTemplateError(f"`{path.name}` is longer than {MOST_BYTES // 1024} KB")
        try:
            return raw.decode("utf-8"), str(path), None
        except UnicodeDecodeError:
            raise OwnTemplateError(f"`{path.name}` is not a text in UTF-8") from None


def make_own_environment(
    folder: Path, finalize: Callable[[object], object] | None
) -> jinja2.Environment:
    """Return a sandboxed environment in which the templates of a folder go before the shipped."""
    return ImmutableSandboxedEnvironment(
        loader=jinja2.ChoiceLoader([OwnLoader(folder), ShippedLoader(templates_root())]),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def guard_speech(environment: jinja2.Environment) -> None:
    """Let `say` and `count` take texts in which braces hold plain names and nothing else.

    Python's own formatting would follow `{value.attribute}` past the sandbox.
    """
    for name in ("say", "count"):
        environment.globals[name] = _guard(cast("Callable[..., str]", environment.globals[name]))


def _guard(speak: Callable[..., str]) -> Callable[..., str]:
    def speak_guarded(*given: object, **values: str | int) -> str:
        for text in given:
            if isinstance(text, str) and _NO_NAME.search(text):
                raise OwnTemplateError(f"`{text[:60]}`: in braces stands a name and nothing else")
        return speak(*given, **values)

    return speak_guarded


def check_folder(folder: Path) -> list[str]:
    """Return the names in a folder of one's own that no shipped template has.

    Such a file is used where another includes it; more often it is misspelt.

    Raises:
        OwnTemplateError: there is no such folder, or no template in it.

    """
    if not folder.is_dir():
        raise OwnTemplateError(
            f"there is no folder `{folder}` with templates",
            hint=f"kamplan render --templates {folder} --copy html/plan/masthead.html.j2",
        )
    names = sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.suffix in ENDINGS and path.is_file()
    )
    if not names:
        raise OwnTemplateError(
            f"there is no template in `{folder}`",
            hint=f"kamplan render --templates {folder} --copy html/plan/masthead.html.j2",
        )
    shipped = set(list_shipped())
    return [name for name in names if name not in shipped]


def list_shipped() -> list[str]:
    """List the names of the templates that a plan's documents are made of."""
    whole = _walk(templates_root().joinpath(PLACE.rstrip("/")), "")
    return sorted(name for name in whole if _OF_PLANS.match(name))


def _walk(folder: "Traversable", prefix: str) -> Iterator[str]:
    for one in folder.iterdir():
        if one.is_dir():
            yield from _walk(one, f"{prefix}{one.name}/")
        elif one.name.endswith(ENDINGS):
            yield prefix + one.name


def read_shipped(name: str) -> str:
    """Return the text of a shipped template.

    Raises:
        OwnTemplateError: there is none of that name.

    """
    shipped = list_shipped()
    if name not in shipped:
        from rapidfuzz import fuzz, process

        near = process.extractOne(name, shipped, scorer=fuzz.ratio)[0]
        raise OwnTemplateError(
            f"kamplan has no template `{make_visible(name, 80)}`", hint=f"--copy {near}"
        )
    return templates_root().joinpath(PLACE, *name.split("/")).read_text(encoding="utf-8")
