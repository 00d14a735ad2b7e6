"""
Who works where as what, from roles.csv (OneRoster 1.2, School Data Sync 2.1). Of roles that are not for staff only the
number is kept.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext as _

from growthring.interop.reading.csvrows import Row
from growthring.interop.reading.fields import Fields, tell_month_first
from growthring.interop.reading.headings import Heads
from growthring.interop.reading.kinds import roster_roles
from growthring.interop.reading.ledger import Job, refuse
from growthring.interop.reading.sources import Member
from growthring.interop.reading.tables import Table, open_csv, plan_csv, tell_headings, whole_rows
from growthring.interop.reading.text import clean, plain_id, squash

HEADS = Heads(
    {
        "userSourcedId": ("userId", "user sourced id", "user"),
        "role": ("role name", "user role"),
        "roleType": ("role type",),
        "orgSourcedId": ("orgSourcedIds", "org id", "org"),
        "beginDate": ("roleStartDate", "start date"),
        "endDate": ("roleEndDate",),
        "status": (),
        "session": ("sessionSourcedId", "sessionSourcedIds"),
        "isPrimary": ("primary",),
    },
    passed=(
        "sourcedId", "dateLastModified", "dateModified", "userProfileSourcedId", "userProfile", "grade", "metadata",
    ),
    prefixes=("metadata", "ext"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """One role of one person: a post. `session`: it is given for a term or a school year, and again for the next."""

    line: int
    kind: str
    org: str
    starts_on: date | None
    ends_on: date | None
    deleted: bool
    session: bool = False


@dataclass(slots=True)
class Roles:
    file: str
    staff: dict[str, list[Held]] = field(default_factory=dict)
    others: Counter[str] = field(default_factory=Counter)
    org_column: str | None = None
    deletes: bool = False
    open_ended: int = 0


def read_roles(member: Member, job: Job) -> Roles:
    plan = plan_csv(member, [HEADS], job)
    if plan is None:
        raise refuse(
            member.name,
            _("No headings of roles.csv were found in it."),
            _("It needs userSourcedId, role and orgSourcedId. Export it again."),
        )
    roles = Roles(member.name)
    with open_csv(member, plan, job) as table:
        missing = [name for name in ("userSourcedId", "role") if name not in table.match.at]
        if missing:
            raise refuse(
                member.name, _("It has no column {columns}.").format(columns=", ".join(missing)),
                _("Export it again with that column."),
                line=table.line,
            )  # fmt: skip
        tell_headings(table, job, {})
        roles.org_column = table.match.written.get("orgSourcedId")
        months: set[str] = set()
        for row in whole_rows(table, job):
            _take(row, table, roles, months, job)
        tell_month_first(table, months, job)
    roles.staff = {user: _of_sessions(held) for user, held in roles.staff.items()}
    _tell_sessions(roles, job)
    return roles


def _of_sessions(held: list[Held]) -> list[Held]:
    """One role a year for the same work in the same place is one post, from its first day on."""
    found: dict[object, Held] = {}
    for post in held:
        key: object = (post.kind, post.org, post.deleted) if post.session else id(post)
        first = found.setdefault(key, post)
        if first is not post:
            starts = [day for day in (first.starts_on, post.starts_on) if day]
            ends = [day for day in (first.ends_on, post.ends_on) if day]
            found[key] = replace(
                first, starts_on=min(starts, default=None), ends_on=max(ends) if len(ends) > 1 else None
            )
    return list(found.values())


def _tell_sessions(roles: Roles, job: Job) -> None:
    if roles.open_ended:
        job.ledger.note(
            roles.file,
            _("Roles are given for a term or school year. An end still to come was not taken as the last day in post."),
            _("Whoever is not in the next roster is proposed as a leaver then."),
        )


def _take(row: Row, table: Table, roles: Roles, months: set[str], job: Job) -> None:
    cells = row.cells or []
    kinds, others = roster_roles(table.match.cell(cells, "role"))
    if not kinds or row.folded:
        # One person has one primary role, and perhaps others.
        if not _is_secondary(cells, table):
            roles.others[others[0] if others else "unknown"] += 1
        return
    fields = Fields(table, row, job)
    user = fields.identifier("userSourcedId")
    if not user:
        fields.refuse(_("This role belongs to nobody: userSourcedId is empty."), _("Fill it in."), "userSourcedId")
        job.ledger.lost_somebody = True
        return
    starts_on, ends_on = fields.period("beginDate", "endDate")
    months.update(fields.month_first)
    if fields.refused:
        job.ledger.mentioned.add(user)
        return
    org = plain_id(clean(table.match.cell(cells, "orgSourcedId")))
    deleted = squash(table.match.cell(cells, "status")) == "tobedeleted"
    roles.deletes |= deleted
    session = bool(clean(table.match.cell(cells, "session")))
    if session and ends_on and ends_on >= job.on:
        roles.open_ended, ends_on = roles.open_ended + 1, None
    held = roles.staff.setdefault(user, [])
    held += [Held(row.line, kind, org, starts_on, ends_on, deleted, session) for kind in kinds]


def _is_secondary(cells: list[str], table: Table) -> bool:
    is_primary = squash(table.match.cell(cells, "isPrimary"))
    return squash(table.match.cell(cells, "roleType")) == "secondary" or is_primary in {"false", "no", "0", "n"}
