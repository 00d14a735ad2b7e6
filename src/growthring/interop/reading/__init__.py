"""Rosters of staff in, from whatever system writes them. Pure reading: nothing here knows of the database."""

from growthring.interop.reading.columns import COLUMNS, Column
from growthring.interop.reading.mapping import Mapping
from growthring.interop.reading.raw import Raw
from growthring.interop.reading.roster import look_at, read_mapped, read_roster, read_table
from growthring.interop.reading.shapes import (
    Limits,
    Problem,
    Progress,
    Roster,
    RosterError,
    SchoolRow,
    StaffRow,
    Unmapped,
)
from growthring.interop.reading.template import template_csv, template_xlsx

__all__ = [
    "COLUMNS",
    "Column",
    "Limits",
    "Mapping",
    "Problem",
    "Progress",
    "Raw",
    "Roster",
    "RosterError",
    "SchoolRow",
    "StaffRow",
    "Unmapped",
    "look_at",
    "read_mapped",
    "read_roster",
    "read_table",
    "template_csv",
    "template_xlsx",
]
