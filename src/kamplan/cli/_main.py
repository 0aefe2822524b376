"""The application: every command is listed here, and every error ends here."""

from collections.abc import Iterable, Sequence
from importlib import import_module
from keyword import iskeyword
from typing import Any

import typer
from typer.core import TyperGroup

from kamplan.cli._exit import ExitCode
from kamplan.cli._overview import show_overview
from kamplan.cli._terminal import ReaderGoneError, prepare_streams, print_note
from kamplan.errors import KamplanError

COMMANDS = (
    "init",
    "new",
    "session",
    "guide",
    "add",
    "needs",
    "decide",
    "confirm",
    "mark",
    "measure",
    "correct",
    "lint",
    "diff",
    "propose",
    "comment",
    "issues",
    "history",
    "render",
    "sign",
    "verify",
    "status",
    "due",
    "review",
    "import",
    "export",
    "rules",
    "schema",
    "git",
    "doctor",
)
"""In the order in which a person meets them in a year with a plan; each is the name of its module,
and of the function in it or of its group of commands (a word of Python gets a `_` there). A module
may have its own settings for Typer's context as `CONTEXT`."""

_INTERRUPTED = "interrupted; nothing is half-written"


_LONGEST = 58
"""Of what is said of a command in the list, in characters, so that no line is cut at 80."""


class _InOrder(TyperGroup):
    """The commands as they are met in a year, where Typer puts groups of commands last."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - Typer's
        """Return the names in their order."""
        return [name for name in COMMANDS if name in self.commands]


def build_app(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """Return the application with these commands: whoever asks for one need not wait for all."""
    app = typer.Typer(
        name="kamplan",
        cls=_InOrder,
        help="Customer account plans as plain text in git, written and kept by both sides.",
        no_args_is_help=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_root)
    for name in names:
        own = f"{name}_" if iskeyword(name) else name
        module = import_module(f"kamplan.cli.{own}")
        command = getattr(module, own)
        if isinstance(command, typer.Typer):
            app.add_typer(command, short_help=_shorten(str(command.info.help)))
        else:
            settings = getattr(module, "CONTEXT", None)
            app.command(context_settings=settings, short_help=_shorten(str(command.__doc__)))(
                command
            )
    return app


def _shorten(text: str) -> str:
    """Return the first sentence of a command's help, up to where it goes into details."""
    sentence = text.strip().splitlines()[0].removesuffix(".")
    for sign in (": ", "; ", ", "):
        if len(sentence) > _LONGEST or sign != ", ":
            sentence = sentence.partition(sign)[0]
    return sentence


def _root(context: typer.Context) -> None:
    """Keep customer account plans as plain text in git, written by both sides."""
    if context.invoked_subcommand is None:
        show_overview()


def main(argv: Sequence[str]) -> int:
    """Run kamplan with `argv`, without the program's name; return its exit code."""
    prepare_streams()
    debug = "--debug" in argv
    arguments = [one for one in argv if one != "--debug"]
    if arguments[:1] == ["help"]:
        arguments = [*arguments[1:], "--help"]
    wanted = next((one for one in arguments if not one.startswith("-")), "")
    try:
        app = build_app([wanted] if wanted in COMMANDS else COMMANDS)
        app(args=arguments, prog_name="kamplan")
    except SystemExit as stop:
        if stop.code == ExitCode.INTERRUPTED:  # Typer has caught Ctrl-C, and says nothing
            print_note(_INTERRUPTED)
        return stop.code if isinstance(stop.code, int) else ExitCode.OK
    except KeyboardInterrupt:
        print_note(_INTERRUPTED)
        return ExitCode.INTERRUPTED
    except ReaderGoneError:
        return ExitCode.OK
    except KamplanError as error:
        return _refuse(error)
    except Exception as error:
        if debug:
            raise
        print_note(f"error: this is a bug in kamplan ({type(error).__name__})")
        print_note("try: the same command with --debug, and report what it prints")
        return ExitCode.BUG
    return ExitCode.OK


def _refuse(error: KamplanError) -> ExitCode:
    """Say what the user must put right first."""
    print_note(f"error: {error.message}")
    if error.hint:
        print_note(f"try: {error.hint}")
    return ExitCode.NOT_DONE
