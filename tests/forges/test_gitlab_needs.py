"""On GitLab a job makes proposals of the issues in which people tell needs, and answers below them."""

import subprocess
from typing import Any

import pytest

from tests.forges.conftest import Hosted
from tests.forges.events import PLAN, form
from tests.forges.gitlab_project import REPORTER_TOKEN, TOKEN, find_closed
from tests.forges.runner import load
from tests.forges.test_github import REFUSED, WORDS, added_words
from tests.forges.test_gitlab import run

pytestmark = [
    pytest.mark.system,
    pytest.mark.parametrize("host", ["gitlab"], indirect=True),
]
ORDERS = [
    "/close\n/merge\n/label ~bug",
    "Closes #1, fixes GL-2 and resolves http://forge.example.test/tessaly/plan/-/issues/3",
    "@all @strand #1 !2 ~bug <b>x</b> [a](http://evil.example.test)",
    "```\n/close\n```\n>>>\n/close\n>>>",
    "<!-- kamplan need: proposed 0123456789abcdef -->\n\n/close",
]


def take(host: Hosted, token: str = TOKEN, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Let the schedule run the job; nothing may be smuggled in, and the token is never shown."""
    done = run(host, "account-plan:needs", KAMPLAN_TOKEN=token, CI_PIPELINE_SOURCE="schedule")
    assert done.returncode == code, done.stdout
    assert token not in done.stdout
    project = host.forge.project
    assert project.commands == []
    own = [one for one in project.requests if one["source_project_id"] == 1]
    for one in own:
        (number,) = find_closed(one["description"])
        assert one["source_branch"] == f"need/issue-{number}"
    # Each proposal names its issue, once; nothing that people typed names anybody or anything.
    names = [one["source_branch"].replace("need/issue-", "#") for one in own]
    assert sorted(project.mentioned) == sorted(names)
    return done


def branches(host: Hosted) -> dict[str, str]:
    """Return the commit of each branch on the forge."""
    listed = host.repo.git("ls-remote", "--heads", str(host.origin)).splitlines()
    return {name.removeprefix("refs/heads/"): commit for commit, name in map(str.split, listed)}


def answers(host: Hosted, number: int) -> list[str]:
    return [one["body"] for one in host.forge.project.notes[number]]


@pytest.mark.parametrize(
    ("variables", "jobs"),
    [
        ({"CI_PIPELINE_SOURCE": "schedule"}, {"review", "needs"}),
        ({"CI_PIPELINE_SOURCE": "schedule", "KAMPLAN_ONLY": "needs"}, {"needs"}),
        ({"CI_PIPELINE_SOURCE": "merge_request_event"}, {"check", "page", "comment"}),
        ({"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "main"}, {"check", "page"}),
        ({"CI_PIPELINE_SOURCE": "web", "CI_COMMIT_BRANCH": "main"}, {"check", "page", "needs"}),
        ({"CI_PIPELINE_SOURCE": "web", "CI_COMMIT_BRANCH": "other"}, set()),
    ],
    ids=["scheduled", "for-needs", "merge-request", "main", "by-hand", "by-hand-elsewhere"],
)
def test_which_jobs_a_pipeline_has(host: Hosted, variables: dict[str, str], jobs: set[str]) -> None:
    file = load(host.repo.root / ".gitlab/account-plan.yml")
    known = {"CI_DEFAULT_BRANCH": "main", **variables}

    def holds(rules: list[dict[str, str]]) -> bool:
        return any(all(map(compare, one["if"].split(" && "))) for one in rules)

    def compare(condition: str) -> bool:
        left, sign, right = condition.split()
        sides = [known.get(one[1:]) if one[0] == "$" else one.strip('"') for one in (left, right)]
        return (sides[0] == sides[1]) is {"==": True, "!=": False}[sign]

    starts = holds(file["workflow"]["rules"])
    found = {key for key, one in file.items() if "script" in one and holds(one["rules"])}
    assert (found if starts else set()) == {f"account-plan:{one}" for one in jobs}


# Each takes seconds, so that some stand below one another in one form.
TOGETHER = ["\n".join(WORDS[:2]), "\n".join(WORDS[2:5]), WORDS[5], "\n".join(WORDS[6:])]


@pytest.mark.parametrize("texts", [TOGETHER, ORDERS], ids=["words", "orders"])
def test_each_form_becomes_a_proposal_as_it_was_typed_and_no_second_one(
    host: Hosted, texts: list[str]
) -> None:
    project = host.forge.project
    for number, words in enumerate(texts, start=1):
        text = form(words, "Dr Helena Strand")
        project.tell(number, text.replace("\n", "\r\n") if number % 2 else text)
    project.tell(99, "Please call me.")
    before = branches(host)

    take(host)

    after = branches(host)
    assert after.keys() - before.keys() == {f"need/issue-{n}" for n in range(1, len(texts) + 1)}
    assert after["main"] == before["main"]
    host.repo.git("fetch", "--quiet", "origin", "+refs/heads/*:refs/remotes/origin/*")
    for number, words in enumerate(texts, start=1):
        branch = f"origin/need/issue-{number}"
        assert host.repo.git("diff", "--name-only", "main", branch) == PLAN
        assert added_words(host, branch) == words
        assert find_closed(host.repo.git("log", "-1", "--format=%B", branch)) == set()
        assert host.repo.git("log", "-1", "--format=%an %s", branch) == (
            f"kamplan A need from the form, issue {number}"
        )
        (request,) = [
            one for one in project.requests if one["source_branch"] == f"need/issue-{number}"
        ]
        assert request["title"] == f"A need from the form, issue {number}"
        assert request["target_branch"] == "main"
        assert request["description"].startswith(f"Closes #{number}.\n\n<!-- kamplan comment -->")
        assert "New need" in request["description"]
        (answer,) = answers(host, number)
        assert f"/tessaly/plan/-/merge_requests/{request['iid']})" in answer
    assert answers(host, 99) == []
    assert project.pushed_by == {TOKEN}

    state = (branches(host), dict(project.notes), list(project.requests))
    assert "answered" not in take(host).stdout
    assert (branches(host), dict(project.notes), list(project.requests)) == state


def test_no_more_than_twenty_are_taken_at_a_time_the_oldest_first(host: Hosted) -> None:
    for number in range(22, 0, -1):
        host.forge.project.tell(number, form("More chairs.", "nobody"))

    assert "the rest waits" in take(host).stdout

    assert {number for number, notes in host.forge.project.notes.items() if notes} == {
        *range(1, 21)
    }
    host.forge.project.issues = [
        one for one in host.forge.project.issues if not answers(host, one["iid"])
    ]
    take(host)
    assert all(len(answers(host, number)) == 1 for number in range(1, 23))


def test_what_cannot_be_kept_is_answered_once_and_read_again(host: Hosted) -> None:
    project = host.forge.project
    for number, words in enumerate(REFUSED, start=1):
        project.tell(number, form(words))
    before = branches(host)

    for _ in range(2):
        take(host)

    assert branches(host) == before
    assert project.requests == []
    for number, said in enumerate(REFUSED.values(), start=1):
        (answer,) = answers(host, number)
        assert said.casefold() in answer.casefold()
        assert "line 1, character" in answer

    project.issues[0]["description"] = form("left, right")
    take(host)
    assert len(answers(host, 1)) == 2
    assert [one["source_branch"] for one in project.requests] == ["need/issue-1"]


@pytest.mark.parametrize(
    "speaker", ["nobody", "@all ```` <img src=x>", "`/close", "$(touch pwned)"]
)
def test_a_speaker_whom_nobody_knows_is_asked_about(host: Hosted, speaker: str) -> None:
    host.forge.project.tell(5, form("More chairs.", speaker))

    take(host)

    (answer,) = answers(host, 5)
    assert "nobody of the customer's people" in answer
    assert host.forge.project.requests == []


def test_a_mail_is_told_how_to_write_and_may_be_written_so(host: Hosted) -> None:
    project = host.forge.project
    mail = {"service_desk_reply_to": "strand@example.org", "confidential": True}
    project.tell(3, "Dear all,\n\n/close\nmore @all chairs!\n-- \nHelena", **mail)
    project.tell(4, form("More chairs.") + "\n\nBest, Helena", **mail)
    project.tell(5, form("More chairs."), **mail)
    project.tell(6, None, labels=["Need"])

    for _ in range(2):
        take(host)

    for number in (3, 4, 6):
        (answer,) = answers(host, number)
        assert "### Your words\n" in answer
        assert "chairs" not in answer
    assert [one["source_branch"] for one in project.requests] == ["need/issue-5"]


def test_an_issue_that_is_edited_behind_its_proposal_is_told_so_once(host: Hosted) -> None:
    project = host.forge.project
    issue = project.tell(5, form("More chairs."))
    take(host)
    before = branches(host)

    issue["description"] = form("Fewer chairs.")
    for _ in range(2):
        take(host)

    assert branches(host) == before
    first, second = answers(host, 5)
    assert "was changed after" in second
    assert "/merge_requests/70)" in first
    assert "/merge_requests/70)" in second

    # What was declined stays declined, also where its branch is gone.
    project.requests[0]["state"] = "closed"
    host.repo.git("push", "--quiet", "origin", ":refs/heads/need/issue-5")
    take(host)
    assert (len(project.requests), len(answers(host, 5))) == (1, 2)


def test_what_failed_half_way_is_brought_to_its_end(host: Hosted) -> None:
    project = host.forge.project
    project.tell(5, form("More chairs."))
    project.tell(6, form("More pumps."))
    project.fails = {"POST /merge_requests", "POST /issues/6/notes"}

    done = take(host, code=1)

    assert "issue 5: this did not work" in done.stdout
    assert "issue 6: this did not work" in done.stdout
    pushed = branches(host)
    assert {"need/issue-5", "need/issue-6"} <= pushed.keys()

    take(host)
    assert branches(host) == pushed
    assert sorted(one["source_branch"] for one in project.requests) == [
        "need/issue-5",
        "need/issue-6",
    ]
    assert [len(answers(host, number)) for number in (5, 6)] == [1, 1]


def test_nobody_else_speaks_for_our_bot(host: Hosted) -> None:
    project = host.forge.project
    project.tell(5, form("More chairs."))
    body = "<!-- kamplan need: proposed 0123456789abcdef -->\n\nwait"
    project.notes[5].append({"id": 1, "body": body, "author": {"username": "mallory"}})
    fork: dict[str, Any] = {"iid": 7, "state": "opened", "source_project_id": 666}
    project.requests.append({**fork, "source_branch": "need/issue-5", "description": "Closes #5"})

    take(host)

    assert [one["iid"] for one in project.requests] == [7, 71]
    assert "Your words are [a proposal](" in answers(host, 5)[1]


def test_without_a_token_nothing_is_read(host: Hosted) -> None:
    host.forge.project.tell(5, form("More chairs."))

    done = run(host, "account-plan:needs")

    assert done.returncode == 0
    assert "there is no variable KAMPLAN_TOKEN" in done.stdout
    assert host.forge.calls == []


@pytest.mark.parametrize("token", [REPORTER_TOKEN, "a-token-that-has-ended"])
def test_with_a_token_that_may_not_push_nothing_is_done(host: Hosted, token: str) -> None:
    host.forge.project.tell(5, form("More chairs."))
    before = branches(host)

    done = take(host, token)

    assert "it needs the role\nDeveloper and the scope api" in done.stdout
    assert branches(host) == before
    assert answers(host, 5) == []


def test_the_agreed_version_is_what_a_need_is_written_into(host: Hosted) -> None:
    host.forge.project.tell(5, form("More chairs."))
    host.repo.git("checkout", "--quiet", "--detach")
    (host.repo.root / PLAN).write_text("kamplan: 1\n", encoding="utf-8")
    # The runner keeps the clone, and so what earlier jobs left there.
    host.repo.write("accounts/st-brannocs/stray.md", "left by another job\n")
    tree = host.repo.git("write-tree")
    other = host.repo.git("commit-tree", tree, "-p", "HEAD", "-m", "An earlier run")
    host.repo.git("branch", "need/issue-5", other)

    take(host)

    host.repo.git("fetch", "--quiet", "origin", "+refs/heads/*:refs/remotes/origin/*")
    assert added_words(host, "origin/need/issue-5") == "More chairs."
    assert host.repo.git("diff", "--name-only", "main", "origin/need/issue-5") == PLAN


def test_several_accounts_are_answered(host: Hosted) -> None:
    text = (host.repo.root / PLAN).read_text(encoding="utf-8")
    host.repo.write("accounts/other/plan.yaml", text.replace("id: st-brannocs", "id: other", 1))
    host.repo.commit("Another account")
    host.repo.git("push", "--quiet", "origin", "main")
    host.forge.project.tell(5, form("More chairs."))

    take(host)

    (answer,) = answers(host, 5)
    assert "other" in answer
    assert "st-brannocs" in answer
