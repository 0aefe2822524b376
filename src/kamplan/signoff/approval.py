"""A forge's review of a pull request, given by CI as JSON."""

from dataclasses import dataclass
from datetime import date

from kamplan.errors import KamplanError
from kamplan.signoff.statements import BrokenStatementError, read_json


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved which commit on the forge, and when."""

    email: str
    commit: str
    on: date


def read_approval(raw: bytes, name: str) -> Approval:
    """Read `{"reviewer": e-mail, "commit": id, "date": YYYY-MM-DD}`, and nothing else.

    Raises:
        KamplanError: the file is something else.

    """
    problem = KamplanError(
        f"`{name}` is no approval",
        hint='it is JSON with "reviewer" (an e-mail address), "commit" and "date" (YYYY-MM-DD)',
    )
    try:
        data = read_json(raw)
    except BrokenStatementError:
        raise problem from None
    if not isinstance(data, dict) or set(data) != {"reviewer", "commit", "date"}:
        raise problem
    reviewer, commit, on = data["reviewer"], data["commit"], data["date"]
    if not all(isinstance(one, str) and one for one in (reviewer, commit, on)):
        raise problem
    try:
        return Approval(reviewer, commit, date.fromisoformat(on[:10]))
    except ValueError:
        raise problem from None
