"""Run rules over one plan: one fault, one finding."""

from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase

from kamplan.diagnostics import Diagnostic, Severity
from kamplan.lint.grades import MILDNESS, Grades
from kamplan.lint.rule import Context, Finding, Rule
from kamplan.lint.suppression import find_suppressions, split_findings
from kamplan.lint.unused import find_unused
from kamplan.planfile import Loaded, PlanFile
from kamplan.records import Fault, fault_diagnostic, fault_span
from kamplan.yamldoc import Route

MAX_FINDINGS = 200
"""How many findings of one file are reported; more help nobody."""


def lint_plan(loaded: Loaded, rules: Sequence[Rule], context: Context) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a plan: errors first, then warnings and hints, each by place.

    Args:
        loaded: the plan as it was read; what was wrong with its text is reported with the rest.
        rules: the rules to ask. Findings of reading the file are kept where their rule is
            among them.
        context: the day, the settings, the stage, the notes.

    """
    grades = Grades(rules, loaded.file, context)
    file = loaded.file
    if file is None:
        found = [one for one in loaded.diagnostics if one.rule in grades]
        return _ordered(_graded(one, grades.judge(one.rule)) for one in found)

    asked = [rule for rule in rules if rule.name in grades]
    raw = [(rule, one) for rule in asked for one in rule.check(file, context)]
    silenced = {(loser, one.route) for rule, one in raw for loser in rule.silences}
    winners = {one.route for rule, one in raw if rule.silences}
    found = [
        _diagnostic(file, rule, one, grades)
        for rule, one in raw
        if (rule.name, one.route) not in silenced
        and (one.route in winners or not _is_faulty(file, one.route))
    ]
    # What no command could read past is reported whatever a comment says.
    unreadable: list[Diagnostic] = []
    for one, fault in _read_problems(file, rules, silenced):
        if one.rule not in grades:
            continue
        if fault is not None and _is_for_signing(fault):
            found.append(_graded(one, grades.judge(one.rule, fault.route)))
        elif one.rule == "missing-field":
            unreadable.append(_graded(one, Severity.ERROR))
        else:
            unreadable.append(_graded(one, grades.judge(one.rule)))
    if suppressions := find_suppressions(file.document):
        found, used = split_findings(found, suppressions)
        found += find_unused(file, suppressions, used, grades)
    return _ordered([*found, *unreadable])


def _read_problems(
    file: PlanFile, rules: Sequence[Rule], silenced: set[tuple[str, Route]]
) -> Iterator[tuple[Diagnostic, Fault | None]]:
    """Yield the problems found while reading, without those that a rule names better."""
    yield from ((one, None) for one in file.diagnostics)
    named = {name for rule in rules for name in rule.names}
    said = {one.span for one in file.diagnostics}
    for fault in file.faults:
        if (fault.rule, fault.route) in silenced:
            continue
        if said and fault_span(file.document, fault) in said:
            continue  # a key that stands twice need not be known as well
        if _is_for_signing(fault) and _is_named(fault.route, named):
            continue
        yield fault_diagnostic(file.document, file.path, fault), fault


def _is_for_signing(fault: Fault) -> bool:
    return fault.rule == "missing-field" and fault.need == "S"


def _is_named(route: Route, names: set[str]) -> bool:
    pattern = "/".join("*" if isinstance(step, int) else step for step in route)
    return pattern in names or any(fnmatchcase(pattern, name) for name in names)


def _graded(one: Diagnostic, severity: Severity) -> Diagnostic:
    if severity is one.severity:
        return one
    return Diagnostic(
        one.path, one.span, one.rule, severity, one.message, one.cure, one.place, one.fix
    )


def _is_faulty(file: PlanFile, route: Route) -> bool:
    faulty = file.faulty
    return bool(faulty) and any(
        route[:length] in faulty and file.document.find(route[:length]) is not None
        for length in range(1, len(route) + 1)
    )


def _diagnostic(file: PlanFile, rule: Rule, one: Finding, grades: Grades) -> Diagnostic:
    document = file.document
    span = one.span
    if span is None:
        span = document.key_span(one.route) if one.at_key else document.span(one.route)
    severity = grades.judge(rule.name, one.route, one.severity)
    return Diagnostic(
        file.path, span, rule.name, severity, one.message, one.cure, file.place(one.route), one.fix
    )


def _ordered(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    ordered = sorted(
        set(found),
        key=lambda one: (MILDNESS.index(one.severity), one.span, one.rule, one.message),
    )
    return tuple(ordered[:MAX_FINDINGS])
