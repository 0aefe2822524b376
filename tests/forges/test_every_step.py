"""Every step of every workflow that `init` writes is run, on a machine on which nothing is yet."""

from collections.abc import Callable, Iterator
from filecmp import cmpfiles
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.forges.conftest import Hosted, prepare
from tests.forges.events import change, check, comment, form, run_workflow, tell_need
from tests.forges.gitlab_project import TOKEN
from tests.forges.runner import Ran, load
from tests.forges.test_gitlab import propose, run, show_diff

pytestmark = pytest.mark.system


def _propose(host: Hosted) -> Iterator[Ran]:
    change(host, "due: 2026-01-30", "due: 2026-02-13")
    yield check(host)


def _tell_the_story(host: Hosted) -> Iterator[Ran]:
    yield comment(host, change(host, "    rank: 2\n", '    rank: "2"\n'))


def _tell_needs(host: Hosted) -> Iterator[Ran]:
    yield tell_need(host, form("More chairs, please."), 5)
    yield tell_need(host, form("More chairs, please.", "nobody"), 6)


def _let_a_review_be_overdue(host: Hosted) -> Iterator[Ran]:
    host.runner.today = "2027-02-01"
    yield run_workflow(host, "account-plan-review", {}, "schedule")


def _agree(host: Hosted) -> Iterator[Ran]:
    yield run_workflow(host, "account-plan-pages", {}, "push")


EVENTS: dict[str, Callable[[Hosted], Iterator[Ran]]] = {
    "account-plan": _propose,
    "account-plan-comment": _tell_the_story,
    "account-plan-need": _tell_needs,
    "account-plan-review": _let_a_review_be_overdue,
    "account-plan-pages": _agree,
}
"""What has to happen so that every step of a workflow is run."""


@pytest.mark.parametrize("host", ["github", "action"], indirect=True)
def test_of_every_workflow_it_is_known_what_starts_it(host: Hosted) -> None:
    written = (host.repo.root / ".github/workflows").iterdir()

    assert {one.stem for one in written} == EVENTS.keys()


@pytest.mark.parametrize("host", ["action"], indirect=True)
def test_the_form_with_the_action_says_nothing_else_elsewhere(host: Hosted) -> None:
    folder = Path(".github/workflows")
    prepare(host.repo.root.parent / "other", "github", host.runner.bin / "kamplan")
    other = host.repo.root.parent / "other/st-brannocs-plan"

    _, differ, odd = cmpfiles(
        host.repo.root / folder, other / folder, [f"{one}.yml" for one in EVENTS], shallow=False
    )

    assert (differ, odd) == (["account-plan.yml"], [])


@pytest.mark.parametrize(
    ("host", "name"),
    [*(("github", name) for name in EVENTS), ("action", "account-plan")],
    indirect=["host"],
)
def test_every_step_of_a_workflow_is_run(fresh: Hosted, name: str) -> None:
    workflow = fresh.repo.root / f".github/workflows/{name}.yml"

    for ran in EVENTS[name](fresh):
        assert ran.is_green, ran.printed

    # In order, so that of two steps with one name both are asked for.
    assert sorted(fresh.runner.done) == sorted(fresh.runner.list_steps(workflow))


@pytest.mark.parametrize("host", ["action"], indirect=True)
def test_every_step_of_the_action_stands_in_a_workflow(host: Hosted) -> None:
    workflow = host.repo.root / ".github/workflows/account-plan.yml"
    steps = load(ROOT / "action.yml")["runs"]["steps"]
    names = {name for _, name in host.runner.list_steps(workflow)}

    assert {one["name"] for one in steps if "run" in one} <= names


JOBS = {
    "account-plan:check": {},
    "account-plan:page": {},
    "account-plan:comment": {"KAMPLAN_TOKEN": TOKEN},
    "account-plan:review": {},
    "account-plan:needs": {"KAMPLAN_TOKEN": TOKEN},
}


@pytest.mark.parametrize("host", ["gitlab"], indirect=True)
def test_of_every_job_of_gitlab_it_is_known_how_to_run_it(host: Hosted) -> None:
    jobs = load(host.repo.root / ".gitlab/account-plan.yml")

    assert {key for key, one in jobs.items() if "script" in one} == JOBS.keys()


@pytest.mark.parametrize("name", JOBS)
@pytest.mark.parametrize("host", ["gitlab"], indirect=True)
def test_every_job_of_gitlab_is_run(fresh: Hosted, name: str) -> None:
    propose(fresh)
    show_diff(fresh)
    fresh.forge.project.tell(5, form("More chairs, please."))

    done = run(fresh, name, **JOBS[name])

    assert done.returncode == 0, done.stdout
