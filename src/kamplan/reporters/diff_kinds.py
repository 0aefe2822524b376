"""The catalogue of kinds of change, for people and for programs."""

import json

from kamplan.diff import KINDS, Area, Kind

_PAGE = """\
# What changes are called

`kamplan diff` and `kamplan history` tell each change by one of these kinds, in every format.
A kind's name stays from release to release. `kamplan diff --kinds` prints this list.

| Level | What follows |
|---|---|
| alarm | words of the customer were changed or went missing; what is agreed may change as well |
| material | what was agreed is different now: a signature no longer covers it |
| notable | what was agreed stands: progress was noted, or something that no signature covers |
| editorial | the plan says the same and the file is written otherwise |

The level given is the usual one. A change to a need heard after the last signature, or to a person
whom nothing agreed names, is notable at most. Where it says “as there”, the level is that of the
section. Everything else that is known of a change stands beside its kind: the item, the field, what
it was and is, which way it went.
"""


def report_kinds(output: str) -> str:
    """Return every kind of change with its level and meaning.

    Args:
        output: `json` for a document, `markdown` for tables; anything else gives plain text.

    """
    if output == "json":
        kinds = [_as_data(one) for one in KINDS.values()]
        document = {"schemaVersion": 1, "kind": "diff-kinds", "kinds": kinds}
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    is_page = output == "markdown"
    sections = [_PAGE] if is_page else []
    for area in [*Area, None]:
        kinds_here = [one for one in KINDS.values() if one.area is area]
        if kinds_here:
            heading = area.heading if area else "In any section"
            sections.append(_tables(heading, kinds_here) if is_page else _list(heading, kinds_here))
    return "\n".join(sections)


def _list(heading: str, kinds: list[Kind]) -> str:
    width = max(len(one.name) for one in KINDS.values())
    rows = (f"  {one.name:<{width}}  {_level(one):<9}  {one.meaning}\n" for one in kinds)
    return f"{heading}\n\n{''.join(rows)}"


def _tables(heading: str, kinds: list[Kind]) -> str:
    rows = (f"| `{one.name}` | {_level(one)} | {one.meaning} |\n" for one in kinds)
    return f"## {heading}\n\n| Kind | Level | Meaning |\n|---|---|---|\n{''.join(rows)}"


def _level(kind: Kind) -> str:
    if kind.is_alarm:
        return "alarm"
    return kind.level.value if kind.level else "as there"


def _as_data(kind: Kind) -> dict[str, object]:
    return {
        "name": kind.name,
        "area": kind.area.value if kind.area else None,
        "level": kind.level.value if kind.level else None,
        "alarm": kind.is_alarm,
        "meaning": kind.meaning,
        "mirror": kind.mirror,
    }
