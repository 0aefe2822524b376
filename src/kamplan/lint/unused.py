"""Find comments that silence nothing, and say how to take them out."""

from collections.abc import Collection, Iterator, Sequence

from kamplan.diagnostics import Applicability, Diagnostic, Edit, Fix
from kamplan.lint.grades import Grades
from kamplan.lint.rules import ALL_RULES
from kamplan.lint.suppression import Suppression, Use
from kamplan.planfile import PlanFile
from kamplan.records import nearest
from kamplan.yamldoc import YamlDocument, make_visible

_RULE = "unused-suppression"


def find_unused(
    file: PlanFile,
    suppressions: Sequence[Suppression],
    used: Collection[Use],
    grades: Grades,
) -> Iterator[Diagnostic]:
    """Yield a finding for each rule that a comment names and that has nothing to say there.

    Args:
        file: the plan.
        suppressions: its comments.
        used: each comment with each rule that it did silence.
        grades: the rules that were asked; one that was not may well have something to say.

    """
    if _RULE not in grades:
        return
    known = {rule.name: rule for rule in ALL_RULES}
    for comment in suppressions:
        if not comment.rules:
            yield _finding(file, comment, "this names no rule", grades)
        for name in comment.rules:
            if (comment, name) in used or (name in known and name not in grades):
                continue
            shown = make_visible(name, 60)
            if name not in known:
                near = nearest(name, list(known))
                message = f"there is no rule `{shown}`"
                message += f"; did you mean `{near}`?" if near else ""
            elif known[name].is_by_reading:
                message = f"`{shown}` finds nothing here that can be silenced"
            else:
                message = f"`{shown}` finds nothing here"
            yield _finding(file, comment, message, grades, name)


def _finding(
    file: PlanFile, comment: Suppression, message: str, grades: Grades, name: str = ""
) -> Diagnostic:
    left = [one for one in comment.rules if one != name]
    return Diagnostic(
        file.path,
        comment.span,
        _RULE,
        grades.judge(_RULE),
        message,
        f"take `{name}` out of the brackets" if left else "delete the comment",
        fix=_remove(file.document, comment, left),
    )


def _remove(document: YamlDocument, comment: Suppression, left: Sequence[str]) -> Fix:
    """Return the fix that leaves only some rules in a comment, or deletes it with its blanks."""
    text, span = document.text, comment.span
    if left:
        start = text.index("[", span.start) + 1
        edit = Edit(start, text.index("]", start), ", ".join(left))
        return Fix("take the rule out", (edit,), Applicability.UNSAFE)
    begin = text.rfind("\n", 0, span.start) + 1
    before = text[begin : span.start]
    if before.strip(" \ufeff"):
        edit = Edit(begin + len(before.rstrip(" ")), span.end, "")
    else:
        end = text.find("\n", span.end) + 1
        edit = Edit(span.start if "\ufeff" in before else begin, end or len(text), "")
    return Fix("delete the comment", (edit,), Applicability.UNSAFE)
