"""A reading of a success criterion: the number exactly as it was typed, once for each day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from kamplan.errors import KamplanError
from kamplan.planfile import PlanFile
from kamplan.scaffold.answers.entries import find_entry
from kamplan.scaffold.answers.people import check_day
from kamplan.scaffold.answers.placing import list_keys_before
from kamplan.yamldoc import is_surprising_number, make_visible, read_number
from kamplan.yamldoc.amend import Change, add, put

if TYPE_CHECKING:
    from kamplan.model import Criterion, Measure

_ANSWERS = ("yes", "no")
_LIMIT = Decimal(10) ** 15
"""From here on a plan takes no number."""
_THOUSAND = 3
"""How many digits stand behind a mark for thousands."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """What was measured, and when."""

    criterion: str
    value: str
    """As it was typed."""
    on: date
    source: str | None = None


def plan_reading(file: PlanFile, given: Measurement, today: date) -> list[Change]:
    """Return the changes that add a reading to its criterion.

    Args:
        file: the plan.
        given: the reading.
        today: the day of the command; nothing was measured later.

    Raises:
        KamplanError: there is no such criterion, the value is none of its kind, or another one
            stands there for that day.

    """
    criterion: Criterion = find_entry(file, given.criterion, ("criterion",)).part
    value = read_measure(criterion, given.value)
    check_day(given.on, today)
    for index, one in enumerate(criterion.readings):
        if one.on != given.on:
            continue
        if one.value is not None and one.value != value:
            raise KamplanError(
                f"`{criterion.id}` was read on {given.on} already: {one.value}",
                hint="give the day of this reading with --on; if the old one is wrong, correct it "
                f"in {file.path}",
            )
        route = file.route(criterion, "readings", index)
        keys = list_keys_before(one, "source")
        told = given.source not in (None, one.source)
        fresh = [put((*route, "value"), value, ("on",))] if one.value is None else []
        return [*fresh, *([put((*route, "source"), given.source, keys)] if told else [])]
    reading = {"on": given.on, "value": value, "source": given.source}
    if given.source is None:
        del reading["source"]
    return [
        add(file.route(criterion, "readings"), reading, list_keys_before(criterion, "readings"))
    ]


def read_measure(criterion: "Criterion", text: str) -> "Measure":
    """Return the value as the criterion takes it: an exact number, or yes or no.

    Raises:
        KamplanError: it is neither, or not what the criterion asks for.

    """
    typed = text.strip()
    shown = make_visible(typed, 40)
    if typed.startswith("--"):
        raise KamplanError(
            f"there is no option `{shown}`", hint=f"kamplan measure {criterion.id} VALUE --help"
        )
    asks = criterion.unit == "yes/no" or (criterion.target and criterion.target.value in _ANSWERS)
    if asks or typed in _ANSWERS:
        if asks and typed in _ANSWERS:
            return "yes" if typed == "yes" else "no"
        raise KamplanError(
            f"`{criterion.id}` is answered with yes or no, not `{shown}`"
            if asks
            else f"`{criterion.id}` counts {criterion.unit or 'a number'}, not `{shown}`",
            hint=f"kamplan measure {criterion.id} {'yes' if asks else '8'}",
        )
    number = read_number(typed)
    if number is None or abs(number) >= _LIMIT:
        raise KamplanError(f"`{shown}` is not a number", hint=_explain(criterion, typed))
    return number


def _explain(criterion: "Criterion", typed: str) -> str:
    point = typed.replace(",", ".")
    if typed.count(",") == 1 and read_number(point) is not None:
        if len(typed.partition(",")[2]) == _THOUSAND:
            return f"{typed.replace(',', '')} if these are thousands, else {point}"
        return f"with a point: {point}"
    digits = typed.replace("−", "-").replace("–", "-")
    if digits != typed and read_number(digits) is not None:
        return f"with a hyphen for minus: kamplan measure {criterion.id} {digits}"
    if is_surprising_number(typed):
        return "digits alone, without leading zero or marks between them"
    unit = f", without its unit ({make_visible(criterion.unit, 30)})" if criterion.unit else ""
    return f"digits and a point{unit}, for example 12 or 0.5"
