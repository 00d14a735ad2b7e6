"""Microsoft School Data Sync, and folders that are no roster."""

from pathlib import Path

import pytest

from growthring.interop.reading import StaffRow
from growthring.interop.tests.rosters import THREE_ORGS, USERS_11, lines, put, read, refusal
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


SAMPLES = {"SDS v2": ("sds-v2", 7, 22), "SDS v2.1": ("sds-v2.1", 2, 4), "UK Format/25 Users": ("sds-uk", 2, 0)}


def test_samples_that_others_made(tmp_path: Path) -> None:
    """Real files where they lie beside the checkout; the tests above hold the same layouts where they do not."""
    found = {name: read(SHARED / name) for name in SAMPLES if (SHARED / name).is_dir()}
    assert {name: (r.format, len(r.staff), r.not_staff["student"]) for name, r in found.items()} == {
        name: SAMPLES[name] for name in found
    }
