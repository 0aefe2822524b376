"""Text from plans in Markdown, where no mention, link, reference or HTML may come to life."""

import re

from kamplan.reporters.report import shown

_HARMLESS = re.compile(r"(?:[^\W_]|[ .,;:'’“”()\-–…?/+=])*")
# What forges turn into links though no sign shows it: issues, commits, addresses.
_LINKED = re.compile(r"\bGH-\d|\b[0-9a-f]{7,40}\b|\bwww\.|://", re.IGNORECASE)


def code(text: str, *, in_table: bool = False) -> str:
    """Return a text as a code span, whatever backticks and pipes it holds.

    Source: GitHub Flavored Markdown, chapters 6.3 and 4.10.
    """
    inner = shown(" ".join(text.split())) or " "
    longest = max((len(run) for run in re.findall(r"`+", inner)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if longest and (inner[0] == "`" or inner[-1] == "`") else ""
    if in_table:
        inner = re.sub(r"(\\*)\|", r"\1\1\\|", inner)
    return f"{fence}{pad}{inner}{pad}{fence}"


def prose(text: str) -> str:
    """Return a message for a table's cell: what stands in backticks as code, the rest as words.

    With words that a forge could take for more than words, all of it becomes code.
    """
    pieces = text.split("`")
    if len(pieces) % 2 == 0 or not all(map(_is_harmless, pieces[::2])):
        return code(text, in_table=True)
    return "".join(
        code(piece, in_table=True) if at % 2 else piece for at, piece in enumerate(pieces) if piece
    )


def _is_harmless(words: str) -> bool:
    return bool(_HARMLESS.fullmatch(words)) and not _LINKED.search(words)
