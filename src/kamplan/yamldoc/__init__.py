"""YAML text whose every value can be traced back to the characters it came from.

This is the only package that imports the YAML parser. It knows nothing of account plans.
"""

from kamplan.yamldoc.bounds import MAX_BYTES, Problem, span_at
from kamplan.yamldoc.characters import describe, find_forbidden, make_visible
from kamplan.yamldoc.document import Comment, YamlDocument
from kamplan.yamldoc.edits import apply_edits
from kamplan.yamldoc.nodes import Mapping, Node, Route, Scalar, Sequence
from kamplan.yamldoc.scalars import NULLS, is_surprising_number, read_number, value_of

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
