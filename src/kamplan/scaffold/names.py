"""Ids and names made from what a person typed."""

from collections.abc import Container

MAX_LENGTH = 64
"""How long an id may be, in characters."""

# German readers expect `mueller`, not `muller`; the library's own table knows the rest.
_GERMAN = (
    ("ä", "ae"),
    ("ö", "oe"),
    ("ü", "ue"),
    ("Ä", "ae"),
    ("Ö", "oe"),
    ("Ü", "ue"),
    ("ß", "ss"),
)


def make_id(
    words: str,
    taken: Container[object] = (),
    otherwise: str = "entry",
    length: int = MAX_LENGTH - 4,
) -> str:
    """Return an id made from words that is not taken yet.

    Args:
        words: text in any script.
        taken: the ids that are in use.
        otherwise: what to begin with where the words hold no letter or digit.
        length: how long it may be, in characters, before a number is put behind it.

    """
    from slugify import slugify  # a dozen ms, and few commands make ids

    made = slugify(
        words,
        max_length=length,
        word_boundary=True,
        replacements=_GERMAN,
        regex_pattern=r"[^-a-z0-9]+",
    )
    made = made or otherwise
    count, free = 1, made
    while free in taken:
        count += 1
        free = f"{made}-{count}"
    return free


def make_contact_id(name: str, taken: Container[object] = ()) -> str:
    """Return a person's id: the last name, else the whole name, else a number behind it."""
    words = name.split()
    last = make_id(words[-1] if words else "", otherwise="contact")
    if last not in taken:
        return last
    whole = make_id(name, otherwise="contact")
    return whole if whole not in taken else make_id(last, taken)


def name_account(account: str) -> str:
    """Return an account's id as a name, for as long as nobody gave a better one."""
    return " ".join(word.capitalize() for word in account.split("-"))
