"""The revisions of one plan, told one by one as what each changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import reduce
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kamplan.diff import Change, Comparison, Speech, compare_files, tell_change
from kamplan.planfile import PlanFile
from kamplan.planfile.sections import SectionReader
from kamplan.signoff import Round, build_payload, compute_digest, short_code

if TYPE_CHECKING:
    from kamplan.model import Plan


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A plan's file as one commit has it, and what it was in the commit's parents."""

    commit: str
    author: str
    email: str
    written: datetime
    subject: str
    body: str
    path: PurePosixPath
    content: bytes | None
    """None where the commit removed it."""
    befores: tuple[bytes | None, ...] = ()
    """The content in each parent; none where nothing came before, or it is not known."""
    renamed_from: PurePosixPath | None = None
    is_cut: bool = False
    """A shallow clone begins here: what came before is unknown."""
    tags: tuple[str, ...] = ()


class State(StrEnum):
    """What a revision did to the plan."""

    FIRST = "first"
    """The plan is there for the first time."""
    CHANGED = "changed"
    SAME_PLAN = "same-plan"
    """The file is written differently; the plan says the same."""
    REMOVED = "removed"
    UNREADABLE = "unreadable"
    """The file was no plan that can be read."""
    UNKNOWN = "unknown"
    """A shallow clone begins here, so what changed cannot be told."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What both parties signed, found again in the revision that first said it."""

    seq: int
    code: str
    agreed_on: date
    names: tuple[str, ...]
    """Who signed, the customer's person first."""


_NOTHING = Comparison(())


@dataclass(frozen=True, slots=True)
class Iteration:
    """One revision of a plan and what it changed."""

    snapshot: Snapshot
    state: State
    comparison: Comparison = _NOTHING
    signed: tuple[Signature, ...] = ()
    problem: str = ""
    """The first thing that is wrong with the file; what could not be read is left out."""

    def tell(self, change: Change, speech: Speech | None = None) -> str:
        """Return one of its changes as a sentence; plainly quoted unless told otherwise."""
        return tell_change(change, speech or Speech(self.comparison.names))

    def list_told(self, *, is_item: bool) -> tuple[Change, ...]:
        """Return the changes to tell: of a first version none, unless one item is followed."""
        return self.comparison.changes if is_item or self.state is State.CHANGED else ()


def build_timeline(
    snapshots: Sequence[Snapshot], rounds: Sequence[Round] = ()
) -> Iterator[Iteration]:
    """Tell what each revision changed, newest first, while the older ones are still unread.

    A commit is compared with its parent; a merge with each of its parents, and what it changed
    against all of them is its own. After a revision that could not be read, the next is compared
    with the last before it that could.

    Args:
        snapshots: the plan's revisions, newest first.
        rounds: what was signed; a revision is marked where it begins to say just that.

    """
    reader = _Reader([_Signed(one) for one in rounds if one.is_complete], snapshots)
    for one in snapshots:
        yield reader.tell(one)


class _Signed:
    """A complete round, and the question whether a plan says what it covers."""

    def __init__(self, one: Round) -> None:
        self._digest = one.digest
        self._as_of = min(each.as_of for each in one.statements.values())
        customer, supplier = one.statements["customer"], one.statements["supplier"]
        self.signature = Signature(
            one.seq,
            short_code(one.digest),
            max(customer.signed_on, supplier.signed_on),
            (customer.signer.name, supplier.signer.name),
        )

    def covers(self, plan: "Plan") -> bool:
        return compute_digest(build_payload(plan, self._as_of)) == self._digest


class _Reader:
    """Reads contents, the last few of which it remembers: most are asked for twice."""

    _KEPT = 16

    def __init__(self, signed: list[_Signed], snapshots: Sequence[Snapshot]) -> None:
        self._signed = signed
        self._sections = SectionReader()
        self._before = {one.content: one.befores for one in snapshots if one.content is not None}
        self._files: dict[bytes, tuple[PlanFile | None, str]] = {}
        self._covered: dict[bytes, tuple[bool, ...]] = {}

    def tell(self, one: Snapshot) -> Iteration:
        if one.content is None:
            return Iteration(one, State.REMOVED)
        file, problem = self._read(one.content, one.path)
        if file is None:
            return Iteration(one, State.UNREADABLE, problem=problem)
        befores = [before for before in one.befores if before is not None]
        signed = self._find_signed(one.content, befores, file)
        if one.is_cut:
            return Iteration(one, State.UNKNOWN, signed=signed)
        olds = [old for before in befores if (old := self._find_readable(before, one.path))]
        comparisons = [compare_files(old, file) for old in olds] or [compare_files(None, file)]
        comparison = reduce(_keep_common, comparisons)
        state = State.CHANGED if comparison.changes else State.SAME_PLAN
        return Iteration(one, state if olds else State.FIRST, comparison, signed, problem)

    def _find_readable(self, content: bytes, path: PurePosixPath) -> PlanFile | None:
        """Return the plan of a content, or of the nearest before it that can be read."""
        seen: set[bytes] = set()
        at: bytes | None = content
        while at is not None and at not in seen:
            seen.add(at)
            file, _ = self._read(at, path)
            if file is not None:
                return file
            at = next(iter(self._before.get(at, ())), None)
        return None

    def _read(self, content: bytes, path: PurePosixPath) -> tuple[PlanFile | None, str]:
        """Return the plan as far as it can be read, and the first thing that is wrong."""
        if content in self._files:
            return self._files[content]
        loaded = self._sections.load(content, path)
        problem = ""
        if loaded.diagnostics:
            first = loaded.diagnostics[0]
            problem = f"line {first.span.line}: {first.message}"
        if len(self._files) >= self._KEPT:
            del self._files[next(iter(self._files))]
        self._files[content] = (loaded.file, problem)
        return self._files[content]

    def _find_signed(
        self, content: bytes, befores: list[bytes], file: PlanFile
    ) -> tuple[Signature, ...]:
        if not self._signed:
            return ()
        now = self._judge(content, file)
        was: list[tuple[bool, ...]] = []
        for before in befores:
            old, _ = self._read(before, file.path)
            was.append(self._judge(before, old))
        return tuple(
            one.signature
            for at, one in enumerate(self._signed)
            if now[at] and not any(before[at] for before in was)
        )

    def _judge(self, content: bytes, file: PlanFile | None) -> tuple[bool, ...]:
        if content not in self._covered:
            self._covered[content] = tuple(
                file is not None and one.covers(file.plan) for one in self._signed
            )
        return self._covered[content]


def _keep_common(one: Comparison, other: Comparison) -> Comparison:
    """Return the changes of one comparison that another shares: the same place, the same value."""
    shared = {_place_of(change) for change in other.changes}
    kept = tuple(change for change in one.changes if _place_of(change) in shared)
    return Comparison(kept, (), one.names)


def _place_of(change: Change) -> str:
    item = None if change.item is None else (change.item.kind, change.item.id)
    return repr((item, change.field, change.entry, change.new))
