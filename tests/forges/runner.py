"""Run the jobs of a workflow on this machine: each `run:` step as GitHub's runner would."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.forges.expressions import evaluate, fill, show
from tests.forges.gitlab_project import TOKEN

# https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#defaultsrunshell
_SHELLS = {
    None: ("bash", "-e"),
    "bash": ("bash", "--noprofile", "--norc", "-eo", "pipefail"),
}
_INSTALLS = "python -m pip install"


@dataclass
class Ran:
    """What became of a job."""

    steps: dict[str, int] = field(default_factory=dict)
    """The exit code of each `run:` step that was run, by its name; those of an action as well."""
    printed: str = ""
    summary: str = ""
    kept: dict[str, Path] = field(default_factory=dict)
    """The files that were handed over as artefacts, by their paths."""

    @property
    def is_green(self) -> bool:
        return not any(self.steps.values())


def load(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


@dataclass
class _Job:
    """A job while it runs."""

    name: str
    environment: dict[str, str]
    work: Path
    temp: Path
    ran: Ran = field(default_factory=Ran)


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
    action: Path
    """Where kamplan's own repository lies, with the action that any foreign `uses:` means."""
    has_kamplan: bool = False
    """Whether this machine has kamplan already; then no step installs it once more."""
    done: set[tuple[str, str]] = field(default_factory=set)
    """Job and name of each `run:` step that was really run."""

    @property
    def path(self) -> str:
        """Where its programs are looked for: here as everywhere, but for a kamplan of others."""
        others = os.environ["PATH"].split(os.pathsep)
        return os.pathsep.join(
            [str(self.bin), *(one for one in others if not Path(one, "kamplan").exists())]
        )

    def run(self, workflow: Path, event: dict[str, Any], name: str, **more: str) -> dict[str, Ran]:
        """Run every job of a workflow whose condition holds.

        Args:
            workflow: the file.
            event: what happened, as the forge tells.
            name: of the event.
            more: further variables of the environment, such as GITHUB_BASE_REF.

        """
        jobs = load(workflow)["jobs"]
        return {key: self._run_job(key, job, event, name, more) for key, job in jobs.items()}

    def list_steps(self, workflow: Path) -> list[tuple[str, str]]:
        """Return job and name of each `run:` step of a workflow, those of the action as well."""
        jobs = load(workflow)["jobs"]
        return [
            (key, one["name"]) for key, job in jobs.items() for one in self._flatten(job["steps"])
        ]

    def _flatten(self, steps: list[Any]) -> Iterator[Any]:
        for step in steps:
            if "run" in step:
                yield step
            elif not step["uses"].startswith("actions/"):
                yield from self._flatten(load(self.action / "action.yml")["runs"]["steps"])

    def _run_job(
        self, key: str, job: Any, event: dict[str, Any], name: str, more: dict[str, str]
    ) -> Ran:
        home = self.folder / f"job-{len(list(self.folder.glob('job-*')))}"
        temp, work = home / "temp", home / "checkout"
        temp.mkdir(parents=True)
        told = temp / "event.json"
        told.write_text(json.dumps(event), encoding="utf-8")
        context: dict[str, Any] = {
            "github": {
                "event": event,
                "event_name": name,
                "token": TOKEN,
                "ref": more.get("GITHUB_REF", "refs/heads/main"),
            },
            "vars": {"KAMPLAN_INSTALL": str(self.wheel)},
            "steps": {},
        }
        environment = {
            **os.environ,
            "PATH": self.path,
            # What is asked of pip lies on this machine, also what builds kamplan for the action;
            # 0 says that it is to be built without an isolated environment.
            "PIP_NO_INDEX": "1",
            "PIP_NO_BUILD_ISOLATION": "0",
            "KAMPLAN_TODAY": self.today,
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_API_URL": self.api,
            "GITHUB_SERVER_URL": "https://forge.example.test",
            "GITHUB_REPOSITORY": "tessaly/plan",
            "GITHUB_EVENT_PATH": str(told),
            "GITHUB_WORKSPACE": str(work),
            "RUNNER_TEMP": str(temp),
            **more,
            **{one: fill(show(value), context) for one, value in job.get("env", {}).items()},
        }
        state = _Job(key, environment, work, temp)
        if evaluate(job.get("if", "true"), context):
            self._run_steps(job["steps"], state, context)
        return state.ran

    def _run_steps(self, steps: list[Any], job: _Job, context: dict[str, Any]) -> None:
        for step in steps:
            condition = show(step.get("if", "true"))
            # Whoever does not ask how the job stands is run only while all is well.
            if not (job.ran.is_green or re.search(r"\b(always|cancelled|failure)\(", condition)):
                continue
            if evaluate(condition, context):
                (self._use if "uses" in step else self._run_step)(step, job, context)

    def _use(self, step: Any, job: _Job, context: dict[str, Any]) -> None:
        """Do what an action does: that of kamplan by its steps, those of others as far as needed."""
        options = {key: fill(show(one), context) for key, one in step.get("with", {}).items()}
        name = step["uses"].partition("@")[0]
        if name == "actions/checkout":
            self._check_out(options, job)
        elif name in ("actions/upload-artifact", "actions/upload-pages-artifact"):
            files = sorted((job.work / options["path"]).rglob("*"))
            job.ran.kept |= {str(one.relative_to(job.work)): one for one in files if one.is_file()}
        elif not name.startswith("actions/"):
            composite = load(self.action / "action.yml")
            assert options.keys() <= composite["inputs"].keys()
            assert all(one.get("shell") == "bash" for one in self._flatten([step]))
            # An action sees its own steps and inputs, and no variables of the repository.
            inner = {
                "github": {**context["github"], "action_path": str(self.action)},
                "inputs": {key: one["default"] for key, one in composite["inputs"].items()}
                | options,
                "steps": {},
            }
            self._run_steps(composite["runs"]["steps"], job, inner)

    def _run_step(self, step: Any, job: _Job, context: dict[str, Any]) -> None:
        assert "${{" not in step["run"]
        if self.has_kamplan and step["run"].startswith(_INSTALLS):
            job.ran.steps[step["name"]] = 0
            return
        self.done.add((job.name, step["name"]))
        output, summary, script = (job.temp / one for one in ("output", "summary", "step.sh"))
        output.write_text("", encoding="utf-8")
        summary.write_text("", encoding="utf-8")
        script.write_text(step["run"], encoding="utf-8")
        done = subprocess.run(
            [*_SHELLS[step.get("shell")], str(script)],
            cwd=job.work,
            env={
                **job.environment,
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
        job.ran.steps[step["name"]] = done.returncode
        job.ran.printed += f"== {step['name']}\n{done.stdout}"
        job.ran.summary += summary.read_text(encoding="utf-8")
        if "id" in step:
            lines = output.read_text(encoding="utf-8").splitlines()
            context["steps"][step["id"]] = {"outputs": dict(line.split("=", 1) for line in lines)}

    def _check_out(self, options: dict[str, str], job: _Job) -> None:
        """Get what the event is about, with all branches or, as is usual, its last commit alone."""
        ref = options.get("ref") or job.environment.get("GITHUB_REF", "main")
        depth = [] if options.get("fetch-depth") == "0" else ["--depth=1"]
        branches = ["+refs/heads/*:refs/remotes/origin/*"] * (not depth)
        name = ref.removeprefix("refs/heads/")
        # A branch is checked out as one, and anything else as the commit that it is.
        is_branch = not name.startswith("refs/")
        here = f"refs/remotes/{f'origin/{name}' if is_branch else name.removeprefix('refs/')}"
        place = ["-B", name] if is_branch else ["--detach"]
        job.work.mkdir()
        for argv in (
            ["init", "--quiet"],
            ["remote", "add", "origin", self.origin.as_uri()],
            ["fetch", "--quiet", *depth, "origin", f"+{ref}:{here}", *branches],
            ["checkout", "--quiet", *place, here],
        ):
            subprocess.run(["git", *argv], cwd=job.work, env=job.environment, check=True)
