"""Where the session stands: each question with its place in the plan and what stands there."""

from collections.abc import Iterator
from dataclasses import dataclass

from kamplan.scaffold.session.question import Form, Question
from kamplan.scaffold.session.questions import QUESTIONS
from kamplan.yamldoc import Route


@dataclass(frozen=True, slots=True)
class Step:
    """A question at one place: of a group, once for each entry."""

    question: Question
    number: int
    """Of a group: which of its entries, from 0 on."""
    route: Route
    """Where the answer stands, or would."""
    answers: tuple[str, ...] = ()
    """What stands there; of a text one, of a list all."""
    is_extra: bool = False
    """Whether it only offers a further entry."""
    subject: str = ""
    """Of a group: the words of the entry it is about."""

    @property
    def key(self) -> str:
        """What the step is called as long as the plan's entries stay."""
        return f"{self.question.label}#{self.number}" if self.question.group else self.label

    @property
    def label(self) -> str:
        """What the question is called."""
        return self.question.label

    @property
    def is_open(self) -> bool:
        """Whether the plan lacks the answer."""
        return not self.answers and not self.is_extra

    @property
    def is_new(self) -> bool:
        """Whether an answer begins a new entry."""
        return self.question.is_opener and not self.answers


def list_steps(data: object) -> tuple[Step, ...]:
    """Return every step of the session, in its order.

    Args:
        data: the plan's plain data, as `YamlDocument.data` gives it.

    """
    return tuple(_walk(data))


def _walk(data: object) -> Iterator[Step]:
    done = set()
    for question in QUESTIONS:
        group = question.group
        if group is None:
            yield Step(question, 0, question.key, _read(_find(data, question.key)))
        elif id(group) not in done:
            done.add(id(group))
            yield from _walk_group(data, [one for one in QUESTIONS if one.group is group])


def _walk_group(data: object, questions: list[Question]) -> Iterator[Step]:
    opener, group = questions[0], questions[0].group
    assert group is not None  # noqa: S101 - the caller chose them by it
    found = _find(data, group.route)
    entries = found if isinstance(found, list) else []
    names = _list_names(data) if opener.form is Form.PERSON else {}
    number = 0
    for index, entry in enumerate(entries):
        if not isinstance(entry, dict) or any(entry.get(k) != v for k, v in group.fixed.items()):
            continue
        subject = str(entry.get(group.opener) or entry.get("id") or "")
        subject = names.get(subject, subject)
        for one in questions:
            if one.form is Form.GOALS and not _find(data, ("six_boxes", "goals")):
                continue
            answers = _read(_find(entry, one.key))
            route: Route = (*group.route, index, *one.key)
            yield Step(one, number, route, answers, subject=subject)
        number += 1
    if group.most is None or number < group.most:
        end: Route = (*group.route, len(entries), *opener.key)
        yield Step(opener, number, end, is_extra=number > 0)


def _list_names(data: object) -> dict[str, str]:
    contacts = _find(data, ("contacts",))
    people = (
        [one for one in contacts if isinstance(one, dict)] if isinstance(contacts, list) else []
    )
    return {str(one.get("id")): str(one["name"]) for one in people if one.get("name")}


def _find(data: object, route: Route) -> object:
    for step in route:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def _read(value: object) -> tuple[str, ...]:
    if value is None or value == "":
        return ()
    if isinstance(value, list):
        return tuple(str(one) for one in value if one not in (None, ""))
    return (str(value),)
