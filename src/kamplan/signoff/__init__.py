"""Both parties agreed to exactly this: what is signed, by whom, and whether it still holds."""

from kamplan.signoff.digest import canonical, compute_digest, is_digest, short_code
from kamplan.signoff.payload import DIGEST_VERSION, LeftOut, build_payload, list_left_out
from kamplan.signoff.reading import Flaw, Folder, Round, load_payload, read_folder
from kamplan.signoff.signing import Signing, prepare_signing, summarise
from kamplan.signoff.state import Assurance, SignoffState, Standing, judge_signoff
from kamplan.signoff.statements import (
    FOLDER,
    MAX_BYTES,
    METHODS,
    PARTIES,
    BrokenStatementError,
    Party,
    Signer,
    Statement,
    find_seq,
    payload_name,
    read_statement,
    write_statement,
)

__all__ = [
    "DIGEST_VERSION",
    "FOLDER",
    "MAX_BYTES",
    "METHODS",
    "PARTIES",
    "Assurance",
    "BrokenStatementError",
    "Flaw",
    "Folder",
    "LeftOut",
    "Party",
    "Round",
    "Signer",
    "Signing",
    "SignoffState",
    "Standing",
    "Statement",
    "build_payload",
    "canonical",
    "compute_digest",
    "find_seq",
    "is_digest",
    "judge_signoff",
    "list_left_out",
    "load_payload",
    "payload_name",
    "prepare_signing",
    "read_folder",
    "read_statement",
    "short_code",
    "summarise",
    "write_statement",
]
