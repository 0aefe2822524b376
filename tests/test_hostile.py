"""Whatever a plan file holds, lint answers: soon, in plain words, and without touching anything."""

import csv
import re
import subprocess
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.forked import Forked, start_forked
from tests.hostile_files import ACCEPT, PLAN, REJECT, Hostile, own

CORPUS = Path(__file__).parent / "data/hostile"
SECONDS = 5
KILOBYTES = 1024 * 1024
JOINERS = {"\u200c", "\u200d"}


def stored() -> list[Hostile]:
    """Read the corpus by its manifest."""
    with (CORPUS / "MANIFEST.tsv").open(encoding="utf-8", newline="") as manifest:
        rows = list(csv.DictReader(manifest, delimiter="\t"))
    assert {float(row["max_seconds"]) for row in rows} == {SECONDS}
    return [
        Hostile(Path(row["file"]).stem, (CORPUS / row["file"]).read_bytes(), row["expect"])
        for row in rows
    ]


ALL = [*stored(), *own()]


def lint(folder: Path, *names: str, seconds: int = SECONDS) -> subprocess.CompletedProcess[bytes]:
    """Lint as its own process, with a limit on its memory and on its processor time.

    The clock on the wall is no measure where other tests run beside this one; it only ends what
    waits for ever.
    """
    limits = f'ulimit -v {KILOBYTES} && ulimit -t {seconds} && exec "$@"'
    command = [sys.executable, "-m", "kamplan", "lint", *names]
    return subprocess.run(
        ["sh", "-c", limits, "sh", *command],
        cwd=folder,
        check=False,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )


def unprintable(text: str) -> set[str]:
    """Give the characters that a terminal would not show as they are."""
    kinds = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    found = {one for one in text if unicodedata.category(one) in kinds}
    return found - {"\n"} - JOINERS


def assert_plain(output: bytes) -> str:
    """Output is short, printable, and speaks to a person."""
    text = output.decode()
    assert len(output) <= 64 * 1024
    assert unprintable(text) == set()
    assert "Traceback" not in text
    assert not re.search(r"^::|##\[", text, re.MULTILINE)
    return text


def test_every_stored_file_is_in_the_manifest_and_names_are_unique() -> None:
    assert {path.stem for path in (CORPUS / "yaml").iterdir()} == {one.name for one in stored()}
    assert len({one.name for one in ALL}) == len(ALL)


@pytest.fixture(scope="module")
def forked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forked]:
    """Give kamplan loaded once for all files; each is answered by a process of its own."""
    plain = tmp_path_factory.mktemp("plain") / "plan.yaml"
    plain.write_text(PLAN, encoding="utf-8")
    with start_forked(plain) as process:
        yield process


@pytest.mark.parametrize("hostile", ALL, ids=lambda one: one.name)
def test_lint_answers(hostile: Hostile, tmp_path: Path, forked: Forked) -> None:
    file = tmp_path / "plan.yaml"
    file.write_bytes(hostile.content)
    before = file.stat()

    done = forked.run(["lint", file.name], tmp_path, seconds=SECONDS, kilobytes=KILOBYTES)

    out, err = assert_plain(done.stdout), assert_plain(done.stderr)
    errors = re.findall(r"^plan\.yaml:\d+:\d+: error\[[a-z-]+\] .+$", out, re.MULTILINE)
    expected = {REJECT: {1}, ACCEPT: {0}}.get(hostile.expect, {0, 1})
    assert done.returncode in expected, out + err
    assert bool(errors) == (done.returncode == 1), out + err
    assert hostile.says in "\n".join(errors), out + err
    assert out.count("\nplan.yaml:") < 200
    assert list(tmp_path.iterdir()) == [file]
    assert file.read_bytes() == hostile.content
    assert file.stat().st_mtime_ns == before.st_mtime_ns


def findings_of(done: subprocess.CompletedProcess[bytes]) -> dict[str, list[str]]:
    found = defaultdict(list)
    for line in done.stdout.decode().splitlines():
        if match := re.match(r"(\w\S*?\.yaml):(\d+:\d+: .*)", line):
            found[match[1]].append(match[2])
    return found


def test_one_bad_file_never_hides_or_changes_another(tmp_path: Path) -> None:
    names = []
    for number, hostile in enumerate(stored()):
        name = f"f{number:03}-{hostile.name}.yaml"
        (tmp_path / name).write_bytes(hostile.content)
        names.append(name)

    forwards = lint(tmp_path, *names, seconds=30)
    backwards = lint(tmp_path, *reversed(names), seconds=30)

    assert forwards.returncode == backwards.returncode == 1
    found = findings_of(forwards)
    assert found == findings_of(backwards)
    rejected = {
        name
        for name, hostile in zip(names, stored(), strict=True)
        if hostile.expect == REJECT and not any(": error[" in one for one in found[name])
    }
    assert rejected == set()


@pytest.mark.parametrize(
    "name",
    ["a\x1b[31mred.yaml", "a\nb.yaml", "::error::a.yaml", "[bold]a.yaml", "\u202ea.yaml", "-.yaml"],
    ids=["escape", "line-feed", "workflow-command", "markup", "override", "dash"],
)
def test_a_hostile_file_name_is_made_visible(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(PLAN.replace("2026-12-31", "2026-02-30"), encoding="utf-8")

    done = lint(tmp_path, "--", name)

    out, err = assert_plain(done.stdout), assert_plain(done.stderr)
    assert done.returncode == 1, out + err
    assert "6:" in out
    assert [path.name for path in tmp_path.iterdir()] == [name]
