"""Files that were really published or sent, where they lie beside the checkout: each with its numbers."""

from datetime import date
from pathlib import Path

import pytest

from growthring.interop.establishments.gathering import Choice, gather
from growthring.interop.establishments.known import Known
from growthring.interop.establishments.tables import open_tables
from growthring.interop.reading import RosterError, look_at, read_roster
from growthring.interop.tests.test_lookalikes import HIDDEN, NOT_KNOWN

SHARED = Path(__file__).resolve().parents[5] / "shared" / "data"
ON = date(2026, 11, 22)
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="these files are not part of the project")

REGISTER = {
    "england_academies_in_trusts_2022.csv": {"schools": 9_889, "schools open": 9_889},
    "gias_group_links_2022-03.csv": {"memberships": 20_341},  # of 20,395; the others have ended
    "gias_groups_2022-03.csv": {
        "groups": 6_883, "federation closed": 295, "federation open": 637, "trust closed": 866, "trust open": 2_730,
    },
    "schools_2024-07.csv": {"schools": 22_009, "schools open": 22_009},
}  # fmt: skip

# format, rows about staff, schools, everybody else, whether whoever is missing may have left
ROSTERS = {
    "SDS Format/100 Users": ("sds-v1", 12, 2, {}, False),
    "SDS Format/25 Users": ("sds-v1", 2, 2, {}, False),
    "UK Format/100 Users": ("sds-uk", 12, 2, {}, False),
    "UK Format/25 Users": ("sds-uk", 2, 2, {}, False),
    "SDS v2": ("sds-v2", 7, 4, {"student": 22}, True),
    "SDS v2.1": ("sds-v2.1", 2, 2, {"student": 4, "no role": 2}, True),
}


@pytest.mark.parametrize("name", REGISTER)
def test_the_register(name: str) -> None:
    found = gather(open_tables([SHARED / "establishments" / name]), Known(), Choice(), ON)
    assert (dict(found.counts), found.problems, found.more_problems) == (REGISTER[name], [], 0)


def test_the_register_together() -> None:
    files = [SHARED / "establishments" / name for name in REGISTER]
    found = gather(open_tables(files), Known(), Choice(everything=True), ON)
    counts = (len(found.schools), len(found.groups), found.counts["memberships"], found.problems)
    assert counts == (22_126, 6_883, 20_341, [])


@pytest.mark.parametrize("name", ROSTERS)
def test_rosters(name: str) -> None:
    roster = read_roster(SHARED / "oneroster" / "microsoft-sds" / name, on=ON)
    told = (roster.format, len(roster.staff), len(roster.schools), dict(roster.not_staff), roster.complete)
    assert told == ROSTERS[name]


@pytest.mark.parametrize("name", ["SDS Format", "UK Format"])
def test_a_roster_without_names(name: str) -> None:
    with pytest.raises(RosterError, match="It has no column givenName, familyName"):
        read_roster(SHARED / "oneroster" / "microsoft-sds" / name / "Min Required Attributes", on=ON)


AWKWARD = {
    "extra-mobile-data-request-utf8.csv": (2, []),
    "extra-mobile-data-request-windows-1252.csv": (2, []),
    "extra-mobile-data-requests-google-docs.xlsx": (3, HIDDEN),
    "extra-mobile-data-requests-unclean.xlsx": (6, HIDDEN),
}


@pytest.mark.parametrize("name", AWKWARD)
@pytest.mark.filterwarnings("ignore:Data Validation extension")
def test_awkward_sheets(name: str) -> None:
    path = SHARED / "awkward" / name
    with pytest.raises(RosterError) as caught:
        read_roster(path, on=ON)
    [raw], notes = look_at(path, on=ON)
    assert (str(caught.value), len(raw.rows), [str(one) for one in notes]) == (NOT_KNOWN, *AWKWARD[name])


def test_a_blank_workbook() -> None:
    with pytest.raises(RosterError, match="There is nothing in it"):
        read_roster(SHARED / "awkward" / "blank.xlsx", on=ON)
