"""What every format must do, and how each looks."""

import json
import re
from collections.abc import Callable
from datetime import date

import pytest
from examples.make_repository import drafts
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from markdown_it import MarkdownIt

from kamplan.diff import KINDS, Level, PlanDiff, Versions, answer_diff
from kamplan.reporters.diff_formats import DIFF_FORMATS, load_reporter
from kamplan.reporters.diff_kinds import report_kinds
from kamplan.reporters.diff_markdown import MAX_CHARACTERS
from kamplan.reporters.diff_schema import build_diff_schema
from kamplan.reporters.report import PLAIN, Look
from tests.diff.plans import PATH, REFERENCE, Data, edit, load, make_pair, read_data, write_data

HOSTILE = [
    "@octocat and #1 and GH-26",
    "`code` ``more``` | pipe \\| and \\\\| end\\",
    "<img src=x onerror=alert(1)> <!-- --> </details>",
    "[link](javascript:alert(1)) ![](https://example.org/x.png) https://example.org",
    "::error::boo ##[error]boo %0A::error::boo",
    "| --- | --- |",
    "~~struck~~ **bold** _it_ # heading",
    "{old} {0} %s ${{ secrets.TOKEN }}",
]


def answer(old: str | None, new: str | None, **more: object) -> PlanDiff:
    before, now = (None if one is None else load(one) for one in (old, new))
    return answer_diff(Versions(PATH, before, now, "main (1a2b3c4)", "work tree"), **more)  # type: ignore[arg-type]


def example(name: str, old: str, new: str, signed_on: date | None = None) -> PlanDiff:
    """Compare two iterations of an example by their days."""
    texts = {iteration.day.isoformat(): text for iteration, text in drafts(name)}
    return answer(texts[old], texts[new], signed_on=signed_on)


def with_words(words: str) -> Data:
    """Return the reference plan with some words wherever words may stand."""
    data = read_data(REFERENCE)
    data["summary"] = words
    data["account"]["name"] = words
    data["contacts"][0]["name"] = words
    data["needs"][0]["verbatim"] = words
    data["needs"][0]["our_reading"] = words
    data["initiatives"][0]["title"] = words
    data["initiatives"][0]["commitments"][0]["what"] = words
    data["six_boxes"]["assumptions"]["stop_doing"] = [words]
    data["account"]["profile"]["analyst_reports"][0]["title"] = words
    return data


SAMPLES: dict[str, Callable[[], list[PlanDiff]]] = {
    "agreed": lambda: [example("dornbach", "2026-02-27", "2026-03-20")],
    "amended": lambda: [example("dornbach", "2026-03-20", "2026-08-11", date(2026, 3, 20))],
    "alarm": lambda: [answer(REFERENCE, edit(("I've people sat in", "I have people in")))],
    "added": lambda: [answer(None, REFERENCE)],
    "removed": lambda: [answer(REFERENCE, None)],
    "nothing": lambda: [answer(REFERENCE, REFERENCE)],
    "written": lambda: [answer(REFERENCE, "# A line more\n" + REFERENCE)],
    "milder": lambda: [
        answer(REFERENCE, edit(("focus: journey  ", "focus: growth  ")), least=Level.MATERIAL)
    ],
    "several": lambda: [
        answer(REFERENCE, edit(("currency: GBP", "currency: EUR"))),
        answer(REFERENCE, REFERENCE),
        answer(REFERENCE, edit(("- {id: renewal-on-service,", "- {id: renewal-by-merit,"))),
    ],
    "random": lambda: [
        answer(*map(write_data, make_pair(seed, 0.8, 0))) for seed in (3, 5)
    ],
    "none": list,
}  # fmt: skip


def count(output: str, name: str) -> int:
    """Count the changes that a text in one of the formats tells of."""
    if name == "json":
        return sum(len(one["changes"]) for one in json.loads(output)["plans"])
    if name == "github":
        return len(re.findall(r"^::(?:error|warning|notice) ", output, re.MULTILINE))
    if name == "text":
        return len(re.findall(r"^  [!*.-] ", output, re.MULTILINE))
    rows = len(re.findall(r"^\| (?!What|---)", output, re.MULTILINE))
    listed = len(re.findall(r"^- (?!.*% alike$)", output, re.MULTILINE))
    left_out = re.search(r"^\*\*(\d+) more", output, re.MULTILINE)
    return rows + listed + (int(left_out[1]) if left_out else 0)


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("name", DIFF_FORMATS)
def test_as_many_changes_are_printed_as_were_found(name: str, sample: str) -> None:
    diffs = SAMPLES[sample]()

    assert count(load_reporter(name)(diffs, PLAIN), name) == sum(len(one.changes) for one in diffs)


@pytest.mark.parametrize("sample", ["agreed", "amended", "alarm", "several", "written", "milder"])
@pytest.mark.parametrize("name", ["text", "markdown", "github", "json"])
def test_how_it_looks(name: str, sample: str, snapshot: Callable[[str, str], None]) -> None:
    ending = {"text": "txt", "markdown": "md", "github": "annotations.txt", "json": "json"}[name]

    snapshot(f"{sample}.{ending}", load_reporter(name)(SAMPLES[sample](), PLAIN))


@pytest.mark.parametrize("width", [60, 80, 140])
def test_text_fits_the_terminal(width: int) -> None:
    text = load_reporter("text")(SAMPLES["added"]() + SAMPLES["alarm"](), Look(width=width))

    assert max(map(len, text.splitlines())) <= width


@pytest.mark.parametrize("sample", SAMPLES)
def test_json_is_as_its_schema_says(sample: str) -> None:
    schema = build_diff_schema()
    Draft202012Validator.check_schema(schema)

    document = json.loads(load_reporter("json")(SAMPLES[sample](), PLAIN))

    assert list(Draft202012Validator(schema).iter_errors(document)) == []


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("name", DIFF_FORMATS)
def test_no_words_of_a_plan_break_out(name: str, words: str) -> None:
    harmless = write_data(with_words("harmless"))
    hostile = write_data(with_words(words))
    for old, new in ((harmless, hostile), (hostile, harmless), (None, hostile)):
        diff = answer(old, new)
        output = load_reporter(name)([diff], PLAIN)

        assert count(output, name) == len(diff.changes)
        assert "##[" not in output
        if name != "github":
            assert not re.search(r"^::", output, re.MULTILINE)
        else:
            assert all(line.startswith("::") for line in output.splitlines())
        if name == "markdown":
            judge_markdown(output)


def judge_markdown(text: str) -> None:
    """Read a comment as a forge would: tables whole, and nothing alive but our own words."""
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(text)
    rows = 0
    for token in tokens:
        if token.type == "tr_open":
            rows += 1
        if token.type == "html_block":
            assert re.fullmatch(
                r"(<!-- kamplan diff -->|<details><summary>[\w ,:]+</summary>|</details>)\n*",
                token.content,
            )
        for child in token.children or ():
            assert child.type not in ("link_open", "image", "html_inline")
            if child.type == "text":
                assert not re.search(r"[@#<>|`\\]|https?:|GH-\d", child.content), child.content
    # The reader cuts rows to three cells: a pipe that got out would have moved words.
    cells = sum(token.type in ("td_open", "th_open") for token in tokens)
    assert cells == rows * 3
    for line in text.splitlines():
        if line.startswith("|"):
            assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) == 4, line


def test_a_comment_fits_and_counts_what_it_leaves_out() -> None:
    data = read_data(REFERENCE)
    old = write_data(data)
    data["needs"] += [
        {"id": f"need-{number}", "verbatim": f"{number} " + "words " * 60, "said_by": "strand"}
        for number in range(900)
    ]
    diff = answer(old, write_data(data))

    text = load_reporter("markdown")([diff], PLAIN)

    assert len(text) <= MAX_CHARACTERS
    assert "more changes do not fit here" in text
    assert count(text, "markdown") == len(diff.changes) == 900


def test_one_huge_change_fits_too() -> None:
    words = [f"word{number}" for number in range(2_000)]
    old = write_data(with_words(" ".join(words)))
    new = write_data(with_words(" ".join(reversed(words))))

    text = load_reporter("markdown")([answer(old, new)], PLAIN)

    assert len(text) <= MAX_CHARACTERS


def test_the_catalogue_is_printed_whole() -> None:
    text, page = report_kinds("text"), report_kinds("markdown")
    document = json.loads(report_kinds("json"))

    assert [one["name"] for one in document["kinds"]] == list(KINDS)
    for name, kind in KINDS.items():
        assert re.search(rf"^  {name} ", text, re.MULTILINE)
        assert f"| `{name}` |" in page
        assert kind.meaning in text


def test_a_red_line_keeps_its_colour_over_line_ends() -> None:
    old, new = "one two three four five six seven", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18"
    files = (edit(("why: The unit treats", f"why: {one} The unit treats")) for one in (old, new))

    def paint(kind: str, text: str) -> str:
        return f"<{kind}>{text}</>" if kind in ("error", "info") else text

    text = load_reporter("text")([answer(*files)], Look(paint, 40))
    lines = [line.strip() for line in text.splitlines() if "<" in line]

    assert len(lines) == 3
    assert all(line.count("<") == 2 * line.count("</>") for line in lines)
    assert lines[1].startswith("<error>seven</>")
    assert lines[2].startswith("<info>12 13")
