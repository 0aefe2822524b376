import pytest

from kamplan.errors import KamplanError
from kamplan.workspace import check_slug


@pytest.mark.parametrize("name", ["st-brannocs", "a", "3m", "x" * 64, "console", "com10", "null"])
def test_ids_are_lower_case_letters_digits_and_hyphens(name: str) -> None:
    check_slug(name)


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("St. Brannoc's", "st-brannoc-s"),
        ("acme\n", "acme"),
        ("a--b", "a-b"),
        ("-a", "a"),
        ("a/b", "a-b"),
        ("../a", "a"),
        ("Ünal", "unal"),
        ("x" * 65, "x" * 64),
        ("аcme", "acme"),
    ],
)
def test_anything_else_is_refused_with_a_name_that_would_do(name: str, better: str) -> None:
    with pytest.raises(KamplanError) as raised:
        check_slug(name)

    assert raised.value.hint == f"for example `{better}`"


@pytest.mark.parametrize("name", ["con", "nul", "aux", "prn", "com1", "lpt9", "com0"])
def test_what_windows_reserves_is_refused(name: str) -> None:
    with pytest.raises(KamplanError, match="Windows keeps that name"):
        check_slug(name)


@pytest.mark.parametrize("name", ["", "!!!", "CON"])
def test_where_no_name_would_do_none_is_offered(name: str) -> None:
    with pytest.raises(KamplanError) as raised:
        check_slug(name)

    assert raised.value.hint is None
