"""What lint finds in the plans of a proposal, compared with the commit it starts from."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from kamplan.cli._linting.asking import Asked
from kamplan.cli._linting.judging import Failure, Judge
from kamplan.cli._linting.selecting import Target
from kamplan.errors import KamplanError
from kamplan.reporters.report import FileReport

if TYPE_CHECKING:
    from kamplan.planfile import PlanFile
    from kamplan.vcs import Repository


class Base(NamedTuple):
    """The commit that a proposal starts from; lint asks it what the plans said before."""

    repository: "Repository"
    commit: str
    top: PurePosixPath
    """The root of the plan repository, from git's top on."""

    def find_plan(self, plan_path: Path, home: Path) -> "PlanFile | None":
        """Return the plan as it was, or None where it was not there or could not be read."""
        from kamplan.planfile import load_plan

        inside = self.top / PurePosixPath(plan_path.relative_to(home).as_posix())
        content = self.repository.read(self.commit, inside)
        return None if content is None else load_plan(content, inside).file


def judge_plans(
    root: Path, paths: Collection[PurePosixPath], base: Base | None, today: date
) -> tuple[list[FileReport], list[str]]:
    """Return what is found in some plans, each named from the root on, and what went wrong.

    Args:
        root: where they lie.
        paths: from there on; those that are not there are left out.
        base: what they are compared with.
        today: the day to judge by.

    """
    judge = Judge(Asked(today), base)  # type: ignore[arg-type]  # it asks a base for plans alone
    reports, problems = [], []
    try:
        for path in sorted(paths):
            if not (root / path).is_file():
                continue
            answer = _judge(judge, root, path)
            if isinstance(answer, Failure):
                problems.append(f"{path}: {answer.message}")
            elif answer is not None:
                found = tuple(replace(one, path=path) for one in answer.diagnostics)
                reports.append(FileReport(path, answer.text, found))
    finally:
        judge.close()
    return reports, problems


def _judge(judge: Judge, root: Path, path: PurePosixPath) -> FileReport | Failure | None:
    try:
        return judge.judge(Target(root / path, root))
    except KamplanError as error:
        return Failure(error.message, error.hint)
