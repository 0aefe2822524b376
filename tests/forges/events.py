"""What happens on GitHub, and which workflow it starts: a proposal, a form, the day of a review."""

from typing import Any

from tests.forges.conftest import Hosted
from tests.forges.runner import Ran

PLAN = "accounts/st-brannocs/plan.yaml"


def change(host: Hosted, old: str, new: str, branch: str = "chairs") -> str:
    """Propose to say something else in the plan, under a hostile title; return the commit."""
    repo = host.repo
    repo.git("checkout", "--quiet", "-B", "work")
    text = (repo.root / PLAN).read_text(encoding="utf-8")
    assert old in text
    repo.write(PLAN, text.replace(old, new, 1))
    repo.commit("$(touch pwned) ::error::title", author="Helena Strand")
    return host.propose(branch)


def run_workflow(host: Hosted, name: str, event: dict[str, Any], kind: str, **more: str) -> Ran:
    """Run a workflow and return what became of its first job; nothing may have been smuggled in."""
    path = host.repo.root / f".github/workflows/{name}.yml"
    (ran, *_) = host.runner.run(path, event, kind, **more).values()
    assert not list(host.runner.folder.rglob("pwned"))
    return ran


def check(host: Hosted) -> Ran:
    """Let the proposal be checked, as soon as it is made or changed."""
    return run_workflow(
        host,
        "account-plan",
        {"number": 7},
        "pull_request",
        GITHUB_BASE_REF="main",
        GITHUB_REF="refs/pull/7/merge",
    )


def comment(host: Hosted, commit: str, branch: str = "chairs", owner: str = "strand") -> Ran:
    """Let the comment be written, as soon as the check has ended."""
    run = {
        "event": "pull_request",
        "id": 12345,
        "head_sha": commit,
        "head_branch": branch,
        "head_repository": {"full_name": f"{owner}/plan", "owner": {"login": owner}},
    }
    return run_workflow(host, "account-plan-comment", {"workflow_run": run}, "workflow_run")


def form(words: str, speaker: str = "strand") -> str:
    """Return the text of the issue that GitHub makes of the form."""
    parts = {
        "Your words": words,
        "Who says it": speaker,
        "When was it said": "2026-01-09",
        "How much does it matter": "high",
    }
    return "\n\n".join(f"### {head}\n\n{text}" for head, text in parts.items())


def tell_need(host: Hosted, body: str, number: int = 5, title: str = "$(touch pwned)") -> Ran:
    """Let a form be sent."""
    event = {
        "issue": {"number": number, "body": body, "title": title},
        "repository": {"default_branch": "main"},
    }
    return run_workflow(host, "account-plan-need", event, "issues")
