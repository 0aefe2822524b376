"""Write one value as YAML text that reads back as exactly that value.

Text is bare only where every reader takes it for text. What another tool might read as a
truth value, a number or a day is quoted; long text is folded; a day (`datetime.date`) is bare.
"""

import re
from collections.abc import Mapping as AbstractMapping
from collections.abc import Sequence as AbstractSequence
from datetime import date
from decimal import Decimal

from kamplan.yamldoc.scalars import NULLS, TRUTHS, is_number, is_surprising_number

Value = object
"""Text, a number, a day, a truth value, None, or a list or dict of such values."""

WIDTH = 96
"""Where long text is folded, in characters."""

# What YAML 1.1 and spreadsheets of readers take for something else than text.
_LOOKALIKE = re.compile(r"(?i:yes|no|on|off|y|n|true|false|null)|~|[-+]?[.0-9].*|<<|=", re.DOTALL)
_BARE_START = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]")
_NEVER_BARE = re.compile(r": |:$| #|[\n\t\\]")
# Between brackets the parser takes a question mark for the beginning of a key.
_NEVER_BARE_IN_FLOW = re.compile(r"[,\[\]{}:?]")
_PLAIN_KEY = re.compile(r"[a-z][a-z0-9_]*")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def emit_flow(value: Value, *, in_flow: bool = True) -> str:
    """Return `value` on one line; with `in_flow`, fit to stand between brackets or braces."""
    if isinstance(value, str):
        return emit_text(value, in_flow=in_flow)
    if isinstance(value, AbstractMapping):
        inner = ", ".join(
            f"{emit_key(str(k), in_flow=True)}: {emit_flow(v)}" for k, v in value.items()
        )
        return f"{{{inner}}}"
    if isinstance(value, AbstractSequence):
        return f"[{', '.join(emit_flow(item) for item in value)}]"
    return _emit_other(value)


def emit_text(text: str, *, in_flow: bool) -> str:
    """Return text on one line: bare where that is safe, else quoted."""
    if is_bare_safe(text, in_flow=in_flow):
        return text
    if "'" not in text and ("\\" in text or '"' in text) and "\n" not in text and "\t" not in text:
        return f"'{text}'"
    return '"' + "".join(_ESCAPES.get(one, one) for one in text) + '"'


def emit_key(text: str, *, in_flow: bool) -> str:
    """Return a key: bare where YAML 1.2 reads it as text, as `on` stands in every plan."""
    if _PLAIN_KEY.fullmatch(text) and text not in NULLS and text not in TRUTHS:
        return text
    return emit_text(text, in_flow=in_flow)


def is_bare_safe(text: str, *, in_flow: bool) -> bool:
    """Say whether the text, written without quotes, is text to every reader."""
    if not text or text in NULLS or text in TRUTHS or text != text.strip():
        return False
    if is_number(text) or is_surprising_number(text) or _LOOKALIKE.fullmatch(text):
        return False
    if not _BARE_START.match(text) or _NEVER_BARE.search(text):
        return False
    return not (in_flow and _NEVER_BARE_IN_FLOW.search(text))


def emit_block(value: Value, indent: int, newline: str) -> str:
    """Return `value` as it stands behind `key:` or `-`, beginning with its blank or newline.

    Args:
        value: what to write.
        indent: the column, from 0, in which the lines of a block begin.
        newline: the line end of the file.

    Returns:
        for a scalar ` text`; for a collection its lines, without a line end at the last.

    """
    if isinstance(value, str):
        return " " + _emit_long_text(value, indent, newline)
    if isinstance(value, AbstractMapping) and value:
        return newline + emit_pairs(value, indent, newline)
    if isinstance(value, AbstractSequence) and value and not isinstance(value, str):
        if _is_short_list(value, indent):
            return " " + emit_flow(value)
        return newline + emit_items(value, indent, newline)
    return " " + emit_flow(value, in_flow=False)


def emit_pairs(value: AbstractMapping[str, Value], indent: int, newline: str) -> str:
    """Return the lines of a mapping, each indented, without a line end at the last."""
    pad = " " * indent
    return newline.join(
        f"{pad}{emit_key(str(key), in_flow=False)}:{emit_block(one, indent + 2, newline)}"
        for key, one in value.items()
    )


def emit_items(value: AbstractSequence[Value], indent: int, newline: str) -> str:
    """Return the lines of a list, each indented, without a line end at the last."""
    return newline.join(emit_item(one, indent, newline) for one in value)


def emit_item(value: Value, indent: int, newline: str) -> str:
    """Return one item with its dash; a mapping's first key stands on the dash's line."""
    pad = " " * indent
    if isinstance(value, AbstractMapping) and value:
        return f"{pad}- {emit_pairs(value, indent + 2, newline)[indent + 2 :]}"
    if isinstance(value, AbstractSequence) and value and not isinstance(value, str):
        return f"{pad}- {emit_flow(value)}"
    return f"{pad}-{emit_block(value, indent + 2, newline)}"


def _is_short_list(value: AbstractSequence[Value], indent: int) -> bool:
    plain = all(not isinstance(one, AbstractMapping | list | tuple) for one in value)
    words = all(not isinstance(one, str) or " " not in one for one in value)
    return plain and words and indent + len(emit_flow(value)) < WIDTH


def _emit_other(value: Value) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in a plan")


def _emit_long_text(text: str, indent: int, newline: str) -> str:
    if "\n" in text:
        return _emit_literal(text, indent, newline)
    plain = emit_text(text, in_flow=False)
    if indent + len(plain) <= WIDTH or text != " ".join(text.split(" ")) or not _folds(text):
        return plain
    pad = " " * indent
    lines, line = [], ""
    for word in text.split(" "):
        if line and indent + len(line) + 1 + len(word) > WIDTH:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    lines.append(line)
    return ">-" + newline + newline.join(pad + one for one in lines)


def _folds(text: str) -> bool:
    """Say whether folding at blanks gives the same text back: no other white space at edges."""
    return text == text.strip() and "\t" not in text and "  " not in text


def _emit_literal(text: str, indent: int, newline: str) -> str:
    lines = text.split("\n")
    body, ending = (lines[:-1], "|") if text.endswith("\n") else (lines, "|-")
    keeps = (
        body
        and body[-1].strip()
        and body[0][:1] not in (" ", "\t", "")
        and all(one == one.rstrip() and "\t" not in one for one in body)
    )
    if not keeps:
        return '"' + "".join(_ESCAPES.get(one, one) for one in text) + '"'
    pad = " " * indent
    return ending + newline + newline.join(pad + one if one else "" for one in body)
