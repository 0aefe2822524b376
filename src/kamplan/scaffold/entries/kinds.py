"""The kinds of entry that a command adds to a plan: where each stands, and an example of it."""

from functools import cache
from typing import NamedTuple

from kamplan.model.shape import FieldShape, RecordShape, shape_of


class EntryKind(NamedTuple):
    """One kind of entry."""

    name: str
    """As it is typed."""
    route: str
    """The list it stands in: keys from the top of the plan, with `*` for an item of a list. Empty
    where the entry itself says under what it stands."""
    summary: str
    """What it is, as the end of a sentence."""
    example: str
    """What is typed behind `kamplan add`."""
    words: str = ""
    """The key of the words its id is made from, where it has an id."""
    option: str = ""
    """The option that gives the value, where an entry is one value and no record."""
    next_step: str = ""
    """What to type next; `{id}` stands for its id, `{parent}` for that of the entry around it."""

    @property
    def parent(self) -> str:
        """The kind of item that it stands in, or nothing."""
        above, _, _ = self.route.partition("/*/")
        return (find_list(above).item or "") if above != self.route else ""

    @property
    def article(self) -> str:
        """The kind with its article."""
        return f"{'an' if self.name[0] in 'aeiou' else 'a'} {self.name}"


KINDS = (
    EntryKind(
        "contact",
        "contacts",
        "a person of either side",
        'contact --name "Moira Penhale" --party customer --role day-to-day --reports-to strand',
        words="name",
    ),
    EntryKind(
        "session",
        "sessions",
        "a meeting, interview or survey in which we listen",
        "session --id walk-round --on 2025-09-16 --kind discovery --attendee penhale "
        "--notes sessions/2025-09-16-walk-round.md",
        words="kind",
        next_step="kamplan add need --session {id} --from-note FILE:LINE --said-by …",
    ),
    EntryKind(
        "follow-up",
        "sessions/*/follow_ups",
        "a small thing promised in a session",
        'follow-up --session walk-round --what "Send the slot plan" --owner adeyemi '
        "--due 2025-09-30",
        words="what",
        next_step="kamplan mark {id} done",
    ),
    EntryKind(
        "briefing",
        "sessions/*/briefed",
        "someone who was told beforehand what a session is for",
        "briefing --session walk-round --who penhale --briefed-by marsh --on 2025-09-10",
    ),
    EntryKind(
        "return",
        "expected_return",
        "what winning means to one of the sides, in its own words",
        "return --party customer --verbatim \"If nobody has had to ring a patient at eight, I'll "
        'call that a win." --said-by strand --said-on 2025-10-28',
        words="verbatim",
    ),
    EntryKind(
        "need",
        "needs",
        "what the customer said, in the customer's words",
        'need --verbatim "It\'s four pounds an hour to park." --said-by penhale '
        "--said-on 2025-09-16 --kind complaint --priority low",
        words="verbatim",
        next_step="kamplan decide {id} --intent act",
    ),
    EntryKind(
        "belief",
        "six_boxes/assumptions/believed",
        "what we take for true, and on whose word",
        'belief --what "They want fewer leaflets" --basis our-view',
    ),
    EntryKind(
        "goal",
        "six_boxes/goals",
        "one of the customer's top goals",
        'goal --goal "No same-day cancellation" --why-it-matters "The board reads it first." '
        '--expected-result "Three a month"',
        words="goal",
        next_step="kamplan add benchmark --goal {id} --by DATE --what …",
    ),
    EntryKind(
        "benchmark",
        "six_boxes/goals/*/benchmarks",
        "a mark on the way to a goal",
        'benchmark --goal no-same-day-cancellations --by 2026-06-30 --what "eight a month"',
    ),
    EntryKind(
        "challenge",
        "six_boxes/strategy/challenges",
        "what stands in the way of the goals, and its cause",
        'challenge --cause "Bookings follow clinic days and not chair supply" '
        '--symptom "corridor queues" --goal no-same-day-cancellations',
        words="cause",
    ),
    EntryKind(
        "team-member",
        "six_boxes/team",
        "what one of us is good at, and whom they know",
        "team-member --who adeyemi --expertise queues --relationship penhale",
    ),
    EntryKind(
        "line",
        "",
        "a line of plain text under a question of the plan",
        'line --under stop_doing --text "quarterly product decks"',
    ),
    EntryKind(
        "initiative",
        "initiatives",
        "one of the few things both sides work on",
        'initiative --title "Level the infusion week" --rank 1 --need empty-chairs '
        "--goal no-same-day-cancellations --start 2026-01-12 --due 2026-06-30",
        words="title",
        next_step="kamplan add commitment --initiative {id} --party supplier --owner … --what …",
    ),
    EntryKind(
        "commitment",
        "initiatives/*/commitments",
        "what one side will do for an initiative",
        "commitment --initiative level-the-week --party customer --owner penhale "
        '--what "Eight weeks of chair times" --due 2026-01-30',
        words="what",
        next_step="kamplan add criterion --initiative {parent} --metric …",
    ),
    EntryKind(
        "criterion",
        "initiatives/*/success_criteria",
        "what success of an initiative will look like",
        'criterion --initiative level-the-week --metric "Same-day cancellations" '
        '--unit "per month" --baseline 14 --baseline-as-of 2025-09-30 '
        '--baseline-source "unit log" --target 3 --target-by 2026-12-31 --measured-by penhale',
        words="metric",
        next_step="kamplan lint",
    ),
    EntryKind(
        "partner",
        "initiatives/*/partners",
        "a third party who helps with an initiative",
        'partner --initiative level-the-week --name HomeFirst --part "evening line"',
    ),
    EntryKind(
        "cell",
        "white_space/cells",
        "how an offering of ours stands in a unit of theirs",
        'cell --unit "home-care team" --offering "home infusion nursing" --state open '
        '--next-step "ask in June" --owner marsh --by 2026-06-30',
    ),
    EntryKind(
        "relationship",
        "white_space/relationships_to_build",
        "somebody at the customer whom we would like to meet",
        'relationship --who "Head of dermatology" --introduced-by strand --by 2026-04-30',
    ),
    EntryKind(
        "growth-target",
        "growth_targets",
        "what we want for ourselves, said openly",
        'growth-target --kind retain --what "Renewal decided on service" --by 2027-03-31',
        words="what",
    ),
    EntryKind(
        "touchpoint",
        "touchpoints",
        "who meets whom how often",
        'touchpoint --kind call --every "1 month" --first 2026-01-20 --attendee penhale '
        "--attendee marsh --about slots",
        words="kind",
    ),
    EntryKind(
        "checkpoint",
        "checkpoints",
        "a day on which both look at progress",
        "checkpoint --on 2026-04-14",
        option="on",
    ),
    EntryKind(
        "report",
        "reporting",
        "which report goes to whom how often",
        'report --audience both --to "medical board" --every "6 months" --first 2026-06-30 '
        "--owner marsh",
        words="to",
    ),
    EntryKind(
        "renewal-step",
        "renewal/steps",
        "what has to be done before the contract ends",
        'renewal-step --what "Results shown before notice day" --owner marsh --by 2026-11-15',
    ),
    EntryKind(
        "handoff-item",
        "handoff/items",
        "what sales hands over to the account's people",
        'handoff-item --what "Open promises listed and told to the customer"',
    ),
    EntryKind(
        "outlook",
        "account/profile/looming",
        "a problem that can be seen coming for the customer",
        'outlook --what "Biosimilar tender in autumn" --source "access review"',
    ),
    EntryKind(
        "analyst-report",
        "account/profile/analyst_reports",
        "what others have written about the customer",
        'analyst-report --title "Regional access review" --url https://example.org/review',
    ),
)
"""In the order in which a person meets them."""


def find_kind(name: str) -> EntryKind:
    """Return the kind of that name; there must be one."""
    return next(one for one in KINDS if one.name == name)


@cache
def find_list(route: str) -> FieldShape:
    """Return the shape of the list at a route of the plan, as `initiatives/*/commitments`."""
    record: RecordShape | None = shape_of("plan")
    field: FieldShape | None = None
    for step in route.split("/"):
        if step == "*":
            field = field.element if field else None
        else:
            field = record.fields[step] if record else None
        record = field.record if field else None
    if field is None:
        raise KeyError(route)
    return field
