"""The parts of `kamplan review`: what was typed, what is written, what is shown."""
