"""The speaker's own correction of a quotation: new words, and the old ones kept beside them."""

from datetime import date

from kamplan.errors import KamplanError
from kamplan.model.shape import FieldShape
from kamplan.planfile import PlanFile
from kamplan.scaffold.entries.placing import keys_before
from kamplan.scaffold.entries.values import demand_item, read_one
from kamplan.yamldoc import make_visible
from kamplan.yamldoc.amend import Change, add, put

_WORDS = FieldShape("verbatim", "verbatim", "text", "R")
_REASON = FieldShape("why", "why", "text")


def correct_need(  # noqa: PLR0913 - who said what of what, when and why
    file: PlanFile, need: str, *, verbatim: str, by: str, why: str, on: date
) -> list[Change]:
    """Return the changes that correct a need's words as its speaker wants them.

    Args:
        file: the plan.
        need: its id.
        verbatim: the right words, kept as they are.
        by: the contact who corrects them: the one who said them.
        why: why they were changed, for all who read the plan.
        on: the day of the correction.

    Raises:
        KamplanError: there is no such need or contact, it was somebody else who spoke, or the
            words are these already.

    """
    demand_item(file, "", "need", need)
    demand_item(file, "--by", "contact", by)
    route = file.ids["need"][need][0]
    old = next(one for one in file.plan.needs if one.id == need)
    if old.said_by is None:
        raise KamplanError(
            f"nobody is named as the speaker of `{need}`, and only the speaker corrects the words",
            hint=f"write `said_by:` in the plan first, near line {file.document.span(route).line}",
        )
    if by != old.said_by:
        raise KamplanError(
            f"these are the words of `{old.said_by}`, and nobody else corrects them",
            hint=f"ask, then --by {old.said_by}; words of `{by}` are a need of their own",
        )
    if old.said_on is not None and on < old.said_on:
        raise KamplanError(
            f"--on: the words were said on {old.said_on}, after {on}", hint="--on DATE"
        )
    words = read_one("--verbatim", verbatim, _WORDS)
    if words == old.verbatim:
        raise KamplanError(
            f"the words of `{need}` are these already: “{make_visible(old.verbatim, 60)}”",
            hint=f"kamplan confirm {need} --by {by}",
        )
    kept = {
        "on": on,
        "by": by,
        "why": read_one("--why", why, _REASON),
        "was": old.verbatim,
    }
    place = (*route, "corrections")
    return [put((*route, "verbatim"), words), add(place, kept, keys_before(file, place))]
