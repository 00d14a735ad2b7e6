"""OneRoster 1.1 and 1.2, and what vendors make of them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from growthring.interop.reading import Roster
from growthring.interop.tests.rosters import (
    ORGS,
    ROLES,
    THREE_ORGS,
    USERS_11,
    USERS_12,
    everything_said,
    lines,
    problems,
    put,
    read,
    refusal,
    user_11,
    user_12,
    zipped,
)

MANIFEST = "propertyName,value\nmanifest.version,1.0\noneroster.version,{version}\nfile.orgs,bulk\nfile.users,{mode}\n"
PUPILS = [user_11(f"p{n}", "student", f"Tokenkit{n} Tokenpupil{n}") for n in range(3)]
USERS = lines(
    USERS_11,
    user_11("u1", "teacher", "Rowan Ash"),
    *PUPILS,
    user_11("u2", "administrator", "Mara Quill", "t1,s2"),
    user_11("u3", "parent", "Tokensky Tokenparent"),
    user_11("u4", "aide", "Cleo Marsh", "s1,s2"),
)
CLOSED = {"enrollments.csv": "TOKENENROL", "demographics.csv": "TOKENDEMO", "classes.csv": "TOKENCLASS"}
BULK_11 = {
    "manifest.csv": MANIFEST.format(version="1.1", mode="bulk"),
    "orgs.csv": THREE_ORGS,
    "users.csv": USERS,
    **CLOSED,
}
EXPECTED = [
    ("u1", "rowan.ash@larch.example", "Rowan", "Oak Primary School", "s1", "teacher"),
    ("u2", "mara.quill@larch.example", "Mara", "Elm High School", "s2", "leader"),
    ("u4", "cleo.marsh@larch.example", "Cleo", "Oak Primary School", "s1", "teaching_assistant"),
    ("u4", "cleo.marsh@larch.example", "Cleo", "Elm High School", "s2", "teaching_assistant"),
]


def seen(roster: Roster) -> list[tuple[str, ...]]:
    return [(r.source_id, r.email, r.given_name, r.school, r.school_id, r.kind) for r in roster.staff]


def test_a_bulk_roster(tmp_path: Path) -> None:
    roster = read(put(tmp_path, BULK_11))
    assert seen(roster) == EXPECTED
    assert (roster.format, roster.complete, roster.problems) == ("oneroster-1.1", True, [])
    assert roster.not_staff == {"student": 3, "parent": 1}
    assert roster.ignored_files == ["classes", "demographics", "enrollments"]
    assert [(s.source_id, s.name, s.code, s.parent, s.line) for s in roster.schools] == [
        ("s1", "Oak Primary School", "900001", "t1", 3), ("s2", "Elm High School", "900002", "t1", 4),
    ]  # fmt: skip
    assert "token" not in everything_said(roster).lower()


def _folder(base: Path) -> Path:
    return put(base, BULK_11)


def _nested(base: Path) -> Path:
    put(base / "OneRoster export", BULK_11)
    return put(base, {".DS_Store": "x", "__MACOSX/._users.csv": "x", "readme.pdf": "x"})


def _zip(base: Path) -> Path:
    return zipped(base / "roster.zip", BULK_11)


def _zip_from_a_mac(base: Path) -> Path:
    files = {f"Export/{name}": text for name, text in BULK_11.items()}
    return zipped(
        base / "roster.zip", {**files, "__MACOSX/Export/._users.csv": b"\x00\x05\x16\x07", "Export/.DS_Store": "x"}
    )


def _other_case(base: Path) -> Path:
    return put(base, {name.upper(): text for name, text in BULK_11.items()})


def _prefixed(base: Path) -> Path:
    return put(base, {f"2026-11-01_{name}": text for name, text in BULK_11.items()})


def _suffixed(base: Path) -> Path:
    return put(base, {name.replace(".csv", "_20261101.csv"): text for name, text in BULK_11.items()})


def _without_manifest(base: Path) -> Path:
    return put(base, {name: text for name, text in BULK_11.items() if name != "manifest.csv"})


def _quoted_with_mark(base: Path) -> Path:
    text = USERS.replace("s1,s2", "s1|s2").replace("t1,s2", "t1|s2").replace('"', "")
    quoted = "\r\n".join(",".join(f'"{cell}"' for cell in line.split(",")) for line in text.splitlines())
    return put(
        base, {**BULK_11, "users.csv": "\ufeff" + quoted.replace("s1|s2", "s1,s2").replace("t1|s2", "t1,s2") + "\r\n"}
    )


def _other_headings(base: Path) -> Path:
    users = (
        USERS.replace("sourcedId", "sourced_id", 1)
        .replace("givenName", "Given Name")
        .replace("familyName", "FAMILYNAME")
    )
    users = users.replace("orgSourcedIds", "org_sourced_ids").replace(",role,", ",Role,")
    return put(base, {**BULK_11, "users.csv": users, "orgs.csv": THREE_ORGS.replace("sourcedId", "SourcedID")})


def _misspelt_headings(base: Path) -> Path:
    users = (
        USERS.replace("givenName", "givenNmae").replace("familyName", "familiyName").replace("sourcedId", "sourceId", 1)
    )
    return put(base, {**BULK_11, "users.csv": users})


def _extended(base: Path) -> Path:
    head, *rest = USERS.splitlines()
    users = lines(f"{head},metadata.badge,metadata.locker", *(f"{row},x,y" for row in rest))
    return put(base, {**BULK_11, "users.csv": users})


def _role_spellings(base: Path) -> Path:
    users = USERS.replace(",teacher,", ",TEACHER,").replace(",administrator,", ",Site Administrator,")
    return put(base, {**BULK_11, "users.csv": users.replace(",student,", ",Student,").replace(",aide,", ",ext:aide,")})


@pytest.mark.parametrize(
    "vendor",
    [
        _folder, _nested, _zip, _zip_from_a_mac, _other_case, _prefixed, _suffixed, _without_manifest,
        _quoted_with_mark,
        _other_headings, _misspelt_headings, _extended, _role_spellings,
    ],
)  # fmt: skip
def test_the_same_roster_from_many_vendors(tmp_path: Path, vendor: Callable[[Path], Path]) -> None:
    roster = read(vendor(tmp_path))
    assert seen(roster) == EXPECTED
    assert roster.not_staff == {"student": 3, "parent": 1}
    assert (roster.complete, problems(roster, "row", "field", "file")) == (True, [])
    assert "token" not in everything_said(roster).lower()


def test_a_delta_proposes_no_leavers(tmp_path: Path) -> None:
    files = {**BULK_11, "manifest.csv": MANIFEST.format(version="1.1", mode="delta")}
    roster = read(put(tmp_path, files))
    assert (roster.complete, len(roster.staff)) == (False, 4)


def test_status_and_enabled(tmp_path: Path) -> None:
    users = lines(
        USERS_11,
        user_11("u1", "teacher", "Rowan Ash", status="tobedeleted"),
        user_11("u2", "teacher", "Mara Quill", enabled="false"),
        user_11("u3", "teacher", "Cleo Marsh", status="inactive"),
        user_11("u4", "teacher", "Sam Reed", status="active"),
    )
    roster = read(put(tmp_path, {"users.csv": users, "orgs.csv": THREE_ORGS}))
    assert [r.status for r in roster.staff] == ["tobedeleted", "inactive", "inactive", "active"]
    assert not roster.complete


def test_a_deletion_that_names_only_an_id(tmp_path: Path) -> None:
    users = lines(USERS_11, "u1,tobedeleted,,,,,,,,,,,,,,,,", "p1,tobedeleted,,,,,,,,,,,,,,,,")
    put(
        tmp_path,
        {"users.csv": users, "orgs.csv": THREE_ORGS, "manifest.csv": MANIFEST.format(version="1.1", mode="delta")},
    )
    roster = read(tmp_path, known_ids=frozenset({"u1"}))
    assert [(r.source_id, r.status, r.name) for r in roster.staff] == [("u1", "tobedeleted", "")]
    assert "p1" not in everything_said(roster)


def test_departments_are_teams_and_the_trust_is_no_school(tmp_path: Path) -> None:
    users = lines(
        USERS_11,
        user_11("u1", "teacher", "Rowan Ash", "d1"),
        user_11("u2", "teacher", "Mara Quill", "s2,d1"),
        user_11("u3", "administrator", "Cleo Marsh", "t1"),
    )
    roster = read(put(tmp_path, {"users.csv": users, "orgs.csv": THREE_ORGS}))
    assert [(r.school_id, r.team) for r in roster.staff] == [("s2", "Science"), ("s2", "Science"), ("", "")]
    assert roster.problems == []


def test_organisations_that_are_not_there(tmp_path: Path) -> None:
    orgs = lines(
        ORGS, "s1,,,Oak,school,,gone", "s1,,,Oak again,school,,", ",,,Nameless,school,,", "s3,tobedeleted,,Ash,school,,"
    )
    users = lines(
        USERS_11,
        user_11("u1", "teacher", "Rowan Ash", "s9"),
        user_11("u2", "teacher", "Mara Quill", "s1,s9"),
        user_11("u3", "teacher", "Cleo Marsh", ""),
        user_11("u4", "teacher", "Sam Reed", "s3"),
        user_11("p1", "student", "Token Token", "s9"),
    )
    roster = read(put(tmp_path, {"users.csv": users, "orgs.csv": orgs}))
    assert [(r.source_id, r.school_id) for r in roster.staff] == [("u2", "s1"), ("u3", "s1")]
    assert {(p.file, p.line, p.severity, p.value) for p in roster.problems if p.severity in {"row", "field"}} == {
        ("orgs.csv", 2, "field", "gone"), ("orgs.csv", 3, "row", "s1"), ("orgs.csv", 4, "row", ""),
        ("users.csv", 2, "field", "s9"), ("users.csv", 2, "row", "s9"), ("users.csv", 3, "field", "s9"),
        ("users.csv", 4, "field", ""), ("users.csv", 5, "field", "s3"), ("users.csv", 5, "row", "s3"),
    }  # fmt: skip
    assert roster.mentioned == {"u1", "u4"}


def test_organisations_that_go_round_in_circles(tmp_path: Path) -> None:
    orgs = lines(ORGS, "a,,,A,department,,b", "b,,,B,department,,a", "s1,,,Oak,school,,s1")
    users = lines(USERS_11, user_11("u1", "teacher", "Rowan Ash", "a"), user_11("u2", "teacher", "Mara Quill", "s1"))
    roster = read(put(tmp_path, {"users.csv": users, "orgs.csv": orgs}))
    assert [(r.school_id, r.team) for r in roster.staff] == [("", "A"), ("s1", "")]


def test_without_orgs_schools_are_known_by_their_ids(tmp_path: Path) -> None:
    roster = read(put(tmp_path, {"users.csv": USERS}))
    assert [r.school_id for r in roster.staff] == ["s1", "t1", "s2", "s1", "s2"]
    assert sorted(s.source_id for s in roster.schools) == ["s1", "s2", "t1"]
    assert [p.severity for p in roster.problems] == ["file"]


def test_users_alone_as_one_file(tmp_path: Path) -> None:
    put(tmp_path, {"users.csv": USERS})
    roster = read(tmp_path / "users.csv")
    assert (roster.format, len(roster.staff)) == ("oneroster-1.1", 5)


def test_ids_twice_and_names_missing(tmp_path: Path) -> None:
    users = lines(
        USERS_11,
        user_11("u1", "teacher", "Rowan Ash"),
        user_11("u1", "teacher", "Cleo Marsh"),
        user_11("u2", "teacher", "Mara Quill").replace("Quill,", ",", 1).replace(",Mara,Quill", ",Mara,"),
        user_11("", "teacher", "Sam Reed"),
        user_11("u5", "teacher", "Una Reed", email="nonsense"),
    )
    roster = read(put(tmp_path, {"users.csv": users, "orgs.csv": THREE_ORGS}))
    assert [(r.source_id, r.email) for r in roster.staff] == [("u1", "rowan.ash@larch.example"), ("u5", "")]
    assert problems(roster, "row", "field") == [
        (3, "sourcedId", "u1"),
        (4, "familyName", ""),
        (5, "sourcedId", ""),
        (6, "email", "nonsense"),
    ]
    assert (set(roster.mentioned), roster.complete) == ({"u2"}, False)


TWELVE = {
    "manifest.csv": MANIFEST.format(version="1.2", mode="bulk") + "file.roles,bulk\n",
    "orgs.csv": THREE_ORGS,
    "users.csv": lines(
        USERS_12,
        user_12("u1", "Rowan Ash"),
        user_12("u2", "Mara Quill", "s2"),
        user_12("p1", "Tokenkit Tokenpupil", "s1"),
        user_12("u3", "Cleo Marsh"),
        user_12("p2", "Tokensky Tokenparent"),
    ),
    "roles.csv": lines(
        ROLES,
        "r1,,,u1,primary,teacher,2024-09-01,2027-08-31,s1,",
        "r2,,,u1,secondary,administrator,01/09/2025,,s2,",
        "r3,,,u2,primary,principal,,,,",
        "r4,,,p1,primary,student,2024-09-01,,s1,",
        "r5,,,u3,primary,student,,,s1,",
        "r6,,,u3,secondary,aide,,,s1,",
        "r7,,,p2,primary,guardian,,,s1,",
        "r8,,,p2,secondary,parent,,,s1,",
        "r9,,,u9,primary,counselor,,,s1,",
    ),
}


def test_version_1_2_takes_posts_from_roles(tmp_path: Path) -> None:
    roster = read(put(tmp_path, {**TWELVE, "userProfiles.csv": "TOKENPROFILE"}))
    assert [(r.source_id, r.school_id, r.kind, r.starts_on, r.ends_on) for r in roster.staff] == [
        ("u1", "s1", "teacher", date(2024, 9, 1), date(2027, 8, 31)), ("u1", "s2", "leader", date(2025, 9, 1), None),
        ("u2", "s2", "leader", None, None), ("u3", "s1", "teaching_assistant", None, None),
    ]  # fmt: skip
    assert (roster.format, roster.complete) == ("oneroster-1.2", True)
    assert roster.not_staff == {"student": 2, "guardian": 1}
    assert [(p.file, p.line, p.value) for p in roster.problems] == [("roles.csv", 10, "u9")]
    assert "token" not in everything_said(roster).lower()


def test_version_1_2_without_roles_says_what_is_missing(tmp_path: Path) -> None:
    assert "roles.csv" in refusal(put(tmp_path, {k: v for k, v in TWELVE.items() if k != "roles.csv"}))


def test_roles_that_end_and_dates_that_cannot_be(tmp_path: Path) -> None:
    roles = lines(
        ROLES,
        "r1,tobedeleted,,u1,primary,teacher,,,s1,",
        "r2,,,u2,primary,teacher,2025-09-01,2024-09-01,s1,",
        "r3,,,u3,primary,teacher,09/13/2024,,s9,",
        "r4,,,p1,primary,student,nonsense,,s9,",
        "r5,,,,primary,teacher,,,s1,",
    )
    roster = read(put(tmp_path, {**TWELVE, "roles.csv": roles}))
    assert [(r.source_id, r.status) for r in roster.staff] == [("u1", "tobedeleted")]
    assert {(p.file, p.line, p.column, p.value) for p in roster.problems if p.severity in {"row", "field"}} == {
        ("roles.csv", 3, "endDate", "2024-09-01"), ("roles.csv", 4, "beginDate", "09/13/2024"),
        ("roles.csv", 4, "orgSourcedId", "s9"), ("roles.csv", 6, "userSourcedId", ""), ("users.csv", 5, None, ""),
    }  # fmt: skip
    assert roster.mentioned == {"u2", "u3"}


def test_one_and_the_same_work_listed_at_every_level_is_one_post(tmp_path: Path) -> None:
    rows = [f"r{n},,,u1,primary,{role},,,{org}," for n, (role, org) in enumerate(
        [("teacher", "t1"), ("teacher", "s2"), ("teacher", "d1"), ("teacher", "s2"), ("administrator", "t1")]
    )]  # fmt: skip
    roster = read(put(tmp_path, {**TWELVE, "roles.csv": lines(ROLES, *rows)}))
    assert [(r.school_id, r.team, r.kind) for r in roster.staff] == [("s2", "Science", "teacher"), ("", "", "leader")]
    assert roster.problems == []


def test_a_pupil_row_that_runs_into_a_teacher_is_not_repeated(tmp_path: Path) -> None:
    users = lines(
        USERS_11,
        'u1,,,true,"s1",teacher,x,,"Rowan',
        'p1,,,true,"s1",student,x,,Tokenkit,Tokenpupil",Ash,,,,,,,',
        user_11("u2", "teacher", "Mara Quill"),
    )
    roster = read(put(tmp_path, {"users.csv": users, "orgs.csv": THREE_ORGS}))
    assert [r.source_id for r in roster.staff] == ["u2"]
    assert "token" not in everything_said(roster).lower()
    assert not roster.complete


def test_nobody_with_an_address_is_said_once(tmp_path: Path) -> None:
    users = lines(USERS_11, *(user_11(f"u{n}", "teacher", f"Pat Reed{n}", email="") for n in range(5)))
    roster = read(put(tmp_path, {"users.csv": users, "orgs.csv": THREE_ORGS}))
    assert [(p.severity, p.line) for p in roster.problems] == [("file", None)]


def test_the_user_name_is_the_address_where_it_is_one(tmp_path: Path) -> None:
    users = lines(
        USERS_11, user_11("u1", "teacher", "Rowan Ash", email="").replace(",Rowan,,", ",R@Larch.example,,", 1)
    )
    assert read(put(tmp_path, {"users.csv": users, "orgs.csv": THREE_ORGS})).staff[0].email == "r@larch.example"
