"""Ids made from names in any script."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamplan.model.shape import shape_of, walk_fields
from kamplan.scaffold import make_contact_id, name_account
from kamplan.scaffold.names import make_id

PATTERN = dict(walk_fields(shape_of("plan")))["contacts/*/id"].pattern


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Dr Helena Strand", "strand"),
        ("Jörg Müller", "mueller"),
        ("Änne Groß", "gross"),
        ("Annika Sjöholm", "sjoeholm"),
        ("Conor O'Brien", "o-brien"),
        ("  Ella   Marsh ", "marsh"),
        ("Strand", "strand"),
        ("Иван Петров", "petrov"),
        ("🎉", "contact"),
        ("", "contact"),
    ],
)
def test_a_persons_id_is_the_last_name(name: str, made: str) -> None:
    assert make_contact_id(name) == made


def test_two_of_the_same_name_are_told_apart() -> None:
    assert make_contact_id("Anna Müller", ["mueller"]) == "anna-mueller"
    assert make_contact_id("Anna Müller", ["mueller", "anna-mueller"]) == "mueller-2"


@settings(deadline=None)
@given(st.text(max_size=300), st.lists(st.sampled_from(["entry", "a", "entry-2"])))
def test_whatever_the_words_the_id_is_one(words: str, taken: list[str]) -> None:
    made = make_id(words, taken)

    assert PATTERN is not None
    assert re.fullmatch(PATTERN.strip("^$"), made)
    assert len(made) <= 64
    assert made not in taken


def test_an_account_is_named_after_its_id() -> None:
    assert name_account("st-brannocs") == "St Brannocs"
