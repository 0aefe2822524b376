"""Let the C parser make our own nodes: the only module that knows how it makes its events.

The parser makes each event by calling a class that it looks up by name in its own module. Making
its objects, and ours from them, costs three times the parsing. So while it reads a text, our
classes stand under those names. What is lent is always taken back: nothing else that uses the
parser in the same process sees a difference.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from kamplan.errors import ParserMissingError
from kamplan.yamldoc.nodes import Mapping, Mark, Scalar, Sequence

try:
    import _ruamel_yaml as _parser
    from ruamel.yaml.events import DocumentStartEvent, StreamEndEvent
except ImportError:  # pragma: no cover - the extra is a dependency; a broken installation
    _parser = None

__all__ = ["Alias", "CollectionEnd", "DocumentStartEvent", "StreamEndEvent", "read_events"]


class Alias:
    """A reference to an anchor, which plans may not hold."""

    __slots__ = ("anchor", "begin", "end")

    def __init__(self, anchor: str, begin: Mark, end: Mark) -> None:
        self.anchor = anchor
        self.begin = begin
        self.end = end


class CollectionEnd:
    """The end of the mapping or sequence that was opened last."""

    __slots__ = ("mark",)

    def __init__(self, _begin: Mark, end: Mark) -> None:
        self.mark = end


_LENT: dict[str, Any] = {
    "ScalarEvent": Scalar,
    "MappingStartEvent": Mapping,
    "SequenceStartEvent": Sequence,
    "MappingEndEvent": CollectionEnd,
    "SequenceEndEvent": CollectionEnd,
    "AliasEvent": Alias,
}

Noted = Callable[[str | None, str | None, Any], object]
"""Is told the anchor, the tag and the node of each that has one."""


@contextmanager
def read_events(text: str, note: Noted | None) -> Iterator[Callable[[], Any]]:
    """Give a function that returns the next event of a text: a node, or what stands between them.

    Args:
        text: what is to be read.
        note: what to do with anchors and tags; None where the text cannot hold any.

    Raises:
        ParserMissingError: the C parser is not installed.

    """
    if _parser is None:
        raise ParserMissingError(
            "the C parser for YAML is not installed",
            hint="pip install 'ruamel.yaml[oldlibyaml]'",
        )
    lent = _LENT if note is None else _LENT | _noting(note)
    own = {name: getattr(_parser, name) for name in lent}
    _set(lent)
    try:
        yield _parser.CParser(text).get_event
    finally:
        _set(own)


def _set(classes: dict[str, Any]) -> None:
    for name, one in classes.items():
        setattr(_parser, name, one)


def _noting(note: Noted) -> dict[str, Any]:
    """Return what makes the same nodes, and tells of those that have an anchor or a tag."""

    def wrap(kind: type[Any]) -> Callable[..., Any]:
        def make(anchor: str | None, tag: str | None, *rest: Any) -> Any:  # noqa: ANN401
            node = kind(anchor, tag, *rest)
            if anchor is not None or tag is not None:
                note(anchor, tag, node)
            return node

        return make

    names = ("ScalarEvent", "MappingStartEvent", "SequenceStartEvent")
    return {name: wrap(_LENT[name]) for name in names}
