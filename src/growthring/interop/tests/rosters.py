"""Small rosters for the tests of reading, written as systems write them. Every name is made up."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest

from growthring.interop.reading import Progress, Roster, RosterError, read_roster

TODAY = date(2026, 11, 21)
HEADINGS = "staff_id,email,given_name,family_name,school,team,post,job_title,starts_on"
USERS_11 = (
    "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,"
    "identifier,email,sms,phone,agentSourcedIds,grades,password"
)
USERS_12 = (
    "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,"
    "phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,"
    "preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns"
)
ROLES = (
    "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId"
)
ORGS = "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId"
THREE_ORGS = f"""{ORGS}
t1,,,Larch Trust,district,,
s1,,,Oak Primary School,school,900001,t1
s2,,,Elm High School,school,900002,t1
d1,,,Science,department,,s2
"""


def user_11(source_id: str, role: str, name: str, org: str = "s1", **facts: str) -> str:
    """One line of users.csv in OneRoster 1.1; the address comes from the name."""
    given, family = name.split()
    email = facts.get("email", f"{given}.{family}@larch.example".lower())
    enabled, status = facts.get("enabled", "true"), facts.get("status", "")
    return f'{source_id},{status},,{enabled},"{org}",{role},{given},,{given},{family},,,{email},,,,,'


def user_12(source_id: str, name: str, org: str = "") -> str:
    given, family = name.split()
    email = f"{given}.{family}@larch.example".lower()
    return f"{source_id},,,true,{given},,{given},{family},,,{email},,,,,,,,,,,{org},"


def lines(*parts: str) -> str:
    return "\n".join(parts) + "\n"


def read(path: Path, **more: object) -> Roster:
    return read_roster(path, on=TODAY, **more)  # type: ignore[arg-type]


def read_text(folder: Path, text: str, name: str = "staff.csv", encoding: str = "utf-8") -> Roster:
    return read_bytes(folder, text.encode(encoding), name)


def read_bytes(folder: Path, content: bytes, name: str = "staff.csv") -> Roster:
    path = folder / name
    path.write_bytes(content)
    return read(path)


def refusal(path: Path, **more: object) -> str:
    """What a person reads where nothing can be read at all."""
    with pytest.raises(RosterError) as caught:
        read(path, **more)
    problem = caught.value.problem
    assert (problem.severity, bool(problem.message), bool(problem.remedy)) == ("file", True, True)
    return str(caught.value)


def put(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return folder


def zipped(path: Path, files: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def problems(roster: Roster, *severities: str) -> list[tuple[int | None, str | None, str]]:
    return [(p.line, p.column, p.value) for p in roster.problems if not severities or p.severity in severities]


def everything_said(roster: Roster, heard: Iterable[Progress] = ()) -> str:
    """All that comes out of reading, for looking for what must not."""
    out = io.StringIO()
    print(roster, [str(p) for p in roster.problems], list(heard), file=out)
    return out.getvalue()
