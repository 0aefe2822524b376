"""A new entry of a plan: from what was typed to the changes that write it, or a refusal."""

from collections.abc import Iterator
from dataclasses import dataclass

from kamplan.errors import KamplanError
from kamplan.planfile import PlanFile
from kamplan.records import nearest
from kamplan.scaffold.entries.identifying import IsSpent, choose_id
from kamplan.scaffold.entries.kinds import EntryKind, find_list
from kamplan.scaffold.entries.options import EntryOption, list_options, list_places
from kamplan.scaffold.entries.people import check_people
from kamplan.scaffold.entries.placing import keys_before
from kamplan.scaffold.entries.values import Typed, demand_item, read_one, read_typed
from kamplan.yamldoc import Mapping, Route, Scalar, Sequence, make_visible
from kamplan.yamldoc.amend import Change, add
from kamplan.yamldoc.emit import Value

_TOLD_TWICE = ("contact", "need")
"""Of which somebody may not know that they are there; other entries may well begin alike."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A new entry and what becomes of the plan."""

    kind: EntryKind
    name: str
    """Its id, or what it is known by where it has none."""
    value: Value
    changes: tuple[Change, ...]
    next_step: str
    """What to type next, or nothing."""

    @property
    def words(self) -> str | None:
        """The words that somebody said, where it holds any."""
        said = self.value.get("verbatim") if isinstance(self.value, dict) else None
        return said if isinstance(said, str) else None

    def find_same(self, file: PlanFile) -> str | None:
        """Return the id of an entry of this kind with the same words, or None."""
        if not isinstance(self.value, dict) or self.kind.name not in _TOLD_TWICE:
            return None
        words = self.value.get(self.kind.words)
        for one, routes in file.ids.get(self.kind.name, {}).items():
            node = file.document.find((*routes[0], self.kind.words))
            if isinstance(node, Scalar) and node.text == words:
                return one
        return None


def build_entry(  # noqa: PLR0913 - what there is to say of an entry
    file: PlanFile,
    kind: EntryKind,
    typed: Typed,
    *,
    id_: str | None = None,
    parent: str | None = None,
    is_spent: IsSpent = lambda _kind, _id: False,
) -> Entry:
    """Return a new entry, checked against the plan it goes into.

    Args:
        file: the plan, without a problem.
        kind: what to add.
        typed: the values of `list_options(kind)`, by the options' names.
        id_: the id it shall have; made from its words where None.
        parent: the id of the item around it, for kinds that stand in one; may be None where the
            plan has a single one.
        is_spent: whether an item of a kind had an id in an earlier version of the plan.

    Raises:
        KamplanError: something is missing, is no value of its field, or names what is not there;
            the message names the option.

    """
    options = list_options(kind)
    value = _read_values(kind, options, typed)
    _check_references(file, options, typed)
    check_people(file, kind.name, value)
    _check_reason(kind, value)
    route, around = _find_route(file, kind, parent)
    name = ""
    if isinstance(value, dict) and kind.words:
        words = value.get(kind.words)
        name = choose_id(file, kind, id_, words if isinstance(words, str) else "", is_spent)
        value = {"id": name, **value}
    else:
        name = _refuse_twice(file, kind, route, value)
    change = add(route, value, keys_before(file, route))
    step = kind.next_step.format(id=name, parent=around)
    return Entry(kind, name, value, (change,), step)


def build_line(file: PlanFile, kind: EntryKind, under: str | None, text: str | None) -> Entry:
    """Return a line of plain text under one of the plan's questions.

    Raises:
        KamplanError: there is no such list, it has this line already, or the text is refused.

    """
    if under is None or text is None:
        raise KamplanError(
            f"{kind.article} needs --under and --text", hint=f"kamplan add {kind.example}"
        )
    places = list_places()
    wanted = under.strip().replace("-", "_")
    meant = [one for one in places if one == wanted] or [
        one for one in places if one.rpartition(".")[2] == wanted
    ]
    if len(meant) != 1:
        tails = {one.rpartition(".")[2]: one for one in places}
        near = meant[0] if meant else nearest(wanted, [*places, *tails])
        raise KamplanError(
            f"--under: there is no list `{make_visible(under, 60)}`; there is {', '.join(places)}",
            hint=f"did you mean `{tails.get(near, near)}`?"
            if near
            else f"kamplan add {kind.name} --help",
        )
    route: Route = tuple(places[meant[0]].split("/"))
    element = find_list(places[meant[0]]).element
    assert element is not None  # noqa: S101 - it is a list of texts
    value = read_one("--text", text, element)
    _refuse_twice(file, kind, route, value)
    change = add(route, value, keys_before(file, route))
    return Entry(kind, f"under {meant[0]}", value, (change,), "")


def _read_values(kind: EntryKind, options: tuple[EntryOption, ...], typed: Typed) -> Value:
    """Return the entry: keys in the order of the format, parts of parts inside them."""
    entry: dict[str, Value] = {}
    missing = []
    for option in options:
        given = typed.get(option.name)
        if given is None or given == []:
            if option.need == "R" and len(option.route) <= 1:
                missing.append(f"--{option.name}")
            continue
        value = read_typed(option, given)
        if not option.route:
            return value
        part = entry
        for key in option.route[:-1]:
            inner = part.setdefault(key, {})
            assert isinstance(inner, dict)  # noqa: S101 - only parts have parts
            part = inner
        part[option.route[-1]] = value
    if missing:
        raise KamplanError(
            f"{kind.article} needs {' and '.join(missing)}", hint=f"kamplan add {kind.example}"
        )
    return entry


def _check_references(file: PlanFile, options: tuple[EntryOption, ...], typed: Typed) -> None:
    for option in options:
        given = typed.get(option.name)
        if option.field.refers is None or given is None or isinstance(given, bool):
            continue
        for one in [given] if isinstance(given, str) else given:
            demand_item(file, f"--{option.name}", option.field.refers, one.strip())


def _check_reason(kind: EntryKind, value: Value) -> None:
    """Refuse what lint would call an error: a need put off or declined without a reason."""
    if kind.name != "need" or not isinstance(value, dict):
        return
    intent = value.get("intent")
    if intent not in (None, "act") and "reason" not in value:
        raise KamplanError(
            f"--intent {intent} needs --reason: the customer reads why",
            hint='--reason "Not ours to change. Passed to the estates team."',
        )


def _find_route(file: PlanFile, kind: EntryKind, parent: str | None) -> tuple[Route, str]:
    """Return the route of the list that a kind stands in, and the id of the item around it."""
    if not kind.parent:
        return tuple(kind.route.split("/")), ""
    _, _, below = kind.route.partition("/*/")
    known = list(file.ids.get(kind.parent, ()))
    if parent is None:
        if len(known) == 1:
            parent = known[0]
        elif known:
            raise KamplanError(
                f"{kind.article} needs --{kind.parent}: {', '.join(known)}",
                hint=f"kamplan add {kind.example}",
            )
    wanted = (parent or "").strip()
    demand_item(file, f"--{kind.parent}", kind.parent, wanted)
    return (*file.ids[kind.parent][wanted][0], *below.split("/")), wanted


def _refuse_twice(file: PlanFile, kind: EntryKind, route: Route, value: Value) -> str:
    """Return what an entry without id is known by; refuse a second of the same name."""
    places = route_pattern(route)
    keys = find_list(places).identity
    said = [value.get(key) for key in keys] if isinstance(value, dict) else [value]
    name = " / ".join(make_visible(str(one), 60) for one in said if one is not None)
    node = file.document.find(route)
    for item in node.items if isinstance(node, Sequence) else ():
        if [*_texts(item, keys)] == [None if one is None else str(one) for one in said]:
            raise KamplanError(
                f"there is {kind.article} {name} already, in line {item.line} of {file.path}",
                hint="change that one, or add another",
            )
    return name


def route_pattern(route: Route) -> str:
    """Return a route with `*` for each index."""
    return "/".join("*" if isinstance(step, int) else step for step in route)


def _texts(item: object, keys: tuple[str, ...]) -> Iterator[str | None]:
    if isinstance(item, Scalar):
        yield item.text
    elif isinstance(item, Mapping):
        for key in keys:
            one = item.find(key)
            yield one.text if isinstance(one, Scalar) and one.text else None
