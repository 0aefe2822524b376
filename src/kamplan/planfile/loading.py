"""One plan file: its text, its YAML, its plan, and what is wrong with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeVar, cast

from kamplan.diagnostics import Diagnostic
from kamplan.errors import KamplanError
from kamplan.model.shape import shape_of
from kamplan.records import (
    Fault,
    build_record,
    fault_diagnostic,
    place_of,
    route_of,
    text_diagnostics,
)
from kamplan.yamldoc import Route, YamlDocument
from kamplan.yamldoc import Sequence as SequenceNode

if TYPE_CHECKING:
    from kamplan.model import Plan, PlanModel

T = TypeVar("T")


@dataclass(frozen=True)
class PlanFile:
    """A plan and the document it came from.

    `plan` has the types of the model and holds all that could be read; what could not is in
    `faults`, and `diagnostics` are the problems of the text itself.
    """

    path: PurePosixPath
    document: YamlDocument
    plan: "Plan"
    faults: tuple[Fault, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    ids: Mapping[str, Mapping[str, list[Route]]] = field(default_factory=dict)
    """Kind of item, id, and the routes of the items that bear it."""

    def route(self, part: "PlanModel", *steps: str | int) -> Route:
        """Return the route of a part of the plan, and of what lies `steps` below it."""
        return (*route_of(part), *steps)

    def list_entries(self, route: Route, values: Sequence[T]) -> Iterator[tuple[Route, T]]:
        """Give each plain value of a list with its route; those left out keep their index."""
        node = self.document.find(route) if self.faults else None
        if not isinstance(node, SequenceNode) or len(node.items) == len(values):
            yield from (((*route, index), one) for index, one in enumerate(values))
            return
        left = (
            at for index in range(len(node.items)) if (at := (*route, index)) not in self.faulty
        )
        yield from zip(left, values, strict=False)

    def has(self, kind: str, one: str) -> bool:
        """Say whether the file has an item of that kind with that id, well-formed or not."""
        return one in self.ids.get(kind, {})

    @cached_property
    def faulty(self) -> frozenset[Route]:
        """The routes of values that were left out, for rules to keep silent about.

        What only sign-off needs is missing without being left out: rules ask for it.
        """
        return frozenset(
            one.route
            for one in self.faults
            if not (one.rule == "missing-field" and one.need == "S")
        )

    def place(self, route: Route) -> str:
        """Return the route in words that stay when lines move: ids instead of indices."""
        return place_of(self.document, route)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of reading one file: a plan as far as it could be read, and what is wrong."""

    file: PlanFile | None
    diagnostics: tuple[Diagnostic, ...] = ()
    """All problems of text and shape; fields that only sign-off needs are not among them."""


def load_plan(content: bytes | str, path: PurePosixPath) -> Loaded:
    """Read a plan; never raise for what it holds.

    Args:
        content: the file's bytes, or its decoded text.
        path: how to name the file in what is reported.

    Returns:
        the file if its YAML could be parsed and is keys and values, and all problems.

    """
    document = (
        YamlDocument.parse(content)
        if isinstance(content, str)
        else YamlDocument.from_bytes(content)
    )
    problems = tuple(text_diagnostics(document, path))
    if document.root is None:
        return Loaded(None, problems)
    record, faults, ids = build_record(document.root, shape_of("plan"))
    if record is None:
        found = (fault_diagnostic(document, path, one) for one in faults)
        return Loaded(None, (*problems, *found))
    # At run time a record; to the type checker the model it was built by.
    file = PlanFile(path, document, cast("Plan", record), tuple(faults), problems, ids)
    found = (
        fault_diagnostic(document, path, one)
        for one in faults
        if not (one.rule == "missing-field" and one.need == "S")
    )
    return Loaded(file, (*problems, *found))


def demand_plan(content: bytes | str, path: PurePosixPath) -> PlanFile:
    """Return a plan without any problem of text or shape, for all commands but lint.

    Raises:
        KamplanError: the first three problems, and how to see them all.

    """
    return demand_whole(load_plan(content, path), path)


def demand_whole(loaded: Loaded, path: PurePosixPath) -> PlanFile:
    """Return a plan that was loaded, if it has no problem of text or shape.

    Raises:
        KamplanError: the first three problems, and how to see them all.

    """
    if loaded.file is not None and not loaded.diagnostics:
        return loaded.file
    first = [
        f"{one.path}:{one.span.line}:{one.span.column}: {one.message}"
        for one in loaded.diagnostics[:3]
    ]
    more = len(loaded.diagnostics) - len(first)
    rest = [f"and {more} more"] if more > 0 else []
    raise KamplanError(
        "the plan cannot be read until this is put right:\n  " + "\n  ".join([*first, *rest]),
        hint=f"kamplan lint {path}",
    )
