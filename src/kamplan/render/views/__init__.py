"""What templates may see: immutable values, built from a plan; documented in `plan`."""
