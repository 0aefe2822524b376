"""See whether a rule asks what day it is: only then does the answer end with the day."""

from typing import TYPE_CHECKING, Any

from kamplan.lint import Context

if TYPE_CHECKING:
    from kamplan.cli._linting.remembering import Witness


class WatchedContext(Context):
    """A context that tells a witness of it."""

    def __init__(self, witness: "Witness", **known: Any) -> None:  # noqa: ANN401 - its fields
        super().__init__(**known)
        object.__setattr__(self, "_witness", witness)

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 - any field
        if name == "today":
            object.__getattribute__(self, "_witness").saw_day = True
        return object.__getattribute__(self, name)
