"""Fixed words in other languages: one gettext catalogue each, keyed by the English texts.

The catalogues are kept as people edit them, `templates/languages/<code>.po`, and compiled in memory
when a page in that language is made; so a fresh clone needs no build step.
"""

from functools import lru_cache
from gettext import GNUTranslations
from io import BytesIO

from kamplan.templating import templates_root

FOLDER = "languages"


@lru_cache(maxsize=8)
def load_catalogue(code: str) -> GNUTranslations:
    """Return the catalogue of a language there are words in, as `de`.

    What it does not hold is said in English, as gettext has it.
    """
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    source = templates_root().joinpath(FOLDER, f"{code}.po").read_bytes()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(source), locale=code))
    return GNUTranslations(BytesIO(compiled.getvalue()))
