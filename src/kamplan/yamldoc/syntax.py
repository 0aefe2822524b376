"""Say in plain words what the parser could not read, where it went wrong, and what to write.

The parser speaks of tokens, nodes and simple keys, and points to where it lost the thread. Who
wrote the plan wants to know what is wrong with the line. What is not known here is told in the
parser's own words.

Source of the parser's messages: scanner.c and parser.c of libyaml,
<https://github.com/yaml/libyaml>.
"""

from typing import NamedTuple

from kamplan.yamldoc.characters import make_visible

_QUOTE_IT = "put the whole text in quotes"
_LINE_UP = "line it up with the keys beside it, with spaces"
_CLOSE_QUOTE = "close it with the same sign; within single quotes write '' for an apostrophe"
_TAB = ("a tab cannot indent", "indent with spaces, two for each level")


class Explained(NamedTuple):
    """A fault of syntax: where it is best shown, what it is, what to do."""

    at: int
    message: str
    cure: str


def explain(  # noqa: C901, PLR0911 - one branch a fault
    text: str, problem: str, context: str, at: int, opened: int | None
) -> Explained:
    """Return a fault in plain words.

    Args:
        text: what was read.
        problem: what the parser says is wrong.
        context: what it was doing.
        at: the index where it stopped.
        opened: the index where what it was reading began, if it says so.

    """
    begin = at if opened is None else opened
    sign = make_visible(text[at : at + 1])
    if "tab character" in problem or (text[at : at + 1] == "\t" and "any token" in problem):
        return Explained(at, *_TAB)
    if "any token" in problem:
        return Explained(at, f"a text without quotes cannot begin with `{sign}`", _QUOTE_IT)
    if "quoted scalar" in context:
        return _explain_quoted(text, problem, at, begin)
    if "mapping values" in problem:
        return _explain_colon(text, at)
    if "sequence entries" in problem:
        cure = "put each `- ` on a line of its own, below the key"
        return Explained(at, "a list cannot begin on the line of its key", cure)
    if "expected ':'" in problem:
        cure = "write `key: value`, or indent the line if it belongs to the text above"
        return Explained(begin, "this line has no `key:`", cure)
    if "expected ','" in problem:
        return _explain_bracket(text, problem, at, begin)
    if "expected key" in problem or "'-' indicator" in problem:
        return _explain_left(text, problem, at)
    if "node content" in problem:
        cure = "delete it, or put the text in quotes if it belongs to it"
        return Explained(at, f"`{sign}` stands where a value belongs", cure)
    if "block scalar" in context:
        cure = "begin the text on the next line, indented"
        return Explained(at, "behind `|` or `>` nothing else may stand on the line", cure)
    if any(word in context for word in ("anchor", "alias", "tag", "directive")):
        first = make_visible(text[begin : begin + 1])
        return Explained(begin, f"a text without quotes cannot begin with `{first}`", _QUOTE_IT)
    message = make_visible(f"{problem} {context}".strip(), 120)
    return Explained(at, message, "look at this line and the one above; put odd text in quotes")


def _explain_quoted(text: str, problem: str, at: int, begin: int) -> Explained:
    if "escape" in problem or "hexdecimal" in problem:
        start = text.rfind("\\", begin, at + 1)
        start = begin if start < 0 else start
        shown = make_visible(text[start : start + 2])
        message = f"`{shown}` means nothing between double quotes"
        return Explained(
            start, message, "write the character itself; a backslash is written `\\\\`"
        )
    return Explained(begin, "a text in quotes is never closed", _CLOSE_QUOTE)


def _explain_colon(text: str, at: int) -> Explained:
    line = text[text.rfind("\n", 0, at) + 1 : at]
    if ": " in line:
        message = "a second `: ` on one line"
        return Explained(
            at, message, _QUOTE_IT.replace("the whole text", "the text behind the key")
        )
    return Explained(at, "this line is indented deeper than the line above allows", _LINE_UP)


def _explain_bracket(text: str, problem: str, at: int, begin: int) -> Explained:
    closing = "]" if "]" in problem else "}"
    line = text.count("\n", 0, begin) + 1
    message = f"`{make_visible(text[begin : begin + 1])}` of line {line} is not closed here"
    cure = f"put `,` between its parts, `{closing}` behind the last, text with , : or ? in quotes"
    return Explained(at, message, cure)


def _explain_left(text: str, problem: str, at: int) -> Explained:
    before = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    if before.endswith(("'", '"')):
        cure = "put the whole text in quotes; within single quotes write '' for an apostrophe"
        return Explained(at, "text goes on behind the closing quote", cure)
    if before.strip(" -"):
        message = f"`{make_visible(text[at : at + 1])}` stands where the line should end"
        return Explained(at, message, _QUOTE_IT)
    if "'-' indicator" in problem:
        return Explained(at, "a list goes on without `- `", "line the entries up, each behind `- `")
    return Explained(at, "this line is indented otherwise than those it belongs to", _LINE_UP)
