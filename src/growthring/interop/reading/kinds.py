"""What a role in a roster, or a job title, means among our kinds of post."""

import re
from typing import Final

from growthring.interop.reading.text import squash

TEACHER: Final = "teacher"
LEADER: Final = "leader"
TEACHING_ASSISTANT: Final = "teaching_assistant"
PASTORAL: Final = "pastoral"
TECHNICIAN: Final = "technician"
SITE: Final = "site"
OFFICE: Final = "office"
CATERING: Final = "catering"
PARTNER_AGENCY: Final = "partner_agency"
OTHER: Final = "other"
KINDS: Final = (
    TEACHER, LEADER, TEACHING_ASSISTANT, PASTORAL, TECHNICIAN, SITE, OFFICE, CATERING, PARTNER_AGENCY, OTHER,
)  # fmt: skip

# Roles of OneRoster 1.0 to 1.2 and of School Data Sync, squashed. What is not here is not taken for staff.
ROSTER_ROLES: Final = {
    "teacher": TEACHER, "instructor": TEACHER, "professor": TEACHER, "lecturer": TEACHER, "faculty": TEACHER,
    "adjunct": TEACHER, "substitute": TEACHER, "substituteteacher": TEACHER, "teachers": TEACHER,
    "teacherofrecord": TEACHER,
    "leadteacher": TEACHER, "coteacher": TEACHER, "tutor": TEACHER, "educator": TEACHER, "ectteacher": TEACHER,
    "administrator": LEADER, "siteadministrator": LEADER, "schooladministrator": LEADER,
    "districtadministrator": LEADER,
    "schooladmin": LEADER, "districtadmin": LEADER, "admin": LEADER, "principal": LEADER, "assistantprincipal": LEADER,
    "viceprincipal": LEADER, "headteacher": LEADER, "deputyhead": LEADER, "deputyheadteacher": LEADER, "leader": LEADER,
    "assistantheadteacher": LEADER, "superintendent": LEADER, "chair": LEADER, "seniorleader": LEADER, "slt": LEADER,
    "aide": TEACHING_ASSISTANT, "teachersaide": TEACHING_ASSISTANT, "paraprofessional": TEACHING_ASSISTANT,
    "teacherassistant": TEACHING_ASSISTANT, "teachingassistant": TEACHING_ASSISTANT, "assistant": TEACHING_ASSISTANT,
    "ta": TEACHING_ASSISTANT, "hlta": TEACHING_ASSISTANT, "learningsupportassistant": TEACHING_ASSISTANT,
    "coversupervisor": TEACHING_ASSISTANT, "specialservices": TEACHING_ASSISTANT,
    "counselor": PASTORAL, "counsellor": PASTORAL, "guidancecounselor": PASTORAL, "advisor": PASTORAL,
    "adviser": PASTORAL,
    "nurse": PASTORAL, "socialworker": PASTORAL, "pastoral": PASTORAL, "pastoralsupport": PASTORAL,
    "systemadministrator": TECHNICIAN, "itadmin": TECHNICIAN, "itadministrator": TECHNICIAN, "technician": TECHNICIAN,
    "officestaff": OFFICE, "office": OFFICE, "secretary": OFFICE, "clerk": OFFICE, "registrar": OFFICE,
    "occupationaltherapist": PARTNER_AGENCY, "physicaltherapist": PARTNER_AGENCY, "speechtherapist": PARTNER_AGENCY,
    "visiontherapist": PARTNER_AGENCY, "affiliate": PARTNER_AGENCY,
    "site": SITE, "sitestaff": SITE, "caretaker": SITE, "custodian": SITE, "premises": SITE, "maintenance": SITE,
    "catering": CATERING, "kitchen": CATERING, "foodservice": CATERING, "cateringstaff": CATERING,
    "proctor": OTHER, "invigilator": OTHER, "staff": OTHER, "employee": OTHER, "supportstaff": OTHER,
    "librarian": OTHER,
    "coach": OTHER, "researcher": OTHER, "nonteachingstaff": OTHER, "otherstaff": OTHER, "schoolstaff": OTHER,
}  # fmt: skip

# Counted under the word on the right; nothing else of their rows is kept.
NOT_STAFF: Final = {
    "student": "student", "students": "student", "pupil": "student", "pupils": "student", "learner": "student",
    "child": "student", "alumni": "student", "alumnus": "student",
    "parent": "parent", "parents": "parent", "mother": "parent", "father": "parent", "parentcarer": "parent",
    "carer": "parent", "guardian": "guardian", "legalguardian": "guardian", "relative": "relative",
    "family": "relative",
    "sibling": "relative", "grandparent": "relative", "contact": "relative", "emergencycontact": "relative",
    "observer": "relative", "doctor": "relative", "applicant": "student",
}  # fmt: skip

# Words that say so in whatever column they stand: cells slip.
PUPIL_WORDS: Final = frozenset({"student", "students", "pupil", "pupils", "learner", "parent", "guardian"})


def roster_roles(cell: str) -> tuple[list[str], list[str]]:
    """Staff kinds and other roles in one cell: "teacher, parent" is one of each. A role not known is not staff."""
    plain = cell.strip().lower()
    if plain in NOT_STAFF:
        return [], [NOT_STAFF[plain]]
    kinds: list[str] = []
    others: list[str] = []
    for part in re.split(r"[,;|/]", cell):
        role = squash(part.rpartition(":")[2])
        if kind := ROSTER_ROLES.get(role):
            kinds.append(kind)
        elif role:
            others.append(NOT_STAFF.get(role, "unknown"))
    return list(dict.fromkeys(kinds)), others


# First match wins: a teacher of catering teaches, a head of catering cooks, a head of a school leads.
_TITLES: Final = (
    (LEADER, """(?:deputy |assistant |associate |executive |vice |acting |co ?)?head ?(?:teachers?|masters?|mistress)
        (?:deputy|assistant|associate|executive|vice|acting) (?:head|principal|ceo)
        head of (?:school|centre|campus|college|academy|sixth form|primary|secondary|infants|juniors)"""),
    (TEACHING_ASSISTANT, r"""teach\w* (?:assistants?|aides?)
        classroom assistants?
        tas?|hltas?|lsas?|elsas?|aides?"""),
    (TEACHER, "teachers?|ects?|nqts?|early career"),
    (CATERING, r"cater\w*|kitchen\w*|cooks?|chefs?|canteen|dining|food service\w*"),
    (SITE, r"""site|caretak\w*|premises|clean\w*|janitors?|custodians?|estates?|facilities|maintenance|grounds\w*
        handy\w*|security|drivers?|crossing patrol"""),
    (PARTNER_AGENCY, r"""agency|partners?|visiting|peripatetic|\w*therap\w*|(?:educational )?psychologists?
        social workers?|school nurses?|local authority|contractors?|volunteers?|chaplain"""),
    (TECHNICIAN, r"\w*technicians?|ict|it|network (?:manager|engineer)|systems? (?:manager|administrator)|lab"),
    (OFFICE, r"""offices?|secretar\w*|reception\w*|clerks?|clerical|admin\w*|bursar|finance|payroll|hr
        human resources|business manager|sbm|data manager|exams? (?:officer|manager)|registrar
        personal assistant|marketing|communications|admissions"""),
    (TEACHING_ASSISTANT, r"""learning (?:support|assistant)\w*|cover (?:supervisors?|assistant)|nursery \w+
        early years (?:practitioner|educator|assistant)|sen(?:d)? (?:assistant|support)
        support assistants?|paraprofessional|1:1|one to one|keyworker"""),
    (PASTORAL, r"""pastoral|counsell?ors?|family (?:support|liaison)|safeguarding|attendance|welfare|behaviour
        learning mentors?|nurses?|inclusion manager|student support|pupil support|house manager|matron|first aid\w*"""),
    (TEACHER, r"""head of [a-z &]+|(?:subject|phase|year|curriculum|key stage|faculty) (?:lead\w*|coordinator)
        lead practitioner|senco|sendco|tutors?|lecturers?|instructors?|professors?|trainee"""),
    (LEADER, r"""heads?|headship|principals?|slt|senior lead\w*|leadership|leaders?|ceo|chief \w+ officer
        directors?|executive|school improvement"""),
    (OFFICE, "officers?"),
    (TEACHER, "teaching|faculty|upr|mps|qts"),
    (OTHER, r"""others?|support|librar\w*|invigilator\w*|midday\w*|lunchtime\w*|playground|supervisors?|governors?
        staff|employee|coach|wraparound|breakfast club|after school"""),
)  # fmt: skip
TITLES: Final = tuple(
    (kind, re.compile(rf"\b(?:{'|'.join(line.strip() for line in words.splitlines())})\b")) for kind, words in _TITLES
)


def kind_of(words: str) -> str | None:
    """The kind of post that free words mean: "caretaker", "Deputy Head", "HLTA"; None where they say nothing."""
    text = re.sub(r"[^a-z0-9:& ]+", " ", words.casefold().replace("_", " ").replace("-", " "))
    text = " ".join(text.split())
    for kind in KINDS:
        if text in {kind.replace("_", " "), kind.replace("_", " ") + "s"}:
            return kind
    found = next((kind for kind, pattern in TITLES if pattern.search(text)), None)
    if found is None:
        return ROSTER_ROLES.get(squash(words))
    return found


def not_staff(words: str) -> str | None:
    """ "student" for a row that says it is about a pupil, and so on."""
    return NOT_STAFF.get(squash(words))
