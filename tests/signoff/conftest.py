"""A plan that both parties signed, as values."""

import json
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from kamplan.planfile import demand_plan
from kamplan.signoff import Party, SignoffState, judge_signoff, prepare_signing, write_statement

REFERENCE = (Path(__file__).parents[1] / "data/plan.reference.yaml").read_text(encoding="utf-8")
SIGNED_ON = date(2025, 12, 11)
LEADS: dict[Party, str] = {"customer": "strand", "supplier": "marsh"}


class Folder(dict[str, bytes]):
    """The files of `signoffs/`, and what is made of them."""

    def sign(self, text: str, party: Party, *, on: date = SIGNED_ON, by: str | None = None) -> None:
        """Add one party's statement over a plan."""
        made = prepare_signing(
            demand_plan(text, PurePosixPath("plan.yaml")).plan,
            self,
            party=party,
            by=by or LEADS[party],
            method="meeting",
            evidence=None,
            on=on,
        )
        self[made.payload_name] = made.payload
        self[made.statement.file_name] = write_statement(made.statement)

    def judge(self, text: str, **more: Any) -> SignoffState:
        """Judge a plan beside these files."""
        return judge_signoff(demand_plan(text, PurePosixPath("plan.yaml")).plan, self, **more)

    def alter(self, name: str, **values: Any) -> None:
        """Change values of a statement, in otherwise canonical JSON."""
        data = {**json.loads(self[name]), **values}
        text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        self[name] = text.encode() + b"\n"


@pytest.fixture
def signed() -> Folder:
    """Both parties signed the reference plan."""
    folder = Folder()
    folder.sign(REFERENCE, "customer")
    folder.sign(REFERENCE, "supplier")
    return folder
