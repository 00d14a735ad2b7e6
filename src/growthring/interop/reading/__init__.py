"""Rosters of staff in, from whatever system writes them. Pure reading: nothing here knows of the database."""

from growthring.interop.reading.columns import COLUMNS, Column
from growthring.interop.reading.roster import read_roster
from growthring.interop.reading.shapes import (
    Limits,
    Problem,
    Progress,
    Roster,
    RosterError,
    SchoolRow,
    StaffRow,
)
from growthring.interop.reading.template import template_csv, template_xlsx

__all__ = [
    "COLUMNS",
    "Column",
    "Limits",
    "Problem",
    "Progress",
    "Roster",
    "RosterError",
    "SchoolRow",
    "StaffRow",
    "read_roster",
    "template_csv",
    "template_xlsx",
]
