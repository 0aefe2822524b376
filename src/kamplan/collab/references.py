"""Words that a forge would take for a reference, and a merge for the order to close an issue.

Source: `lib/gitlab/closing_issue_extractor.rb` of GitLab, which reads messages of commits and the
texts of merge requests as they stand, code or not; GitHub reads messages of commits alike.
"""

import re

_REFERENCE = re.compile(
    r"#(?=\d)|\bG[HL]-(?=\d)|\[(?:issue|work_item):(?=\w)|:(?=//)"
    # A key of another tracker is a reference only behind a word that closes.
    r"|\b(?:clos|fix|resolv|implement)\w*:?\s+(?:issues?\s+)?[A-Z][A-Z0-9_]+-(?=\d)",
    re.IGNORECASE,
)


def part_references(text: str) -> str:
    """Return a text in which every reference is parted by a blank, so that it closes nothing.

    `Closes #1` becomes `Closes # 1`. It is for what is told of a plan; the plan keeps its words.
    """
    return _REFERENCE.sub(r"\g<0> ", text)
