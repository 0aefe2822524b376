"""How often the judgement of whose words they are is right, on sentences labelled beforehand."""

import csv
import re
import sys
from collections.abc import Sequence
from typing import NamedTuple

import pytest

from kamplan.lint.voice import Ear
from tests.conftest import ROOT

SET = ROOT / "tests/data/voice.tsv"
PAGE = ROOT / "docs/rules/voice.md"
EAR = Ear(["Harrow Mills Ltd"], ["treat on the day"], ["Kestrel Insight", "fleet telematics"])


class Sentence(NamedTuple):
    language: str
    label: str
    text: str


class Rates(NamedTuple):
    number: int
    precision: float
    recall: float


def read_set() -> list[Sentence]:
    with SET.open(encoding="utf-8", newline="") as file:
        return [
            Sentence(row["language"], row["label"], row["text"])
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


ALL = read_set()
HELD_OUT = ALL[1::2]


def count(sentences: Sequence[Sentence]) -> Rates:
    """Count how often a warning is right, and how often there is one where there should be."""
    warned = {one for one in sentences if EAR.judge(one.text).is_suppliers}
    meant = {one for one in sentences if one.label == "supplier"}
    right = len(warned & meant)
    return Rates(len(sentences), right / len(warned), right / len(meant))


def show(rates: Rates) -> None:
    """Print the figures, which `pytest -s` lets through."""
    sys.stdout.write(
        f"\n{rates.number} sentences: precision {rates.precision:.3f}, recall {rates.recall:.3f}\n"
    )


def test_the_set_is_broad() -> None:
    english = [one for one in ALL if one.language == "en"]
    others = [one for one in ALL if one.language in ("de", "fr", "es")]

    assert len(english) >= 200
    assert len(others) >= 60
    assert len(english) + len(others) == len(ALL) == len({one.text for one in ALL})
    assert {one.label for one in ALL} == {"customer", "supplier"}


@pytest.mark.parametrize("half", [ALL, HELD_OUT], ids=["all", "held-out"])
def test_warnings_are_right_and_seldom_missing(half: list[Sentence]) -> None:
    rates = count(half)
    show(rates)

    assert rates.precision >= 0.9
    assert rates.recall >= 0.7


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_every_language_is_heard(language: str) -> None:
    rates = count([one for one in ALL if one.language == language])
    show(rates)

    assert rates.precision >= 0.9
    assert rates.recall >= 0.7


def test_the_page_states_what_is_counted() -> None:
    rows = re.findall(
        r"^\|[^|]+\| (\d+) \| (\d\.\d\d) \| (\d\.\d\d) \|$", PAGE.read_text("utf-8"), re.MULTILINE
    )

    counted = [count(ALL), count(HELD_OUT)]
    assert rows == [
        (str(one.number), f"{one.precision:.2f}", f"{one.recall:.2f}") for one in counted
    ]
