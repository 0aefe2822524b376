"""How much a finding matters: by its rule, the settings, the stage, and what it is about."""

from collections.abc import Sequence

from kamplan.diagnostics import Severity
from kamplan.lint.rule import Context, Level, Rule, Stage
from kamplan.planfile import PlanFile
from kamplan.yamldoc import Route

MILDNESS = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class Grades:
    """The rules that are asked, and the severities of what they find."""

    def __init__(self, rules: Sequence[Rule], file: PlanFile | None, context: Context) -> None:
        """Leave out the rules that the settings turn off.

        Args:
            rules: the rules to ask.
            file: the plan, where it could be read: needs heard after the last signature keep
                the severity of a draft.
            context: the settings, the stage and the day of the last signature.

        """
        levels = context.settings.lint.levels
        self._stage = context.stage
        self._levels = {one.name: one.level for one in rules if levels.get(one.name) != "off"}
        self._set = {name: Severity(levels[name]) for name in levels.keys() & self._levels.keys()}
        self._later: frozenset[Route] = frozenset()
        signed = context.last_signed_on
        if signed is not None and file is not None:
            self._later = frozenset(
                file.route(need)
                for need in file.plan.needs
                if need.said_on is not None and need.said_on > signed
            )

    def __contains__(self, rule: str) -> bool:
        """Say whether a rule is asked."""
        return rule in self._levels

    def judge(self, rule: str, route: Route = (), own: Severity | None = None) -> Severity:
        """Return the severity of a finding.

        Args:
            rule: a rule that is asked.
            route: what the finding is about.
            own: the severity that the rule gave to this case, where it gave one.

        """
        if rule in self._set:
            # Settings may soften a rule as a whole; then none of its cases is harsher.
            severity = self._set[rule]
            return severity if own is None else max(severity, own, key=MILDNESS.index)
        if own is not None:
            return own
        is_later = route[:2] in self._later and self._levels[rule] is Level.SIGN_OFF
        return self._levels[rule].at(Stage.DRAFT if is_later else self._stage)
