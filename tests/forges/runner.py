"""Run the jobs of a workflow on this machine: each `run:` step as GitHub's runner would."""

import json
import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.forges.expressions import evaluate, fill, show
from tests.forges.server import TOKEN


@dataclass
class Ran:
    """What became of a job."""

    steps: dict[str, int] = field(default_factory=dict)
    """The exit code of each `run:` step that was run, by its name."""
    printed: str = ""
    summary: str = ""

    @property
    def is_green(self) -> bool:
        return not any(self.steps.values())


def load(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


@dataclass
class Runner:
    """A machine on which the jobs of one repository run."""

    origin: Path
    """The bare repository on the forge."""
    folder: Path
    """Where this machine keeps its files."""
    bin: Path
    """Where its Python is."""
    wheel: Path
    api: str
    today: str

    def run(self, workflow: Path, event: dict[str, Any], name: str, **more: str) -> dict[str, Ran]:
        """Run every job of a workflow whose condition holds.

        Args:
            workflow: the file.
            event: what happened, as the forge tells.
            name: of the event.
            more: further variables of the environment, such as GITHUB_BASE_REF.

        """
        jobs = load(workflow)["jobs"]
        return {key: self._run_job(job, event, name, more) for key, job in jobs.items()}

    def run_action(self, action: Path, event: dict[str, Any], name: str, **more: str) -> Ran:
        """Run a composite action's steps as a job that begins with a checkout."""
        composite = load(action)
        steps = [{"uses": "actions/checkout@"}, *composite["runs"]["steps"]]
        inputs = {key: one["default"] for key, one in composite["inputs"].items()}
        return self._run_job(
            {"steps": steps}, event, name, more, {**inputs, "kamplan": str(self.wheel)}
        )

    def _run_job(
        self,
        job: Any,
        event: dict[str, Any],
        name: str,
        more: dict[str, str],
        inputs: dict[str, str] | None = None,
    ) -> Ran:
        number = len(list(self.folder.glob("job-*")))
        home = self.folder / f"job-{number}"
        temp, work = home / "temp", home / "checkout"
        temp.mkdir(parents=True)
        told = temp / "event.json"
        told.write_text(json.dumps(event), encoding="utf-8")
        context: dict[str, Any] = {
            "github": {"event": event, "event_name": name, "token": TOKEN, "ref": "ref"},
            "vars": {"KAMPLAN_INSTALL": str(self.wheel)},
            "steps": {},
            "inputs": inputs or {},
        }
        ran = Ran()
        if "if" in job and not evaluate(job["if"].strip("${} "), context):
            return ran
        environment = {
            **os.environ,
            "PATH": f"{self.bin}{os.pathsep}{os.environ['PATH']}",
            "PIP_NO_INDEX": "1",
            "KAMPLAN_TODAY": self.today,
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_API_URL": self.api,
            "GITHUB_SERVER_URL": "https://forge.example.test",
            "GITHUB_REPOSITORY": "tessaly/plan",
            "GITHUB_EVENT_PATH": str(told),
            "RUNNER_TEMP": str(temp),
            **more,
            **{key: fill(show(value), context) for key, value in job.get("env", {}).items()},
        }
        for step in job["steps"]:
            self._run_step(step, context, environment, work, temp, ran)
        return ran

    def _run_step(  # noqa: PLR0913, PLR0917 - all that a step may look at
        self,
        step: Any,
        context: dict[str, Any],
        environment: dict[str, str],
        work: Path,
        temp: Path,
        ran: Ran,
    ) -> None:
        condition = step.get("if")
        if condition is not None:
            if not evaluate(condition.strip("${} "), context):
                return
        elif not ran.is_green:
            return
        if "uses" in step:
            if step["uses"].startswith("actions/checkout@"):
                self._check_out(step.get("with", {}), environment, work)
            return
        output, summary = temp / "output", temp / "summary"
        for one in (output, summary):
            one.write_text("", encoding="utf-8")
        assert "${{" not in step["run"]
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=work,
            env={
                **environment,
                "GITHUB_OUTPUT": str(output),
                "GITHUB_STEP_SUMMARY": str(summary),
                **{key: fill(show(one), context) for key, one in step.get("env", {}).items()},
            },
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=120,
        )
        ran.steps[step["name"]] = done.returncode
        ran.printed += f"== {step['name']}\n{done.stdout}"
        ran.summary += summary.read_text(encoding="utf-8")
        if "id" in step:
            lines = output.read_text(encoding="utf-8").splitlines()
            pairs = dict(line.split("=", 1) for line in lines)
            context["steps"][step["id"]] = {"outputs": pairs}

    def _check_out(self, options: Any, environment: dict[str, str], work: Path) -> None:
        subprocess.run(
            ["git", "clone", "--quiet", str(self.origin), str(work)], env=environment, check=True
        )
        wanted = environment.get("GITHUB_REF", "")
        if wanted.startswith("refs/pull/") and "ref" not in options:
            for argv in (
                ["fetch", "--quiet", "origin", wanted],
                ["checkout", "--quiet", "FETCH_HEAD"],
            ):
                subprocess.run(["git", *argv], cwd=work, env=environment, check=True)
