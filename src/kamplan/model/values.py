"""The kinds of value that fields hold, and what is known of each beside its Python type."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple, TypeVar

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticUseDefault

from kamplan.model.shape import SCHEMA_VERSION

ItemKind = Literal[
    "challenge",
    "commitment",
    "contact",
    "criterion",
    "follow-up",
    "goal",
    "growth-target",
    "initiative",
    "need",
    "report",
    "return",
    "session",
    "touchpoint",
]
"""The kinds of item that have ids; an id is unique in the plan among the items of its kind."""


class Kind(NamedTuple):
    """What sort of text a value is, where the Python type alone does not tell."""

    name: str
    refers: ItemKind | None = None


class Meanings(NamedTuple):
    """What the words of an enumeration mean, in their order."""

    texts: tuple[str, ...]


def _null_is_absent(value: object) -> object:
    """Let a null stand for the default, as if the key were not there."""
    if value is None:
        raise PydanticUseDefault
    return value


def _exact_number(value: object) -> object:
    """Take whole numbers as exact ones; floats stay refused, for they are not exact."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return value


T = TypeVar("T")
NULL_IS_ABSENT = BeforeValidator(_null_is_absent)

Filled = Annotated[T, NULL_IS_ABSENT]
"""A value that is never None: null in the file means its default."""

Several = Annotated[tuple[T, ...], NULL_IS_ABSENT]
"""A list that may be absent or null, and is empty then."""

_SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
_EVERY = r"^[1-9][0-9]{0,2} (?:day|week|month|year)s?$"
_URL = r"^(?:https?://[^\s/?#]\S*|mailto:\S+@\S+)$"
_LANGUAGE = r"^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?$"
# A tag or branch can be moved by whoever owns the action; the full hash of a commit cannot.
_ACTION = r"^[A-Za-z0-9][A-Za-z0-9_.-]*/[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_./-]+)?@[0-9a-f]{40}$"
# Segments of dots alone would lead out of the account's folder, and `:` to another drive.
_SEGMENT = r"\.*[^./:\\\x00-\x1f][^/:\\\x00-\x1f]*"
_PATH = rf"^{_SEGMENT}(?:/{_SEGMENT})*$"

Slug = Annotated[str, StringConstraints(pattern=_SLUG, max_length=64), Kind("slug")]
Day = Annotated[date, Kind("date")]
Number = Annotated[Decimal, BeforeValidator(_exact_number)]
YesNo = Literal["yes", "no"]
Measure = Annotated[Decimal | YesNo, BeforeValidator(_exact_number), Kind("measure")]
Every = Annotated[str, StringConstraints(pattern=_EVERY), Kind("every")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$"), Kind("currency")]
Url = Annotated[str, StringConstraints(pattern=_URL, max_length=2000), Kind("url")]
Path = Annotated[str, StringConstraints(pattern=_PATH, max_length=255), Kind("path")]
Language = Annotated[str, StringConstraints(pattern=_LANGUAGE), Kind("language")]
Action = Annotated[str, StringConstraints(pattern=_ACTION, max_length=255), Kind("action")]
Version = Annotated[int, Field(ge=SCHEMA_VERSION, le=SCHEMA_VERSION)]
Count = Annotated[int, Field(ge=1, le=1_000_000)]

CommitmentId = Annotated[Slug, Kind("slug", "commitment")]
ContactId = Annotated[Slug, Kind("slug", "contact")]
CriterionId = Annotated[Slug, Kind("slug", "criterion")]
GoalId = Annotated[Slug, Kind("slug", "goal")]
InitiativeId = Annotated[Slug, Kind("slug", "initiative")]
NeedId = Annotated[Slug, Kind("slug", "need")]
ReturnId = Annotated[Slug, Kind("slug", "return")]
SessionId = Annotated[Slug, Kind("slug", "session")]

Party = Annotated[
    Literal["supplier", "customer"],
    Meanings(("who supplies", "who is served")),
]
Box = Annotated[
    Literal["assumptions", "journey", "growth", "goals", "strategy", "team"],
    Meanings(
        (
            "what we know and do not know",
            "where the customer is and is going",
            "value from what we know and they do not",
            "the customer's top goals",
            "what stands in the way, and how it is met",
            "the people around the account",
        )
    ),
]
Next = Annotated[
    Literal["continue", "pivot", "reassess", "close"],
    Meanings(("go on as planned", "change course", "think it through again", "end the work")),
]
