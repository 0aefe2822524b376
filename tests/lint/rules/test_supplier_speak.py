import pytest

from kamplan.lint.rules.supplier_speak import RULE
from tests.lint.conftest import Check

SPOKEN_OF = "this speaks of the customer, the customer does not speak: "
WRITTEN = "this is how a supplier writes, not how a customer speaks: "


def need(verbatim: str) -> str:
    return f"needs:\n  - id: a\n    verbatim: {verbatim}\n    said_by: strand\n    intent: act\n"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The customer requires a ramp.", SPOKEN_OF + "`customer requires`"),
        ("St. Brannoc's is looking for a ramp.", SPOKEN_OF + "`st brannoc's is looking`"),
        ("Dr Strand would like a ramp.", SPOKEN_OF + "`strand would like`"),
        ("Leverage synergies.", WRITTEN + "`leverage`, `synergies`"),
        ("Der Kunde benötigt eine Rampe.", SPOKEN_OF + "`kunde benötigt`"),
        ("Le client souhaite une rampe.", SPOKEN_OF + "`client souhaite`"),
        ("El cliente necesita una rampa.", SPOKEN_OF + "`cliente necesita`"),
    ],
)
def test_the_suppliers_voice_is_found_and_the_words_named(
    check: Check, words: str, found: str
) -> None:
    said = check(RULE, need(words))

    assert said.found == [f"3:15 {found}"]
    assert said.severities == ["warning"]
    assert said.places == ["needs/a/verbatim"]


@pytest.mark.parametrize(
    "words",
    [
        "You need a solution for the parking?",
        "I don't want synergies, I want my Thursday back.",
        "My customer needs it by Friday, and I've nothing to give him.",
        "Dr Strand isn't in on Mondays.",
        "Customer service never rings back.",
        "No.",
    ],
)
def test_the_customers_voice_passes(check: Check, words: str) -> None:
    assert check(RULE, need(words)).found == []


def test_a_product_alone_is_no_sign_but_adds_to_one(check: Check) -> None:
    settings = "kamplan: 1\nsupplier: {offerings: [cold-chain alert]}\n"
    alone = need("The cold-chain alert rings at night.")
    beside = need("Innovation and efficiency with the cold-chain alert.")

    assert check(RULE, alone, settings=settings).found == []
    assert check(RULE, beside).found == []
    assert check(RULE, beside, settings=settings).found == [
        f"3:15 {WRITTEN}`innovation`, `efficiency`, `cold chain alert`"
    ]


def test_a_suppliers_own_words_are_found_in_a_quotation(check: Check) -> None:
    text = need("Treat-on-the-day for the ward.")

    for settings in (
        "kamplan: 1\nsupplier: {words: [treat on the day]}\n",
        "kamplan: 1\nlint: {settings: {supplier-speak: {words: [treat on the day]}}}\n",
    ):
        assert check(RULE, text, settings=settings).found == [f"3:15 {WRITTEN}`treat on the day`"]
    assert check(RULE, text).found == []


def test_every_quotation_of_the_customer_is_heard_and_none_of_the_supplier(check: Check) -> None:
    text = """\
        expected_return:
          - {id: a, party: customer, verbatim: Leverage synergies., said_by: strand}
          - {id: b, party: supplier, verbatim: Leverage synergies., said_by: marsh}
        review:
          returns: [{return: a, verbatim: Leverage synergies., said_by: strand}]
          customer_verdict: {verbatim: Leverage synergies., said_by: strand}
        """

    places = [one.split()[0] for one in check(RULE, text).found]

    assert places == ["2:40", "5:35", "6:32"]
