"""Read versions of one plan, of which most sections are the same: what was read is remembered.

A section is a key at the top of the file with what stands below it. Read alone it says what it
says in the whole file, as long as nothing is wrong with it; where anything is, the whole file is
read as ever. So the result is the same, and the cost is that of the sections that changed.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from kamplan.diagnostics import Span
from kamplan.model.shape import shape_of
from kamplan.planfile.loading import Loaded, PlanFile, load_plan
from kamplan.records import Fault, Record, build_record
from kamplan.yamldoc import Mapping, Route, YamlDocument

if TYPE_CHECKING:
    from kamplan.model import Plan

_BEGINNING = re.compile(r"^(?=[A-Za-z])", re.MULTILINE)
_SEVERAL_DOCUMENTS = re.compile(r"^(?:---|\.\.\.|%)", re.MULTILINE)
_MAX_CHARACTERS = 100_000
"""A file of more may pass the bounds that are kept for a whole file and not for its sections."""
_KEPT = 1_000
"""So many sections are remembered, some twenty plans; those of the last file stay."""


class SectionReader:
    """Reads versions of one plan; a section that any of them had is not read again."""

    def __init__(self) -> None:
        self._sections: dict[str, _Section | None] = {}

    def load(self, content: bytes, path: PurePosixPath) -> Loaded:
        """Read a plan as `load_plan` does; never raise for what it holds.

        Args:
            content: the file's bytes.
            path: how to name the file in what is reported.

        """
        text = _decode(content)
        sections = None if text is None else self._find_sections(text)
        if text is None or sections is None:
            return load_plan(content, path)
        document = _PiecedDocument(text, sections)
        record = _join(sections)
        ids: dict[str, dict[str, list[Route]]] = {}
        for one in sections:
            for kind, places in one.ids.items():
                for each, routes in places.items():
                    ids.setdefault(kind, {}).setdefault(each, []).extend(routes)
        faults = tuple(_list_faults(sections))
        return Loaded(PlanFile(path, document, cast("Plan", record), faults, (), ids))

    def _find_sections(self, text: str) -> "list[_Section] | None":
        """Return the sections of a text, or None where it must be read as a whole."""
        starts = [one.start() for one in _BEGINNING.finditer(text)]
        # What stands above the first key, such as comments, belongs to the first section.
        pieces = [
            text[start:end]
            for start, end in zip([0, *starts[1:]], [*starts[1:], None], strict=True)
        ]
        if len(self._sections) > _KEPT:
            self._sections = {}
        found = []
        for piece in pieces:
            if piece not in self._sections:
                self._sections[piece] = _read_section(piece)
            section = self._sections[piece]
            if section is None:
                return None
            found.append(section)
        keys = [key for one in found for key in one.keys]
        missing = _NEEDED - set(keys)
        return None if missing or len(keys) != len(set(keys)) else found


_NEEDED = frozenset(key for key, one in shape_of("plan").fields.items() if one.need == "R")


class _Section(NamedTuple):
    """What came of reading a section by itself; its places count from its own beginning."""

    document: YamlDocument
    keys: tuple[str, ...]
    values: dict[str, Any]
    """A whole plan's attributes; those of other sections stand as in an empty plan."""
    faults: tuple[Fault, ...]
    """Fields that only sign-off needs."""
    ids: dict[str, dict[str, list[Route]]]
    lines: int


def _read_section(text: str) -> _Section | None:
    """Return a section, or None where anything is wrong with it."""
    document = YamlDocument.parse(text)
    if document.problems or not isinstance(document.root, Mapping):
        return None
    shape = shape_of("plan")
    keys = tuple(key.text for key, _ in document.root.pairs)
    record, faults, ids = build_record(document.root, shape)
    own = (one for one in faults if one.route[0] in keys)
    if record is None or any(one.rule != "missing-field" or one.need != "S" for one in own):
        return None
    return _Section(document, keys, vars(record), tuple(faults), ids, text.count("\n"))


def _join(sections: list[_Section]) -> Record:
    shape = shape_of("plan")
    values = dict(sections[0].values)
    for one in sections[1:]:
        for key in one.keys:
            attribute = shape.fields[key].attribute
            values[attribute] = one.values[attribute]
    return Record(shape, (), values)


def _list_faults(sections: list[_Section]) -> Iterator[Fault]:
    """Give what is missing in the sections, then the sections that are missing, as ever."""
    for one in sections:
        yield from (fault for fault in one.faults if len(fault.route) > 1)
    present = {key for one in sections for key in one.keys}
    absent = {
        str(fault.route[0]): fault
        for one in sections
        for fault in one.faults
        if len(fault.route) == 1 and (fault.route[0] in one.keys or fault.route[0] not in present)
    }
    yield from (absent[key] for key in shape_of("plan").fields if key in absent)


def _decode(content: bytes) -> str | None:
    """Return the text of a file that can be read section by section, or None."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if len(text) > _MAX_CHARACTERS or _SEVERAL_DOCUMENTS.search(text) or not text.strip():
        return None
    return text


class _PiecedDocument(YamlDocument):
    """A text whose values are found in its sections, and whose tree is made if it is asked for."""

    def __init__(self, text: str, sections: list[_Section]) -> None:
        # The parent is frozen; `root` is left out, so that asking for it comes to __getattr__.
        vars(self).update(text=text, problems=(), _sections=sections)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - the tree, which is a node
        if name != "root":
            raise AttributeError(name)
        vars(self)["root"] = YamlDocument.parse(self.text).root
        return vars(self)["root"]

    def span(self, route: Route) -> Span:
        characters = lines = 0
        sections: list[_Section] = vars(self)["_sections"]
        wanted = str(route[0]) if route else ""
        known = any(wanted in one.keys for one in sections)
        for one in sections:
            if not known or wanted in one.keys:
                found = one.document.span(route if known else ())
                start, end = found.start + characters, found.end + characters
                return Span(start, end, found.line + lines, found.column)
            characters += len(one.document.text)
            lines += one.lines
        return super().span(route)
