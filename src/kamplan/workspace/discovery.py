"""Where a repository's root is, and which plans it holds."""

import os
from dataclasses import dataclass
from pathlib import Path

from kamplan.errors import PlanNotFoundError, UnreadableError
from kamplan.workspace.looking import exists, in_full, is_dir, is_file
from kamplan.workspace.showing import shown

PLAN_NAME = "plan.yaml"
ACCOUNTS = "accounts"
_LISTED = 10
"""How many accounts a message lists."""


@dataclass(frozen=True, slots=True)
class PlanLocation:
    """A plan that is there: its file, its account, and the repository around it."""

    root: Path
    path: Path
    account: str
    """The folder's name; for a file not called `plan.yaml`, its name without the ending."""


def find_root(start: Path) -> Path:
    """Return the root of the plan repository around a folder.

    Args:
        start: a folder, or a path in it that need not exist.

    Returns:
        the nearest folder upwards with `kamplan.yaml`, else with `accounts/`, else with `.git`,
        else `start` itself; in full, links kept.

    """
    full = in_full(start)
    while not is_dir(full) and full != full.parent:
        full = full.parent
    upwards = (full, *full.parents)
    for name, is_there in (("kamplan.yaml", is_file), (ACCOUNTS, is_dir), (".git", exists)):
        for folder in upwards:
            if is_there(folder / name):
                return folder
    return full


def find_plans(root: Path) -> list[Path]:
    """Return the plans of all accounts, ordered by account; archived ones are not among them.

    Raises:
        UnreadableError: a link stands where an account's folder or plan should be.

    """
    found = []
    for plan in plan_paths(root):
        link = find_link(root, plan)
        if link is not None:
            raise link_error(link)
        if is_file(plan):
            found.append(plan)
    return found


def list_accounts(root: Path) -> list[str]:
    """Return the ids of all accounts that have a plan, in order."""
    return [plan.parent.name for plan in plan_paths(root) if is_file(plan)]


def find_plan(argument: str | None, start: Path) -> PlanLocation:
    """Return the plan that an ACCOUNT argument means.

    Args:
        argument: an account's id, or the path of a plan or of the folder it lies in; None where
            it was left out, which is fine inside an account's folder or with a single account.
        start: the folder that a relative path starts from.

    Raises:
        PlanNotFoundError: no such plan, or several; the message lists them.
        UnreadableError: a link stands where the plan should be.

    """
    root = find_root(start)
    accounts = list_accounts(root)
    if argument is None:
        return _only_plan(root, start, accounts)
    if argument in accounts:
        return _locate(root, argument)
    path = in_full(start / argument)
    if exists(path / PLAN_NAME):
        path /= PLAN_NAME
    if exists(path) and not is_dir(path):
        account = path.parent.name if path.name == PLAN_NAME else path.stem
        return PlanLocation(find_root(path.parent), path, account)
    if is_dir(path):
        raise PlanNotFoundError(
            f"there is no {PLAN_NAME} in `{shown(path)}`", hint=_suggestion(accounts)
        )
    if "/" in argument or os.sep in argument or argument.endswith((".yaml", ".yml")):
        raise PlanNotFoundError(f"there is no file `{argument}`", hint=_suggestion(accounts))
    raise _unknown_account(argument, accounts)


def find_link(root: Path, path: Path) -> Path | None:
    """Return the first link between a folder and a path below it, or None."""
    step = root
    for part in path.relative_to(root).parts:
        step /= part
        if step.is_symlink():
            return step
    return None


def link_error(link: Path) -> UnreadableError:
    """Return what to say of a link where an account should be."""
    return UnreadableError(
        f"`{shown(link)}` is a link, and an account holds only its own files",
        hint="put the file or folder itself in its place",
    )


def plan_paths(root: Path) -> list[Path]:
    """Return where each account's plan should lie, in order, whether or not it does.

    Raises:
        UnreadableError: the folder of accounts cannot be opened.

    """
    accounts = root / ACCOUNTS
    try:
        names = sorted(os.listdir(accounts))  # noqa: PTH208 - a `Path` each is dear for thousands
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise UnreadableError(f"the folder `{shown(accounts)}` cannot be opened") from error
    return [
        accounts / name / PLAN_NAME
        for name in names
        if not name.startswith(".") and name != "archive"
    ]


def _only_plan(root: Path, start: Path, accounts: list[str]) -> PlanLocation:
    here = in_full(start)
    if here.is_relative_to(root / ACCOUNTS) and here != root / ACCOUNTS:
        standing_in = here.relative_to(root / ACCOUNTS).parts[0]
        if standing_in in accounts:
            return _locate(root, standing_in)
    if len(accounts) == 1:
        return _locate(root, accounts[0])
    if not accounts:
        raise PlanNotFoundError(
            f"there is no account plan in `{shown(root)}`", hint=_suggestion(accounts)
        )
    raise PlanNotFoundError(
        f"there are {len(accounts)} accounts here, so name the one you mean: {_listed(accounts)}",
        hint=f"for example `{accounts[0]}`",
    )


def _locate(root: Path, account: str) -> PlanLocation:
    path = root / ACCOUNTS / account / PLAN_NAME
    link = find_link(root, path)
    if link is not None:
        raise link_error(link)
    return PlanLocation(root, path, account)


def _unknown_account(argument: str, accounts: list[str]) -> PlanNotFoundError:
    if not accounts:
        return PlanNotFoundError(
            f"there is no account `{argument}`, and no account plan at all yet",
            hint=_suggestion(accounts),
        )
    from kamplan.records import nearest  # only mistakes need it

    near = nearest(argument, accounts)
    return PlanNotFoundError(
        f"there is no account `{argument}`; there is {_listed(accounts)}",
        hint=f"did you mean `{near}`?" if near else f"for example `{accounts[0]}`",
    )


def _listed(accounts: list[str]) -> str:
    more = len(accounts) - _LISTED
    return ", ".join(accounts[:_LISTED]) + (f" and {more} more" if more > 0 else "")


def _suggestion(accounts: list[str]) -> str:
    if accounts:
        return f"accounts here: {_listed(accounts)}"
    return "`kamplan new NAME` starts one"
