"""What is due in a plan, and by when: the one place that knows what a day in it asks for.

A layer of its own, since status, the calendar file and the supplier's view over all accounts read
it, and lint judges days by other questions. It stands beside lint and knows nothing of it.
"""

from kamplan.calendar.entries import Due, Entry, Kind, Series, State
from kamplan.calendar.finding import find_dues, find_entries
from kamplan.calendar.selection import Group, Selection, group_dues
from kamplan.calendar.window import HOW_TO_WRITE, find_last_day

__all__ = [
    "HOW_TO_WRITE",
    "Due",
    "Entry",
    "Group",
    "Kind",
    "Selection",
    "Series",
    "State",
    "find_dues",
    "find_entries",
    "find_last_day",
    "group_dues",
]
