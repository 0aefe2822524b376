"""Suggestions as discussions, which GitLab puts beside the lines of a merge request.

Sources: <https://docs.gitlab.com/api/discussions/#create-a-new-thread-in-the-merge-request-diff>,
<https://docs.gitlab.com/user/project/merge_requests/reviews/suggestions/>; for what GitLab makes of
a suggestion's text `lib/gitlab/diff/suggestion.rb`, `lib/rouge/formatters/html_gitlab.rb` and
`lib/gitlab/quick_actions/extractor.rb` of its source.
"""

import json
import re
from collections.abc import Iterable

from kamplan.collab.forges import Version
from kamplan.reporters.suggestions import Said, Suggestion, choose

MOST_ABOVE = 100
"""How many lines above the commented one GitLab replaces."""
# GitLab shows these as plain spaces, and takes what it shows.
_SPACES = dict.fromkeys(
    (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000),
    " ",
)
# A line that begins so may be a quick action (`/merge`), or a quotation that is rewritten. In a
# block of code it is neither, but how GitLab tells blocks with longer fences is not promised.
_ALIVE = re.compile(r"^(?:/|>>>)", re.MULTILINE)


def render_discussions(
    suggestions: Iterable[Suggestion], version: Version, said: Said = frozenset()
) -> str:
    """Return discussions as GitLab takes them, each as JSON on a line of its own.

    A suggestion that GitLab would not carry out to the byte is left out; the check speaks of it.

    Args:
        suggestions: what can be mended.
        version: of the merge request, to which their lines belong.
        said: what was suggested before, and is not said again.

    """
    chosen = choose(suggestions, _find_info, said)
    return "".join(f"{_render(one, body, version)}\n" for one, body in chosen)


def _find_info(one: Suggestion) -> str | None:
    above = one.last - one.first
    if above > MOST_ABOVE or _ALIVE.search(one.new) or _apply(one.old, one.new) != one.new:
        return None
    return f"suggestion:-{above}+0"


def _apply(old: str, new: str) -> str:
    """Return what GitLab would put in the place of some lines."""
    text = new.replace("\r", "").removesuffix("\n").translate(_SPACES)
    if not text.strip():
        return ""
    last = old.removesuffix("\n").rpartition("\n")[2] + ("\n" if old.endswith("\n") else "")
    end = re.search(r"\r\n|\r|\n", last)
    return text + (end[0] if end else "")


def _render(one: Suggestion, body: str, version: Version) -> str:
    position = {
        "position_type": "text",
        "base_sha": version.base,
        "start_sha": version.start,
        "head_sha": version.head,
        "old_path": one.file.before.as_posix(),
        "new_path": one.file.path.as_posix(),
        "new_line": one.last,
    }
    return json.dumps({"body": body, "position": position}, ensure_ascii=True)
