"""The six boxes of the 90-minute sheet."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from kamplan.render.views.context import Context
from kamplan.render.views.fitting import (
    ROW,
    Line,
    Note,
    Prompt,
    choose_size,
    fit,
    share_room,
)
from kamplan.render.views.values import Row
from kamplan.render.views.watching import watch
from kamplan.render.vocabulary import BOXES
from kamplan.render.words import isolate

if TYPE_CHECKING:
    from kamplan.model import Belief, Challenge, Goal, TeamMember


class BoxView(NamedTuple):
    """One box of the sheet."""

    key: str
    number: int
    title: str
    about: str
    is_focus: bool
    prompts: tuple[Prompt, ...]
    """All of them, also those that nobody answered yet."""
    is_empty: bool
    more: int
    """How many lines go overleaf in print."""
    rest: tuple[Row, ...]


class SheetView(NamedTuple):
    """The whole sheet."""

    boxes: tuple[BoxView, ...]
    size: str
    """Of the printed type: `large`, `medium`, `fair` or `small`."""
    focus: str | None
    """The title of the box in focus."""
    rest: tuple[Row, ...]


def build_sheet(context: Context) -> SheetView:
    """Build the sheet of six boxes in their order."""
    six = watch(context.plan.six_boxes)
    focus, say = six.focus, context.words.say
    build = _Builder(context)
    contents: dict[str, tuple[list[Prompt], tuple[Row, ...]]] = {
        "assumptions": build.assumptions(six.assumptions),
        "journey": build.journey(six.journey),
        "growth": build.plain("Growth", six.growth),
        "goals": ([build.prompt(say("Top goals"), map(build.goal, six.goals))], ()),
        "strategy": build.strategy(six.strategy),
        "team": (
            [
                build.prompt(say("Who is around us"), map(build.member, six.team)),
                build.texts("SixBoxes", "co_beneficiaries", six.co_beneficiaries),
            ],
            (),
        ),
    }
    boxes = []
    upper, lower = share_room([contents[key][0] for key, _title, _about in BOXES])
    for number, (key, title, about) in enumerate(BOXES, 1):
        prompts = fit(contents[key][0], upper if number <= ROW else lower)
        lines = [line for prompt in prompts for line in prompt.lines]
        box = BoxView(
            key=key,
            number=number,
            title=say(title),
            about=say(about),
            is_focus=key == focus,
            prompts=prompts,
            is_empty=not lines,
            more=sum(line.is_over for line in lines),
            rest=contents[key][1],
        )
        boxes.append(box)
    size = choose_size([box.prompts for box in boxes])
    return SheetView(
        tuple(boxes), size, context.choice("SixBoxes", "focus", focus), context.rest(six)
    )


class _Builder:
    """Builds the answers of each box."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def prompt(self, label: str, lines: Iterable[Line]) -> Prompt:
        return Prompt(label, tuple(lines))

    def texts(self, record: str, key: str, texts: tuple[str, ...]) -> Prompt:
        return Prompt(self.context.words.label(record, key), tuple(Line(one) for one in texts))

    def plain(self, record: str, original: object) -> tuple[list[Prompt], tuple[Row, ...]]:
        """Build a part of which every field is a list of texts."""
        part: Any = watch(original)
        keys = _TEXTS[record]
        prompts = [self.texts(record, key, getattr(part, key)) for key in keys]
        return prompts, self.context.rest(part)

    def note(self, record: str, key: str, text: str | None) -> tuple[Note, ...]:
        return (Note(self.context.words.label(record, key), text),) if text else ()

    def assumptions(self, original: object) -> tuple[list[Prompt], tuple[Row, ...]]:
        part: Any = watch(original)
        label = self.context.words.label("Assumptions", "believed")
        prompts = [
            self.prompt(label, map(self.belief, part.believed)),
            *(self.texts("Assumptions", key, getattr(part, key)) for key in _TEXTS["Assumptions"]),
        ]
        return prompts, self.context.rest(part)

    def belief(self, original: "Belief") -> Line:
        one, say, words = watch(original), self.context.words.say, self.context.words
        checked = []
        if who := self.context.contact(one.checked_with):
            checked.append(isolate(who.text))
        if one.checked_on:
            checked.append(words.day(one.checked_on))
        basis = self.context.choice("Belief", "basis", one.basis)
        notes = (
            *((Note(say("Basis"), basis),) if basis else ()),
            *((Note(say("Checked with"), _lead(", ".join(checked))),) if checked else ()),
        )
        return Line(one.what, notes, rest=self.context.rest(one))

    def journey(self, original: object) -> tuple[list[Prompt], tuple[Row, ...]]:
        part: Any = watch(original)
        today, today_rest = self.plain("Today", part.today)
        later = [self.texts("Journey", key, getattr(part, key)) for key in _TEXTS["Journey"]]
        return [*today, *later], (*self.context.rest(part), *today_rest)

    def goal(self, one: "Goal") -> Line:
        """Build a goal in short; all of it stands among the goals, with what is unread here."""
        notes = (
            *self.note("Goal", "why_it_matters", one.why_it_matters),
            *self.note("Goal", "expected_result", one.expected_result),
        )
        return Line(one.goal, notes)

    def strategy(self, original: object) -> tuple[list[Prompt], tuple[Row, ...]]:
        part: Any = watch(original)
        label = self.context.words.label("Strategy", "challenges")
        resources, resources_rest = self.plain("Resources", part.resources)
        prompts = [
            self.prompt(label, map(self.challenge, part.challenges)),
            self.texts("Strategy", "policies", part.policies),
            *resources,
        ]
        return prompts, (*self.context.rest(part), *resources_rest)

    def challenge(self, original: "Challenge") -> Line:
        one, say = watch(original), self.context.words.say
        goals = ", ".join(ref.text for ref in self.context.register.refer_all("goal", one.goals))
        notes = (
            *((Note(say("Shows as"), one.symptom),) if one.symptom else ()),
            *((Note(say("In the way of"), goals),) if goals else ()),
        )
        anchor = self.context.register.anchor(original)
        return Line(
            one.cause or say("The cause is not known yet"),
            notes,
            one.id,
            anchor,
            self.context.rest(one),
        )

    def member(self, original: "TeamMember") -> Line:
        one, say = watch(original), self.context.words.say
        who = self.context.contact(one.who)
        knows = ", ".join(ref.text for ref in self.context.contacts(one.relationships))
        notes = (
            *self.note("TeamMember", "expertise", one.expertise),
            *self.note("TeamMember", "relationships", knows),
            *self.note("TeamMember", "cares_about", one.cares_about),
        )
        return Line(who.text if who else say("Somebody"), notes, rest=self.context.rest(one))


def _lead(text: str) -> str:
    """Return a text of several parts so that the first does not turn round the whole.

    A page finds the direction of a text by its first letter, also where that is isolated; a mark
    that nobody sees (UAX #9) says that the whole runs as the page does.
    """
    return f"\u200e{text}" if text.startswith("\u2068") else text


_TEXTS = {
    "Assumptions": ("stop_doing", "start_doing", "may_need_to_change"),
    "Today": ("needs", "emotions", "barriers", "to_move_forward"),
    "Journey": ("tomorrow", "uncertain"),
    "Growth": ("insight_they_lack", "unexplored_services", "using_insight"),
    "Resources": ("minimum", "ideal"),
}
"""Of the parts of the boxes, the fields that are lists of texts, in the order of the sheet."""
