"""Text to a plan with its places, or to what is wrong with it: one file, or versions of one."""

from kamplan.planfile.loading import Loaded, PlanFile, demand_plan, demand_whole, load_plan

__all__ = ["Loaded", "PlanFile", "demand_plan", "demand_whole", "load_plan"]
