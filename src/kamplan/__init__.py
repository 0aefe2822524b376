"""Customer account plans as plain text in git."""

__version__ = "0.1.0"
