"""The environment of the HTML templates: every value is escaped, and the page needs no network."""

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final
from urllib.parse import quote

import jinja2
from markupsafe import Markup, escape

from kamplan.render.words import Words, direction_of
from kamplan.templating import make_environment

FOLDER: Final = "render/html/"
_LINK: Final = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_ADDRESS: Final = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


def make_html_environment(
    words: Words,
    *,
    content_language: str | None = None,
    styles: Sequence[str] = ("style.css",),
    cache: Path | None = None,
    own: Path | None = None,
) -> jinja2.Environment:
    """Return the environment in which pages are rendered.

    Args:
        words: the language of the fixed words.
        content_language: the language that the plan is written in, where it says so.
        styles: names of the style sheets, one going on where the other ends.
        cache: a folder in which compiled templates may be kept.
        own: a folder with templates that replace shipped ones; none of them is trusted.

    """
    if own is None:
        environment = make_environment(finalize=_demand_text, cache=cache)
    else:
        from kamplan.render.own_templates import make_own_environment

        environment = make_own_environment(own, _demand_text)
    environment.filters.update(
        text=lay_out,
        day=lambda day: _tag_day(day, words.day(day)),
        short_day=lambda day: _tag_day(day, words.short_day(day)),
        month=words.month,
        short_month=words.short_month,
        number=words.number,
        figure=lambda one: words.number(one) if isinstance(one, Decimal | int) else words.say(one),
        percent=words.percent,
        link=find_link,
        mail_link=find_mail_link,
    )
    content_language = content_language if content_language != words.language else None
    lang = f' lang="{escape(content_language)}"' if content_language else ""
    environment.globals.update(
        isolate=lambda text: Markup(f"<bdi{lang}>{lay_out(text)}</bdi>"),  # noqa: S704 - escaped
        say=lambda text, **values: _say(words, text, values),
        count=words.count,
        colon=words.colon,
        language=words.language,
        direction=direction_of(words.language),
        content_language=content_language,
        style=_load_style(environment, styles),
    )
    if own is not None:
        from kamplan.render.own_templates import guard_speech

        guard_speech(environment)
    return environment


def _say(words: Words, text: str, values: Mapping[str, str | int]) -> str:
    """Return a fixed text; what is markup among its values stays markup, and only that."""
    if any(isinstance(value, Markup) for value in values.values()):
        return Markup(escape(words.say(text))).format(**values)  # noqa: S704 - escaped
    return words.say(text, **values)


def lay_out(text: str) -> Markup:
    """Return a text of the authors escaped, with its line breaks kept."""
    text = text.strip()
    if text.isprintable():  # on one line, as most are
        return escape(text)
    return Markup("<br>").join(escape(line) for line in text.splitlines())


def find_link(address: str) -> str | None:
    """Return an address that may be linked to, or None: only http, https and mailto may."""
    return address if _LINK.fullmatch(address) else None


def find_mail_link(address: str) -> str | None:
    """Return the link to write to a mail address, or None where it is not one."""
    return "mailto:" + quote(address, safe="@") if _ADDRESS.fullmatch(address) else None


class Style:
    """The one style sheet of a page, and the policy that allows it and nothing else."""

    def __init__(self, css: str) -> None:
        digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
        self.css = Markup(css)  # noqa: S704 - our own style sheet, from the templates
        self.policy = (
            f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
            "base-uri 'none'; form-action 'none'"
        )


def _load_style(environment: jinja2.Environment, names: Sequence[str]) -> Style:
    loader = environment.loader
    assert loader is not None  # noqa: S101 - it was made with one
    css = "\n".join(loader.get_source(environment, FOLDER + name)[0] for name in names)
    if "</" in css:
        raise ValueError("a style sheet cannot hold the end of a tag")
    lines = (line.strip() for line in _COMMENT.sub("", css).splitlines())
    return Style("\n".join(line for line in lines if line))


def _tag_day(day: date, shown: str) -> Markup:
    # Written out, for `Markup.format` would take a tenth of the time of a page.
    return Markup(f'<time datetime="{day.isoformat()}">{escape(shown)}</time>')  # noqa: S704


def _demand_text(value: object) -> object:
    """Let text and whole numbers through; whatever else is printed is a template's mistake."""
    if isinstance(value, str | Markup | jinja2.Undefined):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise TypeError(f"a template prints {type(value).__name__}, which is no text")
