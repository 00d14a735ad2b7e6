"""OneRoster 1.0 to 1.2 and the layouts of Microsoft School Data Sync that come near to it."""

from collections import Counter

from django.utils.translation import gettext as _

from growthring.interop.reading.layout import Layout
from growthring.interop.reading.ledger import Job, refuse
from growthring.interop.reading.manifest import Manifest, read_manifest
from growthring.interop.reading.orgs import read_orgs
from growthring.interop.reading.people import References, settle
from growthring.interop.reading.roles import HEADS as ROLE_HEADS
from growthring.interop.reading.roles import read_roles
from growthring.interop.reading.shapes import Roster
from growthring.interop.reading.sources import Member
from growthring.interop.reading.tables import plan_csv
from growthring.interop.reading.text import squash
from growthring.interop.reading.users import HEADS as USER_HEADS
from growthring.interop.reading.users import Users, read_users

COLUMNS = frozenset({"source_id", "given_name", "family_name", "school", "kind"})
OPTIONAL = {"email": "email", "username": "email", "preferredGivenName": "preferred_name", "title": "title"}


def read_oneroster(name: str, layout: Layout, job: Job) -> Roster:
    files = layout.files
    users_file = files.get("users")
    if users_file is None:
        raise refuse(name, _("There is no users.csv in it."), _("Export the roster again with users.csv and orgs.csv."))
    manifest = read_manifest(files.get("manifest"), job)
    if "orgs" not in files:
        _tell_without_orgs(name, job)
    orgs = read_orgs(files.get("orgs"), job)
    roles = read_roles(files["roles"], job) if "roles" in files else None
    users = Users(orgs, roles)
    read_users(users_file, users, job)
    roster = Roster(_version(manifest, layout, job), orgs.schools())
    _finish(roster, users, job)
    deltas = manifest.is_delta("users", "roles")
    deletes = not manifest.modes and (users.deletes or (roles is not None and roles.deletes))
    roster.complete = not (deltas or deletes)
    if not roster.complete:
        job.ledger.note(
            name, _("This roster holds only what changed: nobody is proposed as a leaver because they are missing.")
        )
    roster.columns = COLUMNS | {field for heading, field in OPTIONAL.items() if heading in users.written}
    if roles is not None:
        roster.columns |= {"starts_on", "ends_on"}
    roster.files_read = [member.name for member in files.values()]
    return roster


def read_sds_v1(layout: Layout, job: Job) -> Roster:
    """School Data Sync version 1, whose staff have a file of their own: Student.csv stays closed."""
    orgs = read_orgs(layout.files["school"], job, constant_type="school")
    users = Users(orgs, None, constant_role="teacher")
    read_users(layout.files["teacher"], users, job)
    is_british = "ID" in users.written.values()
    roster = Roster("sds-uk" if is_british else "sds-v1", orgs.schools())
    _finish(roster, users, job)
    roster.columns = COLUMNS | {field for heading, field in OPTIONAL.items() if heading in users.written}
    roster.files_read = [layout.files[what].name for what in ("school", "teacher")]
    job.ledger.note(
        layout.files["teacher"].name,
        _("This is the old layout of School Data Sync. It holds teachers only, so nobody else is in it."),
        _("For all staff, export OneRoster, or use the template of Growthring."),
    )
    roster.complete = False
    return roster


def _finish(roster: Roster, users: Users, job: Job) -> None:
    """Of a roster with roles.csv the people are counted by their roles, otherwise by their lines."""
    roster.not_staff = users.others
    if users.roles is not None:
        roster.not_staff = users.others + users.roles.others
        unnamed = users.rows - len(users.seen) - sum(users.roles.others.values())
        roster.not_staff += Counter({"no role": max(0, unnamed)})
    written = {
        row.file: {"staff_id": users.written.get("sourcedId", "sourcedId"), **_ours(users)} for row in users.staff[:1]
    }
    roster.staff = settle(users.staff, References(written), job)
    if not users.rows:
        raise refuse(
            users.orgs.file if not users.written else "users.csv",
            _("There are headings, but nobody below them."),
            _("Export the roster again and choose the new files."),
        )


def _ours(users: Users) -> dict[str, str]:
    names = {
        "email": "email",
        "given_name": "givenName",
        "family_name": "familyName",
        "preferred_name": "preferredGivenName",
    }
    return {ours: users.written[theirs] for ours, theirs in names.items() if theirs in users.written}


def _tell_without_orgs(name: str, job: Job) -> None:
    job.ledger.file(
        name,
        _("There is no orgs.csv in it, so schools are known by their ids only."),
        _("Add orgs.csv, or match the ids with your schools in the next step."),
    )


def _version(manifest: Manifest, layout: Layout, job: Job) -> str:
    for version in ("1.0", "1.1", "1.2"):
        if manifest.version.startswith(version):
            return f"oneroster-{version}"
    if "roles" in layout.files:
        return "sds-v2.1" if _has(layout.files["roles"], {"isprimary", "rolestartdate"}, job) else "oneroster-1.2"
    plain = not _has(layout.files["users"], {"enableduser", "status", "userids"}, job)
    return "sds-v2" if plain and _has(layout.files["users"], {"password", "grade"}, job) else "oneroster-1.1"


def _has(member: Member, keys: set[str], job: Job) -> bool:
    plan = plan_csv(member, [USER_HEADS, ROLE_HEADS], job)
    return plan is not None and bool(keys & {squash(cell) for cell in plan.cells})
