"""A page of our own as a tree that is written again to the letter."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from html.parser import HTMLParser

VOID = frozenset({"br", "circle", "hr", "img", "input", "line", "link", "meta", "path", "rect"})
"""Elements of our pages that have no end."""


@dataclass(frozen=True, eq=False)
class Text:
    """A piece of text as it is written, with its entities."""

    html: str

    @cached_property
    def said(self) -> str:
        """The text as it is read."""
        return unescape(self.html)


@dataclass(frozen=True, eq=False)
class Element:
    """An element, its start tag as written, and what is in it."""

    tag: str
    start: str
    attributes: dict[str, str]
    children: "tuple[Node, ...]" = ()

    @cached_property
    def html(self) -> str:
        """The element as it is written."""
        inner = "".join(one.html for one in self.children)
        end = f"</{self.tag}>" if self.tag and self.tag not in VOID else ""
        return f"{self.start}{inner}{end}"

    @cached_property
    def said(self) -> str:
        """The text in it as it is read."""
        return "".join(one.said for one in self.children)

    def holding(self, children: "list[Node]") -> "Element":
        """Return the same element with other things in it."""
        return Element(self.tag, self.start, self.attributes, tuple(children))


Node = Element | Text


def parse_page(html: str) -> Element:
    """Return a page as a tree, below an element without a name.

    Raises:
        ValueError: an element is closed that was not open; our own pages are well made.

    """
    parser = _Parser()
    parser.feed(html)
    parser.close()
    if len(parser.open) != 1:
        raise ValueError(f"<{parser.open[-1].tag}> is not closed")
    return parser.open[0].close()


def walk(node: Node) -> Iterator[Element]:
    """Give an element and all below it."""
    if isinstance(node, Element):
        yield node
        for one in node.children:
            yield from walk(one)


@dataclass
class _Open:
    tag: str
    start: str
    attributes: dict[str, str]
    children: list[Node] = field(default_factory=list)

    def close(self) -> Element:
        return Element(self.tag, self.start, self.attributes, tuple(self.children))


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open = [_Open("", "", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = self.get_starttag_text() or ""
        one = _Open(tag, written, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.open[-1].children.append(one.close())
        else:
            self.open.append(one)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag != tag:
            raise ValueError(f"</{tag}> closes <{self.open[-1].tag}>")
        one = self.open.pop().close()
        self.open[-1].children.append(one)

    def handle_data(self, data: str) -> None:
        into = self.open[-1].children
        if into and isinstance(into[-1], Text):  # the parser parts text at every entity
            data = into.pop().html + data
        into.append(Text(data))

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self.handle_data(f"<!{decl}>")
