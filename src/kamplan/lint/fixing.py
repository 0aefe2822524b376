"""Apply the fixes that rules offer, until none is left to apply.

A fix is kept only if the plan can still be read as well as before and no quotation has changed;
else it is left out, and its finding stays.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kamplan.diagnostics import Applicability, Diagnostic, Edit, Fix
from kamplan.lint.engine import lint_plan
from kamplan.lint.rule import Context, Rule
from kamplan.planfile import Loaded, load_plan
from kamplan.yamldoc import Mapping, Node, Scalar, YamlDocument, apply_edits
from kamplan.yamldoc import Sequence as SequenceNode

MAX_ROUNDS = 10
"""How often to look again, for a fix may make room for the next."""

_QUOTED = frozenset({"verbatim", "was"})
"""The keys under which words of people stand."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A plan after fixing."""

    text: str
    """Its text; empty where the file is not even text in UTF-8."""
    applied: tuple[Diagnostic, ...]
    """The findings that were mended, with their places as they were at that time."""
    remaining: tuple[Diagnostic, ...]
    """What is still wrong."""


def fix_plan(
    loaded: Loaded, rules: Sequence[Rule], context: Context, *, unsafe: bool = False
) -> Fixed:
    """Return a plan with every fix applied that may be.

    Args:
        loaded: the plan; one whose YAML cannot be read has nothing that could be fixed.
        rules: the rules whose fixes to apply.
        context: what the rules may know.
        unsafe: whether to apply those fixes as well that a person should look at.

    """
    applied: list[Diagnostic] = []
    refused: set[Fix] = set()
    found = lint_plan(loaded, rules, context)
    for _ in range(MAX_ROUNDS):
        wanted = _choose_fixable(found, refused, unsafe=unsafe)
        if not wanted:
            break
        changed = _try_fixes(loaded, wanted)
        if changed is None:
            # One of them is not to be trusted: take the first that is, and look again.
            for one in wanted:
                changed = _try_fixes(loaded, [one])
                if changed is not None:
                    wanted = [one]
                    break
                refused.update([one.fix] if one.fix else ())
        if changed is not None:
            loaded = changed
            applied += wanted
            found = lint_plan(loaded, rules, context)
    text = loaded.file.document.text if loaded.file else ""
    return Fixed(text, tuple(applied), found)


def _choose_fixable(
    found: Iterable[Diagnostic], refused: set[Fix], *, unsafe: bool
) -> list[Diagnostic]:
    """Return the findings with a fix that may be applied, no two of which touch each other."""
    chosen: list[Diagnostic] = []
    taken: list[Edit] = []
    for one in found:
        fix = one.fix
        if fix is None or fix in refused:
            continue
        if fix.applicability is not Applicability.SAFE and not unsafe:
            continue
        if any(
            edit.start <= other.end and other.start <= edit.end
            for edit in fix.edits
            for other in taken
        ):
            continue
        taken += fix.edits
        chosen.append(one)
    return chosen


def _try_fixes(loaded: Loaded, wanted: Sequence[Diagnostic]) -> Loaded | None:
    """Return the plan with some fixes applied, or None where they do more than they should."""
    file = loaded.file
    if file is None:
        return None
    edits = [edit for one in wanted if one.fix is not None for edit in one.fix.edits]
    changed = load_plan(apply_edits(file.document.text, edits), file.path)
    if changed.file is None or len(changed.diagnostics) > len(loaded.diagnostics):
        return None
    if _list_quotations(changed.file.document) != _list_quotations(file.document):
        return None
    return changed


def _list_quotations(document: YamlDocument) -> list[str]:
    """Return what stands under the keys for people's words, in the order of the text."""
    found: list[str] = []
    stack: list[Node | None] = [document.root]
    while stack:
        node = stack.pop()
        if isinstance(node, Mapping):
            for key, value in node.pairs:
                if isinstance(value, Scalar) and key.text.casefold() in _QUOTED:
                    found.append(value.text)
                stack.append(value)
        elif isinstance(node, SequenceNode):
            stack.extend(node.items)
    return found
