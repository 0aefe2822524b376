"""Ask on a terminal that can move its cursor: lines can be gone back to, the time left is shown."""

import contextlib
import os
import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING

from kamplan.cli._asking.asker import COMMANDS, StoppedError
from kamplan.cli._asking.interrupts import NUMBERS, Interrupts
from kamplan.cli._asking.wording import wrap
from kamplan.cli._terminal import print_note

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.key_binding.key_processor import KeyPressEvent

_REFRESH = 5.0
"""Seconds after which the time left is shown anew."""


_TYPED_AHEAD = 0.2
"""Seconds in which what was typed ahead is read, where it was asked to end."""


class ScreenAsker:
    """Reads answers with prompt_toolkit."""

    def __init__(self, interrupts: Interrupts) -> None:
        """Prepare to ask.

        Args:
            interrupts: listening while questions are asked.

        """
        from prompt_toolkit import PromptSession
        from prompt_toolkit.output import ColorDepth, create_output
        from prompt_toolkit.styles import Style

        self._interrupts = interrupts
        self._has_lines = False
        plain = bool(os.environ.get("NO_COLOR"))
        self._session: PromptSession[str] = PromptSession(
            output=create_output(always_prefer_tty=True),
            color_depth=ColorDepth.DEPTH_1_BIT if plain else None,
            # The line below is read, not looked at: no colour, no bar in reverse.
            style=Style.from_dict({"bottom-toolbar": "noreverse"}),
            key_bindings=self._make_bindings(),
            prompt_continuation="  ",
            enable_open_in_editor=True,
            enable_suspend=True,
        )

    def say(self, text: str) -> None:
        """Show a text, its lines broken between words."""
        print_note(wrap(text, shutil.get_terminal_size().columns))

    def read(self, begun: str, status: Callable[[], str], *, has_lines: bool) -> str:
        """Read an answer in which all lines can be changed until it is ended."""
        self._has_lines = has_lines
        try:
            return self._session.prompt(
                "> ",
                default=begun,
                multiline=has_lines,
                bottom_toolbar=status,
                refresh_interval=_REFRESH,
                pre_run=self._listen,
            )
        except (KeyboardInterrupt, EOFError, OSError) as stop:
            raise StoppedError(
                self._session.default_buffer.text, is_interrupt=isinstance(stop, KeyboardInterrupt)
            ) from None
        finally:
            self._interrupts.listen_again()  # the loop has listened by itself

    def _listen(self) -> None:
        """Obey a request to end from within the loop, which then keeps the text."""
        import asyncio

        def end() -> None:
            app = self._session.app
            if app.is_running and not app.is_done:
                app.exit(exception=KeyboardInterrupt)

        loop = asyncio.get_running_loop()
        with contextlib.suppress(NotImplementedError):  # Windows has no such signals
            for number in NUMBERS:
                loop.add_signal_handler(number, end)
        if self._interrupts.is_asked:  # looked at last: until now it was only noted
            loop.call_later(_TYPED_AHEAD, end)

    def _make_bindings(self) -> "KeyBindings":
        from prompt_toolkit.enums import DEFAULT_BUFFER
        from prompt_toolkit.filters import Condition, has_focus
        from prompt_toolkit.key_binding import KeyBindings

        bindings = KeyBindings()

        @bindings.add("enter", filter=has_focus(DEFAULT_BUFFER) & Condition(self._takes_lines))
        def _end_or_break(event: "KeyPressEvent") -> None:
            """End the answer on an empty line; else begin a new line."""
            buffer = event.current_buffer
            is_command = buffer.text.strip() in COMMANDS
            if is_command or not buffer.document.current_line.strip():
                buffer.validate_and_handle()
            else:
                buffer.insert_text("\n")

        return bindings

    def _takes_lines(self) -> bool:
        return self._has_lines
