"""Check `kamplan.yaml` as plans are checked."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from kamplan.config import load_settings
from kamplan.diagnostics import Diagnostic, Severity
from kamplan.lint.rule import Rule
from kamplan.records import nearest
from kamplan.yamldoc import Mapping, YamlDocument, make_visible


def lint_settings(
    content: bytes, path: PurePosixPath, rules: Sequence[Rule]
) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a settings file.

    Args:
        content: the bytes of the file.
        path: how to name the file in what is reported.
        rules: the rules to ask; a level for any other rule that is registered is fine.

    """
    asked = {rule.name for rule in rules}
    found = [*load_settings(content, path).diagnostics, *_unknown_rules(content, path)]
    found = [one for one in found if one.rule in asked]
    return tuple(sorted(found, key=lambda one: (one.span, one.rule, one.message)))


def _unknown_rules(content: bytes, path: PurePosixPath) -> Iterator[Diagnostic]:
    """Yield levels of rules that do not exist; their names are no keys of the shape."""
    from kamplan.lint.rules import ALL_RULES

    document = YamlDocument.from_bytes(content)
    levels = document.find(("lint", "levels"))
    if not isinstance(levels, Mapping):
        return
    known = [rule.name for rule in ALL_RULES]
    for key, _ in levels.pairs:
        if key.text not in known:
            near = nearest(key.text, known)
            yield Diagnostic(
                path,
                document.key_span(("lint", "levels", key.text)),
                "unknown-key",
                Severity.ERROR,
                f"there is no rule `{make_visible(key.text, 60)}`",
                f"did you mean `{near}`?" if near else "`kamplan rules` lists them",
                f"lint/levels/{key.text}",
            )
