from growthring.standards.views.calendar import calendar, calendar_drop, calendar_edit
from growthring.standards.views.expectations import (
    expectation_add,
    expectation_change,
    expectation_edit,
    expectations,
)
from growthring.standards.views.overview import here, mode, overview
from growthring.standards.views.scale import scale, scale_back, scale_edit, scale_version

__all__ = [
    "calendar",
    "calendar_drop",
    "calendar_edit",
    "expectation_add",
    "expectation_change",
    "expectation_edit",
    "expectations",
    "here",
    "mode",
    "overview",
    "scale",
    "scale_back",
    "scale_edit",
    "scale_version",
]
