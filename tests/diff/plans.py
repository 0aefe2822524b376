"""Plans to compare: whole ones from examples, changed ones, and random ones along the shape."""

import json
import random
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from hypothesis import strategies as st

from kamplan.diff import Comparison, compare_files
from kamplan.model.shape import FieldShape, RecordShape, shape_of
from kamplan.planfile import PlanFile, demand_plan
from kamplan.yamldoc import YamlDocument
from tests.conftest import ROOT

PATH = PurePosixPath("accounts/st-brannocs/plan.yaml")
REFERENCE = (ROOT / "tests/data/plan.reference.yaml").read_text(encoding="utf-8")
EXAMPLES = sorted(ROOT.glob("examples/*/accounts/*/plan.yaml"))
Data = dict[str, Any]


def load(text: str | bytes, path: PurePosixPath = PATH) -> PlanFile:
    """Read a plan that has no problem."""
    return demand_plan(text, path)


def compare(old: str | bytes, new: str | bytes, signed_on: date | None = None) -> Comparison:
    """Compare two plan texts."""
    return compare_files(load(old), load(new), signed_on=signed_on)


def edit(*replacements: tuple[str, str], text: str = REFERENCE) -> str:
    """Return the reference plan with pieces of its text replaced, each of which stands once."""
    for before, after in replacements:
        assert text.count(before) == 1, (before, text.count(before))
        text = text.replace(before, after)
    return text


def kinds(comparison: Comparison) -> list[str]:
    return [one.kind for one in comparison.changes]


def read_data(text: str) -> Data:
    """Return the plain data of a plan text, with days as texts and numbers as decimals."""
    data = YamlDocument.parse(text).data()
    assert isinstance(data, dict)
    return data


def write_data(data: Data) -> str:
    """Write plain data as YAML, which JSON is; decimals keep their digits."""
    text = json.dumps(data, indent=1, ensure_ascii=False, default=lambda one: f"@number {one:f}@")
    return re.sub(r'"@number (.*?)@"', r"\1", text)


def rewrite(value: Any, field: FieldShape, change: Callable[[Any, FieldShape], Any]) -> Any:
    """Rebuild a value from its parts outwards, each changed by a function."""
    if isinstance(value, dict) and field.record is not None:
        fields = field.record.fields
        value = {key: rewrite(one, fields[key], change) for key, one in value.items()}
    elif isinstance(value, list) and field.element is not None:
        value = [rewrite(one, field.element, change) for one in value]
    return change(value, field)


PLAN = FieldShape("", "", "record", record=shape_of("plan"))


def shuffled(data: Data, seed: int) -> Data:
    """Return the same plan with keys and entries without order in another order."""
    dice = random.Random(seed)  # noqa: S311 - no secret

    def change(value: Any, field: FieldShape) -> Any:
        if isinstance(value, dict):
            pairs = list(value.items())
            dice.shuffle(pairs)
            return dict(pairs)
        if isinstance(value, list) and not field.ordered:
            value = list(value)
            dice.shuffle(value)
        return value

    return rewrite(data, PLAN, change)  # type: ignore[no-any-return]


def respelt(data: Data) -> Data:
    """Return the same plan spelt otherwise: NFD, blanks at line ends, 60.0 for 60."""

    def change(value: Any, field: FieldShape) -> Any:
        if isinstance(value, str) and field.kind == "text":
            return unicodedata.normalize("NFD", "\n" + value.replace("\n", " \t\n") + "  \n\n")
        if isinstance(value, Decimal) and field.kind in ("number", "measure"):
            return Decimal(f"{value:f}0" if "." in f"{value:f}" else f"{value:f}.0")
        return value

    return rewrite(data, PLAN, change)  # type: ignore[no-any-return]


_IDS = ("ash", "beech", "cedar", "elm")
_DAYS = ("2026-01-05", "2026-03-31", "2026-06-30", "2026-12-31")
_NUMBERS = tuple(Decimal(one) for one in ("0", "3", "3.0", "8", "-1.50", "60"))
_TEXTS = ("Boxes", "Ten boxes", "No boxes", "Vier Schränke", "صندوق", "箱子不够", "a\nb", " lead")
_PLAIN: dict[str, tuple[Any, ...]] = {
    "text": (*_TEXTS, ""),
    "slug": _IDS,
    "date": _DAYS,
    "number": _NUMBERS,
    "measure": (*_NUMBERS, "yes", "no"),
    "integer": (Decimal(1), Decimal(2), Decimal(5)),
    "flag": (True, False),
    "every": ("1 month", "2 weeks"),
    "currency": ("EUR", "GBP"),
    "url": ("https://example.org", "https://example.com/a"),
    "path": ("sessions/a.md", "sessions/b.md"),
    "language": ("en", "de"),
}


class RandomPlan:
    """Makes a plan along the shape; ids and the keys of entries stand once if it is strict."""

    def __init__(self, seed: int, fullness: float, *, is_strict: bool = True) -> None:
        self._is_strict = is_strict
        self._dice = random.Random(seed)  # noqa: S311 - no secret
        self._fullness = fullness
        self._taken: set[tuple[str, str]] = set()

    def build(self) -> Data:
        """Return the plain data of a plan that can be read."""
        data = self._record(shape_of("plan"))
        return {**data, "kamplan": Decimal(1)}

    def _record(self, shape: RecordShape) -> Data:
        return {
            key: self._value(field)
            for key, field in shape.fields.items()
            if field.need == "R" or self._dice.random() < self._fullness
        }

    def _value(self, field: FieldShape) -> Any:
        if field.kind == "record":
            assert field.record is not None
            return self._record(field.record)
        if field.kind == "list":
            return self._list(field)
        if field.kind == "map":
            return {self._dice.choice(_IDS): self._dice.choice(_TEXTS)}
        if field.kind == "choice":
            return self._dice.choice(field.choices)
        values = _PLAIN[field.kind]
        return self._dice.choice([one for one in values if field.need != "R" or str(one).strip()])

    def _list(self, field: FieldShape) -> list[Any]:
        assert field.element is not None
        found: list[Any] = []
        keys = set()
        for _ in range(self._dice.randrange(4)):
            one = self._value(field.element)
            key = repr([one.get(key) for key in field.identity]) if field.identity else None
            if field.item is not None and self._is_strict:
                if (field.item, one["id"]) in self._taken:
                    continue
                self._taken.add((field.item, one["id"]))
            elif self._is_strict and key is not None and key in keys:
                continue
            keys.add(key)
            found.append(one)
        return found

    def vary(self, data: Data, count: int) -> Data:
        """Return a plan in which a few values are others, gone, or stand elsewhere."""
        self._note_ids(data)
        size = 0

        def count_one(value: Any, _field: FieldShape) -> Any:
            nonlocal size
            size += 1
            return value

        rewrite(data, PLAN, count_one)
        chosen = {self._dice.randrange(size) for _ in range(count)}
        at = iter(range(size))

        def change(value: Any, field: FieldShape) -> Any:
            return self._another(value, field) if next(at) in chosen else value

        varied: Data = rewrite(data, PLAN, change)
        return {**varied, "kamplan": Decimal(1)}

    def _note_ids(self, data: Data) -> None:
        def change(value: Any, field: FieldShape) -> Any:
            if field.item is not None:
                self._taken |= {(field.item, one["id"]) for one in value}
            return value

        rewrite(data, PLAN, change)

    def _another(self, value: Any, field: FieldShape) -> Any:
        if isinstance(value, dict):
            optional = [
                key
                for key in value
                if field.record
                and key in field.record.fields
                and field.record.fields[key].need != "R"
            ]
            dropped = self._dice.choice(optional) if optional else None
            return {key: one for key, one in value.items() if key != dropped}
        if isinstance(value, list):
            value = list(value)
            self._dice.shuffle(value)
            added = [] if field.identity and not field.item else self._list(field)
            return [*value[1:], *added]
        if field.key in ("id", "kamplan"):
            return value
        return self._value(field)


def make_pair(
    seed: int, fullness: float, count: int, *, is_strict: bool = True
) -> tuple[Data, Data]:
    """Return a plan and one that differs from it in a few places, or altogether."""
    plan = RandomPlan(seed, fullness, is_strict=is_strict).build()
    other = RandomPlan(seed + 1, fullness, is_strict=is_strict)
    return plan, other.vary(plan, count) if count else other.build()


_SEEDS = st.integers(0, 2**32)
_FULLNESS = st.sampled_from([0.1, 0.4, 0.8])
plans = st.builds(lambda seed, fullness: RandomPlan(seed, fullness).build(), _SEEDS, _FULLNESS)
"""Random plans, from nearly empty ones to full ones."""
pairs = st.builds(make_pair, _SEEDS, _FULLNESS, st.integers(0, 5))
"""Two plans that differ in a few places, or have nothing to do with each other."""
lax_pairs = st.builds(
    lambda seed, fullness, count: make_pair(seed, fullness, count, is_strict=False),
    _SEEDS,
    _FULLNESS,
    st.integers(0, 5),
)
"""The same, with ids that stand twice, as lint finds them and a bad merge leaves them."""
