"""What lint remembers: the same answer sooner, and never an old one."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kamplan.workspace.cache import FILE_NAME
from tests.cli.conftest import REFERENCE
from tests.conftest import Cli, CliResult

DAY = "2026-12-20"
Lint = Callable[..., CliResult]


@pytest.fixture
def cache() -> Path:
    return Path(os.environ["XDG_CACHE_HOME"]) / "kamplan" / FILE_NAME


@pytest.fixture
def lint(cli: Cli, account: Path) -> Lint:
    """Lint the reference plan, and prove that what is remembered is what is found anew."""
    assert account.is_dir()

    def run(*argv: object, on: str = DAY) -> CliResult:
        remembered = cli("lint", "--today", on, *argv)
        assert remembered == cli("lint", "--today", on, *argv)
        assert remembered == cli("lint", "--today", on, "--no-cache", *argv)
        return remembered

    return run


def count_read(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Note each plan that is read through, and not remembered."""
    from kamplan import planfile

    seen: list[object] = []

    def load(content: bytes | str, path: object) -> object:
        seen.append(path)
        return original(content, path)  # type: ignore[arg-type]

    original = planfile.load_plan
    monkeypatch.setattr(planfile, "load_plan", load)
    return seen


def test_the_second_run_reads_nothing_through(
    cli: Cli, account: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = count_read(monkeypatch)
    first = cli("lint", "--today", DAY)
    read_by_first = len(seen)
    second = cli("lint", "--today", DAY)

    assert first == second
    assert (read_by_first, len(seen)) == (1, 1)
    assert account.is_dir()


@pytest.mark.parametrize("style", ["full", "concise", "json", "sarif", "rdjson"])
def test_what_is_remembered_is_told_in_every_format(lint: Lint, style: str) -> None:
    Path("accounts/st-brannocs/plan.yaml").write_text(
        REFERENCE.read_text(encoding="utf-8").replace("2026-02-27", "'2026-02-27'") + "é日: 1\n",
        encoding="utf-8",
    )

    assert "unknown-key" in lint("--format", style).out


def test_nothing_is_kept_in_the_repository(lint: Lint, account: Path, cache: Path) -> None:
    root = account.parent.parent
    before = sorted(root.rglob("*"))
    lint()

    assert sorted(root.rglob("*")) == before
    assert cache.is_file()


def test_without_a_cache_nothing_is_kept(cli: Cli, account: Path, cache: Path) -> None:
    cli("lint", "--no-cache")

    assert not cache.exists()
    assert account.is_dir()


def test_another_text_is_another_answer(lint: Lint, account: Path) -> None:
    plan = account / "plan.yaml"
    status = plan.stat()
    assert "unknown-key" not in lint().out
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("\nneeds:", "\nneedz:"), encoding="utf-8")
    # The same size at the same moment.
    os.utime(plan, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert plan.stat().st_size == status.st_size

    assert "unknown-key" in lint().out


def test_another_day_is_another_answer(lint: Lint) -> None:
    assert "stale-contact" not in lint(on="2026-01-01").out
    assert "stale-contact" in lint(on="2026-12-20").out
    assert "stale-contact" not in lint(on="2026-01-01").out


def test_the_day_matters_only_to_rules_that_ask_for_it(
    cli: Cli, account: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = count_read(monkeypatch)
    for rule in ("unknown-key", "stale-contact"):
        for day in ("2026-01-01", "2026-12-20"):
            cli("lint", "--today", day, "--select", rule)

    assert len(seen) == 3
    assert account.is_dir()


def test_other_notes_are_another_answer(lint: Lint, account: Path) -> None:
    rule = ("--select", "verbatim-not-in-notes")
    assert lint(*rule).out == ""
    notes = sorted((account / "sessions").iterdir())
    texts = [one.read_text(encoding="utf-8") for one in notes]
    for one in notes:
        one.write_text("Nobody said anything.\n", encoding="utf-8")
    assert "verbatim-not-in-notes" in lint(*rule).out
    for one, text in zip(notes, texts, strict=True):
        one.write_text(text, encoding="utf-8")
    assert lint(*rule).out == ""
    notes[0].unlink()
    assert "verbatim-not-in-notes" in lint(*rule).out


def test_other_settings_are_another_answer(lint: Lint) -> None:
    assert "oversized-plan" not in lint().out
    Path("kamplan.yaml").write_text(
        "lint: {settings: {oversized-plan: {words: 10}}}\n", encoding="utf-8"
    )
    assert "oversized-plan" in lint().out


def test_another_question_is_another_answer(lint: Lint) -> None:
    everything = lint()
    some = lint("--select", "stale-contact")
    less = lint("--ignore", "stale-contact")
    strict = lint("--stage", "sign-off")

    assert len({everything.out, some.out, less.out, strict.out}) >= 3


def test_a_statement_is_another_answer(lint: Lint, account: Path) -> None:
    plan = account / "plan.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("        owner: adeyemi", "        owner: TBD"), encoding="utf-8")
    rule = ("--select", "vague-owner")
    assert "warning[vague-owner]" in lint(*rule).out
    (account / "signoffs").mkdir()
    (account / "signoffs/0001-customer.json").write_text("{}\n", encoding="utf-8")
    assert "error[vague-owner]" in lint(*rule).out


def test_another_place_is_another_answer(lint: Lint, account: Path) -> None:
    rule = ("--select", "account-folder-mismatch")
    assert lint(*rule).out == ""
    account.rename(account.with_name("acme"))
    assert "account-folder-mismatch" in lint(*rule).out


def test_new_files_are_another_answer_where_a_rule_asks_for_them(lint: Lint) -> None:
    Path("kamplan.yaml").write_text("audience: shared\naccount: st-brannocs\n", encoding="utf-8")
    rule = ("--select", "supplier-document")
    assert lint(*rule).out == ""
    Path("portfolio.yaml").write_text("{}\n", encoding="utf-8")
    assert "supplier-document" in lint(*rule).out


def test_another_schema_for_editors_is_another_answer(lint: Lint, cli: Cli) -> None:
    schema = Path(".kamplan/plan.schema.json")
    rule = ("--select", "schema-outdated")
    assert lint(*rule).out == ""
    schema.parent.mkdir()
    schema.write_text("{}\n", encoding="utf-8")
    assert "info[schema-outdated]" in lint(*rule).out
    schema.write_text(cli("schema").out, encoding="utf-8")
    assert lint(*rule).out == ""


def test_another_program_is_another_answer(
    cli: Cli, account: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kamplan.cli._linting import remembering

    seen = count_read(monkeypatch)
    cli("lint", "--today", DAY)
    remembering._question.cache_clear()  # noqa: SLF001 - as in a new process
    monkeypatch.setattr("kamplan.__version__", "999.0.0")
    cli("lint", "--today", DAY)
    remembering._question.cache_clear()  # noqa: SLF001

    assert len(seen) == 2
    assert account.is_dir()


@pytest.mark.parametrize("content", [b"", b"garbage" * 1000])
def test_a_damaged_cache_is_passed_over(lint: Lint, cache: Path, content: bytes) -> None:
    expected = lint()
    cache.write_bytes(content)

    assert lint() == expected


@pytest.mark.parametrize(
    "value", [b"", b"{}", b"[]", b'{"day":null,"notes":{},"files":null,"found":[[1]]}']
)
def test_a_damaged_answer_is_passed_over(lint: Lint, cache: Path, value: bytes) -> None:
    import sqlite3

    expected = lint()
    with sqlite3.connect(cache) as connection:
        connection.execute("UPDATE answers SET value = ?", (value,))
    connection.close()

    assert lint() == expected


def test_a_folder_that_may_not_be_written_is_passed_over(lint: Lint, cache: Path) -> None:
    cache.parent.parent.mkdir(parents=True, exist_ok=True)
    cache.parent.write_bytes(b"no folder")

    assert lint().code == 0
    assert cache.parent.read_bytes() == b"no folder"


def test_what_is_remembered_needs_no_parser_and_nothing_heavy(account: Path) -> None:
    code = (
        "import sys; from kamplan.__main__ import main; main(sys.argv[1:]);"
        "sys.stderr.write('\\n' + ' '.join(sys.modules))"
    )
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code, "lint", "--today", DAY, account / "plan.yaml"],
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
    loaded = set(done.stderr.rpartition("\n")[2].split())

    assert "kamplan.cli.lint" in loaded
    heavy = {"git", "jinja2", "kamplan.lint.rules", "markdown_it", "pydantic", "rich"}
    assert loaded & (heavy | {"_ruamel_yaml", "kamplan.cli.diff", "multiprocessing"}) == set()
