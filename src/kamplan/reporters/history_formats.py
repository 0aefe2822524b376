"""Turn the iterations of a plan into text: one module for each `--format` of history.

To add one: write its module with a `report`, and add it here.
"""

from collections.abc import Callable

from kamplan.reporters import history_json, history_markdown, history_text
from kamplan.reporters.history_story import Story
from kamplan.reporters.report import Look

HISTORY_REPORTERS: dict[str, Callable[[Story, Look], str]] = {
    "text": history_text.report,
    "json": history_json.report,
    "markdown": history_markdown.report,
}
