"""`kamplan review`: look back on whether each side did what it said."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kamplan.cli._changing import DryRunOption
from kamplan.cli._reviewing import options as given
from kamplan.cli._reviewing.asked import Noted, Page, read_kind
from kamplan.cli._wiring import AccountArgument, LanguageOption, TodayOption, load_at, today
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.review.said import Said


def review(  # noqa: PLR0913 - one parameter an option
    account: AccountArgument = None,
    *,
    to: given.ToOption = None,
    output: given.OutputOption = None,
    agenda: given.AgendaOption = False,
    check: given.CheckOption = False,
    checkpoint: given.CheckpointOption = False,
    held_on: given.HeldOnOption = None,
    attendee: given.AttendeeOption = None,
    note: given.NoteOption = None,
    focus: given.FocusOption = None,
    outcome: given.OutcomeOption = None,
    evidence: given.EvidenceOption = None,
    worked: given.WorkedOption = None,
    did_not_work: given.DidNotWorkOption = None,
    why: given.WhyOption = None,
    words: given.WordsOption = None,
    again: given.AgainOption = None,
    not_again: given.NotAgainOption = None,
    verdict: given.VerdictOption = None,
    said_by: given.SaidByOption = None,
    kept_word: given.KeptWordOption = None,
    answered_by: given.AnsweredByOption = None,
    rating: given.RatingOption = None,
    following: given.NextOption = None,
    focus_next: given.FocusNextOption = None,
    language: LanguageOption = None,
    dry_run: DryRunOption = False,
    force: given.ForceOption = False,
    today_option: TodayOption = None,
) -> None:
    """Look back with the customer: what each side did, what came of it, how to go on.

    From 30 days before the period's end it writes the review block for both sides to fill in; what
    is given here goes into its empty places, and what is written is never changed.

    Example: kamplan review st-brannocs --to html -o review.html

    A quarter: kamplan review --checkpoint --held-on 2026-04-14 --next continue --note "…"
    """
    from kamplan import workspace
    from kamplan.cli._reviewing import annual, quarter, reading
    from kamplan.review.said import Said

    day = today(today_option)
    said = Said(
        held_on=reading.read_held_on(held_on, day),
        attendees=tuple(attendee or ()),
        outcomes=reading.read_map(outcome, "--outcome", "no-morning-calls=partly"),
        evidence=reading.read_map(evidence, "--evidence", 'analyst-on-site="site log"'),
        worked=tuple(reading.read_pairs(worked, "--worked", 'INITIATIVE="…"')),
        did_not_work=tuple(reading.read_pairs(did_not_work, "--did-not-work", 'INITIATIVE="…"')),
        why=reading.read_map(why, "--why", 'GOAL="…"'),
        words=reading.read_map(words, "--said", 'RETURN="…" --said-by ID'),
        again=reading.read_lessons(again, "--again"),
        not_again=reading.read_lessons(not_again, "--not-again"),
        verdict=reading.read_verdict(verdict),
        said_by=said_by,
        kept_word=tuple(reading.read_kept_word(kept_word)),
        answered_by=tuple(answered_by or ()),
        ratings=reading.read_ratings(rating),
        next=following.value if following else None,
        focus_next=tuple(one.value for one in focus_next or ()),
    )
    seen = Noted(focus.value if focus else None, reading.read_text(note, "--note", '--note "…"'))
    kind = read_kind(to, output, is_agenda=agenda)
    is_writing = not (kind or check)
    _check_options(said, seen, is_writing=is_writing, is_quarter=checkpoint)
    location = workspace.find_plan(account, Path.cwd())
    if not is_writing:
        found = load_at(location)
        part = quarter if checkpoint else annual
        if kind:
            part.make_page(found, Page(kind, output, language, agenda, force), day)
        if check:
            part.check(found, day)
    elif not checkpoint:
        annual.write_and_show(location, said, day, is_dry_run=dry_run)
    elif said.held_on is None:
        quarter.show(load_at(location), day)
    else:
        quarter.record(location, said, seen, is_dry_run=dry_run)


def _check_options(said: "Said", seen: Noted, *, is_writing: bool, is_quarter: bool) -> None:
    """Refuse options that do not go together."""
    if said.said_by and said.verdict is None and not said.words:
        raise KamplanError(
            "--said-by goes with --verdict or --said", hint='--verdict "…" --said-by ID'
        )
    if not is_writing and not (said.is_empty and seen.is_empty):
        raise KamplanError(
            "--to, --agenda and --check write nothing to the plan",
            hint="give what was said in a run of its own, then run this one again",
        )
    if not is_quarter and not seen.is_empty:
        raise KamplanError(
            f"{seen.option} goes with --checkpoint", hint="--checkpoint --held-on DATE --note …"
        )
    if is_quarter and not replace(said, held_on=None, attendees=(), next=None).is_empty:
        raise KamplanError(
            "at a checkpoint --held-on, --attendee, --next, --focus and --note are written down; "
            "the other options are of the twelve-month review",
            hint="leave --checkpoint out, or the others",
        )
    if is_quarter and said.held_on is None and not (said.is_empty and seen.is_empty):
        raise KamplanError(
            "say on which day the checkpoint was held", hint="--checkpoint --held-on DATE"
        )
