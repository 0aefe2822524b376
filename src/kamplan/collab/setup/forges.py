"""The files by which a forge checks plans, tells what changed, and takes needs."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import NamedTuple

from kamplan.collab.setup.answers import SetupAnswers
from kamplan.collab.setup.filling import read_template, render_template
from kamplan.collab.setup.form import describe_form


class Pin(NamedTuple):
    """An action of others, pinned by the full hash of a commit."""

    action: str
    version: str
    hash: str

    def __str__(self) -> str:
        """Return what stands behind `uses:`."""
        return f"{self.action}@{self.hash} # {self.version}"


@cache
def read_pins() -> dict[str, Pin]:
    """Return the actions that the workflows may use, by the last part of their names."""
    table = tomllib.loads(read_template("forges/pins.toml"))
    return {key: Pin(one["action"], one["version"], one["hash"]) for key, one in table.items()}


def build_forge_files(answers: SetupAnswers, version: str) -> dict[PurePosixPath, str]:
    """Return the files of the forge that was chosen.

    Args:
        answers: what the repository's owner said; the forge is GitHub or GitLab.
        version: kamplan's own, which the checks install.

    Returns:
        text by path, from the repository's root on.

    """
    build = _list_github if answers.forge == "github" else _list_gitlab
    return {
        PurePosixPath(path): render_template(
            f"{folder}/{template}",
            answers,
            version,
            is_guillemet=template.endswith((".yml", ".sh")),
            pins=read_pins(),
            form=describe_form(answers.language),
        )
        for path, folder, template in build(answers)
    }


def _list_github(answers: SetupAnswers) -> Iterator[tuple[str, str, str]]:
    shipped = "forges/github"
    yield ".github/workflows/account-plan.yml", shipped, "account-plan.yml"
    yield ".github/workflows/account-plan-comment.yml", shipped, "account-plan-comment.yml"
    yield ".github/workflows/account-plan-need.yml", shipped, "account-plan-need.yml"
    yield ".github/workflows/account-plan-review.yml", shipped, "account-plan-review.yml"
    if answers.has_pages:
        yield ".github/workflows/account-plan-pages.yml", shipped, "account-plan-pages.yml"
    yield ".github/ISSUE_TEMPLATE/need.yml", shipped, "need-form.yml"
    yield ".github/pull_request_template.md", "setup", f"{answers.language}/proposal.md.j2"
    yield ".github/CODEOWNERS", shipped, "codeowners.j2"


def _list_gitlab(answers: SetupAnswers) -> Iterator[tuple[str, str, str]]:
    shipped = "forges/gitlab"
    yield ".gitlab-ci.yml", shipped, "gitlab-ci.yml"
    yield ".gitlab/account-plan.yml", shipped, "account-plan.yml"
    yield ".gitlab/issue_templates/need.md", shipped, "need.md.j2"
    words = f"{answers.language}/proposal.md.j2"
    yield ".gitlab/merge_request_templates/Default.md", "setup", words
    yield ".gitlab/CODEOWNERS", shipped, "codeowners.j2"
