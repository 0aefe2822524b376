"""What a part of the ninety minutes is, and a question in it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question, and where its answer goes."""

    label: str
    """What the question is called: `1a`, `why`."""
    route: tuple[str, ...]
    """From the top of the plan to the answer; `*` stands for an entry of a list."""
    question: str
    example: str
    """One line from an example account, as an answer may look."""
    is_list: bool = True
    """Whether several answers may be given."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the ninety minutes with its questions."""

    name: str
    title: str
    minutes: int
    opening: str
    """What to have in mind."""
    prompts: tuple[Prompt, ...]
