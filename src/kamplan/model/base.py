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
  lists, of `resources` and `partners`; `served_by`, `next_step`, `owner` and `by` of a
  white-space cell; `relationships_to_build` with `introduced_by` and `by`; `steps` of a renewal.
* O, for one of two ways to say a thing: `due` or `from` of a commitment; `every` with `first`, or
  `on`, of a touchpoint.
* O, for what is needed only in a case that a rule of its own judges: `reason` of a need,
  `checked_with` and `checked_on` of an assumption, `value` of a baseline never measured,
  `symptom` of a challenge whose cause is known.
* O, for what happens after the sign-off: `handoff`, `review` and `checkpoint_results` with all
  their parts but the key of an entry; `status`, `done_on`, `evidence`, `readings` with their
  `source`, `verified_by`, `verified_on`, `reached_on`, `held`; `approved_on` of a session.
* O, for facts that only few entries have: `dedicated`, `minutes` and `about`.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue
from pydantic.fields import FieldInfo

from kamplan.model.values import ItemKind, Several, Slug

Letter = Literal["R", "S", "O"]
Filler = Literal["supplier", "customer", "both", "kamplan"]


class PlanModel(BaseModel):
    """Immutable, without coercion, and strict about keys: a misspelt one is never ignored."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
        populate_by_name=True,
        strict=True,
    )


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
