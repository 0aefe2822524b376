"""What the parser makes while it reads a plan, and that nobody else ever sees a difference."""

import _ruamel_yaml
import pytest
from ruamel.yaml import YAML, events

from kamplan.yamldoc import YamlDocument
from kamplan.yamldoc.nodes import Mapping, Scalar
from kamplan.yamldoc.parsing import read_events

LENT = (
    "ScalarEvent",
    "MappingStartEvent",
    "SequenceStartEvent",
    "MappingEndEvent",
    "SequenceEndEvent",
    "AliasEvent",
)
TEXTS = ["a: [1, {b: c}]\n", "a: &x 1\nb: *x\n", 'a: "', "a: b: c\n", "- " * 50, ""]


@pytest.mark.parametrize("text", TEXTS)
def test_what_was_lent_to_the_parser_is_taken_back(text: str) -> None:
    YamlDocument.parse(text)

    for name in LENT:
        assert getattr(_ruamel_yaml, name) is getattr(events, name)
    assert YAML(typ="safe").load("a: [1, 2]") == {"a": [1, 2]}


def test_what_was_lent_is_taken_back_when_reading_is_broken_off() -> None:
    def break_off() -> None:
        with read_events("a: 1", None) as get_event:
            assert _ruamel_yaml.ScalarEvent is Scalar
            get_event()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert _ruamel_yaml.ScalarEvent is events.ScalarEvent


def test_the_parser_makes_our_nodes() -> None:
    with read_events("a: 1", None) as get_event:
        made = [get_event() for _ in range(5)]

    assert [type(one) for one in made[2:]] == [Mapping, Scalar, Scalar]
    assert [(one.text, one.start, one.end, one.line, one.column) for one in made[3:]] == [
        ("a", 0, 1, 1, 1),
        ("1", 3, 4, 1, 4),
    ]
