"""The examples in a rule's explanation, as the suite runs them.

The first block ```` ```yaml ```` fails, those after it pass. A block may say more behind `yaml`:
`on 2026-07-15` is the day it is judged on, `--stage sign-off` its stage, `with portfolio.yaml`
a file that the repository has, and `with an old schema` that its schema for editors is one. Two
kinds of block
hold for all examples: ```` ```yaml kamplan.yaml ```` is the settings, ```` ```yaml before ````
the plan that they are compared with, and ```` ```markdown sessions/….md ```` a file of notes.

A block that says `signed by both`, or `signed by the customer`, is judged beside statements over
itself; ```` ```yaml agreed ```` is the plan that both signed, beside which all are judged. The values
of a ```` ```json signoffs/….json ```` block stand in that statement when the first block is judged.
"""

import json
import re
from datetime import date
from typing import NamedTuple

from kamplan.lint import Rule, Stage
from tests.lint.conftest import Given
from tests.lint.signing import alter, sign

_BLOCK = re.compile(r"^```(\w+)(?: ([^\n]*))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"\bwith (\S+)")
_DAY = re.compile(r"\bon (\d{4}-\d{2}-\d{2})")


class Example(NamedTuple):
    """One plan out of an explanation, and what it is judged with."""

    text: str
    given: Given


def read_examples(rule: Rule) -> list[Example]:
    """Read the examples of a rule: first the one that fails, then those that pass."""
    blocks = _BLOCK.findall(rule.explanation)
    notes = {said: text for language, said, text in blocks if language == "markdown"}
    for_all: Given = {"notes": notes}
    for _, said, text in blocks:
        if said == "kamplan.yaml":
            for_all["settings"] = text
        elif said == "before":
            for_all["base"] = text
        elif said == "agreed":
            for_all["signoffs"] = sign(text, "customer", "supplier")
    examples = [
        Example(text, {**for_all, **_read_words(said), **_read_signers(said, text)})
        for language, said, text in blocks
        if language == "yaml" and said not in ("kamplan.yaml", "before", "agreed")
    ]
    for language, said, text in blocks:
        if language == "json":
            given = examples[0].given
            given["signoffs"] = alter(given["signoffs"], said.rpartition("/")[2], json.loads(text))
    return examples


def _read_signers(said: str, text: str) -> Given:
    if "signed by both" in said:
        return {"signoffs": sign(text, "customer", "supplier")}
    if "signed by the customer" in said:
        return {"signoffs": sign(text, "customer")}
    return {}


def _read_words(said: str) -> Given:
    words: Given = {}
    if day := _DAY.search(said):
        words["today"] = date.fromisoformat(day[1])
    if "--stage sign-off" in said:
        words["stage"] = Stage.SIGN_OFF
    if said == "with an old schema":
        words["schema"] = "{}"
    elif file := _FILE.search(said):
        words["files"] = [file[1]]
    return words
