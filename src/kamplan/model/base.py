"""What every part of a plan has in common: strictness, kinds of value, and marks on fields.

A field is written `Annotated[type, mark("what it means", …)] = default`. The letter of need says
when the field must be filled:

* R: in every plan; it cannot be null.
* S: before sign-off; a draft may leave it out. This is what an unmarked field is.
* O: never.

The commented reference plan of the documentation gives each field its letter. The models follow
it, but for these fields, whose demand would make no sense where the letter's rule puts it:

* R instead of S: both days of `period`. No plan can be dated, compared or reviewed without them.
* O, for the prompts of the six boxes (and the boxes): what is empty there is named box by box.
* O, for the parts of what is itself optional and useful in part: those of `profile` and its
  lists, of `resources`, `partners.part`, `served_by`, `next_step`, `owner` and `by` of a
  white-space cell, `introduced_by` and `by` of a relationship to build.
* O, for one of two ways to say a thing: `due` or `from` of a commitment; `every` with `first`, or
  `on`, of a touchpoint.
* O, for what is needed only in a case that a rule of its own judges: `reason` of a need,
  `checked_with` and `checked_on` of an assumption, `value` of a baseline never measured,
  `symptom` of a challenge whose cause is known.
* O, for what happens after the sign-off: all parts of `handoff`, `review` and
  `checkpoint_results` but the key of an entry; `status`, `done_on`, `evidence`, `readings` and
  their `source`, `verified_by`, `verified_on`, `reached_on`, `held`; `approved_on` of a session.
* O, for facts that only few entries have: `dedicated`, `minutes` and `about`.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple, TypeVar

from annotated_types import Ge, Le, MaxLen
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    StringConstraints,
)
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUseDefault

SCHEMA_VERSION = 1
"""The version that plans and settings name under `kamplan`."""

Letter = Literal["R", "S", "O"]
Filler = Literal["supplier", "customer", "both", "kamplan"]
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


class PlanModel(BaseModel):
    """Immutable, without coercion, and strict about keys: a misspelt one is never ignored."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
        populate_by_name=True,
        strict=True,
    )


class Kind(NamedTuple):
    """What sort of text a value is, where the Python type alone does not tell."""

    name: str
    refers: ItemKind | None = None


class Meanings(NamedTuple):
    """What the words of an enumeration mean, in their order."""

    texts: tuple[str, ...]


def mark(  # noqa: PLR0913 - one argument a mark, each named where it is used
    meaning: str,
    *,
    need: Letter = "S",
    by: Filler = "both",
    progress: bool = False,
    unsigned: bool = False,
    item: ItemKind | None = None,
    key: tuple[str, ...] = (),
    ordered: bool = True,
    example: str | int | None = None,
    alias: str | None = None,
) -> FieldInfo:
    """Describe a field of the plan.

    Args:
        meaning: what a person writes here, in plain words.
        need: when the field must be filled, see above.
        by: who fills it in.
        progress: whether the field with all below it records what happened since the sign-off,
            so that no signature covers it.
        unsigned: whether no signature covers it although it is no progress.
        item: of a list, the kind of item in it, if these have ids.
        key: of a list without ids, the keys that identify an item.
        ordered: whether the order of a list means anything; lists with ids or keys have none.
        example: a value as a plan has it.
        alias: the key in the file, where Python cannot have it as a name.

    """
    marks: dict[str, JsonValue] = {
        "need": need,
        "by": by,
        "progress": progress,
        "unsigned": unsigned,
        "item": item,
        "key": ["id"] if item else [*key],
        "ordered": ordered and not item and not key,
    }
    field: FieldInfo = Field(
        description=meaning,
        alias=alias,
        examples=None if example is None else [example],
        json_schema_extra={"x-kamplan": marks},
    )
    return field


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

SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
_DAY = r"^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$"
_EVERY = r"^[1-9][0-9]{0,2} (?:day|week|month|year)s?$"
_URL = r"^(?:https?://[^\s/?#]\S*|mailto:\S+@\S+)$"
_LANGUAGE = r"^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?$"
# Segments of dots alone would lead out of the account's folder, and `:` to another drive.
_SEGMENT = r"\.*[^./:\\\x00-\x1f][^/:\\\x00-\x1f]*"
_PATH = rf"^{_SEGMENT}(?:/{_SEGMENT})*$"

Slug = Annotated[str, StringConstraints(pattern=SLUG), MaxLen(64), Kind("slug")]
Day = Annotated[date, Kind("date")]
Number = Annotated[Decimal, BeforeValidator(_exact_number)]
YesNo = Literal["yes", "no"]
Measure = Annotated[Decimal | YesNo, BeforeValidator(_exact_number), Kind("measure")]
Every = Annotated[str, StringConstraints(pattern=_EVERY), Kind("every")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$"), Kind("currency")]
Url = Annotated[str, StringConstraints(pattern=_URL), MaxLen(2000), Kind("url")]
Path = Annotated[str, StringConstraints(pattern=_PATH), MaxLen(255), Kind("path")]
Language = Annotated[str, StringConstraints(pattern=_LANGUAGE), Kind("language")]
Version = Annotated[int, Ge(SCHEMA_VERSION), Le(SCHEMA_VERSION)]
Count = Annotated[int, Ge(1), Le(1_000_000)]

CommitmentId = Annotated[Slug, Kind("slug", "commitment")]
ContactId = Annotated[Slug, Kind("slug", "contact")]
CriterionId = Annotated[Slug, Kind("slug", "criterion")]
GoalId = Annotated[Slug, Kind("slug", "goal")]
InitiativeId = Annotated[Slug, Kind("slug", "initiative")]
NeedId = Annotated[Slug, Kind("slug", "need")]
ReturnId = Annotated[Slug, Kind("slug", "return")]
SessionId = Annotated[Slug, Kind("slug", "session")]

Party = Literal["supplier", "customer"]
Box = Literal["assumptions", "journey", "growth", "goals", "strategy", "team"]
Next = Literal["continue", "pivot", "reassess", "close"]


class Item(PlanModel):
    """Anything that is known by its id."""

    id: Annotated[
        Slug,
        mark(
            "The name this entry is known by: lower-case letters, digits and hyphens. It never "
            "changes and is never used again.",
            need="R",
        ),
    ]
    renamed_from: Annotated[
        Slug | None,
        mark("The id this entry had before, so that a comparison finds it again.", need="O"),
    ] = None


class Resources(PlanModel):
    """What the work takes, in people and materials."""

    minimum: Annotated[
        Several[str],
        mark(
            "The least that makes it possible, in people and materials.",
            need="O",
            example="12 analyst days",
        ),
    ] = ()
    ideal: Annotated[
        Several[str],
        mark("What would make it go well.", need="O", example="a second analyst"),
    ] = ()
