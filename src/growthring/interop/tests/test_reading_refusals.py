"""What is not read at all, and what is counted and let go of, in a list of our own kind."""

from pathlib import Path

import pytest

from growthring.interop.reading import Limits, template_csv
from growthring.interop.tests.rosters import HEADINGS, everything_said, lines, problems, read, read_text, refusal
from growthring.interop.tests.test_reading_own import ROWAN, TWO


def test_pupils_and_parents_are_counted_and_gone(tmp_path: Path) -> None:
    pupils = [
        "P1,kit@x.example,TOKENKIT,TOKENPUPIL,Oak,,Student,,never",
        "P2,,TOKENSKY,TOKENPARENT,Oak,,parent,,",
        "P3,,T,TOKENLOW,,,,,",
    ]
    roster = read_text(tmp_path, lines(HEADINGS, ROWAN, *pupils, "P4,x,TOKEN,TOKEN,,,Year 7 TOKEN,,bad"))
    assert [r.name for r in roster.staff] == ["Rowan Ash"]
    assert roster.not_staff == {"student": 1, "parent": 1, "unknown": 2}
    assert "TOKEN" not in everything_said(roster)
    assert not roster.complete


@pytest.mark.parametrize(
    "headings", ["UPN,Forename,Surname,Email", "Forename,Surname,Year group,Reg group,Email", "Pupil name,Email,School"]
)
def test_a_list_of_pupils_is_refused_unread(tmp_path: Path, headings: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(lines(headings, "TOKEN,TOKEN,TOKEN,TOKEN,TOKEN"))
    said = refusal(path)
    assert "list of pupils" in said
    assert "TOKEN" not in said


def test_a_tutor_group_alone_makes_no_pupil(tmp_path: Path) -> None:
    assert len(read_text(tmp_path, lines(HEADINGS + ",Tutor group", ROWAN + ",9B")).staff) == 1


def test_a_file_without_headings_repeats_nothing_of_it(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text("TOKEN,TOKEN@x.example,TOKEN\n")
    assert "TOKEN" not in refusal(path)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"), (b"\xef\xbb\xbf\r\n\r\n", "empty"), (b",,,\n,,,\n", "empty"), (b"hello", "headings"),
        (b"\x00\x01\x02\x03" * 50, "not text"), (b"%PDF-1.7", "PDF"), (b"\x1f\x8b\x08", "archive"),
        (b"<html><table>", "web page"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04 cut off", "damaged"), (b"PK\x05\x06" + b"\0" * 18, "empty"),
        ((HEADINGS + "\n").encode(), "nobody"),
        ("staff_id,email\n".encode("utf-32"), "not text"), (b"a" * 300_000, "headings"),
    ],
)  # fmt: skip
def test_what_is_no_roster_is_refused_with_a_reason(tmp_path: Path, content: bytes, word: str) -> None:
    path = tmp_path / "staff.csv"
    path.write_bytes(content)
    assert word in refusal(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "could not be opened" in refusal(tmp_path / "nothing.csv")


def test_a_line_that_never_ends(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text(TWO + "x" * 70_000)
    assert "Line 4" in refusal(path)


def test_limits(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text(TWO)
    assert "MB" in refusal(path, limits=Limits(max_bytes=10))
    assert "more than 1 rows" in refusal(path, limits=Limits(max_staff=1))
    path.write_text(lines(HEADINGS, *["S,bad,,,,,,,"] * 20))
    roster = read(path, limits=Limits(max_problems=5))
    assert (len(problems(roster, "row", "field")), roster.problems_left_out > 0) == (5, True)


def test_the_template_itself_is_read_and_holds_nobody(tmp_path: Path) -> None:
    (tmp_path / "template.csv").write_bytes(template_csv())
    assert "nobody below" in refusal(tmp_path / "template.csv")


def test_pupils_in_a_list_without_a_column_that_tells_them_from_staff(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text(
        lines("email,given_name,family_name,team", "r@x.example,Rowan,Ash,", "t@x.example,Token,Token,Student")
    )
    said = refusal(path)
    assert "no column that tells them from staff" in said
    assert "oken" not in said.replace("tells", "")
