"""Give every collection its own end, and check that its keys can be told apart."""

from kamplan.yamldoc.bounds import Problem, span_at
from kamplan.yamldoc.characters import make_visible
from kamplan.yamldoc.nodes import Mapping, Node, Scalar, Sequence

ANCHOR_CURE = "write the value out where it is meant"
"""What to do about anchors, aliases and merge keys."""


def settle_tree(root: Node, text: str) -> list[Problem]:
    """Set the own end of every block collection in a tree; return what is wrong with its keys.

    The parser lets a block run on over blank lines and comments to whatever comes next.
    """
    settler = _Settler(text)
    settler.settle(root)
    return settler.problems


class _Settler:
    def __init__(self, text: str) -> None:
        self._text = text
        self.problems: list[Problem] = []

    def settle(self, node: Node) -> int:
        """Settle a node and all below it; return its end."""
        if isinstance(node, Mapping):
            self._settle_pairs(node)
        elif isinstance(node, Sequence):
            for item in node.items:
                end = item.end if isinstance(item, Scalar) else self.settle(item)
                if not node.flow:
                    node.end = end
        return node.end

    def _settle_pairs(self, node: Mapping) -> None:
        seen: dict[str, Scalar] = {}
        text = self._text
        for key, value in node.pairs:
            end = value.end if isinstance(value, Scalar) else self.settle(value)
            # An empty value of a block mapping stands behind the colon.
            if not node.flow:
                node.end = max(end, key.end)
            plain = key.text.isascii() and key.text.islower()
            folded = key.text if plain else _fold(key.text)
            if folded in seen:
                self._add_duplicate(key, seen[folded])
            else:
                seen[folded] = key
            if key.text == "<<" and not key.style:
                self._add("anchor-or-merge-key", "merge key `<<`", key, ANCHOR_CURE)
            elif text[key.end : key.end + 1] != ":" and not self._has_colon(key):
                message = f"`{make_visible(key.text, 60)}` has no value"
                self._add("yaml-syntax", message, key, "write `key: value` on one line")

    def _has_colon(self, key: Scalar) -> bool:
        line_end = self._text.find("\n", key.end)
        rest = self._text[key.end : line_end if line_end >= 0 else len(self._text)]
        return rest.lstrip(" \t").startswith(":")

    def _add_duplicate(self, key: Scalar, first: Scalar) -> None:
        like = f", which reads like `{make_visible(first.text, 60)}`,"
        other = "" if key.text == first.text else like
        shown = make_visible(key.text, 60)
        message = f"key `{shown}`{other} stands twice, first on line {first.line}"
        cure = "keep one of them; nothing tells which is meant"
        self._add("duplicate-key", message, key, cure)

    def _add(self, rule: str, message: str, key: Scalar, cure: str) -> None:
        span = span_at(self._text, key.start, max(key.end, key.start + 1))
        self.problems.append(Problem(rule, message, span, cure))


def _fold(key: str) -> str:
    """Return what two keys share that readers take for the same."""
    import unicodedata  # only keys beyond ASCII need it, and plans have none

    return unicodedata.normalize("NFKC", key).casefold()
