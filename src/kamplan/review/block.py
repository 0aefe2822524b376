"""The `review` block of a plan: written once, filled in by both sides, never overwritten."""

from kamplan.errors import EditRefusedError
from kamplan.model.shape import shape_of
from kamplan.planfile import PlanFile
from kamplan.review.scorecard import Scorecard
from kamplan.templating import make_environment
from kamplan.yamldoc import YamlDocument
from kamplan.yamldoc.amend import amend, put, remove, same
from kamplan.yamldoc.emit import emit_block


def build_review(file: PlanFile, scorecard: Scorecard) -> str:
    """Return the block as YAML lines with its comments: what is known is filled in.

    What is unknown or not yet due, and every judgement, is left empty for people.
    """

    def value(one: object, indent: int) -> str:
        return "" if one is None else emit_block(one, indent, "\n")

    template = make_environment(autoescape=False).get_template("scaffold/review/review.yaml.j2")
    return template.render(
        commitments=scorecard.commitments,
        initiatives=file.plan.initiatives,
        goals=scorecard.goals,
        returns=scorecard.returns,
        value=value,
        empty=lambda items: "" if items else " []",
    )


def add_review(file: PlanFile, scorecard: Scorecard) -> str:
    """Return the plan's text with a review block at its end; nothing else is touched.

    Raises:
        EditRefusedError: the plan has a review already, or its form admits no addition.

    """
    if file.plan.review is not None:
        raise EditRefusedError("the plan has a review already; what is written stays")
    text = file.document.text
    if file.document.find(("review",)) is not None:
        text = amend(text, [remove(("review",))])
    document = YamlDocument.parse(text)
    block = build_review(file, scorecard)
    lead = "" if text.endswith("\n") else document.newline
    appended = text + lead + document.newline + block.replace("\n", document.newline)
    wanted = _with_review(document.data(), block)
    after = YamlDocument.parse(appended)
    if not after.problems and same(after.data(), wanted):
        return appended
    # The plan is written in braces, or ends in something that goes on: without comments, then.
    before = tuple(shape_of("plan").fields)
    return amend(text, [put(("review",), _read(block), before)])


def _with_review(data: object, block: str) -> object:
    return {**data, "review": _read(block)} if isinstance(data, dict) else data


def _read(block: str) -> object:
    data = YamlDocument.parse(block).data()
    assert isinstance(data, dict)  # noqa: S101 - the template is one key with its values
    return data["review"]
