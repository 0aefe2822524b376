"""How a rule is tested: a plan as text goes in, positions and messages come out.

Examples stay short: top-level keys that a text does not have are added below it from one small
plan without a fault, so that every position in the text is as written.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from textwrap import dedent
from typing import NamedTuple, Protocol, TypedDict, Unpack

import pytest

from kamplan.config import load_settings
from kamplan.diagnostics import Diagnostic
from kamplan.lint import ALL_RULES, Context, Group, Rule, Stage, lint_plan
from kamplan.lint.signatures import judge_by
from kamplan.planfile import PlanFile, load_plan

PATH = PurePosixPath("accounts/st-brannocs/plan.yaml")
TODAY = date(2026, 1, 20)

BASE = """\
kamplan: 1
account:
  id: st-brannocs
  name: St. Brannoc's University Hospital
  beneficiaries: patients treated with infused medicines
supplier: {name: Tessaly Biologics, lead: marsh}
customer: {name: St. Brannoc's University Hospital, lead: strand}
period: {start: 2026-01-01, end: 2026-12-31}
philosophy:
  why: The unit treats 310 people a month and we are one of the causes of its stress.
  want_for_customer: Every patient treated on the day promised.
  help_become: The unit that other hospitals come to see.
  for_person: Nurses go home on time.
  for_business: Waiting time comes down.
  market_context: The infusion budget shrinks in 2026.
expected_return:
  - id: no-morning-calls
    party: customer
    verbatim: If nobody has had to ring a patient at eight to say don't come, I'll call that a win.
    said_by: strand
    said_on: 2025-10-28
    criteria: [same-day-cancellations]
contacts:
  - {id: strand, party: customer, name: Dr Helena Strand, title: Medical director, unit: board,
     roles: [executive-sponsor, decision-maker], decides: [care pathway],
     last_confirmed: 2026-01-12}
  - {id: penhale, party: customer, name: Moira Penhale, title: Infusion unit sister,
     unit: infusion unit, roles: [day-to-day], reports_to: strand, last_confirmed: 2026-01-12}
  - {id: marsh, party: supplier, name: Ella Marsh, roles: [account-lead], reports_to: pell,
     last_confirmed: 2026-01-12}
  - {id: adeyemi, party: supplier, name: Tunde Adeyemi, roles: [specialist], reports_to: marsh,
     last_confirmed: 2026-01-12}
  - {id: pell, party: supplier, name: Conrad Pell, roles: [executive-sponsor],
     last_confirmed: 2026-01-12}
sessions:
  - {id: walk-round, on: 2025-09-16, kind: discovery, attendees: [penhale, marsh, adeyemi]}
  - {id: workshop, on: 2025-10-28, kind: co-creation, attendees: [strand, penhale, marsh, pell]}
six_boxes:
  focus: journey
  assumptions:
    believed:
      - {what: Chairs are short on Mondays, basis: customer-said, checked_with: penhale,
         checked_on: 2025-10-28}
    stop_doing: [quarterly product decks]
    start_doing: [talk to finance in October]
    may_need_to_change: [who owns the booking template]
  journey:
    today: {needs: [chairs on Mondays], emotions: [overloaded], barriers: [eleven log-ins a nurse],
            to_move_forward: [see one quiet Thursday]}
    tomorrow: [a link with home care]
    uncertain: [what the new budget leaves]
  growth:
    insight_they_lack: [nine of fourteen cancellations fall on two weekdays]
    unexplored_services: [slot modelling]
    using_insight: [level the infusion week]
  goals:
    - id: no-same-day-cancellations
      goal: No same-day infusion cancellation caused by chairs or stock
      why_it_matters: It is what patients write to the board about.
      expected_result: Three a month or fewer by December.
      serves_want: yes, it is what we want most for them
      better_customer: a calmer unit plans with us
      our_strategy: people before leaflets
  strategy:
    challenges:
      - {id: bookings-follow-clinics, cause: Bookings follow clinic days and not chair supply,
         symptom: corridor queues, goals: [no-same-day-cancellations]}
    policies: [a scheduling specialist before any leaflet]
    resources: {minimum: [12 analyst days], ideal: [a second analyst]}
  team:
    - {who: adeyemi, expertise: queues, relationships: [penhale], cares_about: dull Thursdays}
  co_beneficiaries: [home-care team]
needs:
  - id: empty-chairs
    kind: pain
    verbatim: >-
      Mondays and Thursdays I've people sat in the corridor because the chairs are gone by half
      nine. Then Wednesday afternoon I've two nurses and nobody to treat.
    said_by: penhale
    said_on: 2025-09-16
    session: walk-round
    confirmed_by: penhale
    confirmed_on: 2025-10-28
    priority: high
    themes: [capacity]
    ours_to_serve: true
    intent: act
  - id: whole-waiting-list
    kind: want
    verbatim: If you want to be useful get the whole waiting list down from twenty-two weeks.
    said_by: strand
    said_on: 2025-10-28
    session: workshop
    confirmed_by: strand
    confirmed_on: 2025-11-18
    priority: high
    ours_to_serve: false
    intent: wont-act
    reason: It is not ours to change. We told the access board.
initiatives:
  - id: level-the-week
    title: Level the infusion week
    rank: 1
    needs: [empty-chairs]
    goals: [no-same-day-cancellations]
    value: [service-quality]
    start: 2026-01-12
    due: 2026-06-30
    commitments:
      - {id: analyst-on-site, party: supplier, owner: adeyemi,
         what: Schedule analyst on site for twelve days, due: 2026-02-27}
      - {id: chair-times, party: customer, owner: penhale, what: Eight weeks of chair times,
         due: 2026-01-30}
    success_criteria:
      - id: same-day-cancellations
        metric: Same-day cancellations
        unit: per month
        baseline: {value: 14, as_of: 2025-09-30, source: unit log}
        target: {value: 3, by: 2026-12-31}
        measured_by: penhale
checkpoints: [2026-04-14, 2026-07-14, 2026-10-13]
"""

_SECTION = re.compile(r"^([a-z_]+):.*\n(?:(?![a-z_]+:).*\n)*", re.MULTILINE)
_KEY = re.compile(r"^([A-Za-z_-]+):", re.MULTILINE)


def merge(text: str) -> str:
    """Add the sections of the base plan that a text does not have below it."""
    text = dedent(text)
    if not text.endswith("\n"):
        text += "\n"
    own = set(_KEY.findall(text))
    return text + "".join(one[0] for one in _SECTION.finditer(BASE) if one[1] not in own)


def place(one: Diagnostic) -> str:
    """Give a finding as `line:column message`."""
    return f"{one.span.line}:{one.span.column} {one.message}"


class Checked(NamedTuple):
    """What one rule said of a plan."""

    found: list[str]
    """`line:column message`, in the order of the text."""
    severities: list[str]
    cures: list[str]
    places: list[str]


class Given(TypedDict, total=False):
    """What a plan is judged with; what is left out is as in an empty repository."""

    notes: Mapping[str, str]
    """Files beside the plan, by the path that the plan has for them."""
    settings: str
    """The text of `kamplan.yaml`."""
    today: date
    stage: Stage
    location: PurePosixPath
    base: str
    """The plan before the change, or those of its sections that matter."""
    files: Sequence[str]
    """The files of the repository, by their paths from its root."""
    archived: Sequence[str]
    """The ids of the needs in closed plans."""
    schema: str
    """The schema for editors in the repository."""
    last_signed_on: date
    signoffs: Mapping[str, bytes]
    """The files of `signoffs/`."""


class Check(Protocol):
    """A plan in, what one rule says out."""

    def __call__(
        self,
        rule: Rule,
        text: str,
        *,
        whole: bool = False,
        path: PurePosixPath = PATH,
        **given: Unpack[Given],
    ) -> Checked:
        """Run one rule.

        Args:
            rule: the rule to ask.
            text: the plan, or those of its sections that matter.
            whole: whether the text is all there is, with nothing to add.
            path: what the plan's file is called.
            given: what it is judged with.

        """


def build_context(**given: Unpack[Given]) -> Context:
    """Build what a rule may know besides the plan."""
    loaded = load_settings(given.get("settings", "kamplan: 1\n"), PurePosixPath("kamplan.yaml"))
    assert loaded.diagnostics == ()
    notes = given.get("notes", {})
    files = [PurePosixPath(one) for one in given.get("files", ())]
    archived = frozenset(given.get("archived", ()))
    return Context(
        today=given.get("today", TODAY),
        settings=loaded.settings,
        stage=given.get("stage", Stage.DRAFT),
        find_notes=notes.get,
        location=given.get("location"),
        find_files=lambda: files,
        base=load_whole(given["base"]) if "base" in given else None,
        find_archived_needs=lambda: archived,
        find_schema=lambda: given.get("schema"),
        last_signed_on=given.get("last_signed_on"),
        judge_signoff=judge_by(given.get("signoffs", {})),
        knows_signoffs="signoffs" in given,
    )


def load_whole(text: str, path: PurePosixPath = PATH) -> PlanFile:
    """Load a plan in which there is nothing wrong to read."""
    loaded = load_plan(merge(text), path)
    assert loaded.file is not None
    assert loaded.diagnostics == ()
    return loaded.file


def judge_text(text: str, *groups: Group, **given: Unpack[Given]) -> list[str]:
    """Give `line:column rule message` of what whole groups say of a text, not of what is added."""
    rules = [rule for rule in ALL_RULES if rule.group in groups]
    loaded = load_plan(merge(text), PATH)
    last = dedent(text).count("\n")
    return [
        f"{one.span.line}:{one.span.column} {one.rule} {one.message}"
        for one in lint_plan(loaded, rules, build_context(**given))
        if one.span.line <= last
    ]


@pytest.fixture
def check() -> Check:
    """Run one rule over a plan."""

    def run(
        rule: Rule,
        text: str,
        *,
        whole: bool = False,
        path: PurePosixPath = PATH,
        **given: Unpack[Given],
    ) -> Checked:
        loaded = load_plan(dedent(text) if whole else merge(text), path)
        # Whether a comment is of use is known only when all rules were asked.
        rules = ALL_RULES if rule.group is Group.HYGIENE else [rule]
        found = lint_plan(loaded, rules, build_context(**given))
        if rule.group is Group.HYGIENE:
            found = tuple(one for one in found if one.rule == rule.name)
        assert {one.rule for one in found} <= {rule.name}
        return Checked(
            [place(one) for one in found],
            [str(one.severity) for one in found],
            [one.cure for one in found],
            [one.place for one in found],
        )

    return run
