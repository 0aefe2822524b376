"""What a session remembers between two sittings beside the plan: time, passed over, unfinished.

The answers stand in the plan; whoever loses this file loses no answer that was finished.
"""

import json
from dataclasses import dataclass, field
from typing import NamedTuple

from kamplan.scaffold.prompts import MINUTES, PARTS

_VERSION = 1


class TimeLeft(NamedTuple):
    """Whole minutes that are left; negative where more were taken."""

    part: int
    total: int


@dataclass
class Progress:
    """The state of one session."""

    seconds: dict[str, float] = field(default_factory=dict)
    """How long was spent, by part."""
    passed: set[str] = field(default_factory=set)
    """The steps that were passed over."""
    drafts: dict[str, str] = field(default_factory=dict)
    """What was begun and not finished, by step."""

    def spend(self, part: str, seconds: float) -> None:
        """Add time to a part."""
        self.seconds[part] = self.seconds.get(part, 0.0) + max(0.0, seconds)

    def find_left(self, part: str) -> TimeLeft:
        """Return the time left in a part, and of the ninety minutes."""
        box = next(one.minutes for one in PARTS if one.name == part)
        spent = self.seconds.get(part, 0.0)
        # Rounded up: a minute that has begun is still there.
        return TimeLeft(
            -int((spent - box * 60) // 60), -int((sum(self.seconds.values()) - MINUTES * 60) // 60)
        )

    def render(self) -> str:
        """Return it as the text of a file."""
        return (
            json.dumps(
                {
                    "version": _VERSION,
                    "seconds": {part: round(spent) for part, spent in self.seconds.items()},
                    "passed": sorted(self.passed),
                    "drafts": self.drafts,
                },
                ensure_ascii=False,
                indent=1,
            )
            + "\n"
        )


def load_progress(text: str) -> Progress:
    """Read what `Progress.render` wrote; whatever else it is, the session just begins anew."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return Progress()
    if not isinstance(data, dict) or data.get("version") != _VERSION:
        return Progress()
    seconds, passed, drafts = (data.get(key) for key in ("seconds", "passed", "drafts"))
    known = {part.name for part in PARTS}
    return Progress(
        {
            part: float(spent)
            for part, spent in (seconds if isinstance(seconds, dict) else {}).items()
            if part in known and isinstance(spent, int | float) and 0 <= spent < _MOST_SECONDS
        },
        {one for one in (passed if isinstance(passed, list) else []) if isinstance(one, str)},
        {
            key: draft
            for key, draft in (drafts if isinstance(drafts, dict) else {}).items()
            if isinstance(draft, str)
        },
    )


_MOST_SECONDS = 1_000_000
