"""What bare `kamplan` says: short examples, or where things stand and what comes next."""

from pathlib import Path

from kamplan.cli._terminal import print_out

EXAMPLES = """\
Customer account plans as plain text in git, written and kept by both sides.

  kamplan new st-brannocs    a plan to fill in within 90 minutes
  kamplan lint               what the plan still lacks, line by line
  kamplan diff               what changed, in the plan's own terms
  kamplan render             the page to share with the customer
  kamplan review             did each side do what it said?

`kamplan --help` lists every command, `kamplan COMMAND --help` explains one.
"""


def show_overview() -> None:
    """Print the examples, or the plans of this repository with the next sensible step."""
    from kamplan import workspace

    root = workspace.find_root(Path.cwd())
    plans = workspace.find_plans(root)
    if not plans:
        print_out(EXAMPLES)
        return
    named = ", ".join(one.parent.name for one in plans[:10])
    more = f" and {len(plans) - 10} more" if len(plans) > 10 else ""  # noqa: PLR2004 - one line
    one = plans[0].parent.name
    print_out(
        f"{len(plans)} plan{'s' if len(plans) > 1 else ''} here: {named}{more}\n\n"
        f"  kamplan status {one}    where it stands\n"
        f"  kamplan lint{' ' * (len(one) + 5)}what the plans still lack\n\n"
        "`kamplan --help` lists every command.\n"
    )
