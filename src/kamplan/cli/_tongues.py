"""In which language a report speaks that a customer reads."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kamplan.tongue import Tongue


def choose_tongue(asked: str | None, *preferred: str | None) -> "Tongue":
    """Return the language asked for, else the first preferred one there are words in.

    English stands in where there is none; it writes days and numbers as the file has them.

    Raises:
        KamplanError: there are no words in the language asked for.

    """
    from kamplan.cli._wiring import find_cache_folder
    from kamplan.render.words import choose_words
    from kamplan.tongue import ENGLISH

    tongue = choose_words(asked, *preferred, cache=find_cache_folder()).tongue()
    return ENGLISH if tongue.is_english else tongue
