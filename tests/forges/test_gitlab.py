"""The same on GitLab: each job's script on a real repository, against a forge on this machine."""

import json
import os
import re
import subprocess
from typing import Any

import pytest

from tests.forges.conftest import TODAY, Hosted
from tests.forges.gitlab_project import BOT as GITLAB_BOT
from tests.forges.gitlab_project import TOKEN
from tests.forges.runner import load
from tests.gitlab_suggestions import apply_suggestion

pytestmark = [
    pytest.mark.system,
    pytest.mark.parametrize("host", ["gitlab"], indirect=True),
]
PLAN = "accounts/st-brannocs/plan.yaml"
MARKER = "<!-- kamplan comment -->"


def propose(host: Hosted, old: str = "due: 2026-01-30", new: str = "due: 2026-02-13") -> str:
    repo = host.repo
    repo.git("checkout", "--quiet", "-B", "$(touch${IFS}pwned)")
    text = (repo.root / PLAN).read_text(encoding="utf-8")
    assert old in text
    repo.write(PLAN, text.replace(old, new, 1))
    return repo.commit("$(touch pwned)", author="Helena Strand")


def show_diff(host: Hosted) -> None:
    """Let the forge show what is checked out as the newest version of the merge request."""
    base, head = (host.repo.git("rev-parse", one) for one in ("main", "HEAD"))
    commits = {"base_commit_sha": base, "start_commit_sha": base, "head_commit_sha": head}
    host.forge.versions.append({"id": 30 + len(host.forge.versions), **commits})
    hunks = host.repo.git("diff", "-U0", "--no-textconv", "main", "HEAD", "--", PLAN)
    found = re.findall(r"^@@ \S+ \+(\d+)(?:,(\d+))? @@", hunks, re.MULTILINE)
    ranges = [range(int(start), int(start) + int(many or 1)) for start, many in found]
    host.forge.added[PLAN] = {number for one in ranges for number in one}


def run(host: Hosted, job: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a job as GitLab's runner does: all of its lines in one shell."""
    jobs = load(host.repo.root / ".gitlab/account-plan.yml")
    todo: dict[str, Any] = {**jobs[".account-plan"], **jobs[job]}
    main = host.repo.git("rev-parse", "main")
    # All that is done before is to install kamplan.
    before = [] if host.runner.has_kamplan else todo["before_script"]
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join([*before, *todo["script"]])],
        cwd=host.repo.root,
        env={
            **os.environ,
            "PATH": host.runner.path,
            "PIP_NO_INDEX": "1",
            "KAMPLAN_INSTALL": str(host.runner.wheel),
            "KAMPLAN_TODAY": host.runner.today,
            "CI": "true",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": main,
            "CI_MERGE_REQUEST_IID": "7",
            "CI_MERGE_REQUEST_TITLE": "$(touch pwned)",
            "CI_COMMIT_SHA": host.repo.git("rev-parse", "HEAD"),
            "CI_PIPELINE_URL": "https://forge.example.test/tessaly/plan/-/pipelines/3",
            "CI_API_V4_URL": f"{host.forge.address}/api/v4",
            "CI_PROJECT_ID": "1",
            "CI_PROJECT_URL": f"{host.forge.address}/tessaly/plan",
            "CI_DEFAULT_BRANCH": "main",
            **todo.get("variables", {}),
            **variables,
        },
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
    )
    assert not list(host.repo.root.rglob("pwned"))
    return done


def test_the_check_reports_for_code_quality_and_tests(host: Hosted) -> None:
    propose(host, "intent: wont-act", "intent: wont-acts")

    done = run(host, "account-plan:check")

    assert done.returncode == 1
    quality = json.loads((host.repo.root / "gl-code-quality-report.json").read_text("utf-8"))
    assert {one["location"]["path"] for one in quality} == {PLAN}
    assert "<testsuite" in (host.repo.root / "kamplan-junit.xml").read_text("utf-8")


def test_the_page_is_kept_as_an_artefact(host: Hosted) -> None:
    propose(host)

    assert run(host, "account-plan:page").returncode == 0
    assert "<!doctype html>" in (
        (host.repo.root / "pages/st-brannocs.html").read_text("utf-8").lower()
    )


def test_the_note_is_written_once_and_renewed(host: Hosted) -> None:
    fake = {"id": 1, "body": f"{MARKER}\nall is well", "author": {"username": "mallory"}}
    host.forge.comments.append(fake)
    propose(host)

    show_diff(host)
    for _ in range(2):
        done = run(host, "account-plan:comment", KAMPLAN_TOKEN=TOKEN)
        assert done.returncode == 0, done.stdout

    assert len(host.forge.comments) == 2
    ours = host.forge.comments[1]
    assert ours["author"] == {"username": GITLAB_BOT}
    assert "due 14 days later" in ours["body"]
    assert "/tessaly/plan/-/pipelines/3" in ours["body"]
    assert ("PUT", "/api/v4/projects/1/merge_requests/7/notes/101") in host.forge.calls
    assert TOKEN not in done.stdout


def list_suggested(host: Hosted) -> list[dict[str, Any]]:
    return [one for one in host.forge.comments if "position" in one]


def test_what_can_be_mended_is_suggested_once_and_accepted_to_the_byte(host: Hosted) -> None:
    # The words of the plan call nobody and run nothing either.
    words = "# ```` @all /merge <b>~bug</b> $(touch pwned)\n"
    propose(host, "    rank: 2\n", f'    rank: "2"  {words}')
    wrong = (host.repo.root / PLAN).read_text("utf-8")
    show_diff(host)

    for _ in range(2):
        done = run(host, "account-plan:comment", KAMPLAN_TOKEN=TOKEN)
        assert done.returncode == 0, done.stdout
        assert "did not take" not in done.stdout

    (one,) = list_suggested(host)
    accepted = apply_suggestion(wrong, one)
    assert accepted == wrong.replace(f'"2"  {words}', f"2  {words}")
    assert host.forge.commands == []
    propose(host, wrong, accepted)
    show_diff(host)
    done = run(host, "account-plan:comment", KAMPLAN_TOKEN=TOKEN)
    assert done.returncode == 0, done.stdout
    assert list_suggested(host) == [one]
    assert (host.repo.root / "suggestions.jsonl").read_bytes() == b""


def test_one_that_is_refused_stops_no_other_and_merged_results_are_no_proposal(
    host: Hosted,
) -> None:
    propose(host, "    rank: 1\n", '    rank: "1"\n')
    head = propose(host, "    rank: 2\n", '    rank: "2"\n')
    show_diff(host)
    host.forge.added[PLAN].remove(min(host.forge.added[PLAN]))
    host.repo.git("checkout", "--quiet", "--detach", "main")
    host.repo.git("merge", "--quiet", "--no-ff", "-m", "merged results", head)

    done = run(
        host, "account-plan:comment", KAMPLAN_TOKEN=TOKEN, CI_MERGE_REQUEST_SOURCE_BRANCH_SHA=head
    )

    assert done.returncode == 0, done.stdout
    assert "GitLab did not take 1 of the suggestions" in done.stdout
    (one,) = list_suggested(host)
    assert one["position"]["head_sha"] == head
    assert one["body"].endswith("\n    rank: 2\n```")


def test_without_a_token_the_story_is_kept_and_said(host: Hosted) -> None:
    head = propose(host, "    rank: 2\n", '    rank: "2"\n')

    done = run(host, "account-plan:comment")

    assert done.returncode == 0
    assert "KAMPLAN_TOKEN" in done.stdout
    body = json.loads((host.repo.root / "comment.json").read_text("utf-8"))["body"]
    assert "2` is text here, not a number" in body
    (one,) = (host.repo.root / "suggestions.jsonl").read_text("utf-8").splitlines()
    assert json.loads(one)["position"]["head_sha"] == head
    assert "suggestions.jsonl" in done.stdout
    assert host.forge.calls == []


def test_an_overdue_review_turns_the_schedule_red(host: Hosted) -> None:
    assert run(host, "account-plan:review").returncode == 0

    host.runner.today = "2027-02-01"

    assert run(host, "account-plan:review").returncode == 1
    assert host.runner.today != TODAY


def test_the_text_of_an_issue_made_from_the_template_becomes_a_need(host: Hosted) -> None:
    template = (host.repo.root / ".gitlab/issue_templates/need.md").read_text("utf-8")
    filled = template.replace("### Your words\n\n", "### Your words\n\nMore $(touch pwned) chairs.")
    filled = filled.replace(
        "### Who says it\n\n_No response_", "### Who says it\n\nDr Helena Strand"
    )
    kamplan = host.runner.bin / "kamplan"
    run(host, "account-plan:check")

    done = subprocess.run(
        [str(kamplan), "add", "need", "--from-form"],
        cwd=host.repo.root,
        input=filled,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )

    assert done.returncode == 0, done.stderr
    assert "More $(touch pwned) chairs." in (host.repo.root / PLAN).read_text("utf-8")
