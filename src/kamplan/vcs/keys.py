"""SSH signatures of statements, made and checked by `ssh-keygen`.

The form of the trust file is that of ALLOWED SIGNERS in ssh-keygen(1); here it is narrower: no
wildcards among the principals, and `namespaces="kamplan-signoff"` on every line.
"""

import os
import re
import subprocess
import tempfile
from datetime import date
from pathlib import Path

from kamplan.errors import KamplanError

NAMESPACE = "kamplan-signoff"
TIME_LIMIT = 60
_MAX_TRUST_BYTES = 256 * 1024
_LINE = re.compile(
    r"(?P<principals>\S+) +(?:(?P<options>(?:[^\s\"]|\"[^\"]*\")+) +)?"
    r"(?P<type>(?:ssh|ecdsa|sk-ssh|sk-ecdsa)[-@.\w]*) +[A-Za-z0-9+/=]+(?: .*)?"
)
_NAMESPACES = re.compile(rf'(?:^|,)namespaces="{NAMESPACE}"(?:,|$)')


def sign_file(path: Path, key: Path) -> Path:
    """Sign a file with a private key (or an agent's key named by its public file).

    Returns:
        the signature's path, the file's with `.sig` behind it.

    Raises:
        KamplanError: there is no ssh-keygen, or it refuses.

    """
    signature = path.with_name(f"{path.name}.sig")
    _run(["-Y", "sign", "-n", NAMESPACE, "-f", str(key), str(path)], b"", is_asked=True)
    return signature


def check_trust(text: str) -> None:
    """Refuse a trust file that would trust more than it seems to.

    Raises:
        KamplanError: a line that is malformed, holds a wildcard or lacks the namespace.

    """
    if len(text.encode("utf-8")) > _MAX_TRUST_BYTES:
        raise KamplanError("the trust file is larger than 256 KiB")
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line.strip())
        if match is None:
            raise KamplanError(
                f"line {number} of the trust file is no allowed signer",
                hint=f'mail@example.org namespaces="{NAMESPACE}" ssh-ed25519 AAAA…',
            )
        if any(sign in match["principals"] for sign in "*?!"):
            raise KamplanError(
                f"line {number} of the trust file names its signer with a wildcard",
                hint="name each person by the e-mail address that the plan has",
            )
        options = match["options"] or ""
        if not _NAMESPACES.search(options) or "cert-authority" in options:
            raise KamplanError(
                f'line {number} of the trust file lacks namespaces="{NAMESPACE}"',
                hint="so that a key which signs other things does not sign plans",
            )


def is_signed_by(statement: bytes, signature: bytes, *, email: str, trust: str, on: date) -> bool:
    """Say whether a trusted key of a person signed exactly these bytes.

    Args:
        statement: the statement's bytes.
        signature: the bytes of its `.sig`.
        email: the person, as the trust file's principal.
        trust: the text of the trust file.
        on: the day of the statement; the key must have been valid then.

    Raises:
        KamplanError: the trust file trusts too much, or there is no ssh-keygen.

    """
    check_trust(trust)
    if not re.fullmatch(r"[^\s,*?!]+@[^\s,*?!]+", email):
        return False
    with tempfile.TemporaryDirectory(prefix="kamplan-") as folder:
        signers, proof = Path(folder, "allowed_signers"), Path(folder, "statement.sig")
        signers.write_text(trust, encoding="utf-8")
        proof.write_bytes(signature)
        when = f"verify-time={on:%Y%m%d}120000Z"
        arguments = ["-Y", "verify", "-f", str(signers), "-I", email, "-n", NAMESPACE]
        done = _call([*arguments, "-s", str(proof), "-O", when], statement, is_asked=False)
        return done.returncode == 0


def _run(arguments: list[str], given: bytes, *, is_asked: bool) -> None:
    done = _call(arguments, given, is_asked=is_asked)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise KamplanError(
            f"ssh-keygen did not sign: {said[-1] if said else 'it gave no reason'}",
            hint="name a private key that you may read, for example ~/.ssh/id_ed25519",
        )


def _call(
    arguments: list[str], given: bytes, *, is_asked: bool
) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - explicit arguments, no shell
            ["ssh-keygen", *arguments],  # noqa: S607 - the user's own installation
            input=None if is_asked else given,
            capture_output=True,
            check=False,
            timeout=TIME_LIMIT,
            cwd=os.curdir,
        )
    except FileNotFoundError:
        raise KamplanError(
            "there is no ssh-keygen on this machine", hint="install OpenSSH's client"
        ) from None
    except subprocess.TimeoutExpired:
        raise KamplanError("ssh-keygen did not answer within a minute") from None
