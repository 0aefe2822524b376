import pytest

from kamplan.lint.rules.supplier_document import RULE
from tests.lint.conftest import Check

SHARED = "kamplan: 1\naudience: shared\naccount: st-brannocs\n"


@pytest.mark.parametrize(
    "path",
    [
        "portfolio.yaml",
        "portfolio/scores.csv",
        "docs/win-probability.md",
        "accounts/st-brannocs/margins_2026.xlsx",
        "Sales Targets.ods",
        "internal-notes.md",
    ],
)
def test_what_only_the_supplier_should_read_is_found(check: Check, path: str) -> None:
    said = check(RULE, "summary: a\n", settings=SHARED, files=["kamplan.yaml", path])

    assert said.found == [f"1:1 `{path}` is the supplier's own, and the customer reads it"]
    assert said.severities == ["error"]


@pytest.mark.parametrize(
    "path",
    [
        "accounts/st-brannocs/plan.yaml",
        "accounts/st-brannocs/sessions/2026-01-12-internal-medicine.md",
        "accounts/st-brannocs/signoffs/1-customer.json",
        ".kamplan/portfolio.schema.json",
        ".github/workflows/pipeline.yml",
        "README.md",
    ],
)
def test_what_a_shared_repository_holds_passes(check: Check, path: str) -> None:
    assert check(RULE, "summary: a\n", settings=SHARED, files=[path]).found == []


@pytest.mark.parametrize("settings", ["kamplan: 1\n", "kamplan: 1\naudience: supplier\n"])
def test_the_suppliers_own_repository_is_the_place_for_it(check: Check, settings: str) -> None:
    files = ["portfolio.yaml"]

    assert check(RULE, "summary: a\n", settings=settings, files=files).found == []
