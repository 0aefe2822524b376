"""Characters that a plan may not hold, because no person sees them or tools disagree on them.

Ordinary text of every script passes: Arabic and Hebrew need no control characters, and the
joiners are accepted where their scripts and emoji use them.
"""

import re

_FORBIDDEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, all but tab and line feed
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # invisible letters and marks
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, line separators, bidi controls
    "\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff"
    "\U000e0000-\U000e0fff"  # tags and the variation selectors that can carry hidden text
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
    )
    + "]"
)

_USUAL = bytes([*range(0x20, 0x7F), *b"\t\n"])

_JOINERS = {"\u200c", "\u200d"}

# Only odd texts need these, and to compile them takes longer than to read a plan.
#
# Scripts whose spelling needs the joiners: Arabic (Persian, Urdu), Syriac, N'Ko, the Indic
# scripts, Thai to Khmer, Mongolian.
_JOINING = (
    "[\u0600-\u08ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u18af"
    "\ua800-\uabff\ufb50-\ufdcf\ufe70-\ufefc]"
)
# Pictographs, their modifiers and the variation selector that asks for the coloured form.
_EMOJI = "[\u00a9\u00ae\u203c-\u3299\ufe0f\U0001f000-\U0001faff]"
# The flags of England, Scotland and Wales are a black flag followed by tag characters.
_TAG_FLAG = "\U0001f3f4[\U000e0061-\U000e007a]{2,6}\U000e007f"
_CJK = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"

_KINDS = (
    (range(0x2028, 0x202A), "a line separator that some tools count as a line and others do not"),
    (range(0x202A, 0x202F), "a control character that reorders the text around it"),
    (range(0x2066, 0x206A), "a control character that reorders the text around it"),
    (range(0x200E, 0x2010), "a control character that reorders the text around it"),
    (range(0xD800, 0xE000), "half a character"),
    (range(0xFDD0, 0xFDF0), "not a character"),
    (range(0xE0000, 0xE1000), "a tag character that no person sees"),
    (range(0x20), "a control character"),
    (range(0x7F, 0xA0), "a control character"),
)


def find_forbidden(text: str, *, crlf: bool = False) -> list[tuple[int, str]]:
    """Return the offset and the character of each forbidden character in `text`.

    With `crlf`, a carriage return before a line feed is the end of a line and passes.
    """
    # Nearly every text holds none: to find that out must cost next to nothing.
    rest = text.replace("\r\n", "") if crlf and "\r" in text else text
    unusual = rest.encode("utf-8", "surrogatepass").translate(None, _USUAL)
    if not _FORBIDDEN.search(unusual.decode("utf-8", "surrogatepass")):
        return []
    found: list[tuple[int, str]] = []
    flags: list[range] | None = None
    for match in _FORBIDDEN.finditer(text):
        at, character = match.start(), match.group()
        if character == "\r" and crlf and text[at + 1 : at + 2] == "\n":
            continue
        if character in _JOINERS and _joins(text, at):
            continue
        if "\U000e0000" <= character <= "\U000e0fff":
            if flags is None:
                flags = [range(one.start(), one.end()) for one in re.finditer(_TAG_FLAG, text)]
            if any(at in flag for flag in flags):
                continue
            if "\U000e0100" <= character <= "\U000e01ef" and at and re.match(_CJK, text[at - 1]):
                continue
        found.append((at, character))
    return found


def describe(character: str) -> str:
    """Return how to name a character that cannot be shown: its code, its name, its harm."""
    import unicodedata  # only a broken plan needs the names

    code = ord(character)
    name = unicodedata.name(character, "")
    kind = next((words for codes, words in _KINDS if code in codes), "an invisible character")
    return f"U+{code:04X}{' ' + name if name else ''}, {kind}"


def make_visible(text: str, limit: int | None = None) -> str:
    """Return `text` with everything unprintable escaped, cut to `limit` characters.

    Used wherever a value from a file reaches a terminal or a log.
    """
    shown = text
    is_usual = text.isprintable() and (text.isascii() or not _FORBIDDEN.search(text))
    if not is_usual:
        shown = "".join(
            one if one.isprintable() and not _FORBIDDEN.match(one) else _escape(one) for one in text
        )
    if limit is not None and len(shown) > limit:
        shown = shown[: limit - 1] + "…"
    return shown


def _escape(character: str) -> str:
    code = ord(character)
    short = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(character)
    if short:
        return short
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004


def _joins(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if re.match(_JOINING, before) and (
        not after or re.match(_JOINING, after) or not after.isascii()
    ):
        return True
    if text[at] == "\u200c":
        return bool(re.match(_JOINING, before))
    return bool(re.match(_EMOJI, before) and re.match(_EMOJI, after))
