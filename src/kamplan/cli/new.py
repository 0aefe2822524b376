"""`kamplan new`: a plan to fill in with the customer within ninety minutes."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kamplan.cli._terminal import print_note, print_out
from kamplan.cli._wiring import TodayOption, load_settings_of, read_day, today
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.scaffold import NewPlan


class SizeChoice(StrEnum):
    """How much a new plan asks for."""

    SMALL = "small"
    STANDARD = "standard"
    LARGE = "large"


def new(  # noqa: PLR0913 - one parameter an option
    account: Annotated[
        str,
        typer.Argument(help="The account's id: lower-case letters, digits and hyphens."),
    ],
    *,
    name: Annotated[
        str | None,
        typer.Option("--name", help="The customer's name; made from the id where left out."),
    ] = None,
    supplier: Annotated[
        str | None,
        typer.Option("--supplier", help="The supplier's name; else the one in kamplan.yaml."),
    ] = None,
    lead: Annotated[
        str | None, typer.Option("--lead", help="Who answers for the plan at the supplier.")
    ] = None,
    customer_lead: Annotated[
        str | None,
        typer.Option(
            "--customer-lead",
            help="Who answers for it at the customer, and is written down as a decision-maker.",
        ),
    ] = None,
    beneficiaries: Annotated[
        str | None, typer.Option("--beneficiaries", help="Whom the customer serves in the end.")
    ] = None,
    start: Annotated[
        str | None,
        typer.Option(
            "--start",
            metavar="DATE",
            help="First day of the twelve months; the first of next month where left out.",
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="PLAN",
            help="Close the year of this plan and begin the next: people and open needs go on.",
        ),
    ] = None,
    without_review: Annotated[
        bool, typer.Option("--without-review", help="With --from: although no review was held.")
    ] = False,
    size: Annotated[
        SizeChoice,
        typer.Option("--size", help="How much to ask: small leaves out what can wait."),
    ] = SizeChoice.STANDARD,
    guided: Annotated[
        bool,
        typer.Option("--guided", help="Then ask the questions here, as kamplan session does."),
    ] = False,
    today_option: TodayOption = None,
) -> None:
    """Write a plan to fill in within 90 minutes: every question stands in it, and it is valid.

    Example: kamplan new st-brannocs --name "St. Brannoc's University Hospital" --start 2026-01-01

    Next year: kamplan new st-brannocs --from accounts/st-brannocs/plan.yaml --start 2027-01-01
    """
    from kamplan import workspace
    from kamplan.scaffold import NewPlan, Size, first_period, name_account
    from kamplan.scaffold.build import TO_BE_NAMED, check_name, name_people

    workspace.check_slug(account)
    if guided:
        from kamplan.cli.session import demand_terminal

        demand_terminal(f"kamplan new {account}, then kamplan session {account} --answers FILE")
    root = workspace.find_root(Path.cwd())
    settings = load_settings_of(root)
    if settings.account is not None and settings.account != account:
        raise KamplanError(
            f"this repository is shared with `{settings.account}`: each customer has its own, so "
            "that none reads of another",
            hint=f"mkdir {account}-plan, go there, and run the same command again",
        )
    given = {
        "--name": name,
        "--supplier": supplier,
        "--lead": lead,
        "--customer-lead": customer_lead,
        "--beneficiaries": beneficiaries,
    }
    texts = {option: check_name(text, option) for option, text in given.items() if text is not None}
    day = today(today_option)
    begins = read_day(start, "--start") if start else None
    if source is not None:
        from kamplan.cli._next_year import Closing, start_next_year

        _refuse_with_from(texts)
        closing = Closing(account, source, begins, day, Size(size.value), not without_review)
        start_next_year(closing)
        _ask(account, day, is_guided=guided)
        return
    if without_review:
        raise KamplanError("--without-review goes with --from", hint="--from PLAN --without-review")
    first, last = first_period(begins, day)
    ours, theirs = name_people(texts.get("--lead"), texts.get("--customer-lead"))
    plan = NewPlan(
        account=account,
        customer=texts.get("--name") or settings.customer.name or name_account(account),
        supplier=texts.get("--supplier") or settings.supplier.name or TO_BE_NAMED,
        start=first,
        end=last,
        today=day,
        size=Size(size.value),
        lead=ours,
        customer_lead=theirs,
        beneficiaries=texts.get("--beneficiaries"),
    )
    _write(root, plan)
    if not guided:
        _say_next(plan, root)
    _ask(account, day, is_guided=guided)


def _ask(account: str, day: date, *, is_guided: bool) -> None:
    """Hold the session for the new plan, if that was asked for."""
    if is_guided:
        from kamplan import workspace
        from kamplan.cli.session import hold_session

        hold_session(workspace.find_plan(account, Path.cwd()), day)


def _refuse_with_from(texts: dict[str, str]) -> None:
    for option in texts:
        raise KamplanError(
            f"{option} is taken over from the plan that --from names",
            hint="leave it out, and change it in the new plan afterwards",
        )


def _write(root: Path, plan: "NewPlan") -> None:
    """Write what the plan needs that is not there, and the plan itself last.

    A run that was killed leaves no plan, so the same command finishes what it began.
    """
    import json

    from kamplan import workspace
    from kamplan.model.jsonschema import build_schema
    from kamplan.scaffold import build_note, build_plan

    path = root / "accounts" / plan.account / workspace.PLAN_NAME
    shown = workspace.shown(path)
    if path.exists():
        raise KamplanError(
            f"{shown} is there already, and a plan is never overwritten",
            hint=f"kamplan status {plan.account}, or `kamplan new` with another id",
        )
    schema = json.dumps(build_schema("plan"), indent=2, ensure_ascii=False) + "\n"
    files = {
        root / ".kamplan" / "plan.schema.json": schema,
        path.parent / plan.note: build_note(plan),
        path: build_plan(plan),
    }
    with workspace.lock(root):
        for file, text in files.items():
            if file == path or not file.exists():
                workspace.create(file, text)
                print_out(f"wrote {workspace.shown(file)}\n")


def _say_next(plan: "NewPlan", root: Path) -> None:
    from kamplan import workspace

    path = root / "accounts" / plan.account / workspace.PLAN_NAME
    shown = workspace.shown(path)
    note = workspace.shown(path.parent / plan.note)
    print_note(
        f"\nnext: open {shown} and answer its questions with the customer, 90 minutes in all\n"
        f"      or answer them here: kamplan session {plan.account}\n"
        f"      {note} has room for what they say\n"
        f"      kamplan lint {shown}"
    )
