"""Archives that are made to hurt, or that are merely odd."""

import stat
import struct
import zipfile
from pathlib import Path

import pytest

from growthring.interop.reading import Limits
from growthring.interop.tests.rosters import (
    HEADINGS,
    THREE_ORGS,
    USERS_11,
    lines,
    put,
    read,
    refusal,
    user_11,
    zipped,
)

USERS = lines(USERS_11, user_11("u1", "teacher", "Rowan Ash"))
ROSTER = {"users.csv": USERS, "orgs.csv": THREE_ORGS}


def test_a_bomb_is_not_opened(tmp_path: Path) -> None:
    path = zipped(tmp_path / "r.zip", {**ROSTER, "users2.csv": b"0" * (40 * 1024 * 1024)})
    assert "far larger" in refusal(path)
    assert "far larger" in refusal(zipped(tmp_path / "s.zip", ROSTER), limits=Limits(max_unpacked=100))


def test_very_many_members_are_not_listed(tmp_path: Path) -> None:
    path = zipped(tmp_path / "r.zip", {f"{n}.csv": "" for n in range(50)})
    assert "more than 10 files" in refusal(path, limits=Limits(max_members=10))
    assert "more than 10 files" in refusal(
        put(tmp_path / "f", {f"{n}.csv": "" for n in range(50)}), limits=Limits(max_members=10)
    )


def test_a_list_of_contents_that_is_itself_the_bomb(tmp_path: Path) -> None:
    path = tmp_path / "r.zip"
    path.write_bytes(
        b"PK\x03\x04" + b"\0" * 500 + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 9, 9, 900_000_000, 4, 0)
    )
    assert "more than" in refusal(path)
    path.write_bytes(b"PK\x03\x04" + b"\0" * 500 + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 9, 9, 0xFFFFFFFF, 4, 0))
    assert "larger than a roster" in refusal(path)


def test_paths_that_lead_outside_links_and_archives_within_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "r.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in ROSTER.items():
            archive.writestr(name, text)
        archive.writestr("../../users.csv", "x")
        archive.writestr("/etc/users.csv", "x")
        archive.writestr("inner.zip", b"PK\x03\x04")
        link = zipfile.ZipInfo("users_link.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("deep/er/and/deeper/users.csv", "x")
    roster = read(path)
    assert ([r.source_id for r in roster.staff], roster.other_files) == (["u1"], 5)
    assert [p.severity for p in roster.problems] == []


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path) -> None:
    outside = put(tmp_path / "outside", {"roles.csv": "x"})
    folder = put(tmp_path / "roster", ROSTER)
    (folder / "roles.csv").symlink_to(outside / "roles.csv")
    (folder / "more").symlink_to(outside)
    roster = read(folder)
    assert ([r.source_id for r in roster.staff], roster.other_files) == (["u1"], 3)


@pytest.mark.parametrize("byte", [0x01, 0x41])
def test_a_locked_archive(tmp_path: Path, byte: int) -> None:
    path = zipped(tmp_path / "r.zip", ROSTER)
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] |= byte & 1
            at = content.find(mark, at + 4)
    path.write_bytes(bytes(content))
    assert "password" in refusal(path)


def test_a_damaged_member_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = zipped(tmp_path / "r.zip", {"users.csv": USERS * 200, "orgs.csv": THREE_ORGS})
    content = bytearray(path.read_bytes())
    content[60:120] = b"\xff" * 60
    path.write_bytes(bytes(content))
    assert "damaged" in refusal(path)


def test_a_method_nobody_knows(tmp_path: Path) -> None:
    path = zipped(tmp_path / "r.zip", ROSTER)
    content = path.read_bytes().replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x08", b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x63"
    )
    path.write_bytes(content)
    assert "archive" in refusal(path)


def test_our_own_list_in_an_archive_or_a_folder(tmp_path: Path) -> None:
    text = lines(HEADINGS, "S1,r@x.example,Rowan,Ash,Oak,,teacher,,")
    for path in (
        zipped(tmp_path / "a.zip", {"Staff.csv": text}),
        put(tmp_path / "f", {"Staff.csv": text}),
        put(tmp_path / "g", {"Staff list.csv": text, "rooms.csv": "x,y", "Student.csv": "x"}),
    ):
        assert [r.source_id for r in read(path).staff] == ["S1"]
    assert "by itself" in refusal(zipped(tmp_path / "b.zip", {"staff.xlsx": b"PK\x03\x04"}))


def test_a_second_file_of_the_same_kind_is_said(tmp_path: Path) -> None:
    roster = read(put(tmp_path, {**ROSTER, "users (1).csv": "x"}))
    assert [p.file for p in roster.problems if p.severity == "file"] == ["users (1).csv"]
    assert not roster.complete
