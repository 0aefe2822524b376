"""In which language a report speaks that a customer reads."""

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kamplan.tongue import Tongue


def choose_tongue(
    asked: str | None, plans: Collection[str | None], settings: str | None
) -> "Tongue":
    """Return the language asked for, else that of the plans, else that of the settings.

    English stands in where there is none; it writes days and numbers as the file has them.

    Args:
        asked: the language asked for.
        plans: what each plan says that is told of; only what all say counts.
        settings: what the repository says.

    Raises:
        KamplanError: there are no words in the language asked for.

    """
    from kamplan.cli._wiring import find_cache_folder
    from kamplan.render.words import choose_words
    from kamplan.tongue import ENGLISH

    common = set(plans) if len(set(plans)) == 1 else ()
    tongue = choose_words(asked, *common, settings, cache=find_cache_folder()).tongue()
    return ENGLISH if tongue.is_english else tongue
