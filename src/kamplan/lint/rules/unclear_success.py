"""An initiative of which nobody can say afterwards whether it succeeded.

## Why it matters

Success is stated before work starts: what is measured, where it stands today and by which
record, what it should be, by when, and who measures. Each part that is left open is argued
about later, by people who then know which answer suits them.

## Example

```yaml
initiatives:
  - id: level-the-week
    title: Level the infusion week
    rank: 1
    needs: [empty-chairs]
    goals: [no-same-day-cancellations]
    start: 2026-01-12
    due: 2026-06-30
    success_criteria:
      - id: satisfaction
        metric: increase satisfaction
        unit: points
        target: {value: 8, by: 2026-12-31}
        measured_by: penhale
```

Say where it stands today, by which record:

```yaml
initiatives:
  - id: level-the-week
    title: Level the infusion week
    rank: 1
    needs: [empty-chairs]
    goals: [no-same-day-cancellations]
    start: 2026-01-12
    due: 2026-06-30
    success_criteria:
      - id: same-day-cancellations
        metric: Same-day cancellations
        unit: per month
        baseline: {value: 14, as_of: 2025-09-30, source: unit log}
        target: {value: 3, by: 2026-12-31}
        measured_by: penhale
```

## What was never measured

A baseline may be unknown: write `value: null` and say so in `source: not measured before`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.unread import lacks_entry
from kamplan.planfile import PlanFile

if TYPE_CHECKING:
    from kamplan.model import Criterion


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each initiative without a criterion, and for each open criterion."""
    for initiative in file.plan.initiatives:
        route = file.route(initiative, "success_criteria")
        criteria = initiative.success_criteria
        if not criteria and not lacks_entry(file, route, criteria):
            yield Finding(
                route,
                "nothing says what success of this initiative looks like",
                f'kamplan add criterion --initiative {initiative.id} --metric "…", with unit, baseline, '
                "target and who measures",
                at_key=True,
            )
        for criterion in criteria:
            missing = [
                one
                for one in _missing(criterion)
                if file.route(criterion, *_STEPS[one]) not in file.faulty
            ]
            if missing:
                yield Finding(
                    file.route(criterion, _STEPS[missing[0]][0]),
                    f"`{criterion.id}` does not say {_listed(missing)}",
                    _CURES[missing[0]],
                )


def _missing(criterion: "Criterion") -> Iterator[str]:
    baseline, target = criterion.baseline, criterion.target
    if not criterion.unit:
        yield "unit"
    if baseline is None:
        yield "baseline"
    else:
        if not baseline.source:
            yield "baseline source"
        if baseline.as_of is None and baseline.value is not None:
            yield "baseline date"
    if target is None:
        yield "target"
    elif target.value is None:
        yield "target value"
    elif target.by is None:
        yield "target date"
    if criterion.measured_by is None:
        yield "measured_by"


def _listed(missing: list[str]) -> str:
    words = [_WORDS[one] for one in missing]
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


_STEPS = {
    "unit": ("unit",),
    "baseline": ("baseline",),
    "baseline source": ("baseline", "source"),
    "baseline date": ("baseline", "as_of"),
    "target": ("target",),
    "target value": ("target", "value"),
    "target date": ("target", "by"),
    "measured_by": ("measured_by",),
}
_WORDS = {
    "unit": "in which unit it is measured",
    "baseline": "where it stands today",
    "baseline source": "by which record the baseline is known",
    "baseline date": "of which day the baseline is",
    "target": "what it should become",
    "target value": "what it should become",
    "target date": "by when",
    "measured_by": "who measures",
}
_CURES = {
    "unit": "add `unit:`, for example per month; for a yes or no, `unit: yes/no`",
    "baseline": "add `baseline: {value: 14, as_of: 2025-09-30, source: unit log}`",
    "baseline source": "add `source:` to the baseline, for example unit log",
    "baseline date": "add `as_of:` to the baseline",
    "target": "add `target: {value: 3, by: 2026-12-31}`",
    "target value": "add `value:` to the target",
    "target date": "add `by:` to the target",
    "measured_by": "add `measured_by:` with a contact",
}

RULE = Rule(
    "unclear-success",
    Group.INITIATIVES,
    Level.SIGN_OFF,
    __doc__,
    check,
    names=(
        "initiatives/*/success_criteria",
        "initiatives/*/success_criteria/*/unit",
        "initiatives/*/success_criteria/*/baseline",
        "initiatives/*/success_criteria/*/baseline/*",
        "initiatives/*/success_criteria/*/target",
        "initiatives/*/success_criteria/*/target/*",
        "initiatives/*/success_criteria/*/measured_by",
    ),
)
