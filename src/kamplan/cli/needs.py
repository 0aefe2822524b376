"""`kamplan needs`: what the customer said, listed, filtered and sorted."""

import shutil
from enum import StrEnum
from typing import Annotated, TypeVar

import typer

from kamplan.cli._terminal import print_note, print_out
from kamplan.cli._wiring import AccountArgument, load, read_day
from kamplan.errors import KamplanError


class NeedsFormat(StrEnum):
    """How to print it."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class IntentFilter(StrEnum):
    """The answers, and none."""

    ACT = "act"
    ACT_LATER = "act-later"
    WONT_ACT = "wont-act"
    UNDECIDED = "undecided"
    NONE = "none"


class PriorityFilter(StrEnum):
    """How much it matters."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class KindFilter(StrEnum):
    """What sort of thing was said."""

    NEED = "need"
    WANT = "want"
    PAIN = "pain"
    COMPLAINT = "complaint"
    EXPECTATION = "expectation"
    CONCERN = "concern"


class NeedsOrder(StrEnum):
    """What to sort by."""

    PLAN = "plan"
    PRIORITY = "priority"
    SAID_ON = "said-on"
    SAID_BY = "said-by"
    INTENT = "intent"
    KIND = "kind"
    THEME = "theme"
    ID = "id"


_Choice = TypeVar("_Choice", bound=str)


def needs(  # noqa: PLR0913 - one parameter an option
    account: AccountArgument = None,
    *,
    intent: Annotated[
        list[IntentFilter] | None,
        typer.Option("--intent", help="With this answer, or `none`; may be repeated."),
    ] = None,
    priority: Annotated[
        list[PriorityFilter] | None,
        typer.Option("--priority", help="Of this weight to the customer; may be repeated."),
    ] = None,
    kind: Annotated[
        list[KindFilter] | None,
        typer.Option("--kind", help="Of this sort; may be repeated."),
    ] = None,
    theme: Annotated[
        list[str] | None,
        typer.Option("--theme", metavar="SLUG", help="With this theme; may be repeated."),
    ] = None,
    said_by: Annotated[
        list[str] | None,
        typer.Option("--said-by", metavar="CONTACT", help="Said by them; may be repeated."),
    ] = None,
    session: Annotated[
        list[str] | None,
        typer.Option("--session", metavar="ID", help="Said in this session; may be repeated."),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Said on this day or later.")
    ] = None,
    is_open: Annotated[
        bool, typer.Option("--open", help="Without an answer, or undecided.")
    ] = False,
    unserved: Annotated[
        bool, typer.Option("--unserved", help="To be acted on, and in no initiative.")
    ] = False,
    unconfirmed: Annotated[
        bool, typer.Option("--unconfirmed", help="Whose words the customer has not confirmed.")
    ] = False,
    unmet: Annotated[bool, typer.Option("--unmet", help="Of which nobody says it is met.")] = False,
    sort: Annotated[NeedsOrder, typer.Option("--sort", help="By what.")] = NeedsOrder.PLAN,
    reverse: Annotated[bool, typer.Option("--reverse", help="The other way round.")] = False,
    output: Annotated[
        NeedsFormat,
        typer.Option("--format", help="A table for people; json and csv have every field."),
    ] = NeedsFormat.TABLE,
) -> None:
    """List what the customer said, in the customer's words, with the answer to each.

    Example: kamplan needs --open --sort priority
    """
    from kamplan.render.needs_list import describe_none, render_needs
    from kamplan.review.needs import Wanted, list_served, select_needs, sort_needs

    plan = load(account).file.plan
    wanted = Wanted(
        intents=_values(intent),
        priorities=_values(priority),
        kinds=_values(kind),
        themes=_known(theme, {one for need in plan.needs for one in need.themes}, "theme"),
        said_by=_known(said_by, {one.id for one in plan.contacts}, "said-by"),
        sessions=_known(session, {one.id for one in plan.sessions}, "session"),
        since=read_day(since, "--since") if since else None,
        is_open=is_open,
        is_unserved=unserved,
        is_unconfirmed=unconfirmed,
        is_unmet=unmet,
    )
    found = sort_needs(select_needs(plan, wanted), sort.value, is_reversed=reverse)
    served = list_served(plan)
    if output is NeedsFormat.JSON:
        from kamplan.render.needs_data import render_needs_json

        print_out(render_needs_json(plan, found, served))
    elif output is NeedsFormat.CSV:
        from kamplan.render.needs_data import render_needs_csv

        print_out(render_needs_csv(plan, found, served))
    elif found:
        print_out(render_needs(found, served, shutil.get_terminal_size().columns))
        print_note(f"{len(found)} of {len(plan.needs)} needs")
    else:
        for line in describe_none(plan, wanted):
            print_note(line)


def _values(given: list[_Choice] | None) -> frozenset[str]:
    return frozenset(str(one) for one in given or ())


def _known(given: list[str] | None, known: set[str], option: str) -> frozenset[str]:
    """Return what was given, if the plan knows each of it: a misspelt one would find nothing."""
    from kamplan.records import nearest
    from kamplan.yamldoc import make_visible

    for one in given or ():
        if one not in known:
            near = nearest(one, sorted(known))
            listed = ", ".join(sorted(known)[:10]) or "nothing yet"
            raise KamplanError(
                f"--{option}: the plan has no `{make_visible(one, 60)}`",
                hint=f"did you mean --{option} {near}?" if near else f"it has {listed}",
            )
    return frozenset(given or ())
