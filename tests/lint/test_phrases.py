import pytest

from kamplan.lint.phrases import Phrases, fold_for_search, read_phrases, split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don't UP-SELL, ever!", ["don't", "up", "sell", "ever"]),
        ("It’s 4,000 hours", ["it's", "4", "000", "hours"]),
        ("Maßgeschneidert", ["massgeschneidert"]),
        ("snake_case", ["snake", "case"]),
        ("", []),
    ],
)
def test_words_are_small_and_bare(text: str, words: list[str]) -> None:
    assert split_words(text) == words


def test_forms_are_written_out() -> None:
    phrases = Phrases(read_phrases("quota( s), leverag(e ing)\nnatural( ly) cause( s)"))

    for text in ("quota", "quotas", "leverage", "leveraging", "naturally causes", "natural cause"):
        assert phrases.find_first(split_words(text)) == text
    for text in ("leverag", "natural", "causes", "quotation"):
        assert phrases.find_first(split_words(text)) is None


def test_the_longest_of_overlapping_phrases_is_found() -> None:
    phrases = Phrases(["sales", "sales target", "target price"])

    found = list(phrases.find_all(split_words("Our sales target price and sales")))

    assert [(hit.at, hit.phrase) for hit in found] == [(1, "sales target"), (5, "sales")]


@pytest.mark.parametrize(
    "text", ["Win-probability", "a win\nprobability", "WIN  PROBABILITY!", "win–probability"]
)
def test_what_holds_a_phrase_may_hold_it(text: str) -> None:
    phrases = Phrases(["win probability"])

    assert phrases.find_first(split_words(text))
    assert phrases.find_traces(fold_for_search(text), set(split_words(text)))
    others = "win a probability"
    assert not phrases.find_traces(others, set(split_words(others)))
