"""`kamplan issues`: needs that people tell in issues on GitLab, taken and answered by a job."""

from pathlib import Path
from typing import Annotated

import typer

from kamplan.cli._document import write_document
from kamplan.cli._story.answers import read_answer
from kamplan.cli._terminal import print_out
from kamplan.cli._wiring import load_settings_of
from kamplan.errors import KamplanError

issues = typer.Typer(
    name="issues",
    help="Take needs that people tell in issues on GitLab; a job there does it by itself.\n\n"
    "Example: kamplan issues save issues.json --into told",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@issues.command()
def save(
    lists: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="GitLab's lists of issues, as JSON.")
    ],
    *,
    into: Annotated[
        Path, typer.Option("--into", metavar="FOLDER", help="Where to put them, as NUMBER.md.")
    ],
    label: Annotated[
        str,
        typer.Option("--label", metavar="NAME", help="Its issues are needs, however written."),
    ] = "need",
) -> None:
    """Save the text of each open issue that tells a need, and print their numbers, oldest first.

    Example: kamplan issues save issues-1.json issues-2.json --into told
    """
    from kamplan.collab.issues import find_told

    told = find_told((read_answer(one) for one in lists), label)
    try:
        into.mkdir(parents=True, exist_ok=True)
        for one in told:
            # Halves of characters are kept, so that whoever reads the text can refuse them.
            raw = one.text.encode("utf-8", "surrogatepass")
            (into / f"{one.number}.md").write_bytes(raw)
    except OSError as error:
        raise KamplanError(f"`{into}` cannot be written: {error.strerror}") from None
    print_out("".join(f"{one.number}\n" for one in told))


@issues.command()
def answer(  # noqa: PLR0913 - one parameter an option
    text: Annotated[Path, typer.Argument(metavar="NUMBER.md", help="What was typed.")],
    *,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Our bot's name on the forge.")],
    refused: Annotated[
        Path | None,
        typer.Option("--refused", metavar="FILE", help="What `add need --from-form` said."),
    ] = None,
    proposal: Annotated[
        str | None, typer.Option("--proposal", metavar="URL", help="What the need has become.")
    ] = None,
    said: Annotated[
        list[Path] | None,
        typer.Option(
            "--said",
            metavar="FILE",
            help="GitLab's list of the issue's notes, the newest first; for several say it again.",
        ),
    ] = None,
    file: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Where to put it.")
    ] = Path("-"),
) -> None:
    """Write what to answer below an issue; nothing where our bot has said it already.

    Example: kamplan issues answer told/5.md --refused errors.txt --by project_1_bot
    """
    from kamplan.collab.issues import AnswerKind, digest_of, find_answers, is_answered
    from kamplan.reporters.need_answers import answer_proposed, answer_refused

    if (refused is None) is (proposal is None):
        raise KamplanError(
            "say what became of the need", hint="--refused FILE, or --proposal URL; one of them"
        )
    typed = _read_text(text)
    before = find_answers((read_answer(one) for one in said or []), by)
    language = _find_language()
    kind = AnswerKind.REFUSED
    if proposal is not None:
        was = any(one.kind is not AnswerKind.REFUSED for one in before)
        kind = AnswerKind.CHANGED if was else AnswerKind.PROPOSED
        body = answer_proposed(typed, kind, _check_address(proposal), language)
    elif refused is not None:
        body = answer_refused(typed, _read_text(refused).splitlines(), language)
    is_said = is_answered(kind, digest_of(typed), body, before)
    write_document(file, "" if is_said else body, is_forced=True)


@issues.command()
def describe(
    number: Annotated[int, typer.Argument(min=1, help="Of the issue.")],
    *,
    story: Annotated[
        Path, typer.Option("--story", metavar="FILE", help="What `kamplan comment` tells.")
    ],
    file: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Where to put it.")
    ] = Path("-"),
) -> None:
    """Write the text of the proposal that an issue has become; it closes this issue and no other.

    Example: kamplan issues describe 5 --story story.md
    """
    from kamplan.reporters.need_answers import describe_proposal

    write_document(file, describe_proposal(number, _read_text(story)), is_forced=True)


def _read_text(path: Path) -> str:
    try:
        return read_answer(path).decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        raise KamplanError(f"`{path}` is not text in UTF-8", hint="pass it on as it is") from None


def _check_address(text: str) -> str:
    """Return an address that may stand in an answer.

    Raises:
        KamplanError: it is none.

    """
    from kamplan.reporters.comment import check_link

    try:
        return check_link(text)
    except KamplanError:
        raise KamplanError(
            "--proposal is not an address that can stand in an answer",
            hint="--proposal https://gitlab.example.org/tessaly/plan/-/merge_requests/7",
        ) from None


def _find_language() -> str:
    """Return the customer's language, as the settings here have it."""
    from kamplan.workspace import find_root

    return load_settings_of(find_root(Path.cwd())).language or "en"
