"""Both parties agreed to exactly this: what is signed, by whom, and whether it still holds."""

from kamplan.signoff.digest import canonical, compute_digest, is_digest, short_code
from kamplan.signoff.payload import DIGEST_VERSION, LeftOut, build_payload, list_left_out

__all__ = [
    "DIGEST_VERSION",
    "LeftOut",
    "build_payload",
    "canonical",
    "compute_digest",
    "is_digest",
    "list_left_out",
    "short_code",
]
