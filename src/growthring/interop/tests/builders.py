"""Rosters as the readers would give them, with invented people."""

from typing import Any

from growthring.interop.reading.shapes import Roster, SchoolRow, StaffRow

ALL = frozenset(StaffRow.__dataclass_fields__)


def staff(staff_id: str, school: str = "Thistledown", **facts: Any) -> StaffRow:
    known: dict[str, Any] = {
        "file": "staff.csv",
        "line": 2,
        "source_id": staff_id,
        "email": f"{staff_id}@example.org",
        "given_name": f"Given-{staff_id}",
        "family_name": f"Family-{staff_id}",
        "school": school,
        "school_id": school,
        "kind": "teacher",
    }
    return StaffRow(**(known | facts))


def roster(*rows: StaffRow, **facts: Any) -> Roster:
    names = dict.fromkeys(row.school_id for row in rows if row.school_id)
    schools = [SchoolRow(name, name, "", "", "staff.csv", n) for n, name in enumerate(names, start=2)]
    return Roster("growthring-csv", schools=schools, staff=list(rows), columns=ALL, **facts)
