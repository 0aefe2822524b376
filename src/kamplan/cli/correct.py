"""`kamplan correct`: the speaker's own correction of a need's words, the old ones kept."""

from typing import TYPE_CHECKING, Annotated

import typer

from kamplan.cli._changing import AccountOption, DryRunOption, change_plan
from kamplan.cli._signoffs import note_broken_agreement
from kamplan.cli._terminal import print_note, print_out
from kamplan.cli._wiring import TodayOption, read_day, today

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamplan.cli._wiring import LoadedPlan
    from kamplan.yamldoc.amend import Change


def correct(  # noqa: PLR0913 - one parameter an option
    need: Annotated[str, typer.Argument(metavar="NEED", help="The need's id.")],
    *,
    verbatim: Annotated[
        str, typer.Option("--verbatim", help="The right words, as they are said; - for stdin.")
    ],
    by: Annotated[
        str, typer.Option("--by", metavar="CONTACT", help="Who corrects them: who said them.")
    ],
    why: Annotated[str, typer.Option("--why", help="Why, for all who read the plan.")],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day; today without it.")
    ] = None,
    account: AccountOption = None,
    dry_run: DryRunOption = False,
    today_option: TodayOption = None,
) -> None:
    """Let the speaker correct a need's words; the old words stay in the plan beside them.

    Only who said the words can correct them. A signature no longer covers the plan afterwards.

    Example: kamplan correct empty-chairs --verbatim "… gone by nine." --by penhale --why "It was
    nine, not half nine."
    """
    from kamplan.scaffold.entries import correct_need
    from kamplan.yamldoc import make_visible

    if verbatim == "-":
        from kamplan.cli._words import read_words

        verbatim = read_words()
    day = read_day(on, "--on") if on else today(today_option)

    def plan_changes(found: "LoadedPlan") -> "Iterable[Change]":
        return correct_need(found.file, need, verbatim=verbatim, by=by, why=why, on=day)

    changed = change_plan(account, plan_changes, is_dry_run=dry_run)
    was, now = (
        next(one.verbatim for one in plan.needs if one.id == need)
        for plan in (changed.found.file.plan, changed.plan)
    )
    for label, words in (("was", was), ("now", now)):
        print_out(f"  {label} “{make_visible(words)}”\n".replace("##[", "## ["))
    print_out(f"{'corrected' if changed.is_written else 'would correct'} need {need}\n")
    note_broken_agreement(changed)
    if changed.is_written:
        print_note(f"next: kamplan confirm {need} --by {by}, once words and reading are right")
