"""The plan as a PDF: the pages of the HTML document on A4, tagged for screen readers."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from kamplan.errors import KamplanError
from kamplan.render.plan import render_plan
from kamplan.render.views.signatures import Signatures

if TYPE_CHECKING:
    from kamplan.model import Plan

MADE_WITH = b"% (made with kamplan)\n"
"""Stands after the document's end, where a reader of PDF ignores it (ISO 32000-2, 7.2.4)."""
_LOOKED_AT = 400
"""How far after the beginning of a text a letter with a direction is looked for."""
_STRONG, _LEFTWARD = frozenset({"L", "R", "AL"}), frozenset({"R", "AL"})
_AUTO = re.compile(' dir="auto"')
_BDI = re.compile(r"(<bdi[^>]*>)([^<]*)</bdi>")
_TAG = re.compile(r"<[^>]*>?")
_VARIANT = "pdf/ua-1"  # accessible by ISO 14289-1: tags, language, title


def render_pdf(  # noqa: PLR0913 - one keyword a fact
    plan: "Plan",
    *,
    today: date,
    language: str | None = None,
    preferred: str | None = None,
    signatures: Signatures | Mapping[str, bytes] | None = None,
    cache: Path | None = None,
    own_templates: Path | None = None,
) -> bytes:
    """Return the whole plan as a PDF; the same input gives the same bytes on one machine.

    Args:
        plan: the plan.
        today: the day to judge by what is late.
        language: as for `render_plan`; so are all others.
        preferred: the language of the repository's settings.
        signatures: what was found in the plan's `signoffs/`.
        cache: a folder of the user's own in which compiled templates may be kept.
        own_templates: a folder with templates that replace shipped ones.

    Raises:
        KamplanError: what lays out the pages is not installed, or there are no words in that
            language.

    """
    lay_out = _find_layout()
    html = render_plan(
        plan,
        to="paper",
        today=today,
        language=language,
        preferred=preferred,
        signatures=signatures,
        cache=cache,
        own_templates=own_templates,
    )
    if own_templates is None:
        return lay_out(html) + MADE_WITH

    from kamplan.render.confined import PDF, run_confined

    return run_confined(lambda: lay_out(html), PDF) + MADE_WITH


def set_directions(html: str) -> str:
    """Return a page of ours with the direction of each text written out.

    WeasyPrint 70 knows `dir="rtl"` and Unicode's isolating marks, but neither `dir="auto"` nor what
    `bdi` means. Both are decided by the first letter that has a direction (HTML, 3.2.6.4).
    """

    def decide(found: re.Match[str]) -> str:
        start = html.index(">", found.end()) + 1
        text = _TAG.sub("", html[start : start + _LOOKED_AT])
        return f' dir="{"rtl" if _runs_left(text) else "ltr"}"'

    def isolate(found: re.Match[str]) -> str:
        text = found[2]
        return f"{found[1]}\u2068{text}\u2069</bdi>" if _runs_left(text) else found[0]

    return _BDI.sub(isolate, _AUTO.sub(decide, html))


def _runs_left(text: str) -> bool:
    directions = (bidirectional(one) for one in text)
    return next((one in _LEFTWARD for one in directions if one in _STRONG), False)


def _find_layout() -> Callable[[str], bytes]:
    """Return what lays out a page of ours as a PDF; nothing that the page names is fetched."""
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except ImportError:
        raise KamplanError(
            "a PDF needs what the extra `pdf` installs",
            hint="pip install 'kamplan[pdf]', or print the HTML page from a browser",
        ) from None
    except OSError:
        raise KamplanError(
            "a PDF needs the library Pango, which this machine has not",
            hint="apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0, "
            "or print the HTML page from a browser",
        ) from None

    def lay_out(html: str) -> bytes:
        document = HTML(string=set_directions(html), url_fetcher=URLFetcher(allowed_protocols=()))
        pdf: bytes = document.write_pdf(pdf_variant=_VARIANT)
        return pdf

    return lay_out
