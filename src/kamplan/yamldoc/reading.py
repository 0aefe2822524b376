"""Read bytes as a YAML tree, within bounds, and report everything that is wrong with them.

The events come from the C parser; the tree, the types and the limits are ours. Of YAML's
grammar only what plans need is admitted: no anchors, aliases, merge keys, tags, directives,
second documents or keys that are not plain text. Each is refused by name.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kamplan.diagnostics import Span
from kamplan.yamldoc.bounds import (
    BOM,
    MAX_BYTES,
    MAX_LINE,
    MAX_PROBLEMS,
    SHORTER,
    Problem,
    span_at,
)
from kamplan.yamldoc.building import build_tree
from kamplan.yamldoc.characters import describe, find_forbidden
from kamplan.yamldoc.nodes import Node

# Seven signs, or as many more as git was told to take.
_CONFLICT = re.compile(r"^(?:<{7,}(?: .*)?|\|{7,}(?: .*)?|={7,}|>{7,}(?: .*)?)$", re.MULTILINE)
_LONE_CR = re.compile(r"\r(?!\n)")


class Reading(NamedTuple):
    """What came of reading: the text, its tree if it has one, and the problems."""

    text: str
    root: Node | None
    problems: tuple[Problem, ...]


def read_bytes(raw: bytes) -> Reading:
    """Read a file's bytes; never raise for what they hold.

    Args:
        raw: the bytes, at most `MAX_BYTES` + 1 of them.

    Returns:
        the text with its byte order mark and line ends as they are, the tree, the problems.

    Raises:
        ParserMissingError: the C parser is not installed.

    """
    if len(raw) > MAX_BYTES:
        return _refuse(f"the file is larger than {MAX_BYTES // 1024} KiB", SHORTER)
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or raw[:4] == b"\x00\x00\xfe\xff":
        return _refuse("the file is UTF-16 or UTF-32, not UTF-8", _SAVE_UTF8)
    if b"\x00" in raw:
        return _refuse("this is a binary file, not a text", "name a plan.yaml")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = f"the byte 0x{raw[error.start]:02X} is not UTF-8"
        problem = Problem("yaml-syntax", message, Span(0, 0, line, column), _SAVE_UTF8)
        return Reading("", None, (problem,))
    return read_text(text)


def read_text(text: str) -> Reading:
    """Read decoded text; see `read_bytes`."""
    problems = list(_text_problems(text))
    if problems:
        return Reading(text, None, tuple(problems[:MAX_PROBLEMS]))
    # A mark at the very start is no part of the YAML; the parser would count it on some paths.
    root, found = build_tree(text, 1 if text.startswith(BOM) else 0)
    return Reading(text, root, tuple(found[:MAX_PROBLEMS]))


def _refuse(message: str, cure: str) -> Reading:
    return Reading("", None, (Problem("yaml-syntax", message, Span(0, 0, 1, 1), cure),))


_SAVE_UTF8 = "save it as UTF-8 in your editor"


def _text_problems(text: str) -> Iterator[Problem]:
    """Yield what is wrong before parsing; the parser is not asked when there is anything."""
    if not text.strip(BOM + " \t\r\n"):
        yield Problem(
            "yaml-syntax", "the file is empty", Span(0, 0, 1, 1), "`kamplan new` writes a plan"
        )
        return
    body = text.removeprefix(BOM)
    shift = len(text) - len(body)
    lone = _LONE_CR.search(body) if "\r" in body else None
    if lone and "\n" not in body:
        yield Problem(
            "yaml-syntax",
            "lines end with a carriage return alone",
            span_at(text, lone.start() + shift, lone.end() + shift),
            "save it with line ends LF (Unix) or CRLF (Windows)",
        )
        return
    for at, character in find_forbidden(body, crlf=True):
        yield Problem(
            "invisible-character",
            f"{describe(character)}, may not stand in a plan",
            span_at(text, at + shift, at + shift + 1),
            "delete it and type the text again",
        )
    marked = text if any(sign * 7 in text for sign in "<|=>") else ""
    for match in _CONFLICT.finditer(marked.replace("\r\n", "\n")):
        line = match.string.count("\n", 0, match.start())
        start = _line_start(text, line)
        yield Problem(
            "conflict-marker",
            f"`{match.group()[:7]}` is left over from a merge",
            Span(start, start + 7, line + 1, 1),
            "decide with the other side which words stay, and delete the marker lines",
        )
    if len(text) > MAX_LINE and max(map(len, lines := text.split("\n"))) > MAX_LINE:
        for number, line_text in enumerate(lines):
            if len(line_text) > MAX_LINE:
                start = _line_start(text, number)
                yield Problem(
                    "yaml-syntax",
                    f"the line is longer than {MAX_LINE:,} characters",
                    Span(start, start + 1, number + 1, 1),
                    "break it into several lines",
                )


def _line_start(text: str, line: int) -> int:
    start = 0
    for _ in range(line):
        start = text.index("\n", start) + 1
    return start
