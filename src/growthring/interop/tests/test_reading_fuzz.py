"""Dirty files by the hundred: nothing but a clear refusal is ever raised, and nothing of a pupil ever comes out."""

import random
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from growthring.interop.reading import Progress, RosterError, read_roster
from growthring.interop.tests.rosters import (
    ORGS,
    ROLES,
    TODAY,
    USERS_11,
    USERS_12,
    everything_said,
    lines,
    user_11,
    user_12,
    zipped,
)

TOKEN = "Zqx"  # stands in every cell of a row about a pupil or a parent
STAFF_ROLES = (
    "teacher",
    "administrator",
    "aide",
    "Teacher",
    "proctor",
    "siteAdministrator",
    "caretaker",
    "dinner lady",
)
PUPIL_ROLES = ("student", "Student", "parent", "guardian", "relative", "pupil")
CELLS = ("", " ", "=1+1", "@SUM(A1)", "n/a", "\u200b", "31/02/2025", "09/13/2024", "#REF!", "1.5E+10", "x" * 300, "é",
         "\ufffd",
         "a@b@c", "s1,s2", "tobedeleted", "\x00", "'=1", "2024-09-01T00:00:00Z")  # fmt: skip


def pupil(chance: random.Random, number: int) -> dict[str, str]:
    return {
        "role": chance.choice(PUPIL_ROLES),
        "name": f"{TOKEN}kit{number} {TOKEN}son{number}",
        "id": f"{TOKEN}{number}",
    }


def staff(chance: random.Random, number: int) -> dict[str, str]:
    return {"role": chance.choice(STAFF_ROLES), "name": f"Pat Reed{number}", "id": f"u{number}"}


def people(chance: random.Random) -> list[dict[str, str]]:
    return [chance.choice((pupil, staff))(chance, number) for number in range(chance.randint(1, 12))]


def one_roster(chance: random.Random) -> dict[str, str]:
    rows = people(chance)
    orgs = lines(ORGS, "t1,,,Trust,district,,", "s1,,,Oak,school,,t1", "s2,,,Elm,,,t9")
    if chance.random() < 0.5:
        return {"users.csv": lines(USERS_11, *(user_11(p["id"], p["role"], p["name"]) for p in rows)), "orgs.csv": orgs}
    roles = [f"r{n},,,{p['id']},primary,{p['role']},2024-09-01,,s1," for n, p in enumerate(rows)]
    return {
        "users.csv": lines(USERS_12, *(user_12(p["id"], p["name"]) for p in rows)),
        "roles.csv": lines(ROLES, *roles),
        "orgs.csv": orgs,
    }


def own_list(chance: random.Random) -> dict[str, str]:
    rows = [
        ",".join((p["id"], f"{p['id']}@x.example", *p["name"].split(), "Oak", p["role"], "2024-09-01", p["id"]))
        for p in people(chance)
    ]
    return {"staff.csv": lines("staff_id,email,given_name,family_name,school,post,starts_on,coach", *rows)}


def dirty_cell(line: str, chance: random.Random) -> str:
    cells = line.split(",")
    cells[chance.randrange(len(cells))] = chance.choice(CELLS)
    return ",".join(cells)


def dirty_line(line: str, chance: random.Random) -> str:
    """What happens to lines on their way: cells lost, slipped or added, quotes left open, breaks within a cell."""
    at = chance.randrange(len(line) + 1)
    return chance.choice(
        (
            lambda: dirty_cell(line, chance),
            lambda: dirty_cell(line, chance),
            lambda: line[:at] + '"' + line[at:],
            lambda: line[:at] + "\n" + line[at:],
            lambda: line[:at],
            lambda: line + ",extra",
            lambda: line.replace(",", ";", chance.randrange(3)),
            lambda: "," + line,
            lambda: line + "\n" + line,
            lambda: "",
        )
    )()


def dirty(text: str, chance: random.Random) -> bytes:
    rows = text.splitlines()
    for _ in range(chance.randrange(5)):
        at = chance.randrange(len(rows))
        # The row of headings is dirtied seldom: without it nothing is read, and nothing is tried.
        if at or chance.random() < 0.2:
            rows[at] = dirty_line(rows[at], chance)
    text = chance.choice(("\n", "\r\n", "\r")).join(rows)
    if "given_name" in text:
        # Without a row that says so, a row of our own list without a role is one of staff.
        text += f"\n{TOKEN},,{TOKEN},{TOKEN},Oak,pupil,,\n" * 2
    return text.encode(chance.choice(("utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16")), "replace")


@given(st.integers(min_value=0))
@settings(max_examples=500)
def test_nothing_of_a_pupil_comes_out_of_a_dirty_file(seed: int) -> None:
    chance = random.Random(seed)
    files = chance.choice((one_roster, own_list))(chance)
    spoilt = {name: dirty(text, chance) for name, text in files.items()}
    heard: list[Progress] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        if chance.random() < 0.3:
            path = zipped(path / "roster.zip", spoilt)
        else:
            for name, content in spoilt.items():
                (path / name).write_bytes(content)
        try:
            said = everything_said(read_roster(path, on=TODAY, progress=heard.append), heard)
        except RosterError as error:
            said = f"{error} {error.problem}"
    assert TOKEN.lower() not in said.lower()


@given(st.binary(max_size=3_000))
@settings(max_examples=200)
def test_any_bytes_at_all(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "staff.csv"
        path.write_bytes(content)
        try:
            read_roster(path, on=TODAY)
        except RosterError as refusal:
            remedy = refusal.problem.remedy
            assert remedy
