"""Two sides at work on one plan: their versions brought together."""

from kamplan.collab.merge import MergeResult, merge_plans
from kamplan.collab.threeway import Conflict

__all__ = ["Conflict", "MergeResult", "merge_plans"]
