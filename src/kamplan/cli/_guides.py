"""A guide in the language that is asked for, else in that of the plan it is taken to."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kamplan.cli._wiring import find_cache_folder, load_settings_of
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamplan.guides import Guide
    from kamplan.render.words import Words


def load_in_language(name: str, asked: str | None, account: str | None) -> "tuple[Guide, Words]":
    """Return a guide with the fixed words of its page.

    Args:
        name: of the guide.
        asked: the language asked for; else it is the plan's, else that of the settings, else
            English. The plan is the account's, else the only one there is.
        account: an account's id or the path of its plan, where one is named.

    Raises:
        KamplanError: there is no such account, or there are no words in the language asked for.

    """
    from kamplan.guides import load_guide
    from kamplan.render.words import base_of, choose_words

    words = choose_words(asked, *_find_languages(account), cache=find_cache_folder())
    return load_guide(name, base_of(words.language)), words


def _find_languages(account: str | None) -> "Iterator[str | None]":
    """Give the languages of plan and settings, as far as they can be read.

    A page can be taken along even if they cannot.
    """
    from kamplan import workspace
    from kamplan.planfile import load_plan

    root = workspace.find_root(Path.cwd())
    try:
        location = workspace.find_plan(account, Path.cwd())
    except KamplanError:
        if account is not None:
            raise
    else:
        root = location.root
        with suppress(KamplanError):
            raw = workspace.read(location.path).raw
            file = load_plan(raw, workspace.shown(location.path)).file
            yield file.plan.language if file else None
    with suppress(KamplanError):
        yield load_settings_of(root).language
