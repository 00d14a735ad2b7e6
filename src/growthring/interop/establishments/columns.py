"""The columns of GIAS downloads that are read, and how each kind of file is recognised. All others are passed over.

Nothing about a person is among them: heads are named in these files, and are not read.
"""

from dataclasses import dataclass
from enum import StrEnum

from growthring.interop.establishments.values import tidy


class Kind(StrEnum):
    ESTABLISHMENTS = "establishments"
    GROUPS = "groups"
    MEMBERSHIPS = "group links"
    LINKS = "links between schools"


# Field -> headings, as GIAS or somebody who saved it again writes them; compared without case, spaces and brackets.
SCHOOL = {
    "urn": ("URN",),
    "name": ("EstablishmentName", "name", "School Name"),
    "authority_code": ("LA (code)", "LA code"),
    "authority": ("LA (name)", "LA", "Local authority", "LA name"),
    "number": ("EstablishmentNumber", "Establishment Number"),
    "type_code": ("TypeOfEstablishment (code)",),
    "type": ("TypeOfEstablishment (name)", "TypeOfEstablishment", "Type of establishment"),
    "status_code": ("EstablishmentStatus (code)",),
    "status": ("EstablishmentStatus (name)", "EstablishmentStatus", "status"),
    "opened": ("OpenDate", "open_date", "opened_on"),
    "closed": ("CloseDate", "close_date", "closed_on"),
    "phase_code": ("PhaseOfEducation (code)",),
    "phase": ("PhaseOfEducation (name)", "PhaseOfEducation", "phase"),
    "trust_flag": ("TrustSchoolFlag (name)", "TrustSchoolFlag"),
    "trust_uid": ("Trusts (code)",),
    "trust_name": ("Trusts (name)",),
    "trust_joined": ("Trust joined date",),
    "federation_uid": ("Federations (code)",),
    "federation_name": ("Federations (name)",),
    "ukprn": ("UKPRN",),
    "town": ("Town",),
}
GROUP = {
    "uid": ("Group UID", "UID", "Linked UID"),
    "group_id": ("Group ID",),
    "name": ("Group Name",),
    "companies": ("Companies House Number",),
    "kind_code": ("Group Type (code)",),
    "kind": ("Group Type", "Group Type (name)"),
    "opened": ("Open date", "Incorporated on (open date)"),
    "incorporated": ("Incorporated on (open date)",),
    "closed": ("Closed Date", "Close date"),
    "status": ("Group Status", "Group Status (name)", "Group Status (code)", "Status"),
    "ukprn": ("UKPRN",),
}
MEMBERSHIP = {
    "urn": ("URN", "School URN", "Establishment URN"),
    "uid": GROUP["uid"],
    "name": GROUP["name"],
    "kind_code": GROUP["kind_code"],
    "kind": GROUP["kind"],
    "group_status": GROUP["status"],
    "group_closed": GROUP["closed"],
    "joined": ("Joined date", "Date joined"),
}
LINK = {
    "urn": ("URN",),
    "other": ("LinkURN", "Link URN"),
    "kind": ("LinkType", "Link type"),
    "on": ("LinkEstablishedDate", "Link established date", "Link date"),
}
FIELDS: dict[Kind, dict[str, tuple[str, ...]]] = {
    Kind.ESTABLISHMENTS: SCHOOL,
    Kind.GROUPS: GROUP,
    Kind.MEMBERSHIPS: MEMBERSHIP,
    Kind.LINKS: LINK,
}
NEEDED: dict[Kind, tuple[str, ...]] = {
    Kind.LINKS: ("urn", "other", "kind"),
    Kind.MEMBERSHIPS: ("urn", "uid"),
    Kind.GROUPS: ("uid", "name"),
    Kind.ESTABLISHMENTS: ("urn", "name"),
}


@dataclass(frozen=True, slots=True)
class Headings:
    kind: Kind
    places: dict[str, int]  # field -> place in the row
    width: int

    def has(self, *fields: str) -> bool:
        return any(field in self.places for field in fields)


def recognise(cells: list[str]) -> Headings | None:
    """The kind whose needed columns are all there, the most telling first."""
    for kind, needed in NEEDED.items():
        places = _places(cells, FIELDS[kind])
        if all(field in places for field in needed):
            return Headings(kind, places, _width(cells))
    return None


def missing(cells: list[str]) -> tuple[Kind, list[str]] | None:
    """For a row that is no kind's headings: the kind it comes nearest to, and the columns it would need besides."""
    nearest: tuple[Kind, list[str]] | None = None
    most = 0
    for kind in (Kind.ESTABLISHMENTS, Kind.GROUPS, Kind.MEMBERSHIPS, Kind.LINKS):
        places = _places(cells, FIELDS[kind])
        if len(places) > most:
            nearest, most = (
                (kind, [FIELDS[kind][field][0] for field in NEEDED[kind] if field not in places]),
                len(places),
            )
    return nearest


def _places(cells: list[str], fields: dict[str, tuple[str, ...]]) -> dict[str, int]:
    at: dict[str, int] = {}
    for place, cell in enumerate(cells):
        at.setdefault(tidy(cell), place)
    found = {}
    for field, headings in fields.items():
        known = [at[tidy(heading)] for heading in headings if tidy(heading) in at]
        if known:
            found[field] = known[0]
    return found


def _width(cells: list[str]) -> int:
    """Columns up to the last heading that says something."""
    return max((place + 1 for place, cell in enumerate(cells) if cell.strip()), default=0)
