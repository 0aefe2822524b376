"""YAML text whose every value can be traced back to the characters it came from.

This is the only package that imports the YAML parser. It knows nothing of account plans.
Names are imported when they are first asked for: whoever wants a limit or shows a name needs no
parser.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kamplan.yamldoc.characters import describe, find_forbidden, make_visible
    from kamplan.yamldoc.document import Comment, YamlDocument
    from kamplan.yamldoc.edits import apply_edits
    from kamplan.yamldoc.nodes import Mapping, Node, Route, Scalar, Sequence
    from kamplan.yamldoc.scalars import NULLS, is_surprising_number, read_number, value_of


from kamplan.yamldoc.bounds import MAX_BYTES, Problem, span_at

__all__ = [
    "MAX_BYTES",
    "NULLS",
    "Comment",
    "Mapping",
    "Node",
    "Problem",
    "Route",
    "Scalar",
    "Sequence",
    "YamlDocument",
    "apply_edits",
    "describe",
    "find_forbidden",
    "is_surprising_number",
    "make_visible",
    "read_number",
    "span_at",
    "value_of",
]

_HOMES = {
    "Comment": "document",
    "Mapping": "nodes",
    "NULLS": "scalars",
    "Node": "nodes",
    "Route": "nodes",
    "Scalar": "nodes",
    "Sequence": "nodes",
    "YamlDocument": "document",
    "apply_edits": "edits",
    "describe": "characters",
    "find_forbidden": "characters",
    "is_surprising_number": "scalars",
    "make_visible": "characters",
    "read_number": "scalars",
    "value_of": "scalars",
}

if not TYPE_CHECKING:  # else a misspelt name would pass as an object

    def __getattr__(name: str) -> object:
        """Import what is asked for."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = value
        return value
