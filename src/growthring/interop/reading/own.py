"""Our own staff list, as CSV or as a sheet, and lists that come near enough to it."""

import re
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from growthring.interop.reading.columns import COLUMNS, labels, pupil_heading
from growthring.interop.reading.csvrows import Row
from growthring.interop.reading.fields import Fields, tell_month_first
from growthring.interop.reading.kinds import OTHER, PUPIL_WORDS, kind_of, not_staff
from growthring.interop.reading.ledger import Job, refuse, too_many_staff, unmapped
from growthring.interop.reading.mapping import OUT, Mapping
from growthring.interop.reading.people import References, settle
from growthring.interop.reading.remarks import is_remark, tell_remarks
from growthring.interop.reading.shapes import Roster, RosterError, SchoolRow, StaffRow
from growthring.interop.reading.tables import Table, tell_headings, whole_rows
from growthring.interop.reading.text import clean, squash
from growthring.interop.reading.values import read_hours, read_mode, read_yes

SAYS_PUPIL = re.compile(r"\b(?:students?|pupils?|learners?|parents?|guardians?|carers?|child(?:ren)?)\b", re.IGNORECASE)
WHOLE_TRUST = frozenset({"trust", "whole trust", "the trust", "all schools", "trust-wide", "trustwide", "central",
"central team",
                         "central services", "head office", "mat"})  # fmt: skip
TITLE = re.compile(r"^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|revd)\.?\s+", re.IGNORECASE)
NOT_MAPPED = Mapping({})
UNKNOWN_HOURS: tuple[bool | None, Decimal | None] = (None, None)


@dataclass(slots=True)
class Reader:
    table: Table
    job: Job
    roster: Roster
    schools: dict[str, SchoolRow] = field(default_factory=dict)
    month_first: set[str] = field(default_factory=set)
    # Lines that are about staff only as long as no row of the file says that it is about a pupil.
    doubtful: set[int] = field(default_factory=set)
    holds_pupils: bool = False
    mapping: Mapping = NOT_MAPPED
    doubtful_people: set[str] = field(default_factory=set)


def refuse_pupils(file: str, cells: list[str], line: int) -> None:
    if column := pupil_heading(cells):
        raise about_pupils(file, column, line)


def about_pupils(file: str, column: str, line: int) -> RosterError:
    return refuse(
        file,
        _("This looks like a list of pupils: it has the column “{column}”. Nothing of it was read.").format(
            column=column
        ),
        _("Growthring keeps staff only. Export the staff list, without columns about pupils."),
        line=line,
    )


def read_own(
    table: Table, job: Job, form: str, mapping: Mapping = NOT_MAPPED, not_staff: Counter[str] | None = None
) -> Roster:
    """`not_staff` are rows that were counted and let go of before: the file holds pupils or parents, too."""
    _check_headings(table)
    tell_headings(table, job, labels())
    reader = Reader(table, job, Roster(form, files_read=[table.file]), mapping=mapping)
    reader.roster.not_staff += not_staff or Counter()
    rows, remarks = 0, []
    for row in whole_rows(table, job):
        if is_remark(row, table):
            remarks.append(row.line)
            continue
        rows += 1
        _take(row, reader)
    tell_remarks(table.file, remarks, job)
    if not rows:
        raise refuse(
            table.file,
            _("There is a row of headings, but nobody below it."),
            _("Fill in the list and choose it again."),
        )
    _leave_doubtful(reader)
    tell_month_first(table, reader.month_first, job)
    roster = reader.roster
    roster.columns = _columns(table)
    roster.staff = settle(roster.staff, References({table.file: table.match.written}), job)
    used = {row.school_id for row in roster.staff}
    roster.schools = [school for school in reader.schools.values() if school.source_id in used]
    return roster


def _columns(table: Table) -> frozenset[str]:
    named = {"staff_id": "source_id", "post": "kind", "job_title": "title", "hours": "part_time"}
    present = {named.get(name, name) for name in table.match.at}
    if "full_name" in present:
        present |= {"given_name", "family_name"}
    return frozenset(present - {"full_name"})


def _check_headings(table: Table) -> None:
    found = table.match
    missing = [] if found.any_of("full_name") else [c for c in ("given_name", "family_name") if c not in found.at]
    if not found.any_of("staff_id", "email"):
        missing.append("email")  # or staff_id: the remedy's template says so
    if missing:
        known = {c.name: str(c.meaning) for c in COLUMNS}
        raise unmapped(
            table.file,
            _("The list has no column for: {columns}.").format(columns=", ".join(f"{m} ({known[m]})" for m in missing)),
            _("Say which column is what, or copy the list into the template. Columns recognised: {found}.").format(
                found=", ".join(found.written.values()) or "–"
            ),
            line=table.line,
        )


def _take(row: Row, reader: Reader) -> None:
    fields = Fields(reader.table, row, reader.job)
    words = (fields.raw("post"), fields.raw("job_title"))
    if _meant_kind(words, reader) == OUT:
        reader.roster.not_staff["left out"] += 1
        reader.job.ledger.mentioned |= {fields.raw("staff_id"), fields.raw("email").casefold()} - {""}
        return
    if role := next((role for word in words if (role := _who_else(word))), None):
        reader.roster.not_staff[role] += 1
        return
    slipped = any(squash(cell) in PUPIL_WORDS for cell in row.cells or [] if len(cell) < 20)
    reader.holds_pupils |= slipped
    if slipped or row.folded or (not _meant_kind(words, reader) and _is_vague(*words, reader.table)):
        reader.doubtful.add(row.line)
        reader.doubtful_people |= {fields.raw("staff_id"), fields.raw("email").casefold()}
    staff = _staff_row(fields, reader)
    reader.month_first.update(fields.month_first)
    if staff is not None:
        reader.job.staff += 1
        if reader.job.staff > reader.job.limits.max_staff:
            raise too_many_staff(reader.table.file, reader.job)
        reader.roster.staff.append(staff)


def _is_vague(post: str, title: str, table: Table) -> bool:
    """Does nothing in the row say that it is about staff?"""
    if post or table.match.any_of("post"):
        return kind_of(post) is None
    return not title


def _who_else(words: str) -> str | None:
    if role := not_staff(words):
        return role
    return "student" if SAYS_PUPIL.search(words) and kind_of(words) is None else None


def _leave_doubtful(reader: Reader) -> None:
    """Where a file holds pupils too, a row that does not say plainly what it is may be one of theirs."""
    roster = reader.roster
    if not (roster.not_staff or reader.holds_pupils) or not reader.doubtful:
        return
    if not reader.table.match.any_of("post", "job_title"):
        raise refuse(
            reader.table.file,
            _("This list holds pupils or parents, and no column that tells them from staff. Nothing of it was taken."),
            _("Export staff only, or add the column “post”."),
        )
    roster.not_staff += Counter(unknown=len(reader.doubtful))
    roster.staff = [row for row in roster.staff if row.line not in reader.doubtful]
    reader.job.ledger.forget(reader.table.file, reader.doubtful)
    reader.job.ledger.mentioned -= reader.doubtful_people
    reader.job.ledger.file(
        reader.table.file,
        _("{count} rows do not say plainly that they are about staff, in a file that holds pupils or parents too. They "
          "were not taken.").format(count=len(reader.doubtful)),
        _("Fill in the kind of post for staff, or export staff only."),
    )  # fmt: skip
    reader.job.ledger.lost_somebody = True


def _staff_row(fields: Fields, reader: Reader) -> StaffRow | None:
    source_id, email = fields.identifier("staff_id"), fields.email("email")
    given, family = _names(fields)
    school = _school(fields, reader)
    starts_on, ends_on = fields.period("starts_on", "ends_on")
    part_time, fte = fields.read("hours", read_hours, UNKNOWN_HOURS)
    if not (source_id or email):
        fields.refuse(
            _("The row has neither an e-mail address nor a staff number that can be read."),
            _("Add one of the two, so that the person is known again next time."),
        )
    if fields.refused:
        reader.job.ledger.mentioned |= {key for key in (source_id, email) if key}
        reader.job.ledger.lost_somebody |= not (source_id or email)
        return None
    return StaffRow(
        fields.table.file,
        fields.line,
        source_id,
        email,
        given,
        family,
        preferred_name=fields.text("preferred_name"),
        school=school.name if school else "",
        school_id=school.source_id if school else "",
        team=fields.text("team"),
        kind=_meant_kind((fields.text("post"), fields.text("job_title")), reader) or _kind(fields),
        title=fields.text("job_title"),
        part_time=part_time,
        fte=fte,
        starts_on=starts_on,
        ends_on=ends_on,
        mode=fields.read("mode", read_mode, ""),
        early_career=fields.read("early_career", read_yes, None),
        line_manager=fields.reference("line_manager"),
        coach=fields.reference("coach"),
        mentor=fields.reference("mentor"),
    )


def _names(fields: Fields) -> tuple[str, str]:
    given, family = fields.name("given_name"), fields.name("family_name")
    if not given and not family and not fields.refused and fields.raw("full_name"):
        given, family = _split(fields)
    if not fields.refused and not (given and family):
        missing = "family_name" if given else "given_name"
        fields.refuse(
            _("The name is incomplete."),
            _("Write first name and surname; a dash for somebody who has only one."),
            missing if fields.column(missing) else "full_name",
        )
    return given.strip("-–"), family.strip("-–")


def _split(fields: Fields) -> tuple[str, str]:
    name = TITLE.sub("", fields.name("full_name"))
    family, comma, given = name.partition(",")
    if comma:
        return TITLE.sub("", given.strip()), family.strip()
    given, _space, family = name.partition(" ")
    if len(given) > 2 and given.isupper() and not family.isupper():  # ASHDOWN Rowan, as registers write it
        return family, given.title()
    if " " in family:
        fields.note(
            "full_name",
            _("Read as first name “{given}” and surname “{family}”.").format(given=given, family=family),
            _("If that is wrong, put first name and surname into two columns."),
        )
    return given, family


def _school(fields: Fields, reader: Reader) -> SchoolRow | None:
    written = fields.text("school")
    written = reader.mapping.means("school", written) or written
    if not written or written.casefold() in WHOLE_TRUST:
        return None
    if written.endswith(".0") and written[:-2].isdigit():
        written = written[:-2]
    code = written if written.isdigit() else ""
    key = clean(written).casefold()
    return reader.schools.setdefault(key, SchoolRow(written, written, code, "", fields.table.file, fields.line))


def _meant_kind(words: tuple[str, str], reader: Reader) -> str:
    """What the post, or else the job title, was said to mean."""
    return next((kind for word in words if word and (kind := reader.mapping.means("post", word))), "")


def _kind(fields: Fields) -> str:
    post, title = fields.text("post"), fields.text("job_title")
    if kind := kind_of(post) if post else None:
        return kind
    guessed = (kind_of(title) if title else None) or OTHER
    if post:
        fields.not_read(
            "post",
            _("This is not a kind of post; the post was taken as “{kind}”.").format(kind=guessed.replace("_", " ")),
            _("Write one of the kinds the template lists."),
        )
    return guessed
