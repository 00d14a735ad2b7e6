"""Microsoft School Data Sync, and folders that are no roster."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from growthring.interop.reading import Roster, StaffRow
from growthring.interop.tests.rosters import THREE_ORGS, USERS_11, everything_said, lines, put, read, refusal
from growthring.interop.tests.test_reading_oneroster import BULK_11


def test_two_rosters_in_one_folder_are_refused(tmp_path: Path) -> None:
    put(tmp_path / "oak", BULK_11)
    put(tmp_path / "elm", BULK_11)
    assert "more than one roster" in refusal(tmp_path)


@pytest.mark.parametrize(
    ("files", "word"),
    [
        ({"orgs.csv": THREE_ORGS}, "users.csv"), ({"enrollments.csv": "x"}, "no staff list"), ({}, "no staff list"),
        ({"users.csv": "a,b\n1,2\n"}, "headings"), ({"users.csv": USERS_11 + "\n", "orgs.csv": THREE_ORGS}, "nobody"),
        ({"users.csv": lines("sourcedId,role,email", "u1,teacher,x@x.example")}, "givenName"),
        ({"a.csv": "x", "b.csv": "y"}, "several tables"), ({"users.csv": ""}, "empty"),
    ],
)  # fmt: skip
def test_what_is_no_roster(tmp_path: Path, files: dict[str, str], word: str) -> None:
    assert word in refusal(put(tmp_path, files))


@pytest.mark.parametrize(
    "name", ["Student.csv", "students.csv", "enrollments.csv", "demographics.csv", "2026_pupils.csv"]
)
def test_a_file_about_pupils_is_not_opened_by_itself(tmp_path: Path, name: str) -> None:
    put(tmp_path, {name: lines("email,given_name,family_name", "token@x.example,Token,Token")})
    said = refusal(tmp_path / name)
    assert "not opened" in said
    assert "oken" not in said


def test_school_data_sync_2_and_2_1(tmp_path: Path) -> None:
    orgs = lines("sourcedId,name,type,parentSourcedId", "10,Larch Trust,academicTrust,", "11,Oak,school,10")
    two = {"orgs.csv": orgs, "users.csv": lines(
        "sourcedId,orgSourcedIds,givenName,familyName,username,password,role,grade",
        "1,11,Rowan,Ash,Rash@larch.example,x,Teacher,", "2,11,Tokenkit,Tokenpupil,t@x.example,x,Student,6",
    )}  # fmt: skip
    point_one = {"orgs.csv": orgs, "users.csv": lines(
        "sourcedId,username,givenName,familyName,password,activeDirectoryMatchId,email,phone,sms",
        "1,rash,Rowan,Ash,,,rash@larch.example,,", "2,tok,Tokenkit,Tokenpupil,,,,,",
    ), "roles.csv": lines(
        "userSourcedId,orgSourcedId,role,sessionSourcedId,grade,isPrimary,roleStartDate,roleEndDate",
        "1,11,teacher,,,TRUE,2026-09-01,", "2,11,student,,,TRUE,,",
    )}  # fmt: skip
    for name, files in {"sds-v2": two, "sds-v2.1": point_one}.items():
        roster = read(put(tmp_path / name, files))
        assert [(r.source_id, r.email, r.school) for r in roster.staff] == [("1", "rash@larch.example", "Oak")]
        assert (roster.format, roster.not_staff, roster.problems) == (name, {"student": 1}, [])


def test_school_data_sync_1_reads_teachers_only(tmp_path: Path) -> None:
    files = {
        "School.csv": lines("SIS ID,Name", "11,Oak"),
        "Teacher.csv": lines(
            "SIS ID,School SIS ID,First Name,Last Name,Username,Title", "1,11,Rowan,Ash,rash@x.example,Head"
        ),
        "Student.csv": "TOKEN",
        "StudentEnrollment.csv": "TOKEN",
    }
    roster = read(put(tmp_path, files))
    assert roster.staff == [
        StaffRow("Teacher.csv", 2, "1", "rash@x.example", "Rowan", "Ash", "", "Oak", "11", "", "teacher", "Head")
    ]
    assert (roster.format, roster.complete, roster.ignored_files) == ("sds-v1", False, ["student", "studentenrollment"])


SHARED = Path(__file__).parents[5] / "shared" / "data" / "oneroster" / "microsoft-sds"


SAMPLES = {
    "SDS v2": ("sds-v2", 7, 22),
    "SDS v2.1": ("sds-v2.1", 2, 4),
    "SDS Format/25 Users": ("sds-v1", 2, 0),
    "SDS Format/100 Users": ("sds-v1", 12, 0),
    "UK Format/25 Users": ("sds-uk", 2, 0),
    "UK Format/100 Users": ("sds-uk", 12, 0),
}


def test_samples_that_others_made(tmp_path: Path) -> None:
    """Real files where they lie beside the checkout; the tests above hold the same layouts where they do not."""
    found = {name: read(SHARED / name) for name in SAMPLES if (SHARED / name).is_dir()}
    assert {name: (r.format, len(r.staff), r.not_staff["student"]) for name, r in found.items()} == {
        name: SAMPLES[name] for name in found
    }


ORGS_21 = lines(
    "sourcedId,name,type,parentSourcedId",
    "10,Larch Trust,ministryOfEducation,",
    "11,Oak,school,10",
    "12,Elm,school,10",
    "13,Science,department,12",
)
USERS_21 = lines(
    "sourcedId,username,givenName,familyName,password,activeDirectoryMatchId,email,phone,sms",
    "1,rash@larch.example,Rowan,Ash,TOKEN,,,,",
    "2,mara@larch.example,Mara,Quill,,,mara.quill@larch.example,,",
    "3,ida,Ida,Fern,,,ida@larch.example,,",
    "4,token@x.example,Tokenkit,Tokenpupil,,,,,",
    "5,token2@x.example,Tokenmum,Tokenparent,,,,,",
)
ROLES_21 = lines(
    "userSourcedId,orgSourcedId,role,sessionSourcedId,grade,isPrimary,roleStartDate,roleEndDate",
    "1,10,teacher,Y26,10,TRUE,2026-09-01,2027-07-31",
    "1,11,teacher,Y26,10,FALSE,2026-09-01,2027-07-31",
    "1,12,aide,Y26,,FALSE,2026-09-01,2027-07-31",
    "2,13,teacher,Y25,,TRUE,2025-09-01,2026-07-31",
    "2,13,teacher,Y26,,TRUE,2026-09-01,2027-07-31",
    "3,11,officeStaff,,,TRUE,2020-01-06,2026-12-31",
    "3,12,student,Y26,12,FALSE,2026-09-01,",
    "4,11,student,Y26,6,TRUE,2026-09-01,",
    "4,12,student,Y26,6,FALSE,2026-09-01,",
)
FILES_21 = {"orgs.csv": ORGS_21, "users.csv": USERS_21, "roles.csv": ROLES_21}
READ_21 = [
    ("1", "rash@larch.example", "Oak", "", "teacher", date(2026, 9, 1), None),
    ("1", "rash@larch.example", "Elm", "", "teaching_assistant", date(2026, 9, 1), None),
    ("2", "mara.quill@larch.example", "Elm", "Science", "teacher", date(2025, 9, 1), None),
    ("3", "ida@larch.example", "Oak", "", "office", date(2020, 1, 6), date(2026, 12, 31)),
]


def posts(roster: Roster) -> list[tuple[object, ...]]:
    return [(r.source_id, r.email, r.school, r.team, r.kind, r.starts_on, r.ends_on) for r in roster.staff]


def test_school_data_sync_2_1_with_several_places_years_and_roles(tmp_path: Path) -> None:
    """One post a place and kind of work, whatever the years; a pupil's role elsewhere makes nobody a pupil here."""
    roster = read(put(tmp_path, FILES_21))
    assert (roster.format, posts(roster), roster.complete) == ("sds-v2.1", READ_21, True)
    assert (roster.not_staff, [p.severity for p in roster.problems]) == ({"student": 1, "no role": 1}, ["note"])
    assert "oken" not in everything_said(roster)


CLOSED = (
    "enrollments", "demographics", "relationships", "userFlags", "academicSessions", "classes", "courses",
)  # fmt: skip


def test_nothing_else_of_school_data_sync_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {**FILES_21, **{f"{name}.csv": "TOKEN,TOKEN\n" for name in CLOSED}})
    opened: list[str] = []
    plain = Path.open

    def told(self: Path, *args: Any, **kwargs: Any) -> Any:
        opened.append(self.name)
        return plain(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", told)
    roster = read(tmp_path)
    assert set(opened) == {"orgs.csv", "users.csv", "roles.csv"}
    assert (posts(roster), roster.ignored_files) == (READ_21, sorted(name.lower() for name in CLOSED))


@pytest.mark.parametrize(
    ("by", "encoding", "end", "shout"),
    [
        (",", "utf-8-sig", "\r\n", True), (";", "cp1252", "\r\n", False),
        ("\t", "utf-16", "\n", True), ("|", "utf-8", "\r", False),
    ],
)  # fmt: skip
def test_school_data_sync_however_it_is_written(tmp_path: Path, by: str, encoding: str, end: str, shout: bool) -> None:
    for name, text in FILES_21.items():
        headings, _newline, rest = text.replace("Mara", "Mára").replace(",", by).partition("\n")
        whole = (headings.upper() if shout else headings) + "\n" + rest
        (tmp_path / name.upper()).write_bytes(whole.replace("\n", end).encode(encoding))
    roster = read(tmp_path)
    assert (roster.format, posts(roster)) == ("sds-v2.1", READ_21)
    assert [r.given_name for r in roster.staff] == ["Rowan", "Rowan", "Mára", "Ida"]


def test_school_data_sync_without_files_it_may_lack(tmp_path: Path) -> None:
    without_orgs = read(put(tmp_path / "a", {k: v for k, v in FILES_21.items() if k != "orgs.csv"}))
    assert [r.school for r in without_orgs.staff] == ["10", "11", "12", "13", "11"]
    assert [p.severity for p in without_orgs.problems] == ["file", "note"]
    put(tmp_path / "b", {k: v for k, v in FILES_21.items() if k != "roles.csv"})
    assert "roles.csv: give that file too" in refusal(tmp_path / "b")
    put(tmp_path / "c", {k: v for k, v in FILES_21.items() if k != "users.csv"})
    assert "no users.csv" in refusal(tmp_path / "c")
