"""`kamplan sign` and `kamplan verify`, as people and CI use them."""

import contextlib
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Cli, LayOut, Repo

SIGNOFFS = Path("accounts/dornbach/signoffs")
PLAN = Path("accounts/dornbach/plan.yaml")
Sign = Callable[..., int]


@pytest.fixture
def dornbach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lay_out: LayOut) -> Repo:
    """Give the Dornbach repository as it was agreed, and stand in it."""
    root = tmp_path / "dornbach"
    lay_out("dornbach", root)
    monkeypatch.chdir(root)
    repo = Repo(root)
    repo.git("checkout", "--quiet", "agreed")
    return repo


@pytest.fixture
def sign(cli: Cli, dornbach: Repo) -> Sign:
    """Sign for a party by its lead, on the day of the agreement."""
    del dornbach
    leads = {"customer": "dornbach", "supplier": "moen"}

    def run(party: str, *more: str, on: str = "2026-03-20") -> int:
        arguments = ["--party", party, "--by", leads[party], "--method", "meeting", "--on", on]
        return cli("sign", *arguments, "--today", on, *more).code

    return run


def test_signing_writes_a_payload_and_a_statement(cli: Cli, dornbach: Repo) -> None:
    before = PLAN.read_bytes()
    done = cli(
        *("sign", "dornbach", "--party", "customer", "--by", "dornbach", "--method", "meeting"),
        *("--evidence", "minutes of 2026-03-20", "--on", "2026-03-20", "--today", "2026-03-20"),
    )

    assert done.code == 0
    assert done.out == f"{SIGNOFFS / '0001-customer.json'}\n"
    assert "Matthias Dornbach signs for the customer, 2026-03-20, meeting" in done.err
    assert "nobody signed before" in done.err
    assert sorted(one.name for one in SIGNOFFS.iterdir()) == [
        "0001-customer.json",
        "0001.payload.json",
    ]
    assert PLAN.read_bytes() == before
    assert dornbach.git("status", "--porcelain", "--untracked-files=all").splitlines() == [
        f"?? {SIGNOFFS / '0001-customer.json'}",
        f"?? {SIGNOFFS / '0001.payload.json'}",
    ]
    statement = json.loads((SIGNOFFS / "0001-customer.json").read_text())
    assert statement["summary"] == "4 initiatives, 10 criteria, until 2027-03-31"
    assert statement["evidence"] == "minutes of 2026-03-20"


def test_both_sign_and_verify_says_so(cli: Cli, sign: Sign) -> None:
    assert cli("verify").code == 1
    assert sign("customer") == 0
    assert cli("verify").out.startswith("dornbach: waiting for the supplier, code ")
    assert sign("supplier") == 0
    done = cli("verify")

    assert done.code == 0
    assert done.out.startswith("dornbach: agreed (recorded) on 2026-03-20, code ")
    assert (
        "not committed yet: 0001-customer.json, 0001-supplier.json, 0001.payload.json" in done.err
    )


def test_progress_voids_nothing_and_a_new_date_does(cli: Cli, sign: Sign, dornbach: Repo) -> None:
    sign("customer")
    sign("supplier")
    dornbach.commit("Signed")
    text = PLAN.read_text(encoding="utf-8")
    PLAN.write_text(text.replace("2026-07-31", "2026-09-04"), encoding="utf-8")
    done = cli("verify")

    assert done.code == 1
    assert done.out.splitlines()[0] == "dornbach: changed since agreed: 1 change to what was signed"
    assert "“Five test seals delivered”: due 35 days later" in done.out
    assert done.err == ""
    told = cli("diff", "HEAD").out
    assert "no longer covered by the signatures of Matthias Dornbach and Kari Moen" in told

    assert sign("supplier", on="2026-08-18") == 0
    assert sign("customer", on="2026-08-18") == 0
    assert cli("verify").out.startswith("dornbach: agreed (recorded) on 2026-08-18")
    assert cli("verify", "--rev", "HEAD").out.startswith(
        "dornbach: agreed (recorded) on 2026-03-20"
    )


def test_signing_again_shows_what_changed(cli: Cli, sign: Sign) -> None:
    sign("customer")
    sign("supplier")
    text = PLAN.read_text(encoding="utf-8")
    PLAN.write_text(text.replace("2026-07-31", "2026-09-04"), encoding="utf-8")
    done = cli(
        *("sign", "--party", "supplier", "--by", "moen", "--method", "email"),
        *("--on", "2026-08-18", "--today", "2026-08-18"),
    )

    assert (
        "changed since both signed:\n  “Five test seals delivered”: due 35 days later" in done.err
    )


def test_a_plan_that_is_not_ready_is_not_signed(cli: Cli, dornbach: Repo) -> None:
    text = PLAN.read_text(encoding="utf-8")
    PLAN.write_text(re.sub("measured_by: [a-z]+", "measured_by: null", text, count=1), "utf-8")
    done = cli(
        "sign",
        "--party",
        "customer",
        "--by",
        "dornbach",
        "--method",
        "meeting",
        "--today",
        "2026-03-20",
    )

    assert done.code == 2
    assert "must be put right before anybody signs" in done.err
    assert "--stage sign-off" in done.err
    assert not SIGNOFFS.exists()
    assert dornbach.git("status", "--porcelain") == f"M {PLAN}"


def test_a_torn_run_is_finished_by_the_next(cli: Cli, sign: Sign) -> None:
    sign("customer")
    (SIGNOFFS / "0001-customer.json").unlink()

    assert sign("customer") == 0
    assert sign("supplier") == 0
    assert cli("verify").code == 0


def test_the_formats(cli: Cli, sign: Sign) -> None:
    sign("customer")
    sign("supplier")
    data = json.loads(cli("verify", "--format", "json").out)
    text = cli("verify", "--format", "markdown").out

    assert (data["schemaVersion"], data["kind"], data["state"], data["agreed"]) == (
        1,
        "signoff",
        "agreed",
        True,
    )
    assert [one["party"] for one in data["statements"]] == ["customer", "supplier"]
    assert text.startswith("**`dornbach`: agreed (recorded) on 2026-03-20, code ")
    assert "not a qualified electronic signature" in text


def test_explain_shows_what_is_covered_and_what_is_not(cli: Cli, sign: Sign) -> None:
    sign("customer")
    done = cli("verify", "--explain")

    assert done.code == 0
    assert done.out.startswith("digest  kamplan-v1:sha256:")
    assert '"account": "dornbach"' in done.out
    assert "sessions: it says what happened since" in done.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--party", "customer", "--by", "moen", "--method", "meeting"], "Kari Moen is a contact of the supplier"),
        (["--party", "customer", "--by", "nobody", "--method", "meeting"], "`nobody` is not among the contacts"),
        (["--party", "customer", "--by", "dornbach", "--method", "meeting", "--on", "soon"], "--on: `soon` is not a day"),
    ],
)  # fmt: skip
def test_what_cannot_be_signed(cli: Cli, dornbach: Repo, arguments: list[str], said: str) -> None:
    del dornbach
    done = cli("sign", *arguments, "--today", "2026-03-20")

    assert done.code == 2
    assert said in done.err
    assert not SIGNOFFS.exists()


def make_key(folder: Path, name: str) -> Path:
    key = folder / name
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(key)], check=True
    )
    return key


@pytest.fixture
def addresses(dornbach: Repo) -> Repo:
    """Give both leads an e-mail address in the plan."""
    text = re.sub(r" *email: [^,}]+,?", "", PLAN.read_text(encoding="utf-8"))
    for person in ("Matthias Dornbach", "Kari Moen"):
        email = f"{person.split()[-1].lower()}@example.org"
        text = text.replace(f"name: {person},", f"name: {person}, email: {email},", 1)
    PLAN.write_text(text, encoding="utf-8")
    return dornbach


@pytest.fixture
def keys(tmp_path: Path, sign: Sign, addresses: Repo) -> Path:
    """Both signed with keys, over a plan that has their addresses; give the trust file."""
    trust = tmp_path / "allowed_signers"
    lines = []
    for party, who in (("customer", "dornbach"), ("supplier", "moen")):
        key = make_key(tmp_path, f"{who}.key")
        assert sign(party, "--key", str(key)) == 0
        public = Path(f"{key}.pub").read_text().strip()
        lines.append(f'{who}@example.org namespaces="kamplan-signoff" {public}\n')
    trust.write_text("".join(lines))
    addresses.commit("Signed with keys")
    return trust


@pytest.mark.system
def test_keys_prove_who_signed(cli: Cli, keys: Path) -> None:
    assert cli("verify", "--require", "signed").code == 1, "no key is trusted without a trust file"
    done = cli("verify", "--require", "signed", "--trust-from", keys)

    assert done.code == 0
    assert done.out.startswith("dornbach: agreed (signed) on 2026-03-20")


@pytest.mark.system
def test_the_page_shows_how_well_a_signature_is_proved(cli: Cli, keys: Path) -> None:
    settings = Path("kamplan.yaml")
    text = settings.read_text(encoding="utf-8")

    recorded = cli("render", "--to", "markdown").out
    settings.write_text(
        text.replace("{required: recorded}", f"{{trust_from: {keys}}}"), encoding="utf-8"
    )
    signed = cli("render", "--to", "markdown").out
    settings.write_text(
        text.replace("{required: recorded}", "{trust_from: origin/gone}"), encoding="utf-8"
    )
    unknown = cli("render", "--to", "markdown")

    assert "A statement by a person of each party is on file, over exactly this plan." in recorded
    assert "Each signer's own key says so, over exactly this plan." in signed
    assert "A statement by a person of each party is on file" in unknown.out
    assert unknown.err.startswith("note: signatures are shown as recorded only; ")


@pytest.mark.system
def test_an_expired_key_or_another_namespace_proves_nothing(cli: Cli, keys: Path) -> None:
    text = keys.read_text()
    keys.write_text(
        text.replace(
            'namespaces="kamplan-signoff"', 'namespaces="kamplan-signoff",valid-before="20260101"'
        )
    )
    assert "agreed (recorded)" in cli("verify", "--trust-from", keys).out

    keys.write_text(text.replace("kamplan-signoff", "git"))
    done = cli("verify", "--trust-from", keys)
    assert done.code == 2
    assert 'lacks namespaces="kamplan-signoff"' in done.err


@pytest.mark.system
@pytest.mark.parametrize("principal", ["*", "*@example.org", "!moen@example.org"])
def test_wildcards_are_refused(cli: Cli, keys: Path, principal: str) -> None:
    keys.write_text(keys.read_text().replace("moen@example.org", principal))
    done = cli("verify", "--trust-from", keys)

    assert done.code == 2
    assert "with a wildcard" in done.err


@pytest.mark.system
def test_a_signature_of_another_statement_proves_nothing(cli: Cli, keys: Path) -> None:
    one, other = (SIGNOFFS / f"0001-{party}.json.sig" for party in ("customer", "supplier"))
    one.write_bytes(other.read_bytes())

    assert cli("verify", "--require", "signed", "--trust-from", keys).code == 1


@pytest.mark.system
def test_a_key_added_in_the_same_change_is_not_trusted(
    cli: Cli, keys: Path, dornbach: Repo
) -> None:
    inside = Path(".kamplan/allowed_signers")
    inside.parent.mkdir(exist_ok=True)
    inside.write_text(keys.read_text())
    done = cli("verify", "--trust-from", inside)

    assert done.code == 2
    assert "lies in the repository that is being judged" in done.err
    dornbach.git("branch", "protected", "HEAD")
    dornbach.commit("Trust ourselves")
    assert "agreed (recorded)" in cli("verify", "--trust-from", "protected").out
    assert "agreed (signed)" in cli("verify", "--trust-from", "HEAD").out


def test_statements_of_the_protected_branch_cannot_be_taken_back(
    cli: Cli, sign: Sign, dornbach: Repo
) -> None:
    sign("customer")
    sign("supplier")
    dornbach.commit("Signed")
    dornbach.git("branch", "protected", "HEAD")
    for one in SIGNOFFS.iterdir():
        one.unlink()

    assert cli("verify").out == "dornbach: draft: nobody has signed\n"
    done = cli("verify", "--trust-from", "protected")
    assert done.code == 1
    assert "broken: 3 files" in done.out


def test_replaced_objects_are_not_believed(cli: Cli, sign: Sign, dornbach: Repo) -> None:
    sign("customer")
    sign("supplier")
    dornbach.commit("Signed")
    real = dornbach.git("rev-parse", f"HEAD:{PLAN}")
    text = PLAN.read_text(encoding="utf-8").replace("2026-07-31", "2026-12-24")
    fake = dornbach.write("fake.yaml", text)
    dornbach.git("replace", real, dornbach.git("hash-object", "-w", str(fake)))

    assert cli("verify", "--rev", "HEAD").code == 0


def test_squashed_and_shallow_clones_say_the_same(
    cli: Cli, sign: Sign, dornbach: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign("customer")
    sign("supplier")
    dornbach.commit("Signed")
    said = cli("verify").out
    dornbach.git("checkout", "--quiet", "--orphan", "squashed")
    dornbach.commit("Everything at once")
    assert cli("verify").out == said

    shallow = tmp_path / "shallow"
    dornbach.git("clone", "--quiet", "--depth", "1", dornbach.root.as_uri(), str(shallow))
    monkeypatch.chdir(shallow)
    assert cli("verify").out == said


def test_an_approval_of_the_forge(cli: Cli, addresses: Repo, sign: Sign, tmp_path: Path) -> None:
    sign("customer")
    sign("supplier")
    addresses.commit("Signed")
    files = []
    for who in ("dornbach", "moen"):
        one = tmp_path / f"{who}.json"
        one.write_text(
            json.dumps({"reviewer": f"{who}@example.org", "commit": "1a2b", "date": "2026-03-20"})
        )
        files += ["--approval", str(one)]

    assert cli("verify", "--require", "approved", *files[:2]).code == 1
    assert "agreed (approved)" in cli("verify", "--require", "approved", *files).out
    (tmp_path / "odd.json").write_text("{}")
    assert cli("verify", "--approval", tmp_path / "odd.json").code == 2


def test_a_plan_edited_between_prompt_and_writing_is_not_signed(dornbach: Repo) -> None:
    """Somebody saves the plan while the question stands on the terminal."""
    del dornbach
    main, terminal = pty.openpty()
    command = [
        *(sys.executable, "-m", "kamplan", "sign", "--party", "customer", "--by", "dornbach"),
        *("--method", "meeting", "--on", "2026-03-20", "--today", "2026-03-20"),
    ]
    with subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal) as running:
        os.close(terminal)
        said = b""
        while b"Sign exactly this?" not in said:
            said += os.read(main, 4096)
        PLAN.write_bytes(PLAN.read_bytes().replace(b"2026-07-31", b"2026-12-24"))
        os.write(main, b"y\n")
        said = b""
        with contextlib.suppress(OSError):  # how a terminal says that nobody writes to it any more
            while part := os.read(main, 4096):
                said += part
        code = running.wait(timeout=30)
    os.close(main)

    assert code == 2
    assert b"the plan was changed while you were reading it" in said
    assert not SIGNOFFS.exists()
