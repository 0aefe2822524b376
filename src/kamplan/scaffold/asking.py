"""Questions as comments of a YAML file, with an example under each."""

import textwrap

from kamplan.scaffold.prompts import PARTS, find_prompt
from kamplan.yamldoc.emit import emit_text

WIDTH = 96


def head(name: str, indent: int = 0) -> str:
    """Return the comment that opens a part: number, minutes, title, and what to have in mind."""
    index, part = next((i, one) for i, one in enumerate(PARTS, 1) if one.name == name)
    title = f"Part {index} of {len(PARTS)} · {part.minutes} minutes · {part.title}"
    pad = " " * indent
    rule = "-" * (WIDTH - indent - 2)
    return f"{pad}# {rule}\n{_comment(title, indent)}\n{_comment(part.opening, indent)}"


def ask(label: str, indent: int) -> str:
    """Return a question as a comment; a label such as `1a` stands before it."""
    one = find_prompt(label)
    number = f"{label}  " if label[:1].isdigit() and len(label) == len("1a") else ""
    return _comment(number + one.question, indent)


def prompt(label: str) -> str:
    """Return a question, the key that waits for its answer, and an example under the key."""
    one = find_prompt(label)
    indent = 2 * (len(one.route) - 1)
    pad = " " * indent
    return f"{ask(label, indent)}\n{pad}{one.route[-1]}:\n{pad}  # {example(label)}"


def example(label: str) -> str:
    """Return a question's example as YAML: with a dash where several answers may be given."""
    one = find_prompt(label)
    return f"{'- ' if one.is_list else ''}{emit_text(one.example, in_flow=False)}"


def _comment(text: str, indent: int) -> str:
    pad = " " * indent + "# "
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=pad,
        subsequent_indent=pad,
        break_long_words=False,
        break_on_hyphens=False,
    )
