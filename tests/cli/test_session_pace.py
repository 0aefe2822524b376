"""The ninety minutes are counted: what is left of a part, and that it is said once when it is over."""

from kamplan.cli._asking.pace import Pace
from kamplan.cli._asking.wording import word_time, wrap
from kamplan.scaffold import PARTS
from kamplan.scaffold.session import Progress, TimeLeft, list_steps, load_progress

STEPS = {one.key: one for one in list_steps({})}


class Clock:
    """A clock that goes on when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_part_is_opened_once_and_its_end_is_said_once() -> None:
    clock, progress = Clock(), Progress()
    pace = Pace(progress, clock)
    why, want = STEPS["why"], STEPS["want_for_customer"]

    assert "Part 1 of 8 · Why · 10 minutes" in pace.tell(why)
    clock.now += 4 * 60
    pace.spend(why)
    assert pace.tell(want) == ""
    assert pace.word_status(want) == (
        "part 1 of 8 · 6 minutes left in this part, 86 of 90 in all · ? help"
    )
    clock.now += 6 * 60
    pace.spend(want)
    assert pace.tell(want).startswith("\nThe 10 minutes of this part are over.")
    assert pace.tell(want) == ""
    assert "Part 2 of 8" in pace.tell(STEPS["1a"])


def test_a_part_that_is_over_says_so_in_its_heading() -> None:
    progress = Progress(seconds={"journey": 17 * 60.0})

    assert "(2 minutes over in this part, 73 of 90 in all)" in Pace(progress, Clock()).tell(
        STEPS["2a"]
    )


def test_minutes_that_have_begun_are_still_there() -> None:
    progress = Progress(seconds={"philosophy": 30.0})
    assert progress.find_left("philosophy") == TimeLeft(10, 90)

    progress.spend("philosophy", 31)
    assert progress.find_left("philosophy") == TimeLeft(9, 89)


def test_every_part_can_be_used_up() -> None:
    progress = Progress()
    for part in PARTS:
        progress.spend(part.name, part.minutes * 60)
        assert progress.find_left(part.name).part == 0

    assert progress.find_left("winning") == TimeLeft(0, 0)


def test_time_is_told_in_words() -> None:
    assert word_time(TimeLeft(1, 20)) == "1 minute left in this part, 20 of 90 in all"
    assert word_time(TimeLeft(-1, 3)) == "1 minute over in this part, 3 of 90 in all"
    assert word_time(TimeLeft(2, -4)) == "2 minutes left in this part, 4 over the 90"


def test_progress_is_read_back() -> None:
    progress = Progress({"why": 1.0, "journey": 61.0}, {"1a", "goal#0"}, {"2a": "Größe\n山田"})
    again = load_progress(progress.render())

    assert again.seconds == {"journey": 61.0}
    assert (again.passed, again.drafts) == (progress.passed, progress.drafts)


def test_what_is_no_progress_begins_anew() -> None:
    for text in (
        "", "[]", "null", "{", '{"version": 2, "drafts": {"why": "x"}}', "[" * 100_000,
        '{"version": 1, "seconds": {"journey": "x", "team": -1, "goals": 1e99}}',
        '{"version": 1, "passed": {"a": 1}, "drafts": ["x"]}',
        '{"version": 1, "seconds": {"journey": NaN}}',
    ):  # fmt: skip
        assert load_progress(text) == Progress()


def test_texts_break_between_words_and_keep_their_indents() -> None:
    assert wrap("  a text that is\n\nlong", 20) == "  a text that is\n\nlong"
    assert wrap("  one two three four five six", 20) == "  one two three four\n  five six"
    assert wrap("x" * 30, 1) == f"{'x' * 20}\n{'x' * 10}"
