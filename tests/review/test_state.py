"""The lifecycle: derived, the first that holds."""

import pytest

from kamplan.review.state import Lifecycle, Signatures, derive_lifecycle
from tests.review.plans import plan_of

NONE, BLOCK, DECIDED = "", "review: {ratings: {customer: 4}}\n", "review: {next: close}\n"


@pytest.mark.parametrize(
    ("review", "is_ready", "signatures", "lifecycle"),
    [
        (NONE, False, Signatures.UNKNOWN, "draft"),
        (NONE, True, Signatures.UNKNOWN, "proposed"),
        (NONE, False, Signatures.NONE, "draft"),
        (NONE, False, Signatures.PARTIAL, "proposed"),
        (NONE, True, Signatures.COMPLETE, "signed"),
        (BLOCK, True, Signatures.UNKNOWN, "in review"),
        (BLOCK, False, Signatures.COMPLETE, "in review"),
        (DECIDED, True, Signatures.COMPLETE, "closed"),
        (DECIDED, False, Signatures.UNKNOWN, "closed"),
        (DECIDED, True, Signatures.VOID, "signature void"),
        (NONE, True, Signatures.VOID, "signature void"),
    ],
)
def test_the_first_that_holds(
    *, review: str, is_ready: bool, signatures: Signatures, lifecycle: str
) -> None:
    plan = plan_of(review).plan

    found = derive_lifecycle(plan, is_ready=is_ready, signatures=signatures)

    assert found is Lifecycle(lifecycle)
