"""Run as `kamplan` or `python -m kamplan`."""

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run kamplan with the given arguments, or those of the process; return the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments in (["--version"], ["-V"]):
        # Answered here: loading the command line takes five times as long as the answer.
        from kamplan import __version__

        sys.stdout.write(f"kamplan {__version__}\n")
        return 0

    from kamplan.cli import main as run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
