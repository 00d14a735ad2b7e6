"""Schools, departments and what stands above them, from orgs.csv."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from growthring.interop.reading.csvrows import Row
from growthring.interop.reading.headings import Heads
from growthring.interop.reading.ledger import Job
from growthring.interop.reading.shapes import SchoolRow
from growthring.interop.reading.sources import Member
from growthring.interop.reading.tables import Table, open_csv, plan_csv, tell_headings, whole_rows
from growthring.interop.reading.text import clean, plain_id, squash

HEADS = Heads(
    {
        "sourcedId": ("sourceId", "id", "org id", "sis id", "dfe number"),
        "status": (),
        "name": ("title", "org name", "school name"),
        "type": ("org type",),
        "identifier": ("code", "urn", "school number", "state id"),
        "parentSourcedId": ("parent sourced id", "parent id", "parent"),
    },
    passed=(
        "dateLastModified", "metadata", "classification", "gender", "boarding", "School NCES_ID", "Grade Low",
        "Grade High",
        "Principal SIS ID", "Principal Name", "Principal Secondary Email", "Address", "City", "State", "Country", "Zip",
        "Postal Code", "Phone", "Zone",
    ),
    prefixes=("metadata", "ext"),
)  # fmt: skip
SCHOOL = {"school", "college", "campus", "academy", "nursery", "adulteducation", "university", "charterschool",
"k12school", "site",
          "primaryschool", "secondaryschool"}  # fmt: skip
TEAM = {"department", "faculty", "dept", "team", "yeargroup"}
ABOVE = {"district", "local", "state", "national", "trust", "academictrust", "multiacademytrust", "mat",
"localauthority", "lea",
         "region", "ministryofeducation", "departmentofeducation", "federation", "group", "province", "municipality",
         "division", "organisation", "organization", "company", "county"}  # fmt: skip
DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Org:
    id: str
    name: str
    type: str
    code: str
    parent: str
    line: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a post is: a school and perhaps a team of it, or the trust, which is neither."""

    school: Org | None = None
    team: str = ""


@dataclass(slots=True)
class Orgs:
    """`is_known` is False for a roster without orgs.csv: then an id stands for a school nobody has described."""

    is_known: bool = True
    file: str = "orgs.csv"
    by_id: dict[str, Org] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    parents: set[str] = field(default_factory=set)

    def level(self, org: Org) -> str:
        kind = squash(org.type)
        if kind in SCHOOL or kind in TEAM:
            return "school" if kind in SCHOOL else "team"
        if kind in ABOVE:
            return "above"
        return "above" if org.id in self.parents else "school"

    def place(self, org_id: str) -> Place | None:
        """None where orgs.csv has no such organisation."""
        if not self.is_known:
            return Place(self.by_id.setdefault(org_id, Org(org_id, org_id, "school", "", "", 0)))
        org = self.by_id.get(org_id)
        if org is None:
            return None
        team = org.name if self.level(org) == "team" else ""
        for _step in range(DEEPEST):
            if org is None or self.level(org) == "above":
                break
            if self.level(org) == "school":
                return Place(org, team)
            org = self.by_id.get(org.parent)
        return Place(None, team)

    def schools(self) -> list[SchoolRow]:
        return [
            SchoolRow(org.id, org.name, org.code, org.parent, self.file, org.line)
            for org in self.by_id.values()
            if self.level(org) == "school"
        ]


def read_orgs(member: Member | None, job: Job, constant_type: str = "") -> Orgs:
    plan = plan_csv(member, [HEADS], job) if member else None
    if member is None or plan is None:
        if member is not None:
            job.ledger.file(
                member.name,
                _("No headings of orgs.csv were found in it."),
                _("It needs sourcedId, name and type. Export it again."),
            )
        return Orgs(is_known=False)
    orgs = Orgs(file=member.name)
    with open_csv(member, plan, job) as table:
        tell_headings(table, job, {})
        if "sourcedId" not in table.match.at:
            job.ledger.file(
                member.name, _("It has no column sourcedId, so no school can be told apart."),
                _("Export it again with that column."),
                line=table.line,
            )  # fmt: skip
            return Orgs(is_known=False)
        for row in whole_rows(table, job):
            _take(row, table, orgs, job, constant_type)
    orgs.parents = {org.parent for org in orgs.by_id.values() if org.parent}
    _tell_dangling(orgs, job)
    return orgs


def _take(row: Row, table: Table, orgs: Orgs, job: Job, constant_type: str) -> None:
    def cell(name: str) -> str:
        return clean(table.match.cell(row.cells or [], name))

    org_id = plain_id(cell("sourcedId"))
    if not org_id:
        job.ledger.row(table.file, row.line, _("This organisation has no sourcedId."), _("Give it one."))
        return
    if org_id in orgs.by_id:
        job.ledger.row(
            table.file,
            row.line,
            _("This sourcedId stands on line {line} already; that one was taken.").format(line=orgs.by_id[org_id].line),
            _("Give each organisation its own sourcedId."),
            column=table.match.written["sourcedId"],
            value=org_id,
        )
        return
    if squash(cell("status")) == "tobedeleted":
        orgs.gone.add(org_id)
        return
    name = cell("name")
    if not name:
        job.ledger.field(
            table.file,
            row.line,
            _("This organisation has no name; its id is shown instead."),
            _("Give it a name."),
            value=org_id,
        )
    parent = plain_id(cell("parentSourcedId"))
    code = plain_id(cell("identifier"))
    orgs.by_id[org_id] = Org(org_id, (name or org_id)[:200], constant_type or cell("type"), code, parent, row.line)


def _tell_dangling(orgs: Orgs, job: Job) -> None:
    for org in orgs.by_id.values():
        if org.parent and org.parent not in orgs.by_id:
            job.ledger.field(
                orgs.file,
                org.line,
                _("“{name}” belongs to an organisation that is not in the file.").format(name=org.name[:60]),
                _("Add it to orgs.csv, or leave the parent empty. The school itself was taken."),
                column="parentSourcedId",
                value=org.parent,
            )
