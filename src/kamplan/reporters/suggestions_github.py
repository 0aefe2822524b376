"""Suggestions as one review, which GitHub puts beside the lines of a pull request.

Source: <https://docs.github.com/rest/pulls/reviews#create-a-review-for-a-pull-request>.
"""

import json
from collections.abc import Iterable
from typing import Any

from kamplan.reporters.suggestions import Said, Suggestion, choose


def render_review(suggestions: Iterable[Suggestion], commit: str, said: Said = frozenset()) -> str:
    """Return a review as GitHub takes it, as JSON; `comments` is empty where there is nothing.

    Args:
        suggestions: what can be mended.
        commit: the proposal's commit.
        said: what was suggested before, and is not said again.

    """
    chosen = choose(suggestions, lambda _: "suggestion", said)
    comments = [{**_place(one), "body": body} for one, body in chosen]
    review = {"commit_id": commit, "event": "COMMENT", "comments": comments}
    return json.dumps(review, ensure_ascii=True) + "\n"


def _place(one: Suggestion) -> dict[str, Any]:
    path = one.file.path.as_posix()
    place: dict[str, Any] = {"path": path, "line": one.last, "side": "RIGHT"}
    if one.first < one.last:
        place |= {"start_line": one.first, "start_side": "RIGHT"}
    return place
