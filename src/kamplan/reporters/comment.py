"""The whole story of a proposal as one comment: verdict, next step, changes, findings, the page.

Every value of a plan stands in a code span, where no mention, link or HTML comes to life. Comments
may hold 65,536 characters on GitHub and a million on GitLab; what does not fit is counted.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from kamplan.collab.messages import Facts, choose_next_step, describe_verdict, judge_proposal
from kamplan.diagnostics import Severity
from kamplan.errors import KamplanError
from kamplan.reporters.diff_markdown import report_part
from kamplan.reporters.markdown import MarkdownReporter
from kamplan.reporters.markup import code
from kamplan.reporters.report import Counts, FileReport

MARKER = "<!-- kamplan comment -->"
"""The first line, by which a workflow finds its own comment again."""
MAX_CHARACTERS = 60_000
_ROOM_FOR_CHANGES = 36_000
_ROOM_FOR_ERRORS = 10_000
_ROOM_FOR_REST = 8_000
_MOST_PATHS = 20
_MOST_PROBLEMS = 10
_LINK = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:/[\w.~%/?=&#+-]*)?")


@dataclass(frozen=True, slots=True)
class Story:
    """What there is to say of a proposal."""

    facts: Facts
    accounts: tuple[str, ...]
    """The plans that it touches, by account."""
    reports: tuple[FileReport, ...] = ()
    """What the check found in these plans."""
    problems: tuple[str, ...] = ()
    """Why something could not be compared or judged, in words."""
    outside: tuple[PurePosixPath, ...] = ()
    """Files beside the accounts that change as well."""
    pages: str | None = None
    """Where the plan can be read as a page."""


def check_link(text: str) -> str:
    """Return an address that may stand in a comment.

    Raises:
        KamplanError: it is none.

    """
    if not _LINK.fullmatch(text):
        raise KamplanError(
            "--pages is not an address that can stand in a comment",
            hint="--pages https://example.org/plan.html",
        )
    return text


def render_comment(story: Story) -> str:
    """Return the comment, at most 60,000 characters long."""
    verdict = judge_proposal(story.facts)
    lines = [MARKER, "", f"### {_name(story.accounts)}: {describe_verdict(verdict)}", ""]
    lines += [f"**Next:** {choose_next_step(story.facts, code)}", ""]
    if story.facts.voids:
        names = " and ".join(code(one) for one in story.facts.voids)
        lines += [f"**No longer covered** by the signatures of {names}.", ""]
    if story.pages is not None:
        lines += [f"**To read:** [the plan as a page]({story.pages})", ""]
    for problem in story.problems[:_MOST_PROBLEMS]:
        lines.append(f"- {code(problem)}")
    lines += [""] if story.problems else []
    if any(diff.changes for diff in story.facts.diffs):
        lines += [_shift(report_part(story.facts.diffs, _ROOM_FOR_CHANGES))]
    lines += _tell_findings(story.reports)
    lines += _tell_outside(story.outside)
    lines += [
        "<sub>kamplan wrote this comment and renews it with every change of the proposal.</sub>"
    ]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def _name(accounts: Sequence[str]) -> str:
    if len(accounts) == 1:
        return f"Account plan {code(accounts[0])}"
    return f"{len(accounts)} account plans" if accounts else "Account plan"


def _shift(part: str) -> str:
    """Return a part with its headings one step lower: above them stands the verdict on all."""
    return re.sub(r"^(?=#{3,4} )", "#", part, flags=re.MULTILINE)


def _tell_findings(reports: Sequence[FileReport]) -> list[str]:
    counts = Counts()
    for one in reports:
        counts.add(one)
    if not counts.files:
        return []
    lines = ["#### What the check found", ""]
    if counts.errors:
        lines += [_tabulate(reports, _ROOM_FOR_ERRORS, is_error=True), ""]
    if counts.warnings or counts.infos:
        both = ((counts.warnings, "warning"), (counts.infos, "hint"))
        summary = ", ".join(_count(number, word) for number, word in both if number)
        lines += [f"<details><summary>{summary}</summary>", ""]
        lines += [_tabulate(reports, _ROOM_FOR_REST, is_error=False), "", "</details>", ""]
    if not (counts.errors or counts.warnings or counts.infos):
        lines += ["Nothing.", ""]
    return lines


def _tabulate(reports: Sequence[FileReport], room: int, *, is_error: bool) -> str:
    reporter = MarkdownReporter(limit=room)
    for one in reports:
        kept = tuple(
            found for found in one.diagnostics if (found.severity is Severity.ERROR) is is_error
        )
        reporter.add(one._replace(diagnostics=kept))
    return reporter.finish()


def _tell_outside(paths: Sequence[PurePosixPath]) -> list[str]:
    if not paths:
        return []
    shown = [f"- {code(str(one))}" for one in paths[:_MOST_PATHS]]
    more = len(paths) - len(shown)
    return [
        "#### Beside the plan",
        "",
        "This proposal changes other files too. No check judges them; somebody should read them:",
        "",
        *shown,
        *([f"- and {more} more"] if more > 0 else []),
        "",
    ]


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
