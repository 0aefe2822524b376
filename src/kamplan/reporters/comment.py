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
from kamplan.reporters.diff_head import tell_voids
from kamplan.reporters.diff_markdown import report_part
from kamplan.reporters.markdown import MarkdownReporter
from kamplan.reporters.markup import code
from kamplan.reporters.report import Counts, FileReport, Look
from kamplan.tongue import ENGLISH, Tongue

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
    tongue: Tongue = ENGLISH
    """The language in which to tell it."""


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
    tongue, say = story.tongue, story.tongue.report
    verdict = describe_verdict(judge_proposal(story.facts), tongue)
    heading = say("{plan}: {verdict}", plan=_name(story.accounts, tongue), verdict=verdict)
    step = choose_next_step(story.facts, code, tongue)
    lines = [MARKER, "", f"### {heading}", "", say("**Next:** {step}", step=step), ""]
    if story.facts.voids:
        lines += [tell_voids(story.facts.voids, tongue), ""]
    if story.pages is not None:
        lines += [say("**To read:** [the plan as a page]({link})", link=story.pages), ""]
    for problem in story.problems[:_MOST_PROBLEMS]:
        lines.append(f"- {code(problem)}")
    lines += [""] if story.problems else []
    if any(diff.changes for diff in story.facts.diffs):
        lines += [_shift(report_part(story.facts.diffs, _ROOM_FOR_CHANGES, tongue))]
    lines += _tell_findings(story.reports, tongue)
    lines += _tell_outside(story.outside, tongue)
    end = say("kamplan wrote this comment and renews it with every change of the proposal.")
    lines += [f"<sub>{end}</sub>"]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def name_proposal(commit: str | None, tongue: Tongue) -> str:
    """Return what people call the newer side: a commit by its short name, or the work tree."""
    if commit is None:
        return tongue.report("this work tree")
    return tongue.report("this proposal ({commit})", commit=commit)


def _name(accounts: Sequence[str], tongue: Tongue) -> str:
    if len(accounts) == 1:
        return tongue.report("Account plan {account}", account=code(accounts[0]))
    if not accounts:
        return tongue.report("Account plan")
    return tongue.count("{n} account plan", "{n} account plans", len(accounts))


def _shift(part: str) -> str:
    """Return a part with its headings one step lower: above them stands the verdict on all."""
    return re.sub(r"^(?=#{3,4} )", "#", part, flags=re.MULTILINE)


def _tell_findings(reports: Sequence[FileReport], tongue: Tongue) -> list[str]:
    counts = Counts()
    for one in reports:
        counts.add(one)
    if not counts.files:
        return []
    lines = [f"#### {tongue.report('What the check found')}", ""]
    found = counts.list_found(tongue)
    if not found:
        return [*lines, tongue.report("Nothing."), ""]
    if not tongue.is_english:
        lines += [tongue.report("What it found is told in English."), ""]
    if counts.errors:
        lines += [_tabulate(reports, _ROOM_FOR_ERRORS, tongue, is_error=True), ""]
    milder = found[1:] if counts.errors else found
    if milder:
        lines += [f"<details><summary>{', '.join(milder)}</summary>", ""]
        lines += [_tabulate(reports, _ROOM_FOR_REST, tongue, is_error=False), "", "</details>", ""]
    return lines


def _tabulate(reports: Sequence[FileReport], room: int, tongue: Tongue, *, is_error: bool) -> str:
    reporter = MarkdownReporter(Look(tongue=tongue), room)
    for one in reports:
        kept = tuple(
            found for found in one.diagnostics if (found.severity is Severity.ERROR) is is_error
        )
        reporter.add(one._replace(diagnostics=kept))
    return reporter.finish()


def _tell_outside(paths: Sequence[PurePosixPath], tongue: Tongue) -> list[str]:
    if not paths:
        return []
    say = tongue.report
    shown = [f"- {code(str(one))}" for one in paths[:_MOST_PATHS]]
    more = len(paths) - len(shown)
    return [
        f"#### {say('Beside the plan')}",
        "",
        say(
            "This proposal changes other files too. No check judges them; somebody should read "
            "them:"
        ),
        "",
        *shown,
        *([f"- {tongue.count('and {n} more', 'and {n} more', more)}"] if more > 0 else []),
        "",
    ]
