"""How far a criterion has come: (last − baseline) / (target − baseline), with its arithmetic.

The share is not clipped: falling behind the baseline shows as a number below nought, beating the
target as one above one. Numbers are exact decimals; only what is shown is rounded.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kamplan.model import Criterion, Reading

Value = Decimal | Literal["yes", "no"]
"""What is measured: an exact number, or the answer to a question."""

# Its own context: the answer must not hang on what other code set for the thread.
_EXACT = Context(prec=50)
_STEP = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Attainment:
    """Where a criterion stands between its baseline and its target."""

    share: Decimal | None
    """1 is the target, 0 the baseline; None where it cannot be computed."""
    is_reached: bool | None
    """Whether the target was reached; None where people have to say so."""
    arithmetic: str
    """The sum as it was done, or why there is none."""

    @property
    def shown(self) -> str:
        """The share with two decimals, halves away from nought; empty where there is none."""
        return "" if self.share is None else show_share(self.share)

    @property
    def sum(self) -> str:
        """The arithmetic with what it comes to: `(5 − 14) / (3 − 14) = 0.82`."""
        if not self.shown:
            return self.arithmetic
        return f"{self.arithmetic}{' =' if self.arithmetic.startswith('(') else ':'} {self.shown}"


def show_share(share: Decimal) -> str:
    """Return a share with two decimals, halves away from nought; only what is 1 is shown as 1."""
    shown = share.quantize(_STEP, ROUND_HALF_UP, _EXACT)
    if shown == 1 and share < 1:
        shown -= _STEP
    # Adding nought takes the sign from a nought.
    return format(shown + 0, "f")


def show_value(value: Value) -> str:
    """Return a measured value as a person writes it: no exponent, no zeros at the end."""
    if isinstance(value, str):
        return value
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def find_readings(criterion: "Criterion", today: date) -> "list[Reading]":
    """Return the readings with a day and a value, up to `today`, the oldest first."""
    whole = [one for one in criterion.readings if one.on is not None and one.value is not None]
    return sorted(
        (one for one in whole if one.on is not None and one.on <= today),
        key=lambda one: one.on or date.min,
    )


def compute_attainment(criterion: "Criterion", today: date) -> Attainment:
    """Compute how far the criterion had come by `today`, from its last reading.

    Without a baseline there is no attainment, only reached or not; and as better is the way from
    the baseline to the target, not reached is said only where the readings move towards it.
    """
    readings = [one.value for one in find_readings(criterion, today) if one.value is not None]
    target = criterion.target.value if criterion.target else None
    baseline = criterion.baseline.value if criterion.baseline else None
    if not readings:
        return Attainment(None, None, "not measured yet")
    if target is None:
        return Attainment(None, None, "no target")
    last = readings[-1]
    if isinstance(last, str) or isinstance(target, str):
        return _answer(baseline, target, last)
    if isinstance(baseline, str):
        return Attainment(None, None, "baseline and target are of different kinds")
    if baseline is None:
        numbers = [one for one in readings if isinstance(one, Decimal)]
        return Attainment(None, _crossed(numbers, target), "no baseline")
    if baseline == target:
        return Attainment(None, last == target, "baseline and target are the same")
    share = _EXACT.divide(last - baseline, target - baseline)
    return Attainment(share, share >= 1, _write_sum(last, baseline, target))


def _answer(baseline: Value | None, target: Value, last: Value) -> Attainment:
    if not (isinstance(last, str) and isinstance(target, str)):
        return Attainment(None, None, "reading and target are of different kinds")
    is_reached = last == target
    if baseline is None:
        return Attainment(None, is_reached, "no baseline")
    arithmetic = f"{last} (target {target})"
    return Attainment(Decimal(int(is_reached)), is_reached, arithmetic)


def _crossed(readings: list[Decimal], target: Decimal) -> bool | None:
    """Say whether the target was reached although nobody wrote down which way is better."""
    first, last = readings[0], readings[-1]
    if last == target or (first < target) != (last < target):
        return True
    return False if abs(last - target) < abs(first - target) else None


def _write_sum(last: Decimal, baseline: Decimal, target: Decimal) -> str:
    base = show_value(baseline)
    base = f"({base})" if baseline < 0 else base
    return f"({show_value(last)} − {base}) / ({show_value(target)} − {base})"
