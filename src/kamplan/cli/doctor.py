"""`kamplan doctor`: whether all that a plan repository needs is in order, and what to type."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kamplan.cli._doctor.finding import Finding, Health, fault
from kamplan.cli._exit import ExitCode
from kamplan.cli._terminal import choose_paint, print_note, print_out
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.cli._setup.place import Place
    from kamplan.model import Settings
    from kamplan.vcs import Repository


class DoctorFormat(StrEnum):
    """How to print it."""

    TEXT = "text"
    JSON = "json"


_BY_HAND = {
    "github": (
        "Settings, Actions, General: let GitHub Actions create pull requests, for the form",
        "Settings, Rules: ask for a review by code owners and for the check before main changes",
    ),
    "gitlab": (
        (
            "Settings, Access tokens: a token with the role Developer and the scope api, kept as "
            "the variable KAMPLAN_TOKEN"
        ),
        "Settings, Repository: protect main; Build, Pipeline schedules: one for reviews and needs",
    ),
}
"""What only the forge itself can show."""


def doctor(
    output: Annotated[DoctorFormat, typer.Option("--format", help="How to print it.")] = (
        DoctorFormat.TEXT
    ),
) -> None:
    """Look at clone, merging, settings, set-up, keys and plans; exit with 1 if one is at fault.

    Example: kamplan doctor
    """
    from kamplan.cli._doctor.files import look_at_settings
    from kamplan.cli._setup.place import Place
    from kamplan.vcs import open_repository
    from kamplan.workspace import find_root

    root = find_root(Path.cwd())
    place = Place(root, open_repository(root))
    settings, found = look_at_settings(root)
    forge = settings.forge or "none"
    if place.repository is None:
        remedy = "kamplan init makes one here, and kamplan init DIR elsewhere"
        found = [fault("clone", "this folder lies in no git repository", remedy), *found]
    else:
        found = [*_look_around(place.repository, forge), *found]
    found += [one for look in _list_looks(place, settings) for one in _guard(look)]
    if output is DoctorFormat.JSON:
        _print_json(found)
    else:
        _print_text(found, forge)
    is_ill = any(one.health is Health.FAULT for one in found)
    raise typer.Exit(ExitCode.NO if is_ill else ExitCode.OK)


def _look_around(repository: "Repository", forge: str) -> list[Finding]:
    from kamplan.cli._doctor.clone import look_at_clone, look_at_merging, look_at_remote

    looks: list[Callable[[], Iterable[Finding]]] = [
        lambda: look_at_clone(repository),
        lambda: look_at_merging(repository),
        lambda: look_at_remote(repository, forge),
    ]
    return [one for look in looks for one in _guard(look)]


def _list_looks(place: "Place", settings: "Settings") -> Iterator[Callable[[], Iterable[Finding]]]:
    from kamplan.cli._doctor import files

    repository = place.repository
    yield lambda: files.look_at_set_up(place, settings)
    yield lambda: files.look_at_owners(place, settings)
    if repository is not None:
        yield lambda: files.look_at_trust(place, repository, settings)
    yield lambda: files.look_at_plans(place.root)


def _guard(look: Callable[[], Iterable[Finding]]) -> list[Finding]:
    """Return what a look finds; what cannot be looked at is a fault and hides no other."""
    try:
        return list(look())
    except KamplanError as error:
        return [fault("files", error.message, error.hint or "look at it yourself")]


_SIGNS = {Health.WELL: "well ", Health.NOTE: "note ", Health.FAULT: "fault"}
_PAINTS = {Health.WELL: "dim", Health.NOTE: "warning", Health.FAULT: "error"}


def _print_text(found: list[Finding], forge: str) -> None:
    from kamplan.yamldoc import make_visible

    paint = choose_paint()
    for one in found:
        sign = paint(_PAINTS[one.health], _SIGNS[one.health])
        print_out(f"{sign}  {one.part:<8}  {make_visible(one.message)}\n")
        if one.remedy:
            print_out(f"                 try: {make_visible(one.remedy)}\n")
    for line in _BY_HAND.get(forge, ()):
        print_note(f"only {'GitHub' if forge == 'github' else 'GitLab'} shows it: {line}")


def _print_json(found: list[Finding]) -> None:
    from kamplan.reporters.report import machine_json

    checks = [
        {"part": one.part, "health": one.health, "message": one.message, "remedy": one.remedy}
        for one in found
    ]
    print_out(machine_json({"schemaVersion": 1, "kind": "doctor", "checks": checks}) + "\n")
