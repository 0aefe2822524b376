"""The environment of the Markdown templates: no value becomes structure, HTML, mention or link.

Markdown is read in many places: by forges, which turn `@name`, `#12`, addresses and `:smile:` into
more than text, in mail, and as plain text in a terminal. Characters with a meaning get a backslash
in front (CommonMark 0.31, section 2.4); what a forge would make more of stands in a code span,
into which none looks.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

import jinja2
from markupsafe import Markup

from kamplan.render.html import find_link, find_mail_link
from kamplan.render.words import Words
from kamplan.templating import make_environment

_ACTIVE: Final = re.compile(r"[\\`*_\[\]<>|~$#]|&(?=#?\w+;)")
_FIRST: Final = re.compile(r"^(?:([+=\-:])|(\d{1,9})([.)])(?=\s|$))")
# Jekyll, which makes pages of some repositories, runs `{{`; GitLab marks changes with `{+`, `[-`.
_PAIRS: Final = re.compile(r"\{(?=[{%])|[\[{](?=[+\-])")
_JOINER: Final = "\u2060"  # takes no room, and parts what would mean something together
_FORGE: Final = re.compile(
    r"""(?:
    \S*@\S*                         # mentions and mail addresses
    | \S*(?:://|\bwww\.)\S*         # addresses
    | (?<!\w)[\w./-]*[#!&%]\d+\b    # issues, requests, milestones
    | \bGH-\d+\b
    | (?<!\w)~+[A-Za-z][\w-]*      # labels
    | \b[0-9a-f]{7,64}\b            # commits
    | :[\w+-]+:                     # emoji
    )+""",
    re.VERBOSE | re.IGNORECASE,
)


def make_markdown_environment(
    words: Words, *, cache: Path | None = None, own: Path | None = None
) -> jinja2.Environment:
    """Return the environment in which Markdown documents are rendered.

    Args:
        words: the language of the fixed words.
        cache: a folder in which compiled templates may be kept.
        own: a folder with templates that replace shipped ones; none of them is trusted.

    """
    if own is None:
        environment = make_environment(finalize=_finalize, cache=cache)
    else:
        from kamplan.render.own_templates import make_own_environment

        environment = make_own_environment(own, _finalize)
    environment.filters.update(
        quote=quote,
        cell=escape_markdown,
        code=write_code,
        day=lambda day: _keep_together(words.day(day)),
        short_day=lambda day: _keep_together(words.short_day(day)),
        month=words.month,
        number=words.number,
        figure=lambda one: words.number(one) if isinstance(one, Decimal | int) else words.say(one),
        percent=words.percent,
        link=_write_link,
        mail=_write_mail,
        join=_join,
        label=write_label,
        task=write_name,
        iso=date.isoformat,
    )
    del environment.filters["safe"]
    environment.globals.update(
        say=lambda text, **values: _say(words, text, values),
        count=words.count,
        colon=Markup(words.colon),  # noqa: S704 - ours
        pad=indent,
    )
    if own is not None:
        from kamplan.render.own_templates import guard_speech

        guard_speech(environment)
    return environment


def _say(words: Words, text: str, values: Mapping[str, str | int]) -> str:
    """Return a fixed text; what is markup among its values stays markup, and only that."""
    if any(isinstance(value, Markup) for value in values.values()):
        shown = {name: _finalize(value) for name, value in values.items()}
        return Markup(escape_markdown(words.say(text)).format(**shown))  # noqa: S704 - escaped
    return words.say(text, **values)


def _keep_together(day: str) -> Markup:
    """Return a day that no line break parts, and that begins no list, as `14. Januar` would."""
    return Markup(day.replace(". ", ".\u00a0", 1))  # noqa: S704 - digits, letters and stops


def escape_markdown(text: str) -> str:
    """Return a text of one or more lines as one line that shows it and does nothing else."""
    return "<br>".join(_escape_line(line) for line in text.strip().splitlines())


def quote(text: str) -> Markup:
    """Return a text as a block quotation, with its lines and paragraphs kept."""
    lines = [_escape_line(line) for line in text.strip().splitlines()]
    breaks = [
        "\\" if line and following else ""
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
    ]
    return Markup("\n".join(f"> {a}{b}".rstrip(" ") for a, b in zip(lines, breaks, strict=True)))  # noqa: S704 - escaped as Markdown


def indent(depth: int) -> Markup:
    """Return the blanks that put a line of a list that far below another."""
    return Markup("  " * depth)  # noqa: S704 - only blanks


def write_code(text: str) -> Markup:
    """Return a text as a code span, whatever backticks it holds."""
    return Markup(_span(" ".join(text.split())))  # noqa: S704 - nothing in a code span is active


def write_label(text: str) -> Markup:
    """Return a text as a label in a Mermaid diagram: in quotes, as plain characters only."""
    line = " ".join(text.split())
    safe = "".join(
        one if one.isalnum() or one in " ,.-'’–—/()" else f"#{ord(one)};" for one in line
    )
    return Markup(f'"{safe}"')  # noqa: S704 - no character with a meaning is left


def write_name(text: str) -> Markup:
    """Return a text as the name of a task in a Mermaid chart, which knows no quotes."""
    safe = "".join(one if one.isalnum() or one in " ,.-'’–—/()" else " " for one in text)
    return Markup(" ".join(safe.split()))  # noqa: S704 - no character with a meaning is left


def _escape_line(line: str) -> str:
    parts: list[str] = []
    end = 0
    line = line.strip()
    for found in _FORGE.finditer(line):
        parts += [_escape_plain(line[end : found.start()]), _span(found[0])]
        end = found.end()
    parts.append(_escape_plain(line[end:]))
    escaped = "".join(parts)
    return _FIRST.sub(lambda first: f"{first[2] or ''}\\{first[1] or first[3]}", escaped)


def _escape_plain(text: str) -> str:
    return _PAIRS.sub(rf"\g<0>{_JOINER}", _ACTIVE.sub(r"\\\g<0>", text))


def _span(text: str) -> str:
    """Return a code span, fenced by more backticks than it has in a row (CommonMark 6.1).

    A pipe in it would still end a table's cell, so it stands as the character that looks alike.
    """
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    inner = text.replace("|", "¦")
    inner = _PAIRS.sub(rf"\g<0>{_JOINER}", inner)
    return f"{fence}{pad}{inner}{pad}{fence}"


def _write_link(address: str) -> Markup:
    """Return an address to follow, or a code span where following it would not be safe."""
    if find_link(address) and not re.search(r"[<>\\`|{}\s]", address):
        return Markup(f"<{address}>")  # noqa: S704 - checked: an autolink of CommonMark
    return write_code(address)


def _write_mail(address: str) -> Markup:
    if find_mail_link(address) and re.fullmatch(r"[\w.+-]+@[\w.-]+", address, re.ASCII):
        return Markup(f"<{address}>")  # noqa: S704 - checked: an autolink of CommonMark
    return write_code(address)


def _join(parts: list[object] | tuple[object, ...], by: str = "") -> Markup:
    return Markup(by).join(Markup(_finalize(one)) for one in parts)  # noqa: S704 - each is escaped


def _finalize(value: object) -> object:
    """Escape text as Markdown; whatever else is printed is a template's mistake."""
    if isinstance(value, Markup | jinja2.Undefined):
        return value
    if isinstance(value, str):
        return Markup(escape_markdown(value))  # noqa: S704 - escaped as Markdown
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise TypeError(f"a template prints {type(value).__name__}, which is no text")
