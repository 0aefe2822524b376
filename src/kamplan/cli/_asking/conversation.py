"""Hold the session: ask, save each answer at once, and keep what was begun."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kamplan.cli._asking.asker import COMMANDS, LEGEND, Asker, StoppedError
from kamplan.cli._asking.editor import edit_text
from kamplan.cli._asking.pace import Pace
from kamplan.cli._asking.wording import (
    word_help,
    word_known,
    word_question,
)
from kamplan.cli._changing import amend_plan
from kamplan.cli._spent import ask_history
from kamplan.cli._wiring import LoadedPlan, load_at
from kamplan.errors import KamplanError
from kamplan.scaffold.session import (
    Form,
    Progress,
    Step,
    find_first,
    find_next,
    find_previous,
    list_steps,
    plan_answer,
    plan_entries,
)

if TYPE_CHECKING:
    from kamplan.yamldoc.amend import Change

_SHORT = (Form.CHOICE, Form.PERSON, Form.PEOPLE, Form.GOALS)
"""What is typed anew where it was wrong."""


class Outcome(NamedTuple):
    """How a sitting ended."""

    open: int
    """How many questions have no answer yet."""
    answered: int
    is_written: bool


class Conversation:
    """One sitting: it knows the plan's place, the state, and who asks."""

    def __init__(
        self,
        asker: Asker,
        found: LoadedPlan,
        progress: Progress,
        today: date,
        clock: Callable[[], float],
    ) -> None:
        """Prepare a sitting.

        Args:
            asker: shows and reads.
            found: the plan as it is now.
            progress: what earlier sittings kept; it is changed.
            today: the day on which words are spoken.
            clock: seconds, counted from anywhere.

        """
        self._asker = asker
        self._found = found
        self._location = found.location
        self._is_spent = ask_history(found.location)
        self._progress = progress
        self._today = today
        self._pace = Pace(progress, clock)
        self._went_on: str | None = None
        self.is_written = False

    def hold(self, part: str | None) -> Outcome:
        """Ask until nothing is left to ask.

        Args:
            part: the part to begin at; None means where the last sitting ended.

        Raises:
            StoppedError: the person left; what they had begun is among the drafts.

        """
        from kamplan import workspace

        steps = self._load_steps()
        step = find_first(steps, self._progress.passed, part)
        if step is None and any(one.is_open for one in steps):
            self._asker.say("\nWhat is left are the questions that were passed over.")
            self._progress.passed.clear()
            step = find_first(steps)
        if step is not None:
            self._asker.say(f"\nThe customer will read all of it.\n{LEGEND}")
        while step is not None:
            try:
                step = self._ask(step)
            finally:
                workspace.write_session_state(
                    self._location.root, self._location.account, self._progress.render()
                )
        steps = self._load_steps()
        return Outcome(
            sum(one.is_open for one in steps),
            sum(bool(one.answers) for one in steps),
            self.is_written,
        )

    def _ask(self, step: Step) -> Step | None:
        """Put a question and do what the answer asks for; return the one that follows."""
        if news := self._pace.tell(step):
            self._asker.say(news)
        if step.key != self._went_on:  # else a further line of a list is waited for
            self._asker.say(word_question(step) + self._word_known(step))
        self._went_on = None
        typed = self._read(step)
        if typed == "b":
            return self._go_back(step)
        if typed == "?":
            self._asker.say(word_help(step, self._progress.find_left(step.question.part)))
            return step
        if typed in ("s", ""):
            return self._pass_over(step)
        try:
            return self._edit(step) if typed == "e" else self._save(step, typed)
        except KamplanError as error:
            self._asker.say(f"  {error.message}")
            if error.hint:
                self._asker.say(f"  try: {error.hint}")
            if step.question.form in _SHORT:
                self._progress.drafts.pop(step.key, None)
            return step

    def _read(self, step: Step) -> str:
        """Return what was typed; what was begun stays among the drafts until it is saved."""
        drafts = self._progress.drafts
        begun = drafts.get(step.key, "")
        try:
            typed = self._asker.read(
                begun,
                lambda: self._pace.word_status(step),
                has_lines=step.question.form is Form.TEXT,
            ).strip("\n")
        except StoppedError as stop:
            self._keep(step, stop.begun)
            raise
        finally:
            self._pace.spend(step)
        typed = typed.strip() if typed.strip() in COMMANDS else typed
        if typed == "q":
            raise StoppedError(is_interrupt=False)
        if typed not in COMMANDS:
            self._keep(step, typed)
        return typed

    def _keep(self, step: Step, text: str) -> None:
        if text.strip():
            self._progress.drafts[step.key] = text.strip("\n")
        else:
            self._progress.drafts.pop(step.key, None)

    def _save(self, step: Step, typed: str) -> Step | None:
        self._change(
            step,
            lambda found, now: plan_answer(found.file, now, typed, self._today, self._is_spent),
        )
        if step.question.form in (Form.LIST, Form.PEOPLE):
            self._went_on = step.key  # until an empty line says that it was all
            return self._find_again(step)
        return self._find_next(step)

    def _edit(self, step: Step) -> Step | None:
        """Let the editor write the answer; of a list, all of it."""
        before = "\n".join(step.answers)
        text = edit_text(self._progress.drafts.get(step.key, before), word_question(step).strip())
        if text == before or not text:
            return self._pass_over(step)
        self._keep(step, text)
        if step.question.form is Form.LIST:
            self._change(step, lambda found, now: plan_entries(found.file, now, text))
        else:
            self._change(
                step,
                lambda found, now: plan_answer(found.file, now, text, self._today, self._is_spent),
            )
        return self._find_next(step)

    def _change(self, step: Step, plan: Callable[[LoadedPlan, Step], list["Change"]]) -> None:
        def plan_changes(found: LoadedPlan) -> list["Change"]:
            steps = list_steps(found.file.document.data())
            now = next((one for one in steps if one.key == step.key), None)
            if now is None or now.subject != step.subject:
                raise KamplanError(
                    "the plan was changed by somebody else in the meantime; nothing was written",
                    hint="look at the question again, and answer it again",
                )
            return plan(found, now)

        changed = amend_plan(self._location, plan_changes)
        self.is_written = self.is_written or changed.is_written
        self._progress.drafts.pop(step.key, None)
        self._progress.passed.discard(step.key)

    def _pass_over(self, step: Step) -> Step | None:
        if step.is_open:
            self._progress.passed.add(step.key)
        return self._find_next(step)

    def _find_next(self, step: Step) -> Step | None:
        return find_next(self._load_steps(), step.key, self._progress.passed)

    def _go_back(self, step: Step) -> Step:
        previous = find_previous(self._load_steps(), step.key)
        if previous is None:
            self._asker.say("  This is the first question.")
            return step
        self._progress.passed.discard(previous.key)
        return previous

    def _find_again(self, step: Step) -> Step | None:
        return next((one for one in self._load_steps() if one.key == step.key), None)

    def _load_steps(self) -> tuple[Step, ...]:
        return list_steps(self._load().file.document.data())

    def _load(self) -> LoadedPlan:
        """Read the plan anew, for it may be open in an editor beside us.

        While it cannot be read, it is taken as it was; nothing is saved until it can.
        """
        with suppress(KamplanError):
            self._found = load_at(self._location)
        return self._found

    def _word_known(self, step: Step) -> str:
        """Return whom or what can be named, as far as the plan knows it."""
        plan = self._load().file.plan
        names: list[str] = []
        if step.question.form in (Form.PERSON, Form.PEOPLE):
            names = [
                f"{one.id} ({one.name})"
                for one in plan.contacts
                if step.question.party in (None, one.party)
            ]
        elif step.question.form is Form.GOALS:
            names = [f"{at} {one.goal}" for at, one in enumerate(plan.six_boxes.goals, 1)]
        return f"\n{word_known(names)}" if names else ""
