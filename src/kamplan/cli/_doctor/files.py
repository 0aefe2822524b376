"""The files of the repository: settings, schemas, checks and forms, keys, plans."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import kamplan
from kamplan.cli._doctor.finding import Finding, fault, note, well
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.cli._setup.place import Place
    from kamplan.model import Settings
    from kamplan.vcs import Repository

_OWNERS = {"github": ".github/CODEOWNERS", "gitlab": ".gitlab/CODEOWNERS"}
_LISTED = 5


def look_at_settings(root: Path) -> "tuple[Settings, list[Finding]]":
    """Return the settings, those that can be read, and what is wrong with their file."""
    from kamplan import workspace
    from kamplan.config import FILE_NAME, load_settings

    path = workspace.shown(root / FILE_NAME)
    raw = workspace.read_settings(root)
    loaded = load_settings(raw, path)
    if raw is None:
        remedy = "kamplan init writes one; it may also stay away"
        return loaded.settings, [note("settings", f"there is no {FILE_NAME}", remedy)]
    if loaded.diagnostics:
        first = loaded.diagnostics[0]
        where = f"{path}:{first.span.line}:{first.span.column}"
        return loaded.settings, [fault("settings", f"{where}: {first.message}", first.cure)]
    return loaded.settings, [well("settings", f"{FILE_NAME} can be read")]


def look_at_set_up(place: "Place", settings: "Settings") -> Iterator[Finding]:
    """Give what of the files that `kamplan init` writes is missing or out of date."""
    from pathlib import PurePosixPath

    from kamplan.collab.setup import FileState, build_files, compare_setup

    record = place.read_record()
    if record is None:
        yield note(
            "set-up",
            "this repository was not set up by `kamplan init`: no checks, no forms, no schemas",
            "kamplan init --forge github (or gitlab, or none); it leaves what is there",
        )
        return
    answers = place.know_answers(record, settings)
    wanted = build_files(answers, kamplan.__version__)
    known = [*wanted, *(PurePosixPath(one) for one in record.files)]
    files = compare_setup(record, wanted, {path: place.read(path) for path in known})
    due = [str(one.path) for one in files if one.is_due]
    gone = [str(one.path) for one in files if one.state is FileState.REMOVED]
    if due:
        yield fault("set-up", f"out of date: {_list(due)}", "kamplan init --update")
    if gone:
        yield note("set-up", f"removed here, and left so: {_list(gone)}", "nothing, if meant so")
    if not due:
        yield well("set-up", f"{len(files)} files, none out of date")
    beside = [str(path) for path in wanted if (place.root / f"{path}.kamplan-new").exists()]
    if beside:
        yield note(
            "set-up",
            f"newer versions lie beside your own: {_list(beside)}",
            f"compare {beside[0]}.kamplan-new with yours, then delete it",
        )


def look_at_owners(place: "Place", settings: "Settings") -> Iterator[Finding]:
    """Give whether anybody is asked about a proposal."""
    from pathlib import PurePosixPath

    name = _OWNERS.get(settings.forge or "none")
    text = None if name is None else place.read(PurePosixPath(name))
    if name is None or text is None:
        return
    if all(line.startswith("#") or not line.strip() for line in text.splitlines()):
        yield note(
            "forge",
            f"{name} names nobody, so the forge asks nobody about a proposal",
            "kamplan init --update --supplier-owner @… --customer-owner @…",
        )
    else:
        yield well("forge", f"{name} says who is asked about a proposal")


def look_at_trust(
    place: "Place", repository: "Repository", settings: "Settings"
) -> Iterator[Finding]:
    """Give whether the keys that may sign can be read, from where they are to be read."""
    from kamplan.cli._proofs import TRUST_PATH
    from kamplan.vcs.keys import check_trust

    text = place.read(TRUST_PATH)
    source = settings.signoff.trust_from
    if source is not None and not Path(source).is_file():
        commit = repository.find(source)
        if commit is None:
            yield fault(
                "keys",
                f"git knows no `{source}`, from which the keys that may sign are to be read",
                "git fetch origin; or name another in kamplan.yaml under signoff: trust_from",
            )
            return
        raw = repository.read(commit, TRUST_PATH)
        if raw is None or raw.decode("utf-8", "replace") != text:
            yield note(
                "keys",
                f"{TRUST_PATH} is not the same in `{source}`, and that one counts",
                "propose the keys, and let the other side accept them",
            )
        text = None if raw is None else raw.decode("utf-8", "replace")
    keys = _count_keys(text)
    if text is not None:
        try:
            check_trust(text)
        except KamplanError as error:
            yield fault("keys", error.message, error.hint or f"mend {TRUST_PATH}")
            return
    if settings.signoff.required == "signed" and not keys:
        yield fault(
            "keys",
            "signatures must be proved by a key, and no key is trusted",
            f"add a line for each signer to {TRUST_PATH}",
        )
    else:
        yield well("keys", f"{keys or 'no'} trusted {'key' if keys == 1 else 'keys'}")


def look_at_plans(root: Path) -> Iterator[Finding]:
    """Give how many plans there are."""
    from kamplan import workspace

    accounts = workspace.list_accounts(root)
    if accounts:
        plans = "plan" if len(accounts) == 1 else "plans"
        yield well("plans", f"{len(accounts)} {plans}; kamplan lint says what they lack")
    else:
        yield note("plans", "there is no plan here yet", "kamplan new ACCOUNT")


def _count_keys(text: str | None) -> int:
    lines = (text or "").splitlines()
    return sum(bool(line.strip()) and not line.startswith("#") for line in lines)


def _list(names: list[str]) -> str:
    more = len(names) - _LISTED
    return ", ".join(names[:_LISTED]) + (f" and {more} more" if more > 0 else "")
