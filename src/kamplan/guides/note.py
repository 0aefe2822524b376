"""A note to write in: the questions of a guide as headings, and room for what is said."""

from datetime import date

from kamplan.guides.guide import Guide
from kamplan.templating import make_environment


def build_guide_note(guide: Guide, on: date) -> str:
    """Return the text of a note for a meeting.

    Args:
        guide: whose questions are asked.
        on: the day of the meeting.

    """
    # No escaping: all of it is our own text, in Markdown.
    template = make_environment(autoescape=False).get_template("guides/note.md.j2")
    return template.render(guide=guide, on=on.isoformat())
