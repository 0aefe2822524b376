"""The lifecycle: derived, the first that holds."""

import pytest

from kamplan.review.state import Lifecycle, derive_lifecycle, find_signed_on
from kamplan.signoff import SignoffState, Standing
from tests.review.plans import plan_of

NONE, BLOCK, DECIDED = "", "review: {ratings: {customer: 4}}\n", "review: {next: close}\n"


@pytest.mark.parametrize(
    ("review", "is_ready", "signoff", "lifecycle"),
    [
        (NONE, False, None, "draft"),
        (NONE, True, None, "proposed"),
        (NONE, False, SignoffState(Standing.DRAFT), "draft"),
        (NONE, False, SignoffState(Standing.WAITING), "proposed"),
        (NONE, True, SignoffState(Standing.AGREED), "signed"),
        (BLOCK, True, None, "in review"),
        (BLOCK, False, SignoffState(Standing.AGREED), "in review"),
        (DECIDED, True, SignoffState(Standing.AGREED), "closed"),
        (DECIDED, False, None, "closed"),
        (DECIDED, True, SignoffState(Standing.CHANGED), "signature void"),
        (NONE, True, SignoffState(Standing.CHANGED), "signature void"),
    ],
)
def test_the_first_that_holds(
    *, review: str, is_ready: bool, signoff: SignoffState | None, lifecycle: str
) -> None:
    plan = plan_of(review).plan

    found = derive_lifecycle(plan, is_ready=is_ready, signoff=signoff)

    assert found is Lifecycle(lifecycle)


def test_without_a_complete_round_nobody_signed() -> None:
    assert find_signed_on(None) is None
    assert find_signed_on(SignoffState(Standing.DRAFT)) is None
