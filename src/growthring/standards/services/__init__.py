"""What may be done with how a school works: one transaction and one event each."""

from growthring.standards.services.calendars import drop_calendar, save_calendar
from growthring.standards.services.expectations import (
    add_expectation,
    move_expectation,
    replace_expectation,
    restore_expectation,
    retire_expectation,
)
from growthring.standards.services.modes import choose_mode
from growthring.standards.services.scales import StageText, publish_scale, return_to_trust_scale
from growthring.standards.services.start import start_trust_standards

__all__ = [
    "StageText",
    "add_expectation",
    "choose_mode",
    "drop_calendar",
    "move_expectation",
    "publish_scale",
    "replace_expectation",
    "restore_expectation",
    "retire_expectation",
    "return_to_trust_scale",
    "save_calendar",
    "start_trust_standards",
]
