"""What GitLab makes of a suggestion, read and applied as its documentation and source say."""

import re
from typing import Any

from markdown_it import MarkdownIt

_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def apply_suggestion(text: str, discussion: dict[str, Any]) -> str:
    """Return a file's text after somebody accepted the one suggestion of a discussion.

    Source: `Gitlab::Diff::Suggestion`, `Gitlab::Diff::SuggestionsParser`, `Suggestible` and
    `Rouge::Formatters::HTMLGitlab` in GitLab.
    """
    tokens = MarkdownIt("commonmark").parse(discussion["body"])
    (block,) = [one for one in tokens if one.type == "fence"]
    asked = re.fullmatch(r"suggestion:-(\d+)\+(\d+)", block.info)
    assert asked, block.info
    line = discussion["position"]["new_line"]
    first, last = line - min(int(asked[1]), 100), line + min(int(asked[2]), 100)
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    old = lines[first - 1 : last]
    new = _SPACES.sub(" ", block.content.removesuffix("\n"))
    if new.strip():
        end = re.search(r"\r\n|\r|\n", old[-1])
        new += end[0] if end else ""
    else:
        new = ""
    return "".join([*lines[: first - 1], new, *lines[last:]])
