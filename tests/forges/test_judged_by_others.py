"""What kamplan writes for forges, judged by tools of others: schemas, and a security linter."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT, Cli
from tests.forges.conftest import FORMS
from tests.forges.runner import load

BIN = Path(sys.executable).parent
ANSWERS = {
    "plain": [],
    "everything": [
        *("--customer", 'St. Brannoc\'s: "x" # y'),
        *("--supplier-owner", "@marsh", "--customer-owner", "@strand", "--pages"),
    ],
    "action": ["--action", f"tessaly/kamplan@{'0123456789' * 4}"],
    "german": ["--language", "de"],
    "french": ["--language", "fr"],
}


def judge(*command: object) -> str:
    done = subprocess.run(
        [str(one) for one in command], check=False, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(params=ANSWERS, ids=list(ANSWERS))
def github(tmp_path: Path, cli: Cli, request: pytest.FixtureRequest) -> Path:
    done = cli("init", tmp_path / "plan", "--forge", "github", *ANSWERS[request.param])
    assert done.code == 0, done.err
    return tmp_path / "plan"


def workflows(root: Path) -> list[Path]:
    return sorted((root / ".github/workflows").glob("*.yml"))


def test_a_security_linter_finds_nothing(github: Path) -> None:
    said = judge(BIN / "zizmor", "--offline", "--persona=auditor", "--no-progress", github)

    assert "No findings to report" in said
    ignored = re.search(r"\((\d+) ignored", said)
    assert ignored, "one trigger is accepted, with its reason beside it"
    assert int(ignored[1]) == 1


def test_the_action_is_as_clean(tmp_path: Path) -> None:
    (tmp_path / "action.yml").write_bytes((ROOT / "action.yml").read_bytes())

    said = judge(BIN / "zizmor", "--offline", "--persona=auditor", "--no-progress", tmp_path)
    assert "No findings to report" in said
    judge(
        *(sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions"),
        ROOT / "action.yml",
    )


def test_the_schemas_of_github_accept_everything(github: Path) -> None:
    check = (sys.executable, "-m", "check_jsonschema", "--builtin-schema")

    judge(*check, "vendor.github-workflows", *workflows(github))
    judge(*check, "vendor.github-issue-forms", github / ".github/ISSUE_TEMPLATE/need.yml")


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_the_schema_of_gitlab_accepts_everything(tmp_path: Path, cli: Cli, language: str) -> None:
    root = tmp_path / "plan"
    assert cli("init", root, "--forge", "gitlab", "--language", language).code == 0

    judge(
        *(sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci"),
        *(root / ".gitlab-ci.yml", root / ".gitlab/account-plan.yml"),
    )


# Beside what it finds unasked: what is not quoted, and what `set -e` and a command around it hide.
ASKED = "quote-safe-variables,check-set-e-suppressed,check-extra-masked-returns"


@pytest.mark.system
@pytest.mark.parametrize("form", FORMS)
def test_a_linter_of_shells_finds_nothing(tmp_path: Path, cli: Cli, form: str) -> None:
    assert cli("init", tmp_path, *FORMS[form]).code == 0

    scripts = [
        script
        for path in [
            *workflows(tmp_path),
            ROOT / "action.yml",
            tmp_path / ".gitlab/account-plan.yml",
        ]
        if path.exists()
        for script in list_scripts(path)
    ]

    assert scripts
    for number, script in enumerate(scripts):
        (tmp_path / f"{number}.sh").write_text(script, encoding="utf-8")
    judge(
        # The program that git asks for the token is git's to expand, and not the step's.
        *("shellcheck", "--shell=bash", f"--enable={ASKED}", "--exclude=SC2016"),
        *(tmp_path / f"{number}.sh" for number in range(len(scripts))),
    )


def list_scripts(path: Path) -> list[str]:
    """Return what a workflow, an action or the jobs of GitLab give to a shell, one a process."""
    file = load(path)
    jobs = [*file.get("jobs", {}).values(), file.get("runs", {})]
    steps = [step for job in jobs for step in job.get("steps", [])]
    of_gitlab = [
        one["script"] for one in file.values() if isinstance(one, dict) and "script" in one
    ]
    return [step["run"] for step in steps if "run" in step] + ["\n".join(one) for one in of_gitlab]


def test_every_action_of_others_is_pinned_in_the_one_file(github: Path) -> None:
    pins = tomllib.loads((ROOT / "templates/forges/pins.toml").read_text(encoding="utf-8"))
    known = {f"{one['action']}@{one['hash']} # {one['version']}" for one in pins.values()}
    texts = [path.read_text(encoding="utf-8") for path in workflows(github)]
    texts.append((ROOT / "action.yml").read_text(encoding="utf-8"))
    used = {
        one for text in texts for one in re.findall(r"^\s*(?:- )?uses: (.*)$", text, re.MULTILINE)
    }

    assert {one for one in used if not one.startswith("tessaly/")} <= known
    assert all(re.search(r"@[0-9a-f]{40}( # v\S+)?$", one) for one in used)


def test_no_step_is_made_from_what_others_wrote(github: Path) -> None:
    for path in workflows(github):
        for job in load(path)["jobs"].values():
            assert job.get("permissions"), "each job says what it may"
            assert all("${{" not in step.get("run", "") for step in job["steps"])
        assert load(path)["permissions"] == {}


def test_what_a_name_holds_cannot_leave_its_place(tmp_path: Path, cli: Cli) -> None:
    name = "x'\"\\`$(touch pwned)${{ github.token }}»«%#:- [a]"
    assert cli("init", tmp_path / "a", "--forge", "github", "--customer", name).code == 0
    assert cli("init", tmp_path / "b", "--forge", "github").code == 0

    for one, other in zip(workflows(tmp_path / "a"), workflows(tmp_path / "b"), strict=True):
        assert load(one) == load(other)
