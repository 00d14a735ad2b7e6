"""Files as GIAS gives them, with invented schools: the headings and habits are GIAS's, every name is made up."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

# The columns this project reads, in GIAS's order, among others that it passes over.
ESTABLISHMENT = [
    "URN", "LA (code)", "LA (name)", "EstablishmentNumber", "EstablishmentName", "TypeOfEstablishment (code)",
    "TypeOfEstablishment (name)", "EstablishmentTypeGroup (code)", "EstablishmentTypeGroup (name)",
    "EstablishmentStatus (code)", "EstablishmentStatus (name)", "ReasonEstablishmentOpened (code)",
    "ReasonEstablishmentOpened (name)", "OpenDate", "ReasonEstablishmentClosed (code)",
    "ReasonEstablishmentClosed (name)", "CloseDate", "PhaseOfEducation (code)", "PhaseOfEducation (name)",
    "StatutoryLowAge", "StatutoryHighAge", "NumberOfPupils", "TrustSchoolFlag (code)", "TrustSchoolFlag (name)",
    "Trusts (code)", "Trusts (name)", "SchoolSponsorFlag (name)", "SchoolSponsors (name)", "FederationFlag (name)",
    "Federations (code)", "Federations (name)", "UKPRN", "LastChangedDate", "Street", "Locality", "Address3", "Town",
    "County (name)", "Postcode", "SchoolWebsite", "TelephoneNum", "HeadTitle (name)", "HeadFirstName", "HeadLastName",
    "HeadPreferredJobTitle",
]  # fmt: skip
ESTABLISHMENT += [f"PassedOver{number}" for number in range(1, 136 - len(ESTABLISHMENT))]
GROUPS = [
    "Group UID", "Group ID", "Group Name", "Companies House Number", "Group Type (code)", "Group Type", "Closed Date",
    "Open date", "Incorporated on (open date)", "Group Status (code)", "Group Status", "Group Contact Street",
    "Group Contact Town", "Group Contact Postcode", "Head of Group Title", "Head of Group First Name",
    "Head of Group Last Name", "UKPRN",
]  # fmt: skip
MEMBERSHIPS = ["URN", *GROUPS[:11], "Joined date", "EstablishmentName"]
LINKS = ["URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate"]

HEAD = {
    "HeadTitle (name)": "Dr",
    "HeadFirstName": "Ottoline",
    "HeadLastName": "Quarrington",
    "HeadPreferredJobTitle": "Headteacher",
}
Cells = dict[str, str]


def school(urn: int, name: str, **given: str) -> Cells:
    """An open primary academy, unless something else is given, by GIAS's headings: `LA__code` is LA (code)."""
    cells = {
        "URN": str(urn),
        "LA (code)": "999",
        "LA (name)": "Wexmoor",
        "EstablishmentNumber": "2001",
        "EstablishmentName": name,
        "TypeOfEstablishment (code)": "34",
        "TypeOfEstablishment (name)": "Academy converter",
        "EstablishmentStatus (code)": "1",
        "EstablishmentStatus (name)": "Open",
        "OpenDate": "01-09-2014",
        "PhaseOfEducation (code)": "2",
        "PhaseOfEducation (name)": "Primary",
        "NumberOfPupils": "212",
        "FederationFlag (name)": "Not under a federation",
        "Town": "Little Wexing",
        "Postcode": "ZZ1 1ZZ",
        **HEAD,
    }
    return cells | {_heading(name): value for name, value in given.items()}


def in_trust(uid: int, name: str, flag: str = "Supported by a multi-academy trust") -> Cells:
    return {"TrustSchoolFlag__name": flag, "Trusts__code": str(uid), "Trusts__name": name}


def closed(on: str) -> Cells:
    return {"EstablishmentStatus__code": "2", "EstablishmentStatus__name": "Closed", "CloseDate": on}


def group(uid: int, name: str, kind: str = "Multi-academy trust", code: str = "6", **given: str) -> Cells:
    cells = {
        "Group UID": str(uid),
        "Group ID": f"TR{uid}",
        "Group Name": name,
        "Companies House Number": "01234567",
        "Group Type (code)": code,
        "Group Type": kind,
        "Incorporated on (open date)": "01-04-2012",
        "Group Status (code)": "OPEN",
        "Group Status": "Open",
        "Head of Group Last Name": HEAD["HeadLastName"],
    }
    return cells | {_heading(name): value for name, value in given.items()}


def link(urn: int, other: int, kind: str, on: str = "01-09-2026") -> Cells:
    return {"URN": str(urn), "LinkURN": str(other), "LinkType": kind, "LinkEstablishedDate": on}


def _heading(name: str) -> str:
    plain, brackets, inside = name.partition("__")
    return f"{plain} ({inside})" if brackets else plain.replace("_", " ")


def text(headings: list[str], rows: Iterable[Cells]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, headings, lineterminator="\r\n", restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def write(path: Path, headings: list[str], rows: Iterable[Cells], encoding: str = "cp1252") -> Path:
    path.write_bytes(text(headings, rows).encode(encoding))
    return path
