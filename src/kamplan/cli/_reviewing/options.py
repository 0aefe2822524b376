"""The options of `kamplan review`, with what they say in its help."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class ReviewFormat(StrEnum):
    """The forms of the report."""

    MARKDOWN = "markdown"
    HTML = "html"


class NextChoice(StrEnum):
    """How both go on."""

    CONTINUE = "continue"
    PIVOT = "pivot"
    REASSESS = "reassess"
    CLOSE = "close"


class BoxChoice(StrEnum):
    """The six boxes."""

    ASSUMPTIONS = "assumptions"
    JOURNEY = "journey"
    GROWTH = "growth"
    GOALS = "goals"
    STRATEGY = "strategy"
    TEAM = "team"


Texts = list[str] | None

ToOption = Annotated[
    ReviewFormat | None,
    typer.Option("--to", help="Make the agenda, or the report once it was held."),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Where to put it; - is stdout."),
]
AgendaOption = Annotated[
    bool, typer.Option("--agenda", help="Make the agenda although it was held; Markdown by itself.")
]
CheckOption = Annotated[
    bool, typer.Option("--check", help="Only say whether it is due; exit with 1 if overdue.")
]
CheckpointOption = Annotated[
    bool,
    typer.Option(
        "--checkpoint",
        help="The quarter instead of the year: what was done, what comes, the questions. With "
        "--held-on it is written down, with --note, --focus, --next and --attendee.",
    ),
]
HeldOnOption = Annotated[
    str | None, typer.Option("--held-on", metavar="DATE", help="The day it was held.")
]
AttendeeOption = Annotated[
    Texts, typer.Option("--attendee", metavar="ID", help="Who took part; may be repeated.")
]
NoteOption = Annotated[
    str | None, typer.Option("--note", metavar="TEXT", help="Of a checkpoint: what to remember.")
]
FocusOption = Annotated[
    BoxChoice | None, typer.Option("--focus", help="Of a checkpoint: the box to work on next.")
]
OutcomeOption = Annotated[
    Texts,
    typer.Option(
        "--outcome",
        metavar="ID=OUTCOME",
        help="What became of a promise (kept, kept-late, partly, missed, dropped-by-agreement), a "
        "goal or a return (reached, partly, missed).",
    ),
]
EvidenceOption = Annotated[
    Texts, typer.Option("--evidence", metavar="ID=TEXT", help="What shows it, of a promise.")
]
WorkedOption = Annotated[
    Texts, typer.Option("--worked", metavar="INITIATIVE=TEXT", help="What worked.")
]
DidNotWorkOption = Annotated[
    Texts, typer.Option("--did-not-work", metavar="INITIATIVE=TEXT", help="What did not.")
]
WhyOption = Annotated[
    Texts,
    typer.Option("--why", metavar="GOAL=TEXT", help="Why so, of a goal; or of a lesson's words."),
]
WordsOption = Annotated[
    Texts,
    typer.Option(
        "--said", metavar="RETURN=TEXT", help="What whoever hoped for a return says of it now."
    ),
]
AgainOption = Annotated[
    Texts, typer.Option("--again", metavar="TEXT", help="A lesson: worth repeating.")
]
NotAgainOption = Annotated[
    Texts, typer.Option("--not-again", metavar="TEXT", help="A lesson: not to be repeated.")
]
VerdictOption = Annotated[
    str | None, typer.Option("--verdict", metavar="TEXT", help="The customer's, word for word.")
]
SaidByOption = Annotated[
    str | None,
    typer.Option("--said-by", metavar="ID", help="Whose words --verdict and --said are."),
]
KeptWordOption = Annotated[
    Texts,
    typer.Option(
        "--kept-word",
        metavar="WHO:WHOSE=DEGREE",
        help="Did each keep its word? customer:supplier=mostly is the customer's answer about the "
        "supplier: yes, mostly, partly or no.",
    ),
]
AnsweredByOption = Annotated[
    Texts, typer.Option("--answered-by", metavar="ID", help="Who answered for their side.")
]
RatingOption = Annotated[
    Texts,
    typer.Option("--rating", metavar="PARTY=N", help="A side's rating of the year, 1 to 5."),
]
NextOption = Annotated[NextChoice | None, typer.Option("--next", help="How both go on.")]
FocusNextOption = Annotated[
    list[BoxChoice] | None,
    typer.Option("--focus-next", help="A box to think through again; one or two."),
]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Replace a file that kamplan did not make.")
]
