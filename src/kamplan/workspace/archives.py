"""The closed plans of an account's earlier periods."""

from pathlib import Path

FOLDER = "archive"


def find_archived_plans(plan_path: Path) -> list[Path]:
    """Return the plans in `archive/<start>/` beside a plan, oldest first; links are left out."""
    folder = plan_path.parent / FOLDER
    try:
        closed = sorted(folder.glob("*/plan.yaml"))
    except OSError:
        return []
    return [one for one in closed if not (one.is_symlink() or one.parent.is_symlink())]
