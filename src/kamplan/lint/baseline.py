"""Findings that were accepted once, so that only new ones are told; the list can only shrink.

A finding is known by its file, its rule and its place in ids and field names, without any prose:
it stays the same when lines move and words change. What git or the signatures contradict is never
accepted, and neither is what keeps a file from being read.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from kamplan.diagnostics import Diagnostic
from kamplan.errors import SettingsError

SCHEMA_VERSION = 1
KIND = "lint-baseline"

ALARMS = frozenset(
    {
        "forged-digest",
        "need-removed",
        "same-person-both-parties",
        "suppression-without-reason",
        "unlisted-signatory",
        "verbatim-changed",
        "void-signature",
    }
)
_UNREADABLE = frozenset({"yaml-syntax", "anchor-or-merge-key", "conflict-marker", "duplicate-key"})
"""Where one of these was found, other findings may be hidden behind it."""


class Known(NamedTuple):
    """What a finding is known by."""

    path: str
    """From the folder of the baseline on, with forward slashes."""
    rule: str
    place: str


class Baseline:
    """The accepted findings, and which of them were met again."""

    def __init__(self, accepted: Mapping[Known, int] | None = None) -> None:
        self.accepted = Counter(accepted or {})
        self._met: Counter[Known] = Counter()
        self._judged: set[str] = set()
        self._unreadable: set[str] = set()

    def part(
        self, path: str, found: Iterable[Diagnostic]
    ) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
        """Part the findings of a file: those to tell, and those accepted before.

        Args:
            path: the file, as the baseline names it.
            found: all findings of it.

        """
        told: list[Diagnostic] = []
        accepted: list[Diagnostic] = []
        self._judged.add(path)
        for one in found:
            known = Known(path, one.rule, one.place)
            if one.rule in _UNREADABLE:
                self._unreadable.add(path)
            if can_be_accepted(one) and self._met[known] < self.accepted[known]:
                self._met[known] += 1
                accepted.append(one)
            else:
                told.append(one)
        return tuple(told), tuple(accepted)

    def shrink(self, asked: Iterable[str], missing: Iterable[str] = ()) -> "Baseline":
        """Return the baseline without what was looked for and is no longer there.

        Args:
            asked: the rules that were asked.
            missing: files that are gone.

        """
        rules, gone = set(asked), set(missing)
        kept: Counter[Known] = Counter()
        for known, count in self.accepted.items():
            if known.path in gone:
                continue
            is_looked_for = (
                known.rule in rules
                and known.path in self._judged
                and known.path not in self._unreadable
            )
            left = min(count, self._met[known]) if is_looked_for else count
            if left:
                kept[known] = left
        return Baseline(kept)

    def accept(self, path: str, rules: Iterable[str], found: Sequence[Diagnostic]) -> None:
        """Accept what was found in a file, in the place of what was accepted there before.

        Args:
            path: the file, as the baseline names it.
            rules: the rules that were asked.
            found: all findings of it.

        """
        if not any(one.rule in _UNREADABLE for one in found):
            asked = set(rules)
            for known in [one for one in self.accepted if one.path == path and one.rule in asked]:
                del self.accepted[known]
        for one in found:
            if can_be_accepted(one):
                self.accepted[Known(path, one.rule, one.place)] += 1

    def render(self) -> str:
        """Return the text of the file: JSON, an entry a line, in a fixed order."""
        lines = [
            json.dumps({**known._asdict(), "count": count}, ensure_ascii=False)
            for known, count in sorted(self.accepted.items())
        ]
        head = f'{{"schemaVersion": {SCHEMA_VERSION}, "kind": "{KIND}", "findings": ['
        body = "\n" + ",\n".join(lines) + "\n" if lines else ""
        return f"{head}{body}]}}\n"

    @property
    def size(self) -> int:
        """How many findings are accepted."""
        return self.accepted.total()


def can_be_accepted(one: Diagnostic) -> bool:
    """Say whether a finding may be accepted at all."""
    return one.rule not in ALARMS and one.rule not in _UNREADABLE and bool(one.place)


def read_baseline(text: str, path: str) -> Baseline:
    """Return what a file accepts.

    Args:
        text: what `render` wrote.
        path: how to name the file in an error.

    Raises:
        SettingsError: it is no such file.

    """
    try:
        data = json.loads(text)
        return Baseline(_read_findings(data))
    except (ValueError, LookupError, TypeError, RecursionError):
        raise SettingsError(
            f"`{path}` is not a baseline that this version of kamplan can read",
            hint=f"kamplan lint --baseline {path} --update-baseline writes it anew",
        ) from None


def _read_findings(data: dict[str, Any]) -> Counter[Known]:
    if data["schemaVersion"] != SCHEMA_VERSION or data["kind"] != KIND:
        raise ValueError(data["schemaVersion"])
    accepted: Counter[Known] = Counter()
    for one in data["findings"]:
        accepted[Known(str(one["path"]), str(one["rule"]), str(one["place"]))] += int(one["count"])
    return accepted
