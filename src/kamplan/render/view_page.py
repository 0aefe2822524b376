"""The lists in the page about templates of one's own, made from the views themselves.

`python -m kamplan.render.view_page` brings the page up to date.
"""

import ast
import inspect
import typing
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import UnionType
from typing import Any, Final, Literal, get_args, get_origin

from kamplan.render.own_templates import list_shipped
from kamplan.render.views.plan import VERSION, PlanView

PLACE: Final = Path(__file__).resolve().parents[3] / "docs/templates.md"
START: Final = "## The templates\n"
"""What stands before this line of the page is written by hand, what follows is made."""


class _Member(typing.NamedTuple):
    name: str
    type: str
    doc: str


def complete_page(page: str) -> str:
    """Return the page with what is written by hand as it is, and the lists made anew."""
    written, _, _ = page.partition(START)
    lines = [START, *(f"- `{name}`" for name in list_shipped()), "", "## The views\n"]
    lines.append(f"This is version {VERSION}; a template can read it as `plan.version`.\n")
    for view in _walk(PlanView, {}):
        lines += [f"### {view.__name__}\n", f"{inspect.getdoc(view)}\n", "| name | type | |"]
        lines += ["|---|---|---|"]
        lines += [f"| `{one.name}` | {one.type} | {one.doc} |" for one in _list_members(view)]
        lines.append("")
    return written + "\n".join(lines).rstrip("\n") + "\n"


def _walk(view: type, seen: dict[type, None]) -> Iterator[type]:
    seen[view] = None
    yield view
    for hint in typing.get_type_hints(view).values():
        for one in _find_views(hint):
            if one not in seen:
                yield from _walk(one, seen)


def _find_views(hint: Any) -> Iterator[type]:  # noqa: ANN401 - any annotation
    if isinstance(hint, type) and hasattr(hint, "_fields"):
        yield hint
    for one in get_args(hint):
        yield from _find_views(one)


def _list_members(view: Any) -> Iterator[_Member]:  # noqa: ANN401 - a class of named tuples
    hints, docs = typing.get_type_hints(view), _find_docs(view)
    for name in view._fields:
        yield _Member(name, _name_type(hints[name]), docs.get(name, ""))
    for name, found in vars(view).items():
        if isinstance(found, property):
            hint = typing.get_type_hints(found.fget)["return"]
            yield _Member(name, _name_type(hint), inspect.getdoc(found) or "")


def _find_docs(view: type) -> dict[str, str]:
    """Return the text that stands below a field of a class, by the field's name."""
    (tree,) = ast.parse(inspect.getsource(view)).body
    assert isinstance(tree, ast.ClassDef)  # noqa: S101 - it is the source of a class
    found = {}
    for field, below in zip(tree.body, tree.body[1:], strict=False):
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            found[field.target.id] = inspect.cleandoc(str(below.value.value)).replace("\n", " ")
    return found


def _name_type(hint: Any) -> str:  # noqa: ANN401 - any annotation
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (UnionType, typing.Union):
        return " or ".join(_name_type(one) for one in inner)
    if origin is Literal:
        return " or ".join(f"`{one}`" for one in inner)
    if origin is tuple:
        if len(inner) == 2 and inner[1] is Ellipsis:  # noqa: PLR2004 - a tuple of any length
            return f"list of {_name_type(inner[0])}"
        return "(" + ", ".join(_name_type(one) for one in inner) + ")"
    if hint is type(None):
        return "None"
    if hasattr(hint, "_fields"):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    return _NAMES.get(hint, getattr(hint, "__name__", "any"))


_NAMES: dict[Any, str] = {
    str: "text",
    bool: "true or false",
    int: "whole number",
    Decimal: "number",
    date: "day",
    object: "any",
}


if __name__ == "__main__":
    PLACE.write_text(complete_page(PLACE.read_text(encoding="utf-8")), encoding="utf-8")
