"""Every question of the session, in its order: the catalogue's, and what belongs to each entry.

The catalogue (`kamplan.scaffold.prompts`) has the wording, the route and the example of what it
asks. Here stand the few questions that complete an entry, and a hint for each.
"""

from dataclasses import replace

from kamplan.scaffold.prompts import PARTS, find_prompt
from kamplan.scaffold.session.question import Form, Group, Question
from kamplan.scaffold.session.tips import TIPS

BELIEFS = Group("belief", ("six_boxes", "assumptions", "believed"), "what")
GOALS = Group("goal", ("six_boxes", "goals"), "goal", has_id=True, most=4)
CHALLENGES = Group("challenge", ("six_boxes", "strategy", "challenges"), "cause", has_id=True)
TEAM = Group("person", ("six_boxes", "team"), "who")
THEIR_RETURNS = Group(
    "return", ("expected_return",), "verbatim", has_id=True, fixed={"party": "customer"}
)
OUR_RETURNS = Group(
    "return", ("expected_return",), "verbatim", has_id=True, fixed={"party": "supplier"}
)

BASES = ("customer-said", "our-standard", "other-customers", "our-view")
BOXES = ("assumptions", "journey", "growth", "goals", "strategy", "team")


def _asked(label: str, group: Group | None = None) -> Question:
    """Return a question of the catalogue; within a group its route begins at the entry."""
    one = find_prompt(label)
    part = next(part.name for part in PARTS if one in part.prompts)
    is_list = one.is_list and group is None
    return Question(
        label,
        part,
        one.route if group is None else one.route[-1:],
        one.question,
        TIPS[label],
        one.example,
        Form.LIST if is_list else Form.TEXT,
        group=group,
    )


def _plain(part: str) -> list[Question]:
    return [_asked(one.label) for found in PARTS if found.name == part for one in found.prompts]


_BELIEFS = [
    Question(
        label="believed",
        part="assumptions",
        key=("what",),
        text="What do we take for true about this customer?",
        tip=TIPS["believed"],
        example="They want fewer leaflets",
        group=BELIEFS,
        again="What else do we take for true?",
    ),
    Question(
        label="believed-basis",
        part="assumptions",
        key=("basis",),
        text="On whose word do we believe it?",
        tip=TIPS["believed-basis"],
        example="our-view",
        form=Form.CHOICE,
        choices=BASES,
        group=BELIEFS,
    ),
]
_GOALS = [
    Question(
        label="goal",
        part="goals",
        key=("goal",),
        text="What is the customer's most important goal this year, in the customer's terms?",
        tip=TIPS["goal"],
        example="No same-day infusion cancellation caused by chairs or stock",
        group=GOALS,
        again="What is the next goal?",
    ),
    Question(
        label="goal-why",
        part="goals",
        key=("why_it_matters",),
        text="Why does it matter to them?",
        tip=TIPS["goal-why"],
        example="It is what patients write to the board about.",
        group=GOALS,
    ),
    Question(
        label="goal-result",
        part="goals",
        key=("expected_result",),
        text="Which result do they expect?",
        tip=TIPS["goal-result"],
        example="Three a month or fewer by December.",
        group=GOALS,
    ),
    *(_asked(label, GOALS) for label in ("4a", "4b", "4c")),
]
_STRATEGY = [
    replace(_asked("5a", CHALLENGES), again="Which other challenge, and its cause?"),
    Question(
        label="5a-symptom",
        part="strategy",
        key=("symptom",),
        text="What shows of it?",
        tip=TIPS["5a-symptom"],
        example="corridor queues",
        group=CHALLENGES,
    ),
    Question(
        label="5a-goals",
        part="strategy",
        key=("goals",),
        text="Which goals does it stand in the way of?",
        tip=TIPS["5a-goals"],
        example="1",
        form=Form.GOALS,
        group=CHALLENGES,
    ),
    *map(_asked, ("5b", "5c", "5c-ideal")),
]
_TEAM = [
    Question(
        label="6-who",
        part="team",
        key=("who",),
        text="Who is around this account, on your side or theirs? Name one person.",
        tip=TIPS["6-who"],
        example="Tunde Adeyemi (supplier)",
        form=Form.PERSON,
        group=TEAM,
        again="Who else?",
    ),
    replace(_asked("6a", TEAM), text="What is this person good at?"),
    replace(
        _asked("6b", TEAM),
        form=Form.PEOPLE,
        text="Whom does this person know best, on either side?",
        example="Moira Penhale (customer)",
    ),
    replace(_asked("6c", TEAM), text="What does this person care about most?"),
    _asked("6-others"),
]
_WINNING = [
    replace(
        _asked("winning", THEIR_RETURNS),
        key=("verbatim",),
        again="What else would be winning, to anybody else there?",
    ),
    Question(
        label="winning-by",
        part="winning",
        key=("said_by",),
        text="Who said it?",
        tip=TIPS["winning-by"],
        example="Dr Helena Strand",
        form=Form.PERSON,
        group=THEIR_RETURNS,
        party="customer",
    ),
    Question(
        label="winning-ours",
        part="winning",
        key=("verbatim",),
        text="And what do you hope for yourself? The customer reads it.",
        tip=TIPS["winning-ours"],
        example="A renewal decided on service as well as price.",
        group=OUR_RETURNS,
        again="What else do you hope for yourself?",
    ),
    _asked("beneficiaries"),
    Question(
        label="focus",
        part="winning",
        key=("six_boxes", "focus"),
        text="Work on one box at a time and see what comes of it. Which one is in focus now?",
        tip=TIPS["focus"],
        example="journey",
        form=Form.CHOICE,
        choices=BOXES,
    ),
]

QUESTIONS: tuple[Question, ...] = (
    *_plain("philosophy"),
    *_BELIEFS,
    *_plain("assumptions"),
    *_plain("journey"),
    *_plain("growth"),
    *_GOALS,
    *_STRATEGY,
    *_TEAM,
    *_WINNING,
)


def find_question(label: str) -> Question | None:
    """Return the question with that label, however its blanks are written, or None."""
    wanted = label.strip().casefold().replace("_", "-")
    return next((one for one in QUESTIONS if one.label.replace("_", "-") == wanted), None)
