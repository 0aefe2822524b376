"""What bare `kamplan` says: short examples, or where things stand and what comes next."""

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kamplan.cli._terminal import print_out
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.review.status import Status

EXAMPLES = """\
Customer account plans as plain text in git, written and kept by both sides.

  kamplan init st-plan       a repository in which both sides write it
  kamplan new st-brannocs    a plan to fill in within 90 minutes
  kamplan add need           what the customer said, in the customer's words
  kamplan lint               what the plan still lacks, line by line
  kamplan diff               what changed, in the plan's own terms
  kamplan render             the page to share with the customer
  kamplan review             did each side do what it said?

`kamplan --help` lists every command, `kamplan COMMAND --help` explains one.
"""

_MOST = 20
"""Plans up to which bare `kamplan` looks into each; more take longer than a glance may."""


def show_overview() -> None:
    """Print the examples, or where the plans of this repository stand and the next step."""
    from kamplan import workspace
    from kamplan.cli._wiring import today

    root = workspace.find_root(Path.cwd())
    plans = workspace.find_plans(root)
    if not plans:
        print_out(EXAMPLES)
        return
    if len(plans) > _MOST:
        print_out(
            f"{len(plans)} plans here\n\n"
            "  kamplan status    where each stands\n"
            "  kamplan due       what is overdue, and what comes\n\n"
            "`kamplan --help` lists every command.\n"
        )
        return
    lines = _tell(today(None))
    print_out("\n".join([*lines, "", "`kamplan --help` lists every command.", ""]))


def _tell(day: date) -> list[str]:
    from kamplan.cli._several import load_one_or_all
    from kamplan.cli._standing import build_standing
    from kamplan.render.overview import render_overview

    try:
        found = load_one_or_all(None)
        many: list[Status] = [build_standing(one, day) for one in found.plans]
    except KamplanError as error:
        # Bare `kamplan` is asked by those who do not know how to go on: it always answers.
        first = error.message.splitlines()[0].rstrip(":")
        return [first, "", "  kamplan lint    says what to put right, line by line"]
    width = shutil.get_terminal_size().columns
    return render_overview(many, width)
