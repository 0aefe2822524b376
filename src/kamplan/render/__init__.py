"""Turn values into text for people: plans, diffs, reviews, one module for each document."""
