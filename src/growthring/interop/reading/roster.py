"""Reads a roster, whatever it is: our own list, or OneRoster as a folder or an archive."""

from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from growthring.interop.reading.by_mapping import Remembered, known, read_as_said, read_known, read_raw
from growthring.interop.reading.columns import HEADS, PUPILS
from growthring.interop.reading.layout import NEVER, Layout, holds, is_table, lay_out, rival
from growthring.interop.reading.ledger import Job, Ledger, refuse, unmapped
from growthring.interop.reading.looking import look
from growthring.interop.reading.mapping import Mapping
from growthring.interop.reading.oneroster import read_oneroster, read_sds_v1
from growthring.interop.reading.own import read_own, refuse_pupils
from growthring.interop.reading.raw import Raw
from growthring.interop.reading.shapes import Limits, Listener, Problem, Roster
from growthring.interop.reading.sheets import open_sheet
from growthring.interop.reading.sources import OLD_OFFICE, ZIP, Bundle, Member, open_bundle, wrong_kind
from growthring.interop.reading.tables import open_csv, plan_csv
from growthring.interop.reading.users import HEADS as USER_HEADS

TEMPLATE = "growthring-staff-list"
DEFAULT_LIMITS = Limits()


def read_roster(
    path: Path,
    *,
    on: date,
    progress: Listener | None = None,
    limits: Limits = DEFAULT_LIMITS,
    known_ids: frozenset[str] = frozenset(),
    remembered: Remembered | None = None,
) -> Roster:
    """
    `on` is the day it is read on (years of two digits). `known_ids` are staff ids the trust has already, without which
    a deletion that names nothing but an id cannot be told from a pupil's. `remembered` is what the trust has said of
    other files' columns. Raises RosterError where nothing can be read; Unmapped where it would help to say which column
    is what.
    """
    job = Job(on, limits, Ledger(limits.max_problems), progress, known_ids)
    if found := known(path, remembered or {}, job):
        return _finished(read_known(path, *found, job), job)
    with open_bundle(path, limits) as bundle:
        roster = _single(path, bundle.members[0], job) if bundle.is_single else _many(path, bundle, job)
    return _finished(roster, job)


def read_mapped(
    path: Path,
    mapping: Mapping,
    *,
    on: date,
    sheet: str = "",
    line: int | None = None,
    progress: Listener | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Roster:
    """By what is said of its columns here and now, on a sheet and a row of headings that may be said, too."""
    job = Job(on, limits, Ledger(limits.max_problems), progress)
    return _finished(read_as_said(path, mapping, job, sheet, line), job)


def read_table(
    raw: Raw,
    line: int,
    mapping: Mapping,
    *,
    on: date,
    limits: Limits = DEFAULT_LIMITS,
    progress: Listener | None = None,
) -> Roster:
    """The same for a table that was looked at before; how far it is comes in rows, not in bytes."""
    job = Job(on, limits, Ledger(limits.max_problems), progress)
    return _finished(read_raw(raw, line, mapping, job), job)


def look_at(path: Path, *, on: date, limits: Limits = DEFAULT_LIMITS) -> tuple[list[Raw], list[Problem]]:
    """The tables of a file whose columns nobody has said anything of, and what is to be told of the file."""
    job = Job(on, limits, Ledger(limits.max_problems))
    return look(path, job), job.ledger.sorted()


def _finished(roster: Roster, job: Job) -> Roster:
    ledger = job.ledger
    if roster.complete and (ledger.lost_somebody or not roster.staff):
        roster.complete = False
        ledger.note(
            roster.files_read[0] if roster.files_read else "",
            _("Nobody is proposed as a leaver: somebody may stand in a row that could not be read."),
            _("Correct those rows and choose the file again."),
        )
    roster.problems = ledger.sorted()
    roster.problems_left_out = ledger.left_out
    roster.mentioned = frozenset(ledger.mentioned)
    return roster


def _single(path: Path, member: Member, job: Job) -> Roster:
    start = member.start()
    if start.startswith(ZIP):
        return _book(path, job)
    if wrong := wrong_kind(start, lambda: member.start(job.limits.max_bytes if start.startswith(OLD_OFFICE) else 0)):
        raise refuse(member.name, *wrong)
    what = holds(member.name)
    if what in NEVER:
        raise _not_for_us(member.name)
    return _list(member, job)


def _not_for_us(name: str) -> Exception:
    return refuse(
        name,
        _("By its name this file is about pupils or classes. It was not opened."),
        _("Give the staff list, or the whole OneRoster export: only its files about staff are opened."),
    )


def _book(path: Path, job: Job) -> Roster:
    with open_sheet(path, [HEADS, PUPILS], job) as table:
        if table is None:
            raise _no_headings(path.name)
        refuse_pupils(table.file, table.cells, table.line)
        return read_own(table, job, "growthring-xlsx")


def _list(member: Member, job: Job) -> Roster:
    plan = plan_csv(member, [HEADS, PUPILS], job)
    roster_plan = plan_csv(member, [USER_HEADS], job)
    if roster_plan and {"sourcedid", "enableduser"} & {
        c.casefold().replace("_", "").strip(' "') for c in roster_plan.cells
    }:
        return read_oneroster(member.name, Layout({"users": member}), job)
    if plan is None:
        raise _no_headings(member.name)
    refuse_pupils(member.name, plan.cells, plan.line)
    with open_csv(member, plan, job) as table:
        return read_own(table, job, "growthring-csv")


def _no_headings(name: str) -> Exception:
    return unmapped(
        name,
        _("The headings of this file are not known well enough to read it as a staff list."),
        _(
            "Say which column is what, or name the columns as in the template ({name}): given_name, family_name, email."
        ).format(name=TEMPLATE),
    )


def _many(path: Path, bundle: Bundle, job: Job) -> Roster:
    layout = lay_out(bundle)
    if other := rival(layout):
        raise refuse(
            bundle.name,
            _("It holds more than one roster: {one} and {other}.").format(
                one=layout.files["users"].path, other=other.path
            ),
            _("Give one of them at a time."),
        )
    for what, member in layout.spare:
        job.ledger.lost_somebody |= what in {"users", "roles"}
        job.ledger.file(
            member.name,
            _(
                "There is more than one {what} file, or it lies in another folder than users.csv. It was not read."
            ).format(what=what),
            _("Give the files of one roster, in one folder."),
        )
    if "users" in layout.files or "roles" in layout.files or "orgs" in layout.files:
        roster = read_oneroster(bundle.name, layout, job)
    elif {"teacher", "school"} <= set(layout.files):
        roster = read_sds_v1(layout, job)
    else:
        roster = _lone_list(path, bundle, layout, job)
    roster.ignored_files, roster.other_files = layout.ignored, layout.others
    return roster


def _lone_list(path: Path, bundle: Bundle, layout: Layout, job: Job) -> Roster:
    if len(layout.lists) > 1:
        raise refuse(
            bundle.name,
            _("It holds several tables, and none of them is users.csv."),
            _("Give the one that is the staff list."),
        )
    if not layout.lists:
        raise refuse(
            bundle.name,
            _("There is no staff list in it."),
            _("Give a CSV or Excel file, or a OneRoster export with users.csv and orgs.csv."),
        )
    member = layout.lists[0]
    if is_table(member.name):
        return _list(member, job)
    if path.is_dir():
        return _book(path / member.path, job)
    raise refuse(
        member.name, _("It is a workbook inside an archive."), _("Take it out of the archive and give it by itself.")
    )
