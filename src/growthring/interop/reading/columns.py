"""The columns of our own staff list: one table for reading it, for its template and for the reference."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from growthring.interop.reading.headings import Heads
from growthring.interop.reading.text import clean, squash

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Column:
    """`required`: "yes", "no", or "either" for the two of which a row needs one."""

    name: str
    meaning: "_StrPromise"
    example: str
    required: str = "no"
    synonyms: tuple[str, ...] = ()


COLUMNS = (
    Column(
        "staff_id",
        _("The number or code your own system knows the person by. It never changes, so that a new name or address is "
          "still the same person."),
        "S0042",
        "either",
        ("staff id", "staff number", "staff no", "staff code", "employee id", "employee number", "employee no",
         "payroll number", "payroll no", "personnel number", "personnel no", "person id", "unique id", "mis id",
         "sims id", "arbor id", "bromcom id", "sourcedId", "sis id", "teacher number", "works number", "staff ref",
         "employee code", "id number", "user id", "id", "assignment number", "assignment no", "pay reference",
         "pay ref", "payroll ref", "payroll reference", "personal reference", "employee ref", "employee reference",
         "staff mis id", "school workforce id", "hr id", "resource id", "staff unique id"),
    ),
    Column(
        "email",
        _("The work e-mail address, which is also how the person signs in."),
        "rowan.ashdown@oak.example",
        "either",
        ("work email", "work email address", "school email", "school email address", "work e-mail", "staff email",
         "email address", "e-mail", "e-mail address", "primary email", "email id", "mail", "main email",
         "email (work)", "upn email", "user principal name", "google email", "microsoft email", "email work",
         "username", "login", "primary email address", "work email 1", "email 1", "office email", "contact email",
         "business email", "company email", "e mail address", "userPrincipalName", "default email address"),
    ),
    Column("given_name", _("First name."), "Rowan", "yes",
           ("first name", "forename", "given name", "givenName", "legal forename", "legal first name", "firstname",
            "fore name", "forenames", "first names", "christian name", "first", "legal forenames", "legal given name",
            "forename 1", "employee first name", "staff forename", "staff first name", "first name(s)")),
    Column("family_name", _("Surname."), "Ashdown", "yes",
           ("surname", "last name", "family name", "familyName", "legal surname", "legal last name", "lastname",
            "second name", "last", "employee last name", "employee surname", "staff surname", "staff last name",
            "preferred surname", "preferred last name", "chosen surname")),
    Column("preferred_name", _("What the person is called, if it is not the first name."), "Ro", "no",
           ("preferred first name", "preferred forename", "known as", "preferredGivenName", "preferred given name",
            "chosen name", "nickname", "preferred", "chosen forename", "known as name", "preferred forenames",
            "known name", "calling name")),
    Column(
        "school",
        _("The school of this post: its name or URN. Leave it empty for a post in the whole trust. Somebody who works "
          "in two schools has two rows."),
        "Oak Primary School",
        "no",
        ("school name", "school urn", "urn", "academy", "academy name", "site name", "location", "work location",
         "establishment", "establishment name", "workplace", "base", "campus", "organisation", "organization",
         "orgSourcedIds", "school id", "school code", "school sis id", "school dfe number", "primary school name",
         "setting", "site", "work site", "workplace name", "base location", "cost centre name", "org unit",
         "organisation unit", "reporting unit", "primary location", "school/site", "place of work"),
    ),
    Column("team", _("The team, department or phase the post belongs to."), "Key Stage 2", "no",
           ("department", "dept", "faculty", "phase", "teams", "department name", "team name", "group", "subject area",
            "directorate", "section", "key stage", "department/team")),
    Column(
        "post",
        _("The kind of post: teacher, leader, teaching assistant, pastoral, technician, site, office, catering, "
          "partner agency or other. Plain words such as caretaker or HLTA are understood."),
        "teacher",
        "no",
        ("kind of post", "post kind", "post type", "staff type", "role", "role type", "job type", "type of post",
         "staff category", "category", "job family", "employee type", "staff group", "staff role", "type", "post name",
         "job category", "workforce role", "kind", "primary role", "service term", "service terms",
         "business role", "business roles", "staff post", "post category", "swf post", "employee category",
         "role category", "role group", "job group"),
    ),
    Column("job_title", _("What the post is called in your school."), "Year 4 class teacher", "no",
           ("job title", "title of post", "post title", "job", "position", "job role", "employee title",
           "position title", "jobtitle",
            "role title", "designation", "occupation", "main job title", "current role", "current post",
            "primary job title", "contract role", "job description", "job name", "position name", "role name",
            "employment role")),
    Column("hours", _("full, part, or the share of full time."), "0.6", "no",
           ("fte", "full or part time", "full/part time", "full time/part time", "ft/pt",
            "ftpt", "full-time equivalent", "contract hours", "working pattern", "full time equivalent", "time",
            "ft or pt", "employment type", "hours (fte)", "contract fte", "fte %", "fte hours", "total fte",
            "current fte", "fte ratio", "fte value")),
    Column("starts_on", _("The first day in this post."), "2026-09-01", "no",
           ("start date", "starts", "start", "date started", "post start date", "from", "date from", "begin date",
            "contract start date", "contract start", "joined", "date joined", "joining date", "hire date",
            "date of joining", "continuous service date", "role start date", "employment start date", "date of start",
            "startdate", "service start", "date of arrival", "arrival date", "employment start", "commencement date",
            "position start date", "occupancy start date", "continuous start date", "school start date",
            "job start date", "date commenced", "started", "date of appointment", "original start date")),
    Column("ends_on", _("The last day in this post, if it is known."), "2027-08-31", "no",
           ("end date", "ends", "end", "leaving date", "date left", "post end date", "to", "date to", "leave date",
            "contract end date", "contract end", "last day", "left", "termination date", "role end date",
            "date of leaving",
            "employment end date", "enddate", "leaver date", "employment end", "position end date", "leaving",
            "occupancy end date", "school end date", "job end date", "date of departure", "left on")),
    Column("line_manager", _("E-mail address, staff number or name of the line manager."), "mara.quill@oak.example",
    "no",
           ("line manager", "line manager email", "line manager's email", "line manager e-mail", "manager",
           "manager email",
            "line manager id", "line manager name", "reports to", "reporting to", "appraiser", "reviewer", "supervisor",
            "line managed by", "manager name", "team leader", "performance manager", "line manager staff id",
            "current line manager", "current manager", "reports to name", "reports to email", "line manager full name",
            "line manager code", "line manager staff code", "line manager work email", "reports to employee",
            "reporting manager", "direct manager", "manager full name", "managed by")),
    Column("coach", _("E-mail address, staff number or name of the coach."), "S0107", "no",
           ("coach email", "coach's email", "coach e-mail", "coach name", "coach id", "instructional coach",
            "coached by", "learning coach")),
    Column("mentor", _("E-mail address, staff number or name of the mentor."), "ines.barrow@oak.example", "no",
           ("mentor email", "mentor's email", "mentor e-mail", "mentor name", "mentor id", "ect mentor", "nqt mentor",
            "mentored by", "early career mentor", "induction mentor")),
    Column("mode", _("Whether the partnership begins as mentoring or as coaching."), "coaching", "no",
           ("mentoring or coaching", "partnership mode", "coaching mode", "coaching or mentoring", "partnership",
            "support mode")),
    Column("early_career", _("yes for a teacher in the first two years."), "no", "no",
           ("early career", "ect", "early career teacher", "is ect", "nqt", "ect status", "early career?",
           "newly qualified",
            "ect year")),
)  # fmt: skip

# A name in one column, where there are not two.
FULL_NAME = ("full name", "name", "staff name", "employee name", "staff member", "employee", "display name", "person",
             "member of staff", "surname forename", "legal name", "staff", "name of staff", "legal full name",
             "employee full name", "staff full name", "preferred full name", "full legal name", "name (full)",
             "surname, forename")  # fmt: skip

HEADS = Heads({**{column.name: column.synonyms for column in COLUMNS}, "full_name": FULL_NAME})

# Headings that only a list of pupils has.
PUPILS = Heads(
    {
        "UPN": ("unique pupil number",),
        "ULN": ("unique learner number",),
        "Admission number": ("admission no", "adno"),
        "Year group": ("nc year", "national curriculum year", "year grp", "yeargroup", "grade level",
        "school year group", "year", "yr", "yr group", "current year"),
        "Registration group": ("reg group", "tutor group", "form group", "registration form", "form", "reg form"),
        "Pupil": ("pupil name", "pupil id", "student name", "student id", "student number", "pupil forename",
                  "pupil surname", "learner name", "child name", "pupil first name", "student first name", "student",
                  "legal pupil name", "student last name", "pupil last name", "student email", "child", "childs name",
                  "learner", "learner id", "pupils", "students", "children", "candidate number", "candidate no",
                  "exam number", "uci", "pupil ref", "pupil reference", "pupil surname", "pupil upn"),
        "Pupil premium": ("pp", "pupil premium indicator", "ever 6 fsm", "pupil premium eligible"),
        "Free school meals": ("fsm", "fsm eligible", "free meals"),
        "SEN status": ("sen", "sen need", "send status", "sen provision", "ehcp"),
        "Parental contact": ("parent email", "parent name", "parent 1", "mother", "father", "guardian email",
        "carer email"),
    }
)  # fmt: skip


STRONG = frozenset(PUPILS.spellings) - {"Year group", "Registration group"}
SAYS_PUPIL = re.compile(r"\b(?:pupil|student|learner|child)(?:'?s|s'|ren)?\b", re.IGNORECASE)
# Columns that only a list of people who work somewhere has.
AT_WORK = frozenset({"staff_id", "post", "job_title", "hours", "line_manager", "starts_on", "coach", "mentor"})


def pupil_heading(cells: list[str]) -> str:
    """The heading that shows a list to be one of pupils, or nothing."""
    found = [PUPILS.lookup[key][0] for cell in cells if (key := squash(cell)) in PUPILS.lookup]
    strong = [name for name in found if name in STRONG]
    if strong or len(set(found)) > 1:
        return min(strong or found)
    is_about_work = any(HEADS.lookup[key][0] in AT_WORK for cell in cells if (key := squash(cell)) in HEADS.lookup)
    return found[0] if found and not is_about_work else ""


def names_pupils(cells: list[str]) -> str:
    """The same for a table nobody knows yet, where a heading that speaks of pupils in any words is enough."""
    spoken = (clean(cell) for cell in cells if len(cell) <= 40 and SAYS_PUPIL.search(cell))
    return pupil_heading(cells) or next(spoken, "")


def labels() -> dict[str, str]:
    """What a column is called when speaking of it: its name, as in the template."""
    return {column.name: column.name for column in COLUMNS} | {"full_name": "full name"}
