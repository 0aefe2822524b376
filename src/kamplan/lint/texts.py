"""The texts of a plan by whose they are: quotations of the customer, and the supplier's own."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kamplan.lint.fields import Branch, choose_fields, walk_fields
from kamplan.lint.phrases import WORD, Phrases, fold_for_search
from kamplan.model.shape import FieldShape
from kamplan.planfile import PlanFile
from kamplan.yamldoc import Mapping, Route, Scalar


class Quotation(NamedTuple):
    """Words of the customer, as the plan has them."""

    route: Route
    text: str
    said_by: str | None


def customer_quotations(file: PlanFile) -> Iterator[Quotation]:
    """Give every quotation of the customer's people: needs, what winning means, the verdict."""
    plan = file.plan
    for need in plan.needs:
        yield Quotation(file.route(need, "verbatim"), need.verbatim, need.said_by)
    for one in plan.expected_return:
        if one.party == "customer":
            yield Quotation(file.route(one, "verbatim"), one.verbatim, one.said_by)
    if plan.review is None:
        return
    for result in plan.review.returns:
        if result.verbatim:
            yield Quotation(file.route(result, "verbatim"), result.verbatim, result.said_by)
    verdict = plan.review.customer_verdict
    if verdict is not None and verdict.verbatim:
        yield Quotation(file.route(verdict, "verbatim"), verdict.verbatim, verdict.said_by)


class SupplierTexts(NamedTuple):
    """What the supplier writes, or both do: no quotation, and nothing about people.

    Left out are the sections in which the supplier says openly what it hopes for (growth targets,
    white space, resources), and those about the customer's own affairs (account, journey, success
    criteria).
    """

    texts: tuple[tuple[Route, str], ...]
    folded: str
    """All of them with `_BORDER` between them, folded as `fold_for_search` does."""
    words: frozenset[str]
    """Those that stand in any of them."""

    def find_holding(self, phrases: Phrases) -> Iterator[tuple[Route, str]]:
        """Give the texts that can hold any of the phrases, which are few."""
        traces = phrases.find_traces(self.folded, self.words)
        if not traces:
            return
        for one, folded in zip(self.texts, self.folded.split(_BORDER), strict=True):
            if any(trace in folded for trace in traces):
                yield one


def supplier_texts(file: PlanFile) -> SupplierTexts:
    """Give the texts that the supplier writes, or both do."""
    # Rules ask for them one after the other: the answer is kept with the plan, and goes with it.
    # Kept anywhere else it would hold a second plan in memory, which slows a long lint by a tenth.
    kept: dict[str, object] = vars(file)
    found = kept.get(_KEPT)
    if isinstance(found, SupplierTexts):
        return found
    texts = tuple((route, text) for route, _, text in walk_fields(file, _supplier_fields()))
    folded = fold_for_search(f" {_BORDER} ".join([text for _, text in texts]))
    found = kept[_KEPT] = SupplierTexts(texts, folded, frozenset(WORD.findall(folded)))
    return found


_KEPT = "_supplier_texts"
_BORDER = "\0"
"""Stands in no plan."""


def is_by_customer(file: PlanFile, route: Route) -> bool:
    """Say whether a text belongs to an entry, such as a commitment, of the customer's party."""
    entry = file.document.find(route[:-1])
    party = entry.find("party") if isinstance(entry, Mapping) else None
    return isinstance(party, Scalar) and party.text == "customer"


_LEFT_OUT = (
    "account/",
    "supplier/",
    "customer/",
    "expected_return/",
    "contacts/",
    "six_boxes/journey/",
    "six_boxes/co_beneficiaries/",
    "white_space/",
    "growth_targets/",
)
_LEFT_OUT_WITHIN = ("/resources/", "/success_criteria/", "/corrections/", "/verbatim", "/name")


@cache
def _supplier_fields() -> tuple[Branch, ...]:
    return choose_fields(_is_supplier_text)


def _is_supplier_text(route: str, field: FieldShape) -> str | None:
    if field.kind != "text" or field.by == "customer" or route.startswith(_LEFT_OUT):
        return None
    if any(part in route for part in _LEFT_OUT_WITHIN):
        return None
    return field.by
