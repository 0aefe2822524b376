"""`kamplan init`: a repository in which supplier and customer write a plan together."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kamplan.cli._changing import DryRunOption
from kamplan.cli._wiring import TodayOption, load_settings_of, today
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.collab.setup import SetupAnswers


class ForgeChoice(StrEnum):
    """Where the repository is kept and discussed."""

    GITHUB = "github"
    GITLAB = "gitlab"
    NONE = "none"


class AudienceChoice(StrEnum):
    """Who reads the repository."""

    SHARED = "shared"
    SUPPLIER = "supplier"


class LanguageChoice(StrEnum):
    """The language of the pages and forms for the customer."""

    EN = "en"
    DE = "de"
    FR = "fr"


def init(  # noqa: PLR0913 - one parameter an option
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[DIR]", help="The repository's folder; this one without.", show_default=False
        ),
    ] = None,
    *,
    forge: Annotated[
        ForgeChoice | None,
        typer.Option("--forge", help="Where it is kept and discussed; none without."),
    ] = None,
    customer: Annotated[
        str | None, typer.Option("--customer", metavar="NAME", help="The customer's name.")
    ] = None,
    supplier: Annotated[
        str | None, typer.Option("--supplier", metavar="NAME", help="The supplier's name.")
    ] = None,
    account: Annotated[
        str | None,
        typer.Option("--account", metavar="ID", help="Begin the plan of this account too."),
    ] = None,
    audience: Annotated[
        AudienceChoice | None,
        typer.Option("--audience", help="Whether the customer reads along; shared without."),
    ] = None,
    language: Annotated[
        LanguageChoice | None,
        typer.Option("--language", help="Of the customer's page and forms; en without."),
    ] = None,
    supplier_owner: Annotated[
        list[str] | None,
        typer.Option("--supplier-owner", metavar="WHO", help="Asked about every proposal: @marsh."),
    ] = None,
    customer_owner: Annotated[
        list[str] | None,
        typer.Option("--customer-owner", metavar="WHO", help="Asked where the plan changes."),
    ] = None,
    action: Annotated[
        str | None,
        typer.Option(
            "--action",
            metavar="OWNER/REPO@HASH",
            help="GitHub: check proposals by this action; none: by single steps again.",
        ),
    ] = None,
    pages: Annotated[
        bool | None,
        typer.Option(
            "--pages/--no-pages",
            help="GitHub: publish the agreed version as a web site. Know who can read it.",
            show_default=False,
        ),
    ] = None,
    update: Annotated[
        bool, typer.Option("--update", help="Bring files that nobody edited up to date.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Exit with 1 if anything is out of date; write nothing.")
    ] = False,
    dry_run: DryRunOption = False,
    today_option: TodayOption = None,
) -> None:
    """Set up a repository for a plan that both sides write: checks, forms, pages, settings.

    In a repository that was set up before it says what would change, and --update writes it.
    A file that somebody edited is never overwritten.

    Example: kamplan init st-brannocs-plan --forge github --customer "St. Brannoc's"
    """
    from kamplan.cli._setup.place import find_place
    from kamplan.cli._setup.writing import Wish, bring_about

    if update and check:
        raise KamplanError("--check writes nothing, and --update does", hint="leave one out")
    place = find_place(folder)
    record = place.read_record()
    known = place.know_answers(record, load_settings_of(place.root))
    given: dict[str, object] = {
        "forge": forge and forge.value,
        "audience": audience and audience.value,
        "language": language and language.value,
        "customer": customer,
        "supplier": supplier,
        "account": account,
        "action": action,
        "supplier_owners": tuple(supplier_owner) if supplier_owner else None,
        "customer_owners": tuple(customer_owner) if customer_owner else None,
        "has_pages": pages,
    }
    answers = _answer(known, given)
    place.check_forge(answers.forge)
    wish = Wish(
        today(today_option),
        is_update=update,
        is_check=check,
        is_dry_run=dry_run,
        says_more=answers != known,
    )
    raise typer.Exit(bring_about(place, record, answers, wish))


def _answer(known: "SetupAnswers", given: dict[str, object]) -> "SetupAnswers":
    """Return the answers with what the options say in place of what was known."""
    from kamplan.collab.setup import check_answers

    said = {name: one for name, one in given.items() if one is not None}
    answers = check_answers(replace(known, **said))  # type: ignore[arg-type]  # by field
    if answers.forge != "github" and (answers.action or answers.has_pages):
        option = "--action" if answers.action else "--pages"
        raise KamplanError(f"{option} is for GitHub alone", hint="--forge github, or leave it out")
    if answers.audience == "supplier" and answers.account:
        raise KamplanError(
            "--account is for a repository that one customer reads along",
            hint="leave it out: the supplier's own may hold many accounts",
        )
    return answers
