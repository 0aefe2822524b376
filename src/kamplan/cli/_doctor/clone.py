"""The clone: its state, who commits in it, whether git merges plans, where it is pushed to."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kamplan.cli._doctor.finding import Finding, fault, note, well

if TYPE_CHECKING:
    from kamplan.vcs import Repository


def look_at_clone(repository: "Repository") -> Iterator[Finding]:
    """Give what is unusual about the clone, with what to do about each."""
    from kamplan.vcs import find_state

    state = find_state(repository)
    for sentence in state.sentences():
        said, _, remedy = sentence.partition(": ")
        is_broken = bool(state.conflicted or state.under_way or not state.has_commit)
        make = fault if is_broken else note
        yield make("clone", said.rstrip("."), remedy.rstrip("."))
    if not state.sentences():
        yield well("clone", f"on the branch {state.branch}, with its whole history")
    yield from _look_at_person(repository)


def _look_at_person(repository: "Repository") -> Iterator[Finding]:
    from kamplan.cli._setup.committing import WHO_ARE_YOU
    from kamplan.vcs import find_identity

    person = find_identity(repository, "AUTHOR", os.environ)
    if person is None:
        remedy = WHO_ARE_YOU.replace("\n", "; ").replace("      ", "")
        yield note("clone", "git does not know who you are, so nothing can be proposed", remedy)
    else:
        yield well("clone", f"you commit as {person.name} <{person.email}>")


def look_at_merging(repository: "Repository") -> Iterator[Finding]:
    """Give whether git merges plans by their ids here, and keeps what was signed to the byte."""
    from kamplan.cli.git import find_driver_faults

    faults = find_driver_faults(repository)
    for one in faults:
        yield fault("merging", one, "kamplan git install")
    if not faults:
        yield well("merging", "git compares and merges plans with kamplan here")
    done = repository.git.run(
        "check-attr", "-z", "text", "--", "accounts/a/signoffs/0001-customer.json"
    )
    if done.out.split(b"\0")[2:3] != [b"unset"]:
        yield note(
            "merging",
            "git may change the line ends of what was signed, which voids it on another computer",
            "add the line `accounts/**/signoffs/** -text` to .gitattributes",
        )


def look_at_remote(repository: "Repository", forge: str) -> Iterator[Finding]:
    """Give whether the repository is known to its forge."""
    from kamplan.vcs import get_config

    if forge == "none":
        return
    if get_config(repository, "remote.origin.url") is None:
        yield note(
            "forge",
            "this clone knows no other place, so nobody else sees the plan",
            "git remote add origin ADDRESS; git push -u origin HEAD",
        )
        return
    yield well("forge", "origin is where proposals go")
