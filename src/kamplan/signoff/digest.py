"""The digest of a payload, and the short code in which people compare it.

Sources: RFC 8785 (JSON Canonicalization Scheme), FIPS 180-4 (SHA-256), and for the short code
the letters of Crockford's base 32, <https://www.crockford.com/base32.html>.
"""

import re
from hashlib import sha256
from typing import Any

PREFIX = b"kamplan-plan-digest-v1\n"
NAME = "kamplan-v1:sha256:"
_DIGEST = re.compile(r"kamplan-v1:sha256:[0-9a-f]{64}")
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUPS, _LETTERS_A_GROUP, _BITS_A_LETTER = 4, 4, 5


def canonical(value: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """Return a JSON value as RFC 8785 writes it."""
    import rfc8785

    return rfc8785.dumps(value)


def compute_digest(payload: dict[str, Any]) -> str:
    """Return `kamplan-v1:sha256:` and 64 hexadecimal digits."""
    return NAME + sha256(PREFIX + canonical(payload)).hexdigest()


def is_digest(text: str) -> bool:
    """Say whether a text has the form of a digest of this version."""
    return _DIGEST.fullmatch(text) is not None


def short_code(digest: str) -> str:
    """Return the first 80 bits of a digest as four groups of four, to be read aloud."""
    bits = _GROUPS * _LETTERS_A_GROUP * _BITS_A_LETTER
    number = int(digest.removeprefix(NAME), 16) >> (256 - bits)
    letters = [
        _LETTERS[number >> (bits - _BITS_A_LETTER * (at + 1)) & 31]
        for at in range(_GROUPS * _LETTERS_A_GROUP)
    ]
    text = "".join(letters)
    return "-".join(text[at : at + _LETTERS_A_GROUP] for at in range(0, len(text), 4))
