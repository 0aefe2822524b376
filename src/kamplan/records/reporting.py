"""Say what is wrong with a text or with its shape, as diagnostics."""

from pathlib import PurePosixPath

from kamplan.diagnostics import Diagnostic, Edit, Fix, Severity, Span
from kamplan.records.build import Fault
from kamplan.yamldoc import Mapping, Node, Route, Scalar, Sequence, YamlDocument


def text_diagnostics(document: YamlDocument, path: PurePosixPath) -> list[Diagnostic]:
    """Return the problems of the text as diagnostics."""
    return [
        Diagnostic(path, one.span, one.rule, Severity.ERROR, one.message, one.cure)
        for one in document.problems
    ]


def fault_diagnostic(document: YamlDocument, path: PurePosixPath, fault: Fault) -> Diagnostic:
    """Return a fault of the shape as a diagnostic, with its span and, where safe, its fix."""
    span = fault_span(document, fault)
    fix = None
    if fault.rewrite is not None:
        fix = Fix(f"write {fault.rewrite}", (Edit(span.start, span.end, fault.rewrite),))
    return Diagnostic(
        path,
        span,
        fault.rule,
        Severity.ERROR,
        fault.message,
        fault.cure,
        place_of(document, fault.route),
        fix,
    )


def fault_span(document: YamlDocument, fault: Fault) -> Span:
    """Return where a fault stands: the value, or its key where that is what is wrong."""
    if fault.at_key:
        return document.key_span(fault.route)
    return document.span(fault.route)


_NAMING_KEYS = ("id", "who", "what", "name", "title", "on", "by")


def place_of(document: YamlDocument, route: Route) -> str:
    """Return `needs/empty-chairs/verbatim` for `needs/3/verbatim`."""
    steps: list[str] = []
    for length, step in enumerate(route):
        node = document.find(route[:length])
        if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            name = _name_of(node.items[step])
            steps.append(name if name is not None else str(step))
        else:
            steps.append(str(step))
    return "/".join(steps)


def _name_of(item: Node) -> str | None:
    """Return what tells an entry from its neighbours; of a cell its unit and its offering."""
    if not isinstance(item, Mapping):
        return None
    texts = {key.text: value.text for key, value in item.pairs if isinstance(value, Scalar)}
    if texts.get("unit") and texts.get("offering"):
        return f"{texts['unit']}, {texts['offering']}"
    return next((texts[key] for key in _NAMING_KEYS if texts.get(key)), None)
