"""Guides in other languages beside the English ones: what is missing, out of date or not alike.

The head of a translation holds a seal, a digest of the English file that it says the same as.
`python -m kamplan.render.guide_translations` lists what is wrong. When a translation is up to date
again, empty its seal (`english: ""`): the same command fills it in.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from kamplan.guides import ENGLISH, KINDS, Guide, guide_path, load_guide
from kamplan.render.guide import make_parser
from kamplan.render.messages import TEMPLATES
from kamplan.render.words import LANGUAGES

_SEAL: Final = re.compile(r'^english: "(.*)"$', re.MULTILINE)
_LEVEL: Final = re.compile(r"^#+ ", re.MULTILINE)
_EMPTY: Final = '\nenglish: ""\n'
_OTHERS: Final = tuple(one for one in LANGUAGES if one != ENGLISH)


def list_flaws() -> Iterator[str]:
    """Give what is wrong first with each translation, one line for each guide and language."""
    for language in _OTHERS:
        for name in KINDS:
            flaw = find_flaw(name, language)
            if flaw:
                yield f"templates/{guide_path(name, language)}: {flaw}"


def find_flaw(name: str, language: str) -> str | None:
    """Return what is wrong first with the translation of a guide, or None."""
    path = TEMPLATES / guide_path(name, language)
    if not path.is_file():
        return "not translated yet"
    text, english = (
        (TEMPLATES / guide_path(name, one)).read_text(encoding="utf-8")
        for one in (language, ENGLISH)
    )
    if not is_current(text, english):
        return "the English text is another since; say the same, then empty the seal in its head"
    ours, theirs = (_LEVEL.findall(one) for one in (text, english))
    if ours != theirs:
        return f"{len(ours)} headings, in English {len(theirs)}"
    return compare_guides(load_guide(name, language), load_guide(name))


def is_current(text: str, english: str) -> bool:
    """Say whether a file is sealed as the translation of exactly this English one."""
    seal = _SEAL.search(text)
    return seal is not None and seal[1] == _digest(english)


def seal_translation(text: str, english: str) -> str:
    """Return a translated file with the seal of the English one in its head."""
    return _SEAL.sub(f'english: "{_digest(english)}"', text, count=1)


def compare_guides(translated: Guide, english: Guide) -> str | None:
    """Return the first part that is not built as in English, or None."""
    pairs = [
        ("what stands in front", _list_texts(translated), _list_texts(english)),
        ("the lead", [translated.lead], [english.lead]),
        *(
            (f"`{ours.title}`", [ours.text], [theirs.text])
            for ours, theirs in zip(translated.sections, english.sections, strict=True)
        ),
    ]
    for place, ours, theirs in pairs:
        for one, other in zip(_describe(ours), _describe(theirs), strict=True):
            if one != other:
                return f"{place}: {one}, in English {other}"
    return None


def _digest(english: str) -> str:
    return hashlib.sha256(english.encode()).hexdigest()[:16]


def _list_texts(guide: Guide) -> list[str]:
    return [guide.title, guide.about, *(text for _, text in guide.facts)]


def _describe(texts: Sequence[str]) -> tuple[str, str, str]:
    """Return what must be the same in every language: blocks and marks, code and links, numbers."""
    built, kept = [], []
    for text in texts:
        for token in make_parser().parse(text):
            if token.type != "inline" and token.nesting >= 0:
                built.append(token.tag)
            for part in token.children or ():
                if part.type == "code_inline":
                    kept.append(f"`{part.content}`")
                elif part.nesting == 1:
                    built.append(part.tag)
                    kept.extend(map(str, part.attrs.values()))
    numbers = sorted(re.findall(r"\d+", " ".join(texts)), key=int)
    return " ".join(built), " ".join(sorted(kept)) or "no code", " ".join(numbers) or "no numbers"


def seal_drafts(templates: Path) -> None:
    """Seal each translation whose seal was emptied, as its translator does once it is done."""
    for language in _OTHERS:
        for name in KINDS:
            path = templates / guide_path(name, language)
            text = path.read_text(encoding="utf-8") if path.is_file() else ""
            if _EMPTY in text:
                english = (templates / guide_path(name)).read_text(encoding="utf-8")
                path.write_text(seal_translation(text, english), encoding="utf-8")


if __name__ == "__main__":
    seal_drafts(TEMPLATES)
    if flaws := list(list_flaws()):
        raise SystemExit("\n".join(flaws))
