"""Count what other tools report between two plans; run by their own Python, for they are not ours.

Reads a JSON list of pairs of plain data from stdin and writes a list of counts: DeepDiff with all
items keyed by their ids, which is the best that can be done for it, and graphtage on the same data
with its own matching. A count is null where a tool did not end in time.
"""

import json
import signal
import sys
from types import FrameType
from typing import Any

SECONDS = 60


def key_by_id(value: Any) -> Any:
    """Return data in which lists of items with ids are maps from these ids."""
    if isinstance(value, dict):
        return {key: key_by_id(one) for key, one in value.items()}
    if not isinstance(value, list):
        return value
    ids = [one.get("id") for one in value if isinstance(one, dict)]
    if ids and len(ids) == len(value) and None not in ids and len(set(ids)) == len(ids):
        return {one["id"]: key_by_id(one) for one in value}
    return [key_by_id(one) for one in value]


def count_deepdiff(old: Any, new: Any) -> int:
    """Count the entries of DeepDiff."""
    from deepdiff import DeepDiff

    found = DeepDiff(key_by_id(old), key_by_id(new), ignore_order=True)
    return sum(len(entries) for entries in found.values())


def count_graphtage(old: Any, new: Any) -> int | None:
    """Count the edits of graphtage that cost anything, or return None after a minute."""
    from graphtage import json as trees  # type: ignore[import-not-found]  # not in our environment

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    try:
        edits = trees.build_tree(old).get_all_edits(trees.build_tree(new))
        return len([one for one in edits if one.bounds().upper_bound > 0])
    except TimeoutError:
        return None
    finally:
        signal.alarm(0)


if __name__ == "__main__":
    pairs = json.load(sys.stdin)
    counts = [(count_deepdiff(old, new), count_graphtage(old, new)) for old, new in pairs]
    json.dump(counts, sys.stdout)
