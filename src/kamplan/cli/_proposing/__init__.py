"""How `kamplan propose` finds what changed, tells it, and commits it to a branch."""
