"""Run rules over one plan: one fault, one finding."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase

from kamplan.diagnostics import Diagnostic, Severity
from kamplan.lint.rule import Context, Finding, Rule
from kamplan.planfile import Loaded, PlanFile
from kamplan.records import fault_diagnostic, fault_span
from kamplan.yamldoc import Route

MAX_FINDINGS = 200
"""How many findings of one file are reported; more help nobody."""

_MILDNESS = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def lint_plan(loaded: Loaded, rules: Sequence[Rule], context: Context) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a plan: errors first, then warnings and hints, each by place.

    Args:
        loaded: the plan as it was read; what was wrong with its text is reported with the rest.
        rules: the rules to ask. Findings of reading the file are kept where their rule is
            among them.
        context: the day, the settings, the stage, the notes.

    """
    severities = dict(_severities(rules, context))
    file = loaded.file
    if file is None:
        found = [one for one in loaded.diagnostics if one.rule in severities]
        return _ordered(_graded(one, severities) for one in found)

    asked = [rule for rule in rules if rule.name in severities]
    raw = [(rule, one) for rule in asked for one in rule.check(file, context)]
    silenced = {(loser, one.route) for rule, one in raw for loser in rule.silences}
    winners = {one.route for rule, one in raw if rule.silences}
    reported = [
        _diagnostic(file, rule, one, severities, context)
        for rule, one in raw
        if (rule.name, one.route) not in silenced
        and (one.route in winners or not _is_faulty(file, one.route))
    ]
    reported += [
        _graded(one, severities)
        for one in _read_problems(file, rules, silenced)
        if one.rule in severities
    ]
    return _ordered(reported)


def _severities(rules: Sequence[Rule], context: Context) -> Iterator[tuple[str, Severity]]:
    levels: Mapping[str, str] = context.settings.lint.levels
    for rule in rules:
        level = levels.get(rule.name)
        if level != "off":
            yield rule.name, Severity(level) if level else rule.level.at(context.stage)


def _read_problems(
    file: PlanFile, rules: Sequence[Rule], silenced: set[tuple[str, Route]]
) -> Iterator[Diagnostic]:
    """Yield the problems found while reading, without those that a rule names better."""
    yield from file.diagnostics
    named = [name for rule in rules for name in rule.names]
    said = {one.span for one in file.diagnostics}
    for fault in file.faults:
        if (fault.rule, fault.route) in silenced:
            continue
        if said and fault_span(file.document, fault) in said:
            continue  # a key that stands twice need not be known as well
        one = fault_diagnostic(file.document, file.path, fault)
        if fault.rule == "missing-field" and fault.need == "S":
            pattern = "/".join("*" if isinstance(step, int) else step for step in fault.route)
            if any(fnmatchcase(pattern, name) for name in named):
                continue
            yield Diagnostic(
                one.path,
                fault_span(file.document, fault),
                "missing-field",
                Severity.INFO,
                one.message,
                one.cure,
                one.place,
            )
        else:
            yield one


def _graded(one: Diagnostic, severities: Mapping[str, Severity]) -> Diagnostic:
    """Give a problem of reading the level of its rule; INFO marks what only sign-off needs."""
    severity = severities[one.rule]
    if one.rule == "missing-field" and one.severity is not Severity.INFO:
        severity = Severity.ERROR
    if severity is one.severity:
        return one
    return Diagnostic(
        one.path, one.span, one.rule, severity, one.message, one.cure, one.place, one.fix
    )


def _is_faulty(file: PlanFile, route: Route) -> bool:
    faulty = file.faulty
    return any(
        route[:length] in faulty and file.document.find(route[:length]) is not None
        for length in range(1, len(route) + 1)
    )


def _diagnostic(
    file: PlanFile,
    rule: Rule,
    one: Finding,
    severities: Mapping[str, Severity],
    context: Context,
) -> Diagnostic:
    document = file.document
    span = document.key_span(one.route) if one.at_key else document.span(one.route)
    severity = severities[rule.name]
    if one.severity is not None:
        # Settings may soften a rule as a whole; then none of its cases is harsher.
        is_set = rule.name in context.settings.lint.levels
        severity = max(severity, one.severity, key=_MILDNESS.index) if is_set else one.severity
    return Diagnostic(
        file.path, span, rule.name, severity, one.message, one.cure, file.place(one.route), one.fix
    )


def _ordered(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    ordered = sorted(
        set(found),
        key=lambda one: (_MILDNESS.index(one.severity), one.span, one.rule, one.message),
    )
    return tuple(ordered[:MAX_FINDINGS])
