"""Reports on changes in other languages: every text is known, no value is lost, nothing lives."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import PurePosixPath

import pytest
from markdown_it import MarkdownIt

from kamplan.collab.messages import Facts, Verdict, judge_proposal
from kamplan.diff import WORK_TREE, Level, PlanDiff
from kamplan.history import State
from kamplan.history.timeline import Signature
from kamplan.render.catalogues import CHANGES, load_catalogue
from kamplan.render.messages import list_messages
from kamplan.render.words import LANGUAGES, Words
from kamplan.reporters import diff_markdown, history_markdown
from kamplan.reporters.comment import Story, name_proposal, render_comment
from kamplan.reporters.diff_markdown import report_part
from kamplan.reporters.history_story import Story as History
from kamplan.reporters.markdown import MarkdownReporter
from kamplan.reporters.report import Look
from kamplan.tongue import ENGLISH, Context, Tongue
from tests.diff.plans import REFERENCE, edit, write_data
from tests.diff.test_diff_formats import HOSTILE, SAMPLES, answer, with_words
from tests.history.test_timeline import HARDER, changed, snapshot, timeline
from tests.render.test_changes_told import Listener
from tests.reporters.conftest import CLEAN, REPORTS

in_each = pytest.mark.parametrize("language", LANGUAGES[1:])
MANY = tuple(PurePosixPath(f"file-{number}") for number in range(30))
_CODE = re.compile(r"(`+)(.+?)\1")


def list_diffs() -> Iterator[list[PlanDiff]]:
    """Give plans compared in every way in which there is something to say."""
    yield from (sample() for sample in SAMPLES.values())
    (alarm,), (one, *_) = SAMPLES["alarm"](), SAMPLES["agreed"]()
    yield [alarm._replace(leads=(), voids=("A", "B", "C"))]
    yield [one._replace(leads=(), renamed_from=PurePosixPath("accounts/old/plan.yaml"))]
    elsewhere = tuple(
        change._replace(item=change.item and change.item._replace(kind="return"))
        for change in alarm.changes
    )
    yield [alarm._replace(changes=elsewhere)]
    yield [keep_notable(one) for one in SAMPLES["amended"]()]
    long = "The words " * 400
    yield [answer(edit(("summary: ", f"summary: {long}")), edit(("summary: ", "summary: Many ")))]


def keep_notable(diff: PlanDiff) -> PlanDiff:
    return diff._replace(changes=tuple(one for one in diff.changes if one.level is Level.NOTABLE))


def list_facts() -> Iterator[Facts]:
    """Give what each verdict follows from, with leads that are known and that are not."""
    (alarm,), (added,) = SAMPLES["alarm"](), SAMPLES["amended"]()
    bare = alarm._replace(changes=tuple(one._replace(item=None) for one in alarm.changes))
    notable = keep_notable(added)
    facts = [
        Facts((), unreadable=1),
        Facts((alarm,)),
        Facts((bare,)),
        Facts((added,), errors=1),
        Facts((added,), errors=2),
        Facts((added,), voids=("Dr Helena Strand", "Ella Marsh")),
        Facts((added,)),
        Facts((notable,)),
        Facts(()),
    ]
    assert {judge_proposal(one) for one in facts} == set(Verdict)
    for one, lead in product(facts, (None, "Ella Marsh")):
        yield replace(one, customer_lead=lead, supplier_lead=lead)


def list_histories() -> Iterator[History]:
    """Give plans with every kind of iteration."""
    broken, harder = REFERENCE + "\n  : [", changed(HARDER)
    told = timeline(
        snapshot(None, harder),
        snapshot(harder + "# x\n", harder),
        snapshot(harder, broken),
        snapshot(broken, REFERENCE),
        snapshot(REFERENCE),
    )
    told += timeline(snapshot(REFERENCE, is_cut=True))
    assert {one.state for one in told} == set(State)
    signed = Signature(1, "AAAA", told[0].snapshot.written.date(), ("A", "B"))
    moved = replace(told[2].snapshot, renamed_from=PurePosixPath("old.yaml"))
    told.append(replace(told[2], signed=(signed,), snapshot=moved, problem="line 3"))
    empty = replace(told[4], comparison=type(told[4].comparison)(()))
    later = replace(empty.snapshot, written=empty.snapshot.written.replace(year=2027))
    path = PurePosixPath("accounts/st-brannocs/plan.yaml")
    yield History(path, "st-brannocs", (*told, empty), is_shallow=True, left_out=3)
    yield History(path, "st-brannocs", (empty, replace(empty, snapshot=later)))
    yield History(path, "st-brannocs", (told[4],), item=("need", "empty-chairs"))
    yield History(path, "st-brannocs", ())


def tell_everything(tongue: Tongue) -> Iterator[str]:
    look = Look(tongue=tongue)
    for diffs in list_diffs():
        yield diff_markdown.report(diffs, look)
        yield report_part(diffs, 1_900, tongue)
    for facts in list_facts():
        yield render_comment(Story(facts, ("st-brannocs",), REPORTS, tongue=tongue))
    last = Story(Facts(()), (), (CLEAN,), ("a problem",), MANY, "https://x.example/", tongue)
    yield render_comment(last)
    yield render_comment(replace(last, accounts=("a", "b"), outside=MANY[:1], reports=()))
    yield from (name_proposal(one, tongue) for one in (None, "1a2b3c4"))
    yield from (history_markdown.report(one, look) for one in list_histories())
    for reports in ((CLEAN,), REPORTS):
        reporter = MarkdownReporter(look, 2_000)
        for one in reports:
            reporter.add(one)
        yield reporter.finish()


def test_all_that_is_said_is_listed_and_all_that_is_listed_is_said() -> None:
    heard = Listener()

    assert all(tell_everything(replace(heard.tongue, is_english=False)))

    known = {(one.context, one.text) for one in list_messages(CHANGES)}
    reports = {one for one in known if one[0] is Context.REPORT}
    asked = {one for one in heard.asked if one[0] in (Context.REPORT, None)}
    assert asked - known == set()
    assert reports - asked == set()


@in_each
def test_no_value_is_lost_and_no_command_is_translated(language: str) -> None:
    """Translate what a report says around the changes, and nothing else."""
    catalogue = load_catalogue(language, subject=CHANGES)

    def say(context: Context, text: str) -> str:
        return catalogue.pgettext(context, text) if context is Context.REPORT else text

    def count(one: str, many: str, number: int) -> str:
        return catalogue.ngettext(one, many, number).replace("{n}", str(number))

    plain = list(tell_everything(ENGLISH))
    for text, other in zip(plain, tell_everything(Tongue(say, count)), strict=True):
        missing = codes_of(text.replace(f"`{WORK_TREE}`", "")) - codes_of(other)
        # What did not fit is counted, and another language is not as long.
        assert not missing or "not fit" in text, other
        assert text != other or not text.strip()


def codes_of(text: str) -> Counter[str]:
    return Counter(found[2] for found in _CODE.finditer(text))


@in_each
@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_that_people_wrote_comes_to_life(language: str, words: str) -> None:
    tongue = Words(language).tongue()
    diff = answer(REFERENCE, write_data(with_words(words)))
    path = PurePosixPath(f"accounts/{words}/plan.yaml")
    spoken = replace(
        timeline(snapshot(write_data(with_words(words)), REFERENCE), snapshot(REFERENCE))[0],
        problem=words,
        signed=(Signature(1, words, snapshot(None).written.date(), (words, words)),),
    )
    texts = [
        diff_markdown.report([diff._replace(leads=(words,), voids=(words,))], Look(tongue=tongue)),
        render_comment(
            Story(
                Facts((diff,), (words,), 1, 0, words, words),
                (words,),
                problems=(words,),
                outside=(path,),
                tongue=tongue,
            )
        ),
        history_markdown.report(History(path, words, (spoken,)), Look(tongue=tongue)),
    ]

    for text in texts:
        tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
        leaves = [leaf for one in tokens for leaf in one.children or ()]
        assert {one.type for one in leaves} <= {
            "text", "code_inline", "softbreak", "strong_open", "strong_close", "s_open", "s_close",
            "html_inline",
        }  # fmt: skip
        assert not [one for one in tokens if one.type == "ordered_list_open"]
        html = " ".join(one.content for one in (*tokens, *leaves) if one.type.startswith("html"))
        assert "img" not in html
        plain = " ".join(one.content for one in leaves if one.type == "text")
        assert not re.search(r"@|#\d|GH-|::|javascript:|\{|\$", plain), plain


@in_each
def test_days_that_begin_a_line_make_no_list(language: str) -> None:
    tongue = Words(language).tongue()

    for text in tell_everything(tongue):
        tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
        assert not [one for one in tokens if one.type == "ordered_list_open"], text
