"""Plans to look back on: the examples, and small ones made of their parts."""

import textwrap
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kamplan.planfile import PlanFile, demand_plan
from tests.conftest import ROOT

if TYPE_CHECKING:
    from kamplan.model import Commitment, Criterion, Plan

HEAD = """\
kamplan: 1
account: {id: st-brannocs, name: St. Brannoc's University Hospital}
supplier: {name: Tessaly Biologics, lead: marsh}
customer: {name: St. Brannoc's University Hospital, lead: strand}
period: {start: 2026-01-01, end: 2026-12-31}
"""
CONTACTS = """\
contacts:
  - {id: strand, party: customer, name: Dr Helena Strand}
  - {id: marsh, party: supplier, name: Ella Marsh}
"""
REST = "six_boxes: {}\nneeds: []\n"


def example(name: str) -> PlanFile:
    path = ROOT / "examples" / name / "accounts" / name / "plan.yaml"
    return demand_plan(path.read_bytes(), PurePosixPath(f"accounts/{name}/plan.yaml"))


def plan_of(parts: str = "", *, contacts: str = CONTACTS, rest: str = REST) -> PlanFile:
    """Return a plan with these parts; `initiatives` unless they have their own."""
    body = textwrap.dedent(parts)
    if "initiatives:" not in body:
        body += "initiatives: []\n"
    return demand_plan(HEAD + contacts + rest + body, PurePosixPath("plan.yaml"))


def initiative_of(commitments: str = "", criteria: str = "") -> "Plan":
    text = "initiatives:\n  - id: level-the-week\n    title: Level the infusion week\n"
    if commitments:
        text += "    commitments:\n" + textwrap.indent(textwrap.dedent(commitments), "      ")
    if criteria:
        text += "    success_criteria:\n" + textwrap.indent(textwrap.dedent(criteria), "      ")
    return plan_of(text).plan


def commitment_of(facts: str) -> "Commitment":
    plan = initiative_of(f"- {{id: analyst-on-site, party: supplier, what: On site, {facts}}}\n")
    return plan.initiatives[0].commitments[0]


def criterion_of(
    baseline: str, target: str, *readings: str, unit: str = "per month"
) -> "Criterion":
    """Return a criterion; its readings are of the last days of January, February, …"""
    days = ("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30")
    listed = ", ".join(
        f"{{on: {day}, value: {one}}}" for day, one in zip(days, readings, strict=False)
    )
    plan = initiative_of(
        criteria=f"""\
        - id: cancellations
          metric: Cancellations
          unit: {unit}
          baseline: {{value: {baseline}}}
          target: {{value: {target}}}
          readings: [{listed}]
        """
    )
    return plan.initiatives[0].success_criteria[0]
