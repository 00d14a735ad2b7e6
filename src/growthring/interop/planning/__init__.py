"""From a roster to what it would change: nothing here writes."""

from growthring.interop.planning.plan import Detail, Entry, Leaver, Plan, make_plan

__all__ = ["Detail", "Entry", "Leaver", "Plan", "make_plan"]
