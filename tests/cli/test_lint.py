"""`kamplan lint` as a person types it: which files, which rules, what is said, how it ends."""

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import REFERENCE, Shell
from tests.conftest import ROOT, Cli

ON = ("--today", "2026-12-20")
BAD = "wrong_key: 1\n"


def add(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_the_reference_plan_has_no_error(cli: Cli, account: Path) -> None:
    for arguments in ([], [account / "plan.yaml"], [account], [account.parent.parent]):
        done = cli("lint", *ON, *arguments)

        assert done.code == 0, done.out
        assert "error" not in done.out
        assert done.err.endswith(" in 1 file\n")


# Bad input: one or two lines, what is wrong and what to type.


def test_a_missing_file(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert cli("lint", "nowhere.yaml") == (
        2,
        "",
        "error: there is no file or folder `nowhere.yaml`\n",
    )


def test_an_unknown_account_is_a_missing_file(cli: Cli, account: Path) -> None:
    done = cli("lint", "st-branocs")

    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "error: there is no file or folder `st-branocs`\n"
        f"try: kamplan lint accounts/{account.name}/plan.yaml\n"
    )


def test_a_folder_without_plans(cli: Cli, account: Path) -> None:
    (account.parent.parent / "empty").mkdir()

    done = cli("lint", "empty")

    assert (done.code, done.out) == (0, "")
    assert done.err == "there is no plan below `empty`\ntry: kamplan lint\n"


def test_an_empty_repository(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert cli("lint") == (0, "", "there is no plan here yet\ntry: kamplan new NAME\n")


def test_a_binary_file_is_judged_and_named(cli: Cli, account: Path) -> None:
    picture = account / "picture.yaml"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")

    done = cli("lint", picture)

    assert done.code == 1
    assert done.out == (
        "accounts/st-brannocs/picture.yaml:1:1: error[yaml-syntax] "
        "this is a binary file, not a text; name a plan.yaml\n"
    )


def test_a_file_that_may_not_be_opened(account: Path, shell: Shell) -> None:
    # Nobody may open it, not even root, who may otherwise read everything.
    plan = account / "plan.yaml"
    plan.unlink()
    plan.symlink_to("/proc/self/mem")

    done = shell("lint", plan)

    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.count(b"\n") <= 2
    assert b"accounts/st-brannocs/plan.yaml` " in done.stderr


def test_a_device_is_no_plan(cli: Cli) -> None:
    done = cli("lint", os.devnull)

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: `/dev/null` is a device or a pipe, not a file\n")


def test_what_cannot_be_opened_never_hides_the_rest(cli: Cli, account: Path) -> None:
    add(account / "plan.yaml", BAD)

    done = cli("lint", *ON, "nowhere.yaml", account / "plan.yaml", "elsewhere.yaml")

    assert done.code == 2
    assert "error[unknown-key]" in done.out
    assert "`nowhere.yaml`" in done.err
    assert "`elsewhere.yaml`" in done.err
    assert "1 error" in done.err


def test_one_bad_file_never_hides_another(cli: Cli, account: Path) -> None:
    plans = [account.parent / name / "plan.yaml" for name in ("acme", "bolt", "crate")]
    for plan, content in zip(plans, [b"\xff\xfe", b"a: [\n", None], strict=True):
        plan.parent.mkdir()
        plan.write_bytes(content or REFERENCE.read_bytes() + BAD.encode())

    done = cli("lint", *ON)

    assert done.code == 1
    for plan in plans:
        assert f"accounts/{plan.parent.name}/plan.yaml:" in done.out
    assert done.err.endswith(" in 4 files\n")


def test_a_file_named_twice_is_judged_once(cli: Cli, account: Path) -> None:
    plan = account / "plan.yaml"
    add(plan, BAD)

    done = cli("lint", *ON, plan, os.path.relpath(plan), account)

    assert done.out.count("error[unknown-key]") == 1
    assert done.err.endswith(" in 1 file\n")


# Settings.


def test_the_settings_are_judged_as_a_plan_is(cli: Cli, account: Path) -> None:
    settings = account.parent.parent / "kamplan.yaml"
    settings.write_text("kamplan: 1\naudiance: shared\n", encoding="utf-8")
    expected = (
        "kamplan.yaml:2:1: error[unknown-key] key `audiance` is not known at the top of the file; "
        "did you mean `audience`?\n"
    )

    for arguments in ([], ["kamplan.yaml"], ["."], ["accounts/st-brannocs/plan.yaml"]):
        done = cli("lint", *ON, *arguments)

        assert done.code == 1
        assert done.out.count(expected) == 1, done.out


def test_the_settings_of_the_reference_are_right(cli: Cli, account: Path) -> None:
    shutil.copy(ROOT / "tests/data/settings.reference.yaml", "kamplan.yaml")

    done = cli("lint", *ON, "kamplan.yaml")

    assert (done.code, done.out, done.err) == (0, "", "no problems in 1 file\n")
    assert account.is_dir()


def test_settings_choose_the_level_of_a_rule(cli: Cli, account: Path) -> None:
    add(account / "plan.yaml", BAD)
    settings = Path("kamplan.yaml")
    settings.write_text("lint: {levels: {unknown-key: info}}\n", encoding="utf-8")

    lowered = cli("lint", *ON)
    settings.write_text('lint: {levels: {unknown-key: "off"}}\n', encoding="utf-8")
    silenced = cli("lint", *ON)

    assert (lowered.code, silenced.code) == (0, 0)
    assert "info[unknown-key]" in lowered.out
    assert "unknown-key" not in silenced.out


def test_a_level_for_a_rule_that_is_none_is_found(cli: Cli, account: Path) -> None:
    Path("kamplan.yaml").write_text('lint:\n  levels:\n    vague-owners: "off"\n', encoding="utf-8")

    done = cli("lint", *ON, "kamplan.yaml")

    assert done.code == 1
    assert done.out == (
        "kamplan.yaml:3:5: error[unknown-key] there is no rule `vague-owners`; "
        "did you mean `vague-owner`?\n"
    )
    assert account.is_dir()


# Options.


@pytest.fixture
def many_faults(account: Path) -> Path:
    plan = account / "plan.yaml"
    text = plan.read_text(encoding="utf-8").replace(
        "        owner: adeyemi", "        owner: TBD", 1
    )
    plan.write_text(text + BAD, encoding="utf-8")
    return plan


def rules_in(out: str) -> set[str]:
    return {line.partition("[")[2].partition("]")[0] for line in out.splitlines()}


@pytest.mark.usefixtures("many_faults")
def test_only_selected_rules_are_asked(cli: Cli) -> None:
    done = cli("lint", *ON, "--select", "vague-owner")

    assert done.code == 0
    assert rules_in(done.out) == {"vague-owner"}


@pytest.mark.usefixtures("many_faults")
def test_several_rules_are_named_at_once_or_one_by_one(cli: Cli) -> None:
    expected = cli("lint", *ON, "--select", "vague-owner,unknown-key")

    assert rules_in(expected.out) == {"vague-owner", "unknown-key"}
    assert cli("lint", *ON, "--select", "vague-owner", "--select", "unknown-key") == expected


@pytest.mark.usefixtures("many_faults")
def test_ignored_rules_are_not_asked(cli: Cli) -> None:
    done = cli("lint", *ON, "--ignore", "unknown-key")

    assert done.code == 0
    assert "unknown-key" not in done.out
    assert "vague-owner" in done.out


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_rule_that_is_none_is_answered_with_the_nearest(cli: Cli, option: str) -> None:
    assert cli("lint", option, "vague-owners") == (
        2,
        "",
        "error: there is no rule `vague-owners`\ntry: did you mean vague-owner?\n",
    )


@pytest.mark.usefixtures("many_faults")
@pytest.mark.parametrize(
    ("severity", "rule", "code"),
    [
        ("error", "unknown-key", 1),
        ("error", "vague-owner", 0),
        ("warning", "vague-owner", 1),
        ("warning", "unknown-key", 1),
        ("info", "vague-owner", 1),
        ("never", "unknown-key", 0),
    ],
)
def test_the_exit_code_follows_the_severity(cli: Cli, severity: str, rule: str, code: int) -> None:
    assert cli("lint", *ON, "--select", rule, "--fail-on", severity).code == code


@pytest.mark.usefixtures("many_faults")
def test_at_sign_off_more_is_asked(cli: Cli) -> None:
    draft = cli("lint", *ON, "--select", "vague-owner", "--stage", "draft")
    sign_off = cli("lint", *ON, "--select", "vague-owner", "--stage", "sign-off")

    assert (draft.code, sign_off.code) == (0, 1)
    assert draft.out.replace("warning[", "error[") == sign_off.out


def test_the_first_statement_begins_the_sign_off(cli: Cli, many_faults: Path) -> None:
    signoffs = many_faults.parent / "signoffs"
    signoffs.mkdir()
    empty = cli("lint", *ON, "--select", "vague-owner")
    (signoffs / "01-customer.json").write_text("{}\n", encoding="utf-8")
    begun = cli("lint", *ON, "--select", "vague-owner")

    assert (empty.code, begun.code) == (0, 1)
    assert cli("lint", *ON, "--select", "vague-owner", "--stage", "draft").code == 0


def test_a_need_heard_after_the_last_signature_is_judged_as_in_a_draft(
    cli: Cli, account: Path
) -> None:
    signing = ("--by", "strand", "--method", "meeting", "--on", "2026-01-05")
    signed = cli("sign", "--party", "customer", *signing, "--evidence", "minutes")
    assert signed.code == 0, signed.err
    plan = account / "plan.yaml"
    needs = "".join(
        f"  - {{id: heard-{on}, kind: want, verbatim: Less noise., said_by: penhale, "
        f"said_on: {on}, priority: low, themes: [noise]}}\n"
        for on in ("2026-01-04", "2026-01-06")
    )
    text = plan.read_text(encoding="utf-8").replace("\ninitiatives:", f"\n{needs}\ninitiatives:")
    plan.write_text(text, encoding="utf-8")

    done = cli("lint", *ON, "--select", "need-without-intent")

    levels = [line.partition(": ")[2].partition("[")[0] for line in done.out.splitlines()]
    assert sorted(levels) == ["error", "warning"], done.out


@pytest.mark.usefixtures("many_faults")
def test_several_formats_at_once(cli: Cli, tmp_path: Path) -> None:
    report = tmp_path / "lint.json"

    done = cli("lint", *ON, "--format", "concise", "--format", f"json:{report}")

    findings = json.loads(report.read_text(encoding="utf-8"))["findings"]
    assert done.out.count("\n") == len(findings) > 1
    assert "{" not in done.out.partition("\n")[0]


@pytest.mark.parametrize("given", ["concize", "json:", ":file", "nothing:file"])
def test_a_format_that_is_none_is_answered(cli: Cli, given: str) -> None:
    done = cli("lint", "--format", given)

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: there is no format `{given}`\ntry: --format ")


def test_a_report_that_cannot_be_written_is_said(cli: Cli, account: Path) -> None:
    done = cli("lint", *ON, "--format", f"json:{account}")

    assert done.code == 2
    assert "cannot be written: is a directory\n" in done.err.lower()
    assert done.err.count("\n") <= 3


def test_two_formats_on_stdout_would_mix(cli: Cli) -> None:
    done = cli("lint", "--format", "json", "--format", "sarif")

    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "error: json and sarif would both be printed\ntry: --format json --format sarif:FILE\n"
    )


@pytest.mark.parametrize("day", ["2026-02-30", "tomorrow", ""])
def test_a_day_that_is_none(cli: Cli, day: str) -> None:
    done = cli("lint", "--today", day or " ")

    assert done.code == 2
    assert "is not a day in the calendar" in done.err


# In CI.


def test_github_gets_all_findings_in_the_summary_of_the_step(
    cli: Cli, account: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = "".join(f"wrong_{number}: 1\n" for number in range(15))
    add(account / "plan.yaml", wrong)
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))

    done = cli("lint", *ON, "--select", "unknown-key", "--format", "github")

    assert done.code == 1
    assert done.out.count("::error file=") == 10
    assert done.out.count("plan.yaml:") == 5
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("before\n**kamplan lint: 15 errors in 1 file**\n")
    assert text.count("| error |") == 15


def test_of_very_many_findings_the_first_are_shown_and_that_is_said(
    cli: Cli, account: Path
) -> None:
    add(account / "plan.yaml", "".join(f"wrong_{number}: 1\n" for number in range(300)))

    done = cli("lint", *ON)

    assert done.out.count("\n") == 200
    assert "of `accounts/st-brannocs/plan.yaml` the first 200 findings are shown\n" in done.err


def test_no_name_or_value_speaks_to_the_ci(
    cli: Cli, account: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = account.with_name("::error::x")
    folder.mkdir()
    add(account / "plan.yaml", '"##[group]": 1\n"::warning::y": 2\n')
    shutil.copy(account / "plan.yaml", folder / "plan.yaml")
    monkeypatch.chdir(folder)

    for style in ("full", "concise", "json", "gitlab", "sarif", "junit", "rdjson", "markdown"):
        done = cli("lint", *ON, ".", "--format", style)

        assert "unknown-key" in done.out
        assert "##[" not in done.out + done.err
        assert not any(line.startswith("::") for line in (done.out + done.err).splitlines())
