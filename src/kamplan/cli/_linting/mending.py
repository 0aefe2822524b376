"""Write what `--fix` mends into the plans, or show what it would write."""

from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kamplan import workspace
from kamplan.cli._terminal import choose_paint, print_out
from kamplan.reporters.report import shown

if TYPE_CHECKING:
    from kamplan.diagnostics import Diagnostic
    from kamplan.lint import Context, Rule
    from kamplan.planfile import Loaded
    from kamplan.workspace import TextFile


class Mended(NamedTuple):
    """What is still wrong with a plan, and its text as it is now."""

    found: "tuple[Diagnostic, ...]"
    text: str | None


class Mender:
    """Applies safe fixes, plan by plan."""

    def __init__(self, *, is_preview: bool) -> None:
        self._is_preview = is_preview
        self.mended = 0
        """How many findings were mended, or would be."""
        self.plans = 0
        """In how many plans."""

    def mend(
        self,
        source: "TextFile",
        home: Path,
        loaded: "Loaded",
        rules: "Sequence[Rule]",
        context: "Context",
    ) -> Mended:
        """Mend what can safely be mended, and return what is still wrong.

        Raises:
            KamplanError: the plan cannot be written, or somebody changed it meanwhile.

        """
        from kamplan.lint.fixing import fix_plan

        fixed = fix_plan(loaded, rules, context)
        if loaded.file is None or not fixed.applied:
            return Mended(fixed.remaining, None)
        if self._is_preview:
            print_out("".join(_compare(source.text, fixed.text, str(loaded.file.path))))
        else:
            with workspace.lock(home):
                workspace.write(source, fixed.text)
        self.mended += len(fixed.applied)
        self.plans += 1
        return Mended(fixed.remaining, fixed.text)

    def describe(self) -> str:
        """Return what was done, in words."""
        findings = f"{self.mended} finding{'' if self.mended == 1 else 's'}"
        plans = f"{self.plans} plan{'' if self.plans == 1 else 's'}"
        if self._is_preview:
            return f"--fix would mend {findings} in {plans}; nothing was written"
        return f"mended {findings} in {plans}"


def _compare(before: str, after: str, path: str) -> Iterator[str]:
    """Yield the lines of a unified diff as a terminal may show them."""
    paint = choose_paint()
    kinds = {"+": "added", "-": "removed", "@": "name"}
    lines = unified_diff(before.split("\n"), after.split("\n"), path, path, lineterm="", n=1)
    for line in lines:
        kind = "dim" if line.startswith(("+++", "---")) else kinds.get(line[:1], "")
        text = shown(line.removesuffix("\r"))
        yield (paint(kind, text) if kind else text) + "\n"
