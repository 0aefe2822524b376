"""What the formats of `history` are given."""

from pathlib import PurePosixPath
from typing import NamedTuple

from kamplan.history import Iteration


class Story(NamedTuple):
    """The iterations of one plan, in the order in which to tell them."""

    path: PurePosixPath
    account: str
    iterations: tuple[Iteration, ...]
    is_shallow: bool = False
    """The clone lacks older history, so that nothing in it proves "never"."""
    item: tuple[str, str] | None = None
    """Kind and id of the one item whose life is told."""
    left_out: int = 0
    """How many iterations are not told because fewer were asked for."""
