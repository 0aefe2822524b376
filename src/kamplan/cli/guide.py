"""`kamplan guide`: a page to take into a meeting, and which one fits."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kamplan.cli._changing import AccountOption
from kamplan.cli._document import write_document
from kamplan.cli._guides import load_in_language
from kamplan.cli._terminal import print_note, print_out
from kamplan.cli._wiring import LanguageOption, TodayOption, read_day, shown_text, today
from kamplan.errors import KamplanError


class GuideFormat(StrEnum):
    """The forms of a guide."""

    MARKDOWN = "markdown"
    HTML = "html"
    NOTE = "note"


class SegmentChoice(StrEnum):
    """What a customer is to the supplier."""

    STANDARD = "standard"
    CORE = "core"
    STRATEGIC = "strategic"
    KEY = "key"
    WON = "won"
    LOST = "lost"


_ENDINGS = {".html": GuideFormat.HTML, ".htm": GuideFormat.HTML, ".md": GuideFormat.MARKDOWN}


def guide(  # noqa: PLR0913 - one parameter an option
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="[KIND]", help="Which guide; left out, all are listed.", show_default=False
        ),
    ] = None,
    *,
    to: Annotated[
        GuideFormat | None,
        typer.Option("--to", help="The form; note: a file to write in, beside the plan."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Where to put it; - is stdout."),
    ] = None,
    account: AccountOption = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="Of a note: the day of the meeting; else today."),
    ] = None,
    choose: Annotated[
        bool, typer.Option("--choose", help="Say which guides fit, and why.")
    ] = False,
    segment: Annotated[
        SegmentChoice | None,
        typer.Option("--segment", help="With --choose: what the customer is to you."),
    ] = None,
    contact: Annotated[
        str | None,
        typer.Option(
            "--contact", metavar="ROLE|ID", help="With --choose: a role, or somebody in the plan."
        ),
    ] = None,
    many: Annotated[
        bool,
        typer.Option("--many", help="With --choose: many on both sides deal with each other."),
    ] = False,
    language: LanguageOption = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a file that kamplan did not make.")
    ] = False,
    today_option: TodayOption = None,
) -> None:
    """Print a page to take into a meeting: whom to invite, what to ask, how to listen.

    Example: kamplan guide discovery -o discovery.html

    Which one: kamplan guide --choose --segment key --contact decision-maker
    """
    if choose:
        if kind is not None:
            raise KamplanError("--choose finds the guide", hint="leave out its name")
        if language is not None:
            raise KamplanError("--choose speaks English", hint="kamplan guide KIND --lang de")
        _choose(segment.value if segment else None, contact, account, is_for_many=many)
        return
    if segment or contact or many:
        raise KamplanError("--segment, --contact and --many go with --choose")
    if kind is None:
        _list(language)
        return
    from kamplan.guides import find_kind

    name = find_kind(kind)
    form = to or _read_ending(output) or GuideFormat.MARKDOWN
    if form is GuideFormat.NOTE:
        if output is not None:
            raise KamplanError(
                "a note lies beside its plan", hint="leave out -o; --on DATE names it"
            )
        day = today(today_option)
        _write_note(name, account, read_day(on, "--on") if on else day, language)
        return
    if on:
        raise KamplanError(
            "--on goes with --to note", hint=f"kamplan guide {kind} --to note --on {on}"
        )
    from kamplan.render.guide import render_guide

    found, words = load_in_language(name, language, account)
    if output is None:
        output = Path("-" if form is GuideFormat.MARKDOWN else f"{name}-guide.html")
    write_document(output, render_guide(found, to=form.value, words=words), is_forced=force)


def _list(language: str | None) -> None:
    from kamplan.guides import KINDS, load_guide

    code = "en"
    if language is not None:
        from kamplan.render.words import base_of, choose_words

        code = base_of(choose_words(language).language)
    width = max(map(len, KINDS))
    print_out("".join(f"{one:{width}}  {load_guide(one, code).about}\n" for one in KINDS))
    print_note("\nnext: kamplan guide discovery, or kamplan guide --choose")


def _choose(
    segment: str | None, contact: str | None, account: str | None, *, is_for_many: bool
) -> None:
    from kamplan.guides import SEGMENTS, choose_guides, list_fits

    if segment is None and contact is None and not is_for_many:
        for one, fitting in list_fits():
            print_out(f"{one:10} {SEGMENTS[one]}\n{'':10} {', '.join(fitting)}\n")
        print_note("\nnext: kamplan guide --choose --segment key --contact decision-maker")
        return
    roles, whom = _find_roles(contact, account) if contact else ((), "")
    chosen = choose_guides(segment, roles, is_for_many=is_for_many)
    said = [f"{segment}: {SEGMENTS[segment]}"] if segment else []
    print_out(f"{'; '.join([*said, *([whom] if whom else [])]) or 'any customer'}\n")
    for number, found in enumerate(chosen, 1):
        print_out(f"\n{number}. {found.guide}\n   {found.reason}\n")
    print_note(f"\nnext: kamplan guide {chosen[0].guide}")


def _find_roles(contact: str, account: str | None) -> tuple[tuple[str, ...], str]:
    """Return the roles of a contact, or the role itself, with how to name them."""
    from kamplan.guides import ROLES

    if contact in ROLES:
        return (contact,), contact
    from kamplan.cli._wiring import load

    try:
        plan = load(account).file.plan
    except KamplanError as error:
        raise KamplanError(
            f"`{shown_text(contact)}` is no role, and there is no plan to look it up in: "
            f"{error.message}",
            hint=f"one of {', '.join(ROLES)}",
        ) from None
    person = next((one for one in plan.contacts if one.id == contact), None)
    theirs = [one.id for one in plan.contacts if one.party == "customer"]
    if person is None or person.party != "customer":
        what = "is one of the supplier's people" if person else "is no role and no contact"
        raise KamplanError(
            f"`{shown_text(contact)}` {what}",
            hint=f"the customer's people: {', '.join(theirs) or 'none yet'}; or one of the roles "
            f"{', '.join(ROLES)}",
        )
    from kamplan.yamldoc import make_visible

    listed = ", ".join(person.roles) or "no roles in the plan"
    mine = tuple(one for one in person.roles if one in ROLES)
    return mine, f"{make_visible(person.name)} ({listed})"


def _write_note(name: str, account: str | None, day: date, language: str | None) -> None:
    from kamplan import workspace
    from kamplan.render.guide import render_guide_note

    location = workspace.find_plan(account, Path.cwd())
    found, words = load_in_language(name, language, account)
    note = f"sessions/{day.isoformat()}-{found.name}.md"
    path = location.path.parent / note
    with workspace.lock(location.root):
        workspace.create(path, render_guide_note(found, day, words))
    print_out(f"wrote {workspace.shown(path)}\n")
    if found.session:
        print_note(
            "next, after the meeting:\n"
            f"  kamplan add session -a {location.account} --on {day.isoformat()} "
            f"--kind {found.session} --attendee ID --notes {note}"
        )


def _read_ending(output: Path | None) -> GuideFormat | None:
    if output is None or not output.suffix:
        return None
    form = _ENDINGS.get(output.suffix.lower())
    if form is None:
        raise KamplanError(
            f"`{output}` does not say which form the guide has", hint="--to html or --to markdown"
        )
    return form
