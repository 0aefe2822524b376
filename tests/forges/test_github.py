"""From an empty folder to the comment, step by step as the workflows run them."""

import json
import re
from typing import Any

import pytest
from markdown_it import MarkdownIt

from tests.forges.conftest import Hosted, both_forms
from tests.forges.events import PLAN, change, check, comment, form, run_workflow, tell_need
from tests.forges.server import BOT

pytestmark = pytest.mark.system
MARKER = "<!-- kamplan comment -->"
HOSTILE_BRANCHES = [
    "$(touch${IFS}pwned)",
    '";touch${IFS}pwned;"',
    "`touch${IFS}pwned`",
    "&&touch${IFS}pwned",
    "'$GH_TOKEN'%0A::error::x",
]


def test_what_can_be_mended_is_suggested_once_beside_its_line(host: Hosted) -> None:
    commit = change(host, "    rank: 2\n", '    rank: "2"\n')

    first = comment(host, commit)
    assert first.is_green, first.printed
    assert comment(host, commit).is_green

    (one,) = host.forge.suggested
    assert one["path"] == PLAN
    assert one["body"].endswith("```suggestion\n    rank: 2\n```")


@both_forms
def test_a_proposal_is_checked_told_and_shown(host: Hosted) -> None:
    change(host, "due: 2026-01-30", "due: 2026-02-13")

    ran = check(host)

    assert ran.is_green, ran.printed
    assert "::warning file=accounts/st-brannocs/plan.yaml,line=" in ran.printed
    assert "**kamplan lint: " in ran.summary
    assert "due 14 days later: 2026-01-30 → 2026-02-13" in ran.summary
    assert ran.kept.keys() == {"pages/kamplan.rdjson", "pages/st-brannocs.html"}
    page = ran.kept["pages/st-brannocs.html"].read_text(encoding="utf-8")
    assert "2026-02-13" in page or "13 February" in page
    fixes = json.loads(ran.kept["pages/kamplan.rdjson"].read_text(encoding="utf-8"))
    assert fixes["source"] == {"name": "kamplan"}


@both_forms
def test_a_proposal_with_an_error_is_red_and_still_told(host: Hosted) -> None:
    change(host, "intent: wont-act", "intent: wont-acts")

    ran = check(host)

    assert ran.steps["Check every plan"] == 1
    assert "::error file=accounts/st-brannocs/plan.yaml,line=" in ran.printed
    assert "the plan cannot be read" in ran.summary
    assert "pages/kamplan.rdjson" in ran.kept


@both_forms
def test_a_plan_that_fails_the_check_is_told_and_shown_all_the_same(host: Hosted) -> None:
    change(host, "said_by: lisle", "said_by: somebody")

    ran = check(host)

    assert [name for name, code in ran.steps.items() if code] == ["Check every plan"]
    assert "`somebody`" in ran.summary
    assert "pages/st-brannocs.html" in ran.kept


HOSTILE_TEXTS = [
    "$(touch pwned) `touch pwned`; touch pwned",
    "::error::x\n::set-output name=x::y\n##[error]y",
    "%0A::error::x ${{ github.token }} {{ x }} «x»",
    "<!-- kamplan comment -->\n<script>alert(1)</script> @everyone",
    "EOF\nGITHUB_OUTPUT<<EOF\nnumber=9",
]


@pytest.mark.parametrize(
    "begins",
    [
        pytest.param("what: ", id="read and told"),
        pytest.param("intent: ", id="not read, and quoted"),
    ],
)
@both_forms
def test_a_plan_may_say_anything(host: Hosted, begins: str) -> None:
    plan = (host.repo.root / PLAN).read_text(encoding="utf-8")
    hostile = iter([json.dumps(one) for one in HOSTILE_TEXTS])
    said = re.sub(
        rf"(?<={begins})[\w\s-]+(?=[,\n])", lambda old: next(hostile, old[0]), plan, flags=re.ASCII
    )
    commit = change(host, plan, said)

    ran, told = check(host), comment(host, commit)

    assert next(hostile, None) is None
    assert "Check every plan" in ran.steps
    assert told.is_green, told.printed
    for line in re.findall(r"^\s*::.*|.*##\[.*", ran.printed, re.MULTILINE):
        assert re.match(rf"::(error|warning|notice) file={PLAN},line=\d+", line), line
    (ours,) = host.forge.comments
    for text in (ran.summary, ours["body"]):
        assert text.count("touch pwned") >= 3
        assert text.splitlines().count(MARKER) == 1
        assert not re.search(r"<script|@everyone", read_outside_code(text))


def read_outside_code(text: str) -> str:
    """Return what GitHub takes for words, links and tags in a comment."""
    blocks = MarkdownIt("commonmark").enable("table").parse(text)
    return "\n".join(
        one.content
        for block in blocks
        for one in (block.children or [block])
        if one.type not in ("code_inline", "code_block", "fence")
    )


def test_the_comment_is_written_once_and_renewed(host: Hosted) -> None:
    commit = change(host, "due: 2026-01-30", "due: 2026-02-13")
    fake: dict[str, Any] = {"id": 1, "body": f"{MARKER}\nall is well", "user": {"login": "mallory"}}
    host.forge.comments.append(fake)

    ran = comment(host, commit)

    assert ran.is_green, ran.printed
    ours = host.forge.comments[1]
    assert ours["body"].startswith(f"{MARKER}\n")
    assert "due 14 days later" in ours["body"]
    assert "/tessaly/plan/actions/runs/12345#artifacts" in ours["body"]

    host.forge.pulls.clear()
    commit = change(host, "due: 2026-02-13", "due: 2026-02-20")
    assert comment(host, commit).is_green
    assert "due 21 days later" in ours["body"]
    assert len(host.forge.comments) == 2
    assert fake["body"] == f"{MARKER}\nall is well"


def test_our_comment_is_found_behind_hundreds_of_others(host: Hosted) -> None:
    commit = change(host, "due: 2026-01-30", "due: 2026-02-13")
    others = [{"id": n, "body": "yes", "user": {"login": "strand"}} for n in range(230)]
    ours: dict[str, Any] = {"id": 999, "body": f"{MARKER}\nold", "user": {"login": BOT}}
    host.forge.comments += [*others, ours]

    assert comment(host, commit).is_green
    assert "due 14 days later" in ours["body"]
    assert len(host.forge.comments) == 231


@both_forms
def test_the_privileged_job_says_what_the_unprivileged_one_said(host: Hosted) -> None:
    commit = change(host, "due: 2026-01-30", "due: 2026-02-13")

    told = check(host).summary.partition(MARKER)[2]
    comment(host, commit)

    def plain(text: str) -> str:
        return re.sub(r"from `.*|\*\*To read.*\n\n|origin/", "", text)

    assert plain(host.forge.comments[0]["body"].partition(MARKER)[2]) == plain(told)


def test_a_branch_may_be_called_anything(host: Hosted) -> None:
    commit = change(host, "due: 2026-01-30", "due: 2026-02-13")

    for branch in HOSTILE_BRANCHES:
        host.forge.pulls[0]["asked"] = f"strand:{branch}"
        host.forge.comments.clear()
        ran = comment(host, commit, branch)

        assert ran.is_green, ran.printed
        assert len(host.forge.comments) == 1, branch


def test_a_proposal_of_another_commit_gets_no_comment(host: Hosted) -> None:
    change(host, "due: 2026-01-30", "due: 2026-02-13")

    assert comment(host, "0" * 40).is_green
    assert host.forge.comments == []


def test_nothing_of_the_proposal_is_run_with_rights(fresh: Hosted) -> None:
    host, repo = fresh, fresh.repo
    repo.git("checkout", "--quiet", "-B", "work")
    evil = "import pathlib; pathlib.Path('pwned').touch()\n"
    for name in ("sitecustomize.py", "kamplan.py", "kamplan/__init__.py", "pip/__main__.py"):
        repo.write(name, evil)
    repo.write(".gitattributes", "* filter=x\n*.yaml diff=x merge=x\n")
    repo.write(".gitmodules", '[submodule "x"]\n\tpath = x\n\turl = ext::touch pwned\n')
    repo.write("kamplan.yaml", "kamplan: 1\nlint: {levels: {verbatim-changed: off}}\n")
    text = (repo.root / PLAN).read_text(encoding="utf-8")
    repo.write(PLAN, text.replace("Mondays and Thursdays I've", "Mondays I've", 1))
    repo.commit("Be kind")

    ran = comment(host, host.propose("chairs"))

    assert ran.is_green, ran.printed
    (ours,) = host.forge.comments
    assert "words of the customer were changed or are missing" in ours["body"]
    assert "(`verbatim-changed`)" in ours["body"]
    assert "- `sitecustomize.py`" in ours["body"]


WORDS = [
    "More chairs, please.",
    "$(touch pwned) `touch pwned` ; touch pwned",
    "::error::x\n##[error]y\n%0A::set-output name=x::y",
    "```\n</details>\n<script>alert(1)</script>\n```",
    '=HYPERLINK("http://evil") | \\ \' " {{ x }} ${{ github.token }}',
    "  two blanks before\n\nand a line between, Zürich, 日本, 😀",
    "- a\n# b\n--- c: d #e",
    "EOF\nKAMPLAN<<EOF\nanswer=refused",
]


def test_words_of_the_form_become_a_proposal_as_they_were_typed(host: Hosted) -> None:
    for number, words in enumerate(WORDS):
        before = set(host.repo.git("ls-remote", str(host.origin)).splitlines())
        line_end = "\r\n" if number % 2 else "\n"

        ran = tell_need(host, form(words).replace("\n", line_end), number)

        assert ran.is_green, ran.printed
        pull, branch = host.forge.pulls[-1], f"need/issue-{number}"
        assert len(host.forge.pulls) == number + 1
        assert (pull["head"], pull["base"]) == (branch, "main")
        assert pull["body"].startswith(f"Closes #{number}.\n")
        after = set(host.repo.git("ls-remote", str(host.origin)).splitlines())
        assert {one.partition("\t")[2] for one in after - before} == {f"refs/heads/{branch}"}
        host.repo.git("fetch", "--quiet", "origin")
        assert host.repo.git("diff", "--name-only", "main", f"origin/{branch}") == PLAN
        assert added_words(host, f"origin/{branch}") == words
        assert host.forge.comments == []


def added_words(host: Hosted, branch: str) -> str:
    from ruamel.yaml import YAML

    def needs(rev: str) -> dict[str, str]:
        plan = YAML(typ="safe", pure=True).load(host.repo.git("show", f"{rev}:{PLAN}") + "\n")
        return {one["id"]: one["verbatim"] for one in plan["needs"]}

    old, new = needs("main"), needs(branch)
    (added,) = new.keys() - old.keys()
    assert {key: new[key] for key in old} == old
    return new[added]


REFUSED = {
    "left\u202eright": "right-to-left override",
    "zero\u200bwidth": "zero width space",
    "bell\x07": "U+0007",
    "tag\U000e0041": "U+E0041",
}


def test_what_cannot_be_kept_is_answered_by_name_and_place(host: Hosted) -> None:
    before = host.repo.git("ls-remote", str(host.origin))

    for words, said in REFUSED.items():
        host.forge.comments.clear()
        ran = tell_need(host, form(words))

        assert ran.is_green, ran.printed
        (answer,) = host.forge.comments
        assert said.casefold() in answer["body"].casefold()
        assert "line 1, character" in answer["body"]

    assert host.forge.pulls == []
    assert host.repo.git("ls-remote", str(host.origin)) == before


def test_a_speaker_whom_nobody_knows_is_asked_about(host: Hosted) -> None:
    ran = tell_need(host, form("More chairs.", "@everyone ```` <img src=x>"))

    assert ran.is_green, ran.printed
    (answer,) = host.forge.comments
    fence = answer["body"].index("````text")
    assert "@everyone" not in answer["body"][:fence]
    assert host.forge.pulls == []


def test_an_edit_of_a_form_that_was_taken_changes_nothing(host: Hosted) -> None:
    tell_need(host, form("More chairs."))
    before = host.repo.git("ls-remote", str(host.origin))

    assert tell_need(host, form("Fewer chairs.")).is_green
    assert len(host.forge.pulls) == 1
    assert host.repo.git("ls-remote", str(host.origin)) == before


def test_any_other_issue_is_left_alone(host: Hosted) -> None:
    assert tell_need(host, "Please call me.").steps == {}


@pytest.mark.parametrize(("today", "reminders"), [("2026-06-01", 0), ("2027-02-01", 1)])
def test_an_overdue_review_is_reminded_of_once(host: Hosted, today: str, reminders: int) -> None:
    host.runner.today = today

    for _ in range(2):
        ran = run_workflow(host, "account-plan-review", {}, "schedule")
        assert ran.is_green, ran.printed

    assert len(host.forge.issues) == reminders
    if reminders:
        title = host.forge.issues[0]["title"]
        assert title == "The twelve-month review of st-brannocs is overdue"


def test_the_agreed_version_becomes_a_site(host: Hosted) -> None:
    ran = run_workflow(host, "account-plan-pages", {}, "push")

    assert ran.is_green, ran.printed
    assert ran.kept.keys() == {"site/index.html", "site/st-brannocs/index.html"}
    assert "St. Brannoc" in ran.kept["site/index.html"].read_text(encoding="utf-8")
