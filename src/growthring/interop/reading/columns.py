"""The columns of our own staff list: one table for reading it, for its template and for the reference."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from growthring.interop.reading.headings import Heads

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
         "employee code", "id number", "user id", "id"),
    ),
    Column(
        "email",
        _("The work e-mail address, which is also how the person signs in."),
        "rowan.ashdown@oak.example",
        "either",
        ("work email", "work email address", "school email", "school email address", "work e-mail", "staff email",
         "email address", "e-mail", "e-mail address", "primary email", "email id", "mail", "main email",
         "email (work)", "upn email", "user principal name", "google email", "microsoft email", "email work",
         "username", "login"),
    ),
    Column("given_name", _("First name."), "Rowan", "yes",
           ("first name", "forename", "given name", "givenName", "legal forename", "legal first name", "firstname",
            "fore name", "forenames", "first names", "christian name", "first")),
    Column("family_name", _("Surname."), "Ashdown", "yes",
           ("surname", "last name", "family name", "familyName", "legal surname", "legal last name", "lastname",
            "second name", "last")),
    Column("preferred_name", _("What the person is called, if it is not the first name."), "Ro", "no",
           ("preferred first name", "preferred forename", "known as", "preferredGivenName", "preferred given name",
            "chosen name", "nickname", "preferred")),
    Column(
        "school",
        _("The school of this post: its name or URN. Leave it empty for a post in the whole trust. Somebody who works "
          "in two schools has two rows."),
        "Oak Primary School",
        "no",
        ("school name", "school urn", "urn", "academy", "academy name", "site name", "location", "work location",
         "establishment", "establishment name", "workplace", "base", "campus", "organisation", "organization",
         "orgSourcedIds", "school id", "school code", "school sis id", "school dfe number", "primary school name",
         "setting"),
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
         "job category", "workforce role", "kind", "primary role"),
    ),
    Column("job_title", _("What the post is called in your school."), "Year 4 class teacher", "no",
           ("job title", "title of post", "post title", "job", "position", "job role", "employee title",
           "position title", "jobtitle",
            "role title", "designation", "occupation", "main job title")),
    Column("hours", _("full, part, or the share of full time."), "0.6", "no",
           ("fte", "full or part time", "full/part time", "full time/part time", "ft/pt",
            "ftpt", "full-time equivalent", "contract hours", "working pattern", "full time equivalent", "time",
            "ft or pt", "employment type", "hours (fte)", "contract fte")),
    Column("starts_on", _("The first day in this post."), "2026-09-01", "no",
           ("start date", "starts", "start", "date started", "post start date", "from", "date from", "begin date",
            "contract start date", "contract start", "joined", "date joined", "joining date", "hire date",
            "date of joining", "continuous service date", "role start date", "employment start date", "date of start",
            "startdate", "service start")),
    Column("ends_on", _("The last day in this post, if it is known."), "2027-08-31", "no",
           ("end date", "ends", "end", "leaving date", "date left", "post end date", "to", "date to", "leave date",
            "contract end date", "contract end", "last day", "left", "termination date", "role end date",
            "date of leaving",
            "employment end date", "enddate", "leaver date")),
    Column("line_manager", _("E-mail address, staff number or name of the line manager."), "mara.quill@oak.example",
    "no",
           ("line manager", "line manager email", "line manager's email", "line manager e-mail", "manager",
           "manager email",
            "line manager id", "line manager name", "reports to", "reporting to", "appraiser", "reviewer", "supervisor",
            "line managed by", "manager name", "team leader", "performance manager", "line manager staff id",
            "current line manager", "current manager")),
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
             "member of staff", "surname forename", "legal name", "staff", "name of staff")  # fmt: skip

HEADS = Heads({**{column.name: column.synonyms for column in COLUMNS}, "full_name": FULL_NAME})

# Headings that only a list of pupils has.
PUPILS = Heads(
    {
        "UPN": ("unique pupil number",),
        "ULN": ("unique learner number",),
        "Admission number": ("admission no", "adno"),
        "Year group": ("nc year", "national curriculum year", "year grp", "yeargroup", "grade level",
        "school year group"),
        "Registration group": ("reg group", "tutor group", "form group", "registration form", "form", "reg form"),
        "Pupil": ("pupil name", "pupil id", "student name", "student id", "student number", "pupil forename",
                  "pupil surname", "learner name", "child name", "pupil first name", "student first name", "student",
                  "legal pupil name", "student last name", "pupil last name", "student email"),
        "Pupil premium": ("pp", "pupil premium indicator", "ever 6 fsm", "pupil premium eligible"),
        "Free school meals": ("fsm", "fsm eligible", "free meals"),
        "SEN status": ("sen", "sen need", "send status", "sen provision", "ehcp"),
        "Parental contact": ("parent email", "parent name", "parent 1", "mother", "father", "guardian email",
        "carer email"),
    }
)  # fmt: skip


def labels() -> dict[str, str]:
    """What a column is called when speaking of it: its name, as in the template."""
    return {column.name: column.name for column in COLUMNS} | {"full_name": "full name"}
