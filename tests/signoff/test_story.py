"""A whole story in one repository: from the draft to signatures that fall and stand again."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Cli, Repo

PLAN = Path("accounts/dornbach/plan.yaml")


def edit(old: str, new: str) -> None:
    text = PLAN.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    PLAN.write_text(text.replace(old, new), encoding="utf-8")


def test_from_draft_to_a_second_signature(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "story"
    command = [sys.executable, str(ROOT / "examples/make_repository.py"), "dornbach", str(root)]
    subprocess.run(command, check=True, capture_output=True)
    monkeypatch.chdir(root)
    repo = Repo(root)
    repo.git("checkout", "--quiet", "-B", "main", "first-draft")
    said: Callable[[], str] = lambda: cli("verify").out.splitlines()[0]  # noqa: E731 - a phrase

    # A draft, and the supplier's people on a branch of their own.
    assert said() == "dornbach: draft: nobody has signed"
    repo.git("checkout", "--quiet", "-b", "customer-iteration")
    repo.git("checkout", "--quiet", "agreed", "--", str(PLAN))
    repo.commit(
        "One short box in a thousand, not two, and my words as I said them", author="Lena Odendahl"
    )
    done = cli("diff", "main", "--format", "text")
    assert "harder" in done.out
    repo.git("checkout", "--quiet", "main")
    repo.git("merge", "--quiet", "--no-edit", "customer-iteration")

    repo.git("checkout", "--quiet", "-b", "supplier-iteration")
    text = PLAN.read_text(encoding="utf-8")
    match = re.search(r"(id: low-pallet.*?due: )(\d{4}-\d{2}-\d{2})", text, re.DOTALL)
    assert match is not None
    PLAN.write_text(text[: match.start(2)] + "2026-05-08" + text[match.end(2) :], encoding="utf-8")
    repo.commit("Pallets need a week more", author="Kari Moen")
    repo.git("checkout", "--quiet", "main")
    repo.git("merge", "--quiet", "--no-edit", "supplier-iteration")

    # The proposal stands; each signs on a branch, and both are merged.
    assert cli("lint", "--stage", "sign-off", "--today", "2026-03-20").code == 0
    for party, who in (("customer", "dornbach"), ("supplier", "moen")):
        repo.git("checkout", "--quiet", "-b", f"sign-{party}", "main")
        arguments = ("--party", party, "--by", who, "--method", "pull-request")
        assert cli("sign", *arguments, "--on", "2026-03-20", "--today", "2026-03-20").code == 0
        repo.commit(f"The {party} signs")
        assert said().startswith("dornbach: waiting for the ")
    repo.git("checkout", "--quiet", "main")
    repo.git("merge", "--quiet", "--no-edit", "sign-customer")
    repo.git("merge", "--quiet", "--no-edit", "sign-supplier")
    agreed = said()
    assert agreed.startswith("dornbach: agreed (recorded) on 2026-03-20, code ")
    assert "signed" in cli("status", "--today", "2026-04-02").out

    # Progress is recorded and voids nothing.
    edit(
        "due: 2026-05-08, status: not-started", "due: 2026-05-08, status: done, done_on: 2026-05-04"
    )
    repo.commit("Pallets are low")
    assert said() == agreed
    assert cli("lint", "--today", "2026-05-05").code == 0

    # A commitment is re-dated: the signatures fall, and say why.
    edit("2026-07-31", "2026-09-04")
    done = cli("verify")
    assert done.code == 1
    assert "due 35 days later: 2026-07-31 → 2026-09-04" in done.out
    assert "void" in cli("status", "--today", "2026-08-11").out
    assert "error[void-signature]" in cli("lint", "--today", "2026-08-11").out

    # Both sign again.
    for party, who in (("customer", "dornbach"), ("supplier", "moen")):
        arguments = ("--party", party, "--by", who, "--method", "meeting")
        assert cli("sign", *arguments, "--on", "2026-08-18", "--today", "2026-08-18").code == 0
    repo.commit("Both sign the amendment")
    assert said().startswith("dornbach: agreed (recorded) on 2026-08-18, code ")
    assert cli("lint", "--today", "2026-08-18").code == 0
