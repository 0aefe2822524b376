"""The first plan of a repository that was just set up, for whoever knows the account's id."""

from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kamplan.cli._terminal import print_out

if TYPE_CHECKING:
    from kamplan.collab.setup import SetupAnswers


def begin_account(root: Path, answers: "SetupAnswers", today: date) -> list[PurePosixPath]:
    """Write the plan that was asked for with its first note, as `kamplan new` does.

    A plan that is there already stays as it is.

    Args:
        root: the repository's folder.
        answers: whose account it is; nothing is written where that is not said.
        today: the day it is made.

    Returns:
        what was written, from the root on.

    """
    from kamplan import workspace
    from kamplan.scaffold import NewPlan, build_note, build_plan, first_period, name_account
    from kamplan.scaffold.build import TO_BE_NAMED

    if answers.account is None:
        return []
    start, end = first_period(None, today)
    plan = NewPlan(
        account=answers.account,
        customer=answers.customer or name_account(answers.account),
        supplier=answers.supplier or TO_BE_NAMED,
        start=start,
        end=end,
        today=today,
    )
    folder = PurePosixPath("accounts", plan.account)
    path = folder / workspace.PLAN_NAME
    if (root / path).exists():
        return []
    # The plan last: a run that is killed before it is finished by the next.
    files = {folder / plan.note: build_note(plan), path: build_plan(plan)}
    for one, text in files.items():
        if not (root / one).exists():
            workspace.create(root / one, text)
            print_out(f"wrote {workspace.shown(root / one)}\n")
    return list(files)
