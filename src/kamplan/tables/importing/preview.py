"""What an import would do, before anything is written: what is added, and what is left out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kamplan.model.shape import shape_of
from kamplan.tables.importing.columns import Columns, map_columns
from kamplan.tables.importing.heard import Defaults, Heard, Hearing, hear_rows
from kamplan.tables.importing.likeness import Sorted, sort_out
from kamplan.tables.importing.rows import Sheet

if TYPE_CHECKING:
    from kamplan.model import Plan

ChooseId = Callable[[str], str]
"""From words to an id that no need has, had, or was given before."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a table is to be read."""

    columns: tuple[str, ...] = ()
    """What somebody says of columns: `COLUMN=field`."""
    defaults: Defaults = field(default_factory=Defaults)
    keeps_similar: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """All that an import would do."""

    sheet: Sheet
    columns: Columns
    hearing: Hearing
    sorted: Sorted
    ids: tuple[str, ...]
    """Of the needs that are new, in their order."""

    @property
    def new(self) -> tuple[Heard, ...]:
        """The rows that become needs."""
        return self.sorted.new

    def list_needs(self) -> list[dict[str, object]]:
        """Return the needs as they are written, keys in the order of the format."""
        return [_build(name, one) for name, one in zip(self.ids, self.new, strict=True)]


def build_preview(
    sheet: Sheet, plan: "Plan", reading: Reading, choose_id: ChooseId, today: date
) -> Preview:
    """Return what an import of a table into a plan would do.

    Raises:
        KamplanError: the columns or days cannot be understood; the message says what to type.

    """
    columns = map_columns(sheet.header, reading.columns)
    hearing = hear_rows(sheet, columns, plan, reading.defaults, today)
    found = sort_out(hearing.heard, plan.needs, keeps_similar=reading.keeps_similar)
    return Preview(sheet, columns, hearing, found, _choose_ids(found.new, choose_id))


def _choose_ids(new: Sequence[Heard], choose_id: ChooseId) -> tuple[str, ...]:
    return tuple(choose_id(one.title or one.words) for one in new)


def _build(name: str, heard: Heard) -> dict[str, object]:
    values: dict[str, object] = {
        "id": name,
        "kind": heard.kind,
        "verbatim": heard.words,
        "said_by": heard.said_by,
        "said_on": heard.said_on,
        "session": heard.session,
        "our_reading": heard.our_reading,
        "when": heard.when,
        "priority": heard.priority,
        "themes": list(heard.themes) or None,
    }
    entry = shape_of("plan").fields["needs"].element
    order = list(entry.record.fields) if entry and entry.record else list(values)
    return {key: values[key] for key in sorted(values, key=order.index) if values[key] is not None}
