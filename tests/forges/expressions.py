"""The part of GitHub's expressions that kamplan's workflows use, evaluated as GitHub does.

<https://docs.github.com/actions/reference/workflows-and-actions/expressions>
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

_TOKEN = re.compile(
    r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<op>==|!=|\|\||&&|[!(),])|(?P<name>[\w.-]+))"
)
_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "cancelled": lambda: False,
    "startsWith": lambda text, start: str(text or "").casefold().startswith(start.casefold()),
}


def fill(text: str, context: Mapping[str, Any]) -> str:
    """Replace each `${{ … }}` in a text by its value."""
    return re.sub(r"\$\{\{(.*?)\}\}", lambda one: show(evaluate(one[1], context)), text)


def show(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def evaluate(text: str, context: Mapping[str, Any]) -> Any:
    """Return what an expression comes to, with or without `${{ … }}` around it."""
    tokens = []
    at = 0
    text = re.sub(r"^\$\{\{(.*)\}\}$", r"\1", text.strip()).strip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        assert match, f"not understood: {text[at:]}"
        tokens.append(match[0].strip())
        at = match.end()
    value, rest = _either(tokens, context)
    assert not rest, f"left over: {rest}"
    return value


def _either(tokens: list[str], context: Mapping[str, Any]) -> tuple[Any, list[str]]:
    value, tokens = _both(tokens, context)
    while tokens[:1] == ["||"]:
        other, tokens = _both(tokens[1:], context)
        value = value or other
    return value, tokens


def _both(tokens: list[str], context: Mapping[str, Any]) -> tuple[Any, list[str]]:
    value, tokens = _equal(tokens, context)
    while tokens[:1] == ["&&"]:
        other, tokens = _equal(tokens[1:], context)
        value = value and other
    return value, tokens


def _equal(tokens: list[str], context: Mapping[str, Any]) -> tuple[Any, list[str]]:
    value, tokens = _one(tokens, context)
    if tokens and tokens[0] in ("==", "!="):
        sign = tokens[0]
        other, tokens = _one(tokens[1:], context)
        value = (show(value) == show(other)) is (sign == "==")
    return value, tokens


def _one(tokens: list[str], context: Mapping[str, Any]) -> tuple[Any, list[str]]:
    first, *tokens = tokens
    if first == "!":
        value, tokens = _one(tokens, context)
        return not value, tokens
    if first == "(":
        value, tokens = _either(tokens, context)
        return value, tokens[1:]
    if first.startswith("'"):
        return first[1:-1].replace("''", "'"), tokens
    if tokens[:1] == ["("]:
        arguments = []
        tokens = tokens[1:]
        while tokens[0] != ")":
            value, tokens = _either(tokens, context)
            arguments.append(value)
            tokens = tokens[tokens[0] == "," :]
        return _FUNCTIONS[first](*arguments), tokens[1:]
    if first in ("true", "false"):
        return first == "true", tokens
    found: Any = context
    for step in first.split("."):
        found = found.get(step) if isinstance(found, Mapping) else None
    return found, tokens
