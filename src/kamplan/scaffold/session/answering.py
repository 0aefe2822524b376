"""What an answer changes in the plan: as little as it takes, in the place where a reader looks."""

from collections.abc import Iterator, Sequence
from datetime import date

from kamplan.errors import KamplanError
from kamplan.planfile import PlanFile
from kamplan.scaffold.entries import IsSpent, find_kind
from kamplan.scaffold.entries.identifying import choose_id
from kamplan.scaffold.session.people import name_person
from kamplan.scaffold.session.placing import add_entry, put_value
from kamplan.scaffold.session.question import Form, Group, Question
from kamplan.scaffold.session.steps import Step
from kamplan.yamldoc.amend import Change, put, remove

_ID_WORDS = 6
"""How many words of an entry make its id."""


def never(_kind: str, _id: str) -> bool:
    """Say of every id that no earlier version of the plan had it."""
    return False


def plan_answer(
    file: PlanFile, step: Step, text: str, today: date, is_spent: IsSpent = never
) -> list[Change]:
    """Return the changes that file an answer.

    Of a list, entries are added; of anything else, the answer takes the place of the old one.

    Args:
        file: the plan as it is now.
        step: the question at its place in this plan.
        text: what was typed; of a list, an entry a line.
        today: the day on which a customer's words were spoken.
        is_spent: whether an earlier version of the plan had an item of a kind with an id.

    Raises:
        KamplanError: it is no answer to this question.

    """
    question = step.question
    if question.form is Form.LIST:
        given = [one for one in _lines(text) if one not in step.answers]
        return list(_add_all(file, step, list(dict.fromkeys(given))))
    changes: list[Change] = []
    value = _read_value(file, step, text, changes, is_spent)
    if step.is_new and question.form is Form.PERSON:
        _demand_newcomer(file, str(value))
    if step.is_new:
        assert question.group is not None  # noqa: S101 - only an entry can be new
        entry = _begin_entry(file, question.group, str(value), today, is_spent)
        return [*changes, add_entry(file.document, question.group.route, entry)]
    if question.key == ("verbatim",):
        if step.answers == (value,):
            return []
        raise KamplanError(
            "words that stand in the plan are not changed here",
            hint="a further voice is a further answer; a correction is made in the file, by "
            "whoever said it",
        )
    return [*changes, put_value(file.document, step.route, value)]


def is_said(file: PlanFile, step: Step, text: str) -> bool:
    """Say whether a place holds an answer already, in these words or with this person."""
    if step.question.form is Form.PERSON:
        try:
            who = name_person(text, _list_contacts(file), step.question.party)
        except KamplanError:
            return False
        return who.entry is None and who.id in step.answers
    said = _drop_marks(clean(text)) if step.question.key == ("verbatim",) else text
    return " ".join(said.split()) in [" ".join(one.split()) for one in step.answers]


def plan_entries(file: PlanFile, step: Step, text: str) -> list[Change]:
    """Return the changes after which a list holds exactly these entries, one a line."""
    old, new = list(step.answers), _lines(text)
    if not old:
        return list(_add_all(file, step, new))
    kept = iter(old)
    if len(new) < len(old) and new and all(one in kept for one in new):
        return list(_remove_others(step, old, new))
    changes = [
        put((*step.route, at), one)
        for at, (was, one) in enumerate(zip(old, new, strict=False))
        if was != one
    ]
    if len(new) < len(old):
        if not new:
            return [put(step.route, None)]
        changes += [remove((*step.route, at)) for at in reversed(range(len(new), len(old)))]
    changes += [add_entry(file.document, step.route, one) for one in new[len(old) :]]
    return changes


def describe_answer(question: Question) -> str:
    """Return in a few words what an answer to the question looks like."""
    if question.choices:
        listed = ", ".join(f"{at} {one}" for at, one in enumerate(question.choices, 1))
        return f"One of: {listed}."
    return {
        Form.LIST: "Several answers, one a line.",
        Form.PERSON: "A name.",
        Form.PEOPLE: "Names, one a line.",
        Form.GOALS: "Numbers or ids, with commas between them.",
    }.get(question.form, "As many lines as it takes.")


def _read_value(
    file: PlanFile, step: Step, text: str, changes: list[Change], is_spent: IsSpent
) -> object:
    """Return the answer as the plan holds it; people who are new join the contacts first."""
    question = step.question
    match question.form:
        case Form.CHOICE:
            return _choose(question, text)
        case Form.GOALS:
            return _choose_goals(file, text)
        case Form.PERSON:
            return _name(file, [text], question.party, changes, is_spent)[0]
        case Form.PEOPLE:
            named = [one for line in _lines(text) for one in line.split(",") if one.strip()]
            added = _name(file, named, question.party, changes, is_spent)
            return list(dict.fromkeys([*step.answers, *added]))
        case _:
            said = clean(text)
            return _drop_marks(said) if question.key == ("verbatim",) else said


def _drop_marks(said: str) -> str:
    """Drop the quotation marks around spoken words: the plan knows that they are a quotation."""
    inner = said[1:-1]
    is_marked = said[:1] + said[-1:] in ('""', "“”", "„“", "«»") and len(inner) > 0
    return inner if is_marked and not set(inner) & set('"“”„«»') else said


def clean(text: str) -> str:
    """Return a text without blanks at the ends of its lines and around it.

    Raises:
        KamplanError: nothing is left.

    """
    cleaned = "\n".join(line.rstrip() for line in text.expandtabs(4).splitlines()).strip()
    if not cleaned:
        raise KamplanError("there is no answer", hint="type one, or s to pass over the question")
    return cleaned


def _lines(text: str) -> list[str]:
    return [clean(line) for line in text.splitlines() if line.strip()]


def _add_all(file: PlanFile, step: Step, entries: Sequence[str]) -> Iterator[Change]:
    for one in entries:
        yield add_entry(file.document, step.route, one)


def _remove_others(step: Step, old: list[str], new: list[str]) -> Iterator[Change]:
    left = list(reversed(new))
    for at in reversed(range(len(old))):
        if left and old[at] == left[0]:
            left.pop(0)
        else:
            yield remove((*step.route, at))


def _choose(question: Question, text: str) -> str:
    word = text.strip().casefold().replace(" ", "-").replace("_", "-")
    if word.isdecimal() and 1 <= int(word) <= len(question.choices):
        return question.choices[int(word) - 1]
    found = [one for one in question.choices if one == word] or [
        one for one in question.choices if word and one.startswith(word)
    ]
    if len(found) != 1:
        raise KamplanError(
            f"`{text.strip()[:60]}` is none of {', '.join(question.choices)}",
            hint="type one of these words, or its number",
        )
    return found[0]


def _choose_goals(file: PlanFile, text: str) -> list[str]:
    ids = [one.id for one in file.plan.six_boxes.goals]
    chosen: list[str] = []
    for word in text.replace("\n", ",").replace(" ", ",").split(","):
        if not word:
            continue
        at = int(word) - 1 if word.isdecimal() else -1
        one = ids[at] if 0 <= at < len(ids) else word.casefold()
        if one not in ids:
            listed = ", ".join(f"{n} {goal}" for n, goal in enumerate(ids, 1))
            raise KamplanError(f"there is no goal `{word[:60]}`", hint=f"the goals are {listed}")
        if one not in chosen:
            chosen.append(one)
    return chosen


def _name(
    file: PlanFile,
    names: Sequence[str],
    party: str | None,
    changes: list[Change],
    is_spent: IsSpent,
) -> list[str]:
    contacts = _list_contacts(file)
    ids = []
    for name in names:
        who = name_person(name, contacts, party, is_spent)
        if who.entry is not None:
            contacts.append(dict(who.entry))
            changes.append(add_entry(file.document, ("contacts",), who.entry))
        ids.append(who.id)
    return ids


def _demand_newcomer(file: PlanFile, who: str) -> None:
    if any(one.who == who for one in file.plan.six_boxes.team):
        raise KamplanError(f"`{who}` is in the team already", hint="name somebody else")


def _list_contacts(file: PlanFile) -> list[dict[str, object]]:
    return [{"id": one.id, "party": one.party, "name": one.name} for one in file.plan.contacts]


def _begin_entry(
    file: PlanFile, group: Group, words: str, today: date, is_spent: IsSpent
) -> dict[str, object]:
    """Return a new entry with what is known of it at once."""
    entry: dict[str, object] = {}
    if group.has_id:
        short = " ".join(words.split()[:_ID_WORDS])
        entry["id"] = choose_id(file, find_kind(group.name), None, short, is_spent)
    entry |= {**group.fixed, group.opener: words}
    if group.fixed.get("party") == "supplier" and file.plan.supplier.lead:
        entry["said_by"] = file.plan.supplier.lead
    if group.opener == "verbatim":
        entry["said_on"] = today
    goals = file.plan.six_boxes.goals
    if group.name == "challenge" and len(goals) == 1:
        entry["goals"] = [goals[0].id]
    return entry
