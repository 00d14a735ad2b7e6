from growthring.standards.models.calendars import Calendar, Closure, Term
from growthring.standards.models.expectations import DueTime, Expectation, Gate
from growthring.standards.models.scales import ScaleVersion, SchoolStages, Stage, StageMode

__all__ = [
    "Calendar",
    "Closure",
    "DueTime",
    "Expectation",
    "Gate",
    "ScaleVersion",
    "SchoolStages",
    "Stage",
    "StageMode",
    "Term",
]
