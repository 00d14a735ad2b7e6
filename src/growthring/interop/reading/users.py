"""People from users.csv. A row that does not say plainly that it is about staff is counted and let go of at once."""

from collections import Counter
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from growthring.interop.reading.csvrows import Row
from growthring.interop.reading.fields import Fields
from growthring.interop.reading.headings import Heads
from growthring.interop.reading.kinds import OTHER, roster_roles
from growthring.interop.reading.ledger import Job, refuse, too_many_staff
from growthring.interop.reading.orgs import Orgs, Place
from growthring.interop.reading.posts import posts_of
from growthring.interop.reading.roles import Held, Roles
from growthring.interop.reading.shapes import StaffRow, Status
from growthring.interop.reading.sources import Member
from growthring.interop.reading.tables import Table, open_csv, plan_csv, tell_headings, whole_rows
from growthring.interop.reading.text import clean, find_email, plain_id, squash

HEADS = Heads(
    {
        "sourcedId": ("sourceId", "user sourced id", "sis id", "id", "user id"),
        "givenName": ("first name", "forename", "given names", "firstName"),
        "familyName": ("last name", "surname", "lastName"),
        "email": ("email address", "e-mail", "mail"),
        "role": ("roles", "user role"),
        "orgSourcedIds": ("orgSourcedId", "orgs", "school ids", "school sis id", "school dfe number",
        "schoolSourcedIds"),
        "username": ("user name", "login"),
        "status": (),
        "enabledUser": ("enabled",),
        "preferredGivenName": ("preferredFirstName", "preferred name"),
        "primaryOrgSourcedId": ("primaryOrg", "primary org sourced id"),
        "title": ("job title",),
    },
    passed=(
        "dateLastModified", "userIds", "middleName", "identifier", "sms", "phone", "agentSourcedIds", "agents",
        "grades", "grade",
        "password", "userMasterIdentifier", "resourceSourcedIds", "userProfiles", "preferredMiddleName",
        "preferredFamilyName", "preferredLastName", "pronouns", "activeDirectoryMatchId", "metadata", "State ID",
        "Teacher Number", "Middle Name", "Secondary Email", "Qualification", "birthDate", "dateModified",
    ),
    prefixes=("metadata", "ext"),
)  # fmt: skip


@dataclass(slots=True)
class Users:
    """`constant_role` is for a file that holds one kind of people only and does not say so on each line."""

    orgs: Orgs
    roles: Roles | None
    constant_role: str = ""
    staff: list[StaffRow] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)
    seen: set[str] = field(default_factory=set)
    written: dict[str, str] = field(default_factory=dict)
    without_email: list[int] = field(default_factory=list)
    deletes: bool = False
    rows: int = 0


def read_users(member: Member, users: Users, job: Job) -> None:
    plan = plan_csv(member, [HEADS], job)
    if plan is None:
        raise refuse(
            member.name,
            _("No headings of users.csv were found in it."),
            _("The first row must hold sourcedId, givenName, familyName and role. Export it again with headings."),
        )
    with open_csv(member, plan, job) as table:
        _check_headings(table, users)
        tell_headings(table, job, {})
        users.written = table.match.written
        for row in whole_rows(table, job):
            users.rows += 1
            _take(row, table, users, job)
    _tell_without_email(member.name, users, job)
    _tell_absent(users, job)


def _check_headings(table: Table, users: Users) -> None:
    missing = [name for name in ("sourcedId", "givenName", "familyName") if name not in table.match.at]
    if users.roles is None and not users.constant_role and "role" not in table.match.at:
        missing.append("role")
    if missing:
        remedy = _("Export it again with these columns (School Data Sync 1 calls the names First Name and Last Name).")
        if missing == ["role"]:
            remedy = _(
                "OneRoster 1.2 and School Data Sync 2.1 have them in roles.csv: give that file too. In OneRoster 1.1 "
                "users.csv has a column role."
            )
        raise refuse(
            table.file, _("It has no column {columns}.").format(columns=", ".join(missing)), remedy, line=table.line
        )


def _take(row: Row, table: Table, users: Users, job: Job) -> None:
    cells = row.cells or []
    user = plain_id(clean(table.match.cell(cells, "sourcedId")))
    held = _held(user, cells, table, users, job)
    if not held:
        return
    if row.folded:
        job.ledger.lost(
            table.file,
            row.line,
            _("This row runs over several lines, so it may hold more than one person."),
            _("Remove the line breaks inside its cells."),
        )
        return
    fields = Fields(table, row, job)
    if not user:
        fields.refuse(
            _("This person has no sourcedId."), _("Give them one: it is how they are known next time."), "sourcedId"
        )
        job.ledger.lost_somebody = True
        return
    users.seen.add(user)
    _add(fields, user, held, users, job)


def _held(user: str, cells: list[str], table: Table, users: Users, job: Job) -> list[Held]:
    """The staff roles of the person on this line; without one the line is counted, and that is all."""
    if users.roles is not None:
        return users.roles.staff.get(user, [])
    written = users.constant_role or table.match.cell(cells, "role")
    kinds, others = roster_roles(written)
    if kinds:
        return [Held(0, kind, "", None, None, deleted=False) for kind in kinds]
    if not written.strip() and user in job.known_ids and _status(cells, table) == "tobedeleted":
        # A deletion names nothing but the id; it is one of staff only if we know it as such already.
        return [Held(0, OTHER, "", None, None, deleted=True)]
    users.others[others[0] if others else "no role"] += 1
    return []


def _status(cells: list[str], table: Table) -> Status:
    status = squash(table.match.cell(cells, "status"))
    if status in {"tobedeleted", "deleted", "delete"}:
        return "tobedeleted"
    enabled = squash(table.match.cell(cells, "enabledUser"))
    return "inactive" if status == "inactive" or enabled in {"false", "0", "no", "n"} else "active"


def _add(fields: Fields, user: str, held: list[Held], users: Users, job: Job) -> None:
    cells = fields.row.cells or []
    status = _status(cells, fields.table)
    users.deletes |= status == "tobedeleted"
    given, family = fields.name("givenName"), fields.name("familyName")
    if not fields.refused and not (given and family) and status != "tobedeleted":
        fields.refuse(
            _("The name is incomplete."),
            _("Write given and family name; a dash for somebody who has only one."),
            "familyName" if given else "givenName",
        )
    posts = [] if fields.refused else posts_of(fields, held, users.orgs, users.roles, leaving=status == "tobedeleted")
    if fields.refused:
        job.ledger.mentioned.add(user)
        return
    common = StaffRow(
        fields.table.file,
        fields.line,
        user,
        _email(fields, users),
        given.strip("-–"),
        family.strip("-–"),
        preferred_name=fields.text("preferredGivenName"),
        title=fields.text("title"),
    )
    for post, place in posts:
        users.staff.append(_staff_row(common, post, place, status))
    job.staff += len(posts)
    if job.staff > job.limits.max_staff:
        raise too_many_staff(fields.table.file, job)


def _staff_row(common: StaffRow, post: Held, place: Place, status: Status) -> StaffRow:
    return replace(
        common,
        school=place.school.name if place.school else "",
        school_id=place.school.id if place.school else "",
        team=place.team,
        kind=post.kind,
        starts_on=post.starts_on,
        ends_on=post.ends_on,
        status="tobedeleted" if post.deleted else status,
    )


def _email(fields: Fields, users: Users) -> str:
    """The address, or the user name where that is one."""
    email = fields.email("email") or find_email(fields.raw("username"))
    if not email and not fields.raw("email"):
        users.without_email.append(fields.line)
    return email


def _tell_without_email(file: str, users: Users, job: Job) -> None:
    if not users.without_email:
        return
    if len(users.without_email) == len({row.line for row in users.staff}):
        job.ledger.file(
            file,
            _("Nobody in it has an e-mail address, so nobody can be invited to sign in."),
            _("Export it with the column email, or fill in addresses after importing."),
        )
        return
    for line in users.without_email:
        job.ledger.field(
            file, line, _("There is no e-mail address, so this person cannot be invited yet."),
            _("Add one when it is known."),
            column=users.written.get("email"),
        )  # fmt: skip


def _tell_absent(users: Users, job: Job) -> None:
    if users.roles is None:
        return
    for user, held in users.roles.staff.items():
        if user not in users.seen and not all(post.deleted for post in held):
            job.ledger.row(
                users.roles.file,
                held[0].line,
                _("This role belongs to a person who is not in users.csv."),
                _("Add the person to users.csv, or remove the role."),
                column="userSourcedId",
                value=user,
            )
            job.ledger.mentioned.add(user)
