"""Run rules over one plan: one fault, one finding."""

from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase

from kamplan.diagnostics import Diagnostic, Severity, Span
from kamplan.lint.grades import MILDNESS, Grades
from kamplan.lint.rule import Context, Finding, Group, Rule
from kamplan.lint.suppression import Use, find_suppressions, find_uses
from kamplan.lint.unused import find_unused
from kamplan.planfile import Loaded, PlanFile
from kamplan.records import Fault, fault_diagnostic, fault_span
from kamplan.yamldoc import Route

MAX_FINDINGS = 200
"""How many findings of one file are reported; more help nobody."""

_TOPICS = tuple(Group)


def lint_plan(loaded: Loaded, rules: Sequence[Rule], context: Context) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a plan: errors first, then warnings and hints, each by topic.

    Args:
        loaded: the plan as it was read; what was wrong with its text is reported with the rest.
        rules: the rules to ask. Findings of reading the file are kept where their rule is
            among them.
        context: the day, the settings, the stage, the notes.

    """
    grades = Grades(rules, loaded.file, context)
    file = loaded.file
    if file is None:
        read = [one for one in loaded.diagnostics if one.rule in grades]
        return _ordered((_graded(one, grades.judge(one.rule)) for one in read), rules)

    run = _Run(file, rules, context, grades)
    return _ordered([*run.ask_rules(), *run.name_problems(), *run.judge_comments()], rules)


class _Run:
    """One pass of rules over one plan; its three steps are taken in their order."""

    def __init__(
        self, file: PlanFile, rules: Sequence[Rule], context: Context, grades: Grades
    ) -> None:
        self._file, self._rules, self._context, self._grades = file, rules, context, grades
        self._suppressions = find_suppressions(file.document)
        self._used: set[Use] = set()
        self._silenced: set[tuple[str, Route]] = set()

    def ask_rules(self) -> Iterator[Diagnostic]:
        """Yield what the rules find."""
        file, grades = self._file, self._grades
        asked = [rule for rule in self._rules if rule.name in grades]
        raw = [(rule, one) for rule in asked for one in rule.check(file, self._context)]
        self._silenced = {(loser, one.route) for rule, one in raw for loser in rule.silences}
        winners = {one.route for rule, one in raw if rule.silences}
        for rule, one in raw:
            if (rule.name, one.route) in self._silenced:
                continue
            if one.route not in winners and _is_faulty(file, one.route):
                continue
            found = _diagnostic(file, rule, one, grades)
            if self._is_suppressed(found):
                # No plan holds an unknown key, whatever else it was called.
                self._silenced.discard(("unknown-key", one.route))
            else:
                yield found

    def name_problems(self) -> Iterator[Diagnostic]:
        """Yield what was found while reading, unless a rule names it better."""
        file, grades = self._file, self._grades
        yield from (
            _graded(one, grades.judge(one.rule)) for one in file.diagnostics if one.rule in grades
        )
        names = {name for rule in self._rules for name in rule.names}
        said = {one.span for one in file.diagnostics}
        for fault in file.faults:
            if fault.rule not in grades or (fault.rule, fault.route) in self._silenced:
                continue
            if said and fault_span(file.document, fault) in said:
                continue  # a key that stands twice need not be known as well
            found = fault_diagnostic(file.document, file.path, fault)
            if _is_for_signing(fault):
                found = _graded(found, grades.judge(fault.rule, fault.route))
                if not _is_named(fault.route, names) and not self._is_suppressed(found):
                    yield found
            elif fault.rule == "missing-field":
                yield found
            else:
                # What no command could read past is reported whatever a comment says.
                yield _graded(found, grades.judge(fault.rule))

    def judge_comments(self) -> Iterator[Diagnostic]:
        """Yield the comments that silenced nothing."""
        if self._suppressions:
            yield from find_unused(self._file, self._suppressions, self._used, self._grades)

    def _is_suppressed(self, found: Diagnostic) -> bool:
        uses = find_uses(found, self._suppressions)
        self._used |= uses
        return bool(uses)


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


def _ordered(found: Iterable[Diagnostic], rules: Sequence[Rule]) -> tuple[Diagnostic, ...]:
    """Return findings as a person works through them: what matters most first, then by topic.

    Topics come as in the catalogue: first what keeps the file from being read, then what people
    said, what is promised, and in the end what is to be signed.
    """
    topics = {rule.name: (_TOPICS.index(rule.group), at) for at, rule in enumerate(rules)}

    def rank(one: Diagnostic) -> tuple[int, int, Span, int, str]:
        topic, at = topics[one.rule]
        return MILDNESS.index(one.severity), topic, one.span, at, one.message

    return tuple(sorted(set(found), key=rank)[:MAX_FINDINGS])
