"""From an empty folder to the comment, step by step as the workflows run them."""

import json
import re
from typing import Any

import pytest

from tests.conftest import ROOT, Cli
from tests.forges.conftest import Hosted
from tests.forges.runner import Ran
from tests.forges.server import BOT

pytestmark = pytest.mark.system
PLAN = "accounts/st-brannocs/plan.yaml"
MARKER = "<!-- kamplan comment -->"
HOSTILE_BRANCHES = [
    "$(touch${IFS}pwned)",
    '";touch${IFS}pwned;"',
    "`touch${IFS}pwned`",
    "&&touch${IFS}pwned",
    "'$GH_TOKEN'%0A::error::x",
]


def change(host: Hosted, old: str, new: str, branch: str = "chairs") -> str:
    repo = host.repo
    repo.git("checkout", "--quiet", "-B", "work")
    text = (repo.root / PLAN).read_text(encoding="utf-8")
    assert old in text
    repo.write(PLAN, text.replace(old, new, 1))
    repo.commit("$(touch pwned) ::error::title", author="Helena Strand")
    return host.propose(branch)


def workflow(host: Hosted, name: str, event: dict[str, Any], kind: str, **more: str) -> Ran:
    path = host.repo.root / f".github/workflows/{name}.yml"
    (ran, *_) = host.runner.run(path, event, kind, **more).values()
    assert not list(host.runner.folder.rglob("pwned"))
    return ran


def check(host: Hosted) -> Ran:
    return workflow(
        host,
        "account-plan",
        {"number": 7},
        "pull_request",
        GITHUB_BASE_REF="main",
        GITHUB_REF="refs/pull/7/merge",
    )


def comment(host: Hosted, commit: str, branch: str = "chairs", owner: str = "strand") -> Ran:
    run = {
        "event": "pull_request",
        "id": 12345,
        "head_sha": commit,
        "head_branch": branch,
        "head_repository": {"full_name": f"{owner}/plan", "owner": {"login": owner}},
    }
    return workflow(host, "account-plan-comment", {"workflow_run": run}, "workflow_run")


def test_what_can_be_mended_is_suggested_once_beside_its_line(host: Hosted) -> None:
    commit = change(host, "    rank: 2\n", '    rank: "2"\n')

    first = comment(host, commit)
    assert first.is_green, first.printed
    assert comment(host, commit).is_green

    (one,) = host.forge.suggested
    assert one["path"] == PLAN
    assert one["body"].endswith("```suggestion\n    rank: 2\n```")


def test_a_proposal_is_checked_told_and_shown(host: Hosted) -> None:
    change(host, "due: 2026-01-30", "due: 2026-02-13")

    ran = check(host)

    assert ran.is_green, ran.printed
    assert "::warning file=accounts/st-brannocs/plan.yaml,line=" in ran.printed
    assert "**kamplan lint: " in ran.summary
    assert "due 14 days later: 2026-01-30 → 2026-02-13" in ran.summary
    (page,) = host.runner.folder.glob("job-*/checkout/pages/st-brannocs.html")
    assert "2026-02-13" in page.read_text(encoding="utf-8") or "13 February" in page.read_text(
        encoding="utf-8"
    )
    (fixes,) = host.runner.folder.glob("job-*/checkout/pages/kamplan.rdjson")
    assert json.loads(fixes.read_text(encoding="utf-8"))["source"] == {"name": "kamplan"}


def test_a_proposal_with_an_error_is_red_and_still_told(host: Hosted) -> None:
    change(host, "intent: wont-act", "intent: wont-acts")

    ran = check(host)

    assert ran.steps["Check every plan"] == 1
    assert "::error file=accounts/st-brannocs/plan.yaml,line=" in ran.printed
    assert "the plan cannot be read" in ran.summary


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


def test_nothing_of_the_proposal_is_run_with_rights(host: Hosted) -> None:
    repo = host.repo
    repo.git("checkout", "--quiet", "-B", "work")
    evil = "import pathlib; pathlib.Path('pwned').touch()\n"
    for name in ("sitecustomize.py", "kamplan.py", "kamplan/__init__.py", "conftest.py"):
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


def form(words: str, speaker: str = "strand") -> str:
    parts = {
        "Your words": words,
        "Who says it": speaker,
        "When was it said": "2026-01-09",
        "How much does it matter": "high",
    }
    return "\n\n".join(f"### {head}\n\n{text}" for head, text in parts.items())


def tell_need(host: Hosted, body: str, number: int = 5, title: str = "$(touch pwned)") -> Ran:
    event = {
        "issue": {"number": number, "body": body, "title": title},
        "repository": {"default_branch": "main"},
    }
    return workflow(host, "account-plan-need", event, "issues")


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
        assert _added_words(host, f"origin/{branch}") == words
        assert host.forge.comments == []


def _added_words(host: Hosted, branch: str) -> str:
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
        ran = workflow(host, "account-plan-review", {}, "schedule")
        assert ran.is_green, ran.printed

    assert len(host.forge.issues) == reminders
    if reminders:
        title = host.forge.issues[0]["title"]
        assert title == "The twelve-month review of st-brannocs is overdue"


def test_the_action_does_what_the_steps_do(host: Hosted) -> None:
    change(host, "due: 2026-01-30", "due: 2026-02-13")

    ran = host.runner.run_action(
        ROOT / "action.yml",
        {"number": 7},
        "pull_request",
        GITHUB_BASE_REF="main",
        GITHUB_REF="refs/pull/7/merge",
    )

    assert ran.is_green, ran.printed
    assert "::warning file=accounts/st-brannocs/plan.yaml,line=" in ran.printed
    assert "due 14 days later: 2026-01-30 → 2026-02-13" in ran.summary
    assert list(host.runner.folder.glob("job-*/checkout/pages/st-brannocs.html"))


def test_the_agreed_version_becomes_a_site(host: Hosted, cli: Cli) -> None:
    assert cli("init", "--pages", "--update").code == 0

    ran = workflow(host, "account-plan-pages", {}, "push")

    assert ran.is_green, ran.printed
    (start,) = host.runner.folder.glob("job-*/checkout/site/index.html")
    assert "St. Brannoc" in start.read_text(encoding="utf-8")
