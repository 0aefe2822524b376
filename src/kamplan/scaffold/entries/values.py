"""What was typed for an option, as the value that the plan holds."""

from collections.abc import Collection, Mapping

from kamplan.errors import KamplanError
from kamplan.model.shape import FieldShape
from kamplan.planfile import PlanFile
from kamplan.records import Wrong, nearest, read_scalar
from kamplan.scaffold.entries.kinds import KINDS
from kamplan.scaffold.entries.options import EntryOption
from kamplan.yamldoc import Scalar, YamlDocument, describe, find_forbidden, make_visible
from kamplan.yamldoc.bounds import MAX_SCALAR
from kamplan.yamldoc.emit import Value, emit_text

Typed = Mapping[str, str | list[str] | bool | None]
"""Options by their names, as somebody typed them; None and empty lists are not given."""

_BARE = frozenset({"number", "integer", "measure"})
_LISTED = 12
"""How many known ids a message names."""


def read_typed(option: EntryOption, typed: str | list[str] | bool) -> Value:  # noqa: FBT001 - a value
    """Return the value of an option that was given.

    Raises:
        KamplanError: it is not what the field holds; the message names the option.

    """
    if isinstance(typed, bool):
        return typed
    if isinstance(typed, str):
        return read_one(f"--{option.name}", typed, option.field)
    values = [read_one(f"--{option.name}", one, option.field) for one in typed]
    for at, one in enumerate(values):
        if one in values[:at]:
            raise KamplanError(
                f"--{option.name} {make_visible(typed[at], 60)} is given twice",
                hint="give each once",
            )
    return values


def read_one(label: str, typed: str, field: FieldShape) -> Value:
    """Return one typed text as a field's value: what lint would find in the plan is refused here.

    Args:
        label: how to name it in a message.
        typed: the text; words that somebody said stay as they are, other text loses the blanks
            around it.
        field: the field that it is for.

    Raises:
        KamplanError: the text is empty, holds a forbidden character, or is no such value.

    """
    if not typed.strip():
        raise KamplanError(f"{label} is empty", hint=f'{label} "…", or leave it out')
    if len(typed) > MAX_SCALAR:
        raise KamplanError(
            f"{label} has {len(typed):,} characters, and {MAX_SCALAR:,} fit in one place of a plan",
            hint="put what is long into the notes of a session",
        )
    for at, character in find_forbidden(typed):
        raise KamplanError(
            f"{label}: character {at + 1} is {describe(character)}",
            hint="delete it and type the text again; nothing was written",
        )
    if field.kind == "text":
        return typed if field.key == "verbatim" else typed.strip()
    value = read_scalar(_as_scalar(typed.strip(), field), field)
    if isinstance(value, Wrong):
        raise KamplanError(f"{label}: {value.message}", hint=value.cure)
    return value


def _as_scalar(text: str, field: FieldShape) -> Scalar:
    """Return the text as YAML would have it: a number bare, all else in quotes where it needs."""
    if field.kind in _BARE:
        bare = YamlDocument.parse(text).root
        if isinstance(bare, Scalar) and bare.text == text and not bare.refused:
            return bare
    node = YamlDocument.parse(emit_text(text[:5000], in_flow=True)).root
    assert isinstance(node, Scalar)  # noqa: S101 - what is emitted reads back
    return node


def demand_item(file: PlanFile, label: str, kind: str, one: str) -> None:
    """Refuse an id that no item of its kind bears.

    Raises:
        KamplanError: there is none; the message names the nearest and those that are known.

    """
    if not file.has(kind, one):
        raise unknown_item(label, kind, one, list(file.ids.get(kind, ())))


def unknown_item(label: str, kind: str, one: str, known: Collection[str]) -> KamplanError:
    """Return what to say of an id that is not known; the label may be empty."""
    shown = make_visible(one, 60)
    label = f"{label}: " if label else ""
    if not known:
        example = next((each.example for each in KINDS if each.name == kind), kind)
        return KamplanError(
            f"{label}there is no {kind} `{shown}`, and no {kind} at all yet",
            hint=f"kamplan add {example}",
        )
    near = nearest(one, list(known))
    listed = ", ".join(sorted(known)[:_LISTED])
    more = len(known) - _LISTED
    return KamplanError(
        f"{label}there is no {kind} `{shown}`; there is {listed}"
        + (f" and {more} more" if more > 0 else ""),
        hint=f"did you mean `{near}`?" if near else f"kamplan add {kind} --help",
    )
