"""The eight schools as they are staffed today: what a timetable and a staff list would tell.

A team is written as `name | post | post ...`. A post is a job title, with `!` when it leads the team, `+` when it
manages some of its members, `x4` for four of them, and `ta:` and the like before it for another kind than teacher.
"""

import re
from dataclasses import dataclass

from growthring.people.models import PostKind, School
from growthring.standards.models import StageMode

KINDS = {
    "": PostKind.TEACHER,
    "leader": PostKind.LEADER,
    "ta": PostKind.TEACHING_ASSISTANT,
    "pastoral": PostKind.PASTORAL,
    "tech": PostKind.TECHNICIAN,
    "site": PostKind.SITE,
    "office": PostKind.OFFICE,
    "catering": PostKind.CATERING,
    "agency": PostKind.PARTNER_AGENCY,
    "other": PostKind.OTHER,
}
LEADERSHIP = "Leadership"
POST = re.compile(r"(?:(?P<kind>[a-z]+):)?(?P<title>[^!+]+?)(?P<rank>[!+]?)(?: x(?P<count>\d+))?$")


@dataclass(frozen=True)
class PostPlan:
    kind: PostKind
    title: str
    rank: str = ""  # "!" leads the team, "+" manages some of it
    count: int = 1


@dataclass(frozen=True)
class TeamPlan:
    name: str
    posts: tuple[PostPlan, ...]


@dataclass(frozen=True)
class SchoolPlan:
    name: str
    slug: str
    phase: str
    urn: str
    mode: StageMode
    teams: tuple[TeamPlan, ...]
    restless: tuple[float, float, float] = (1, 1, 1)  # how many leave, by year, beside the usual
    small: bool = False  # one person may be coach and line manager


def team(line: str) -> TeamPlan:
    name, *posts = (part.strip() for part in line.split("|"))
    return TeamPlan(name, tuple(_post(text) for text in posts))


def _post(text: str) -> PostPlan:
    found = POST.match(text)
    if found is None:
        raise ValueError(f"not a post: {text!r}")
    kind, count = KINDS[found["kind"] or ""], int(found["count"] or 1)
    return PostPlan(kind, found["title"], found["rank"] or "", count)


def _teams(lines: str) -> tuple[TeamPlan, ...]:
    return tuple(team(line) for line in lines.strip().splitlines())


SCHOOLS = (
    SchoolPlan(
        "Puddlewren Nursery and Infant School",
        "puddlewren",
        School.Phase.NURSERY,
        "999101",
        StageMode.SELF_PLACED,
        _teams("""
Leadership | leader:Headteacher! | leader:Deputy headteacher+
Nursery crew | Nursery lead! | Nursery teacher | ta:Nursery nurse x6
Reception and Key Stage 1 | Key Stage 1 lead! | Reception teacher x2 | Class teacher x4 | ta:Teaching assistant x8
Office and site | office:Office manager! | office:Receptionist | site:Caretaker | catering:Cook | other:Midday supervisor x3
        """),
    ),
    SchoolPlan(
        "Little Harkle Village School",
        "little-harkle",
        School.Phase.PRIMARY,
        "999102",
        StageMode.OFF,
        _teams("""
Leadership | leader:Headteacher!
Classes | Teacher, Oak class! | Teacher, Ash class | Teacher, Rowan class | Teacher, Willow class | ta:Teaching assistant x4
Office and site | office:School administrator! | site:Caretaker and gardener | catering:Cook | other:Midday supervisor
        """),
        small=True,
    ),
    SchoolPlan(
        "Tollgarth Primary School",
        "tollgarth",
        School.Phase.PRIMARY,
        "999103",
        StageMode.AGREED,
        _teams("""
Leadership | leader:Headteacher! | leader:Deputy headteacher+ | leader:Assistant headteacher, inclusion+ | leader:School business manager+
Early years | Early years lead! | Nursery teacher | Reception teacher x2 | ta:Early years practitioner x7
Key Stage 1 | Key Stage 1 lead! | Class teacher, Year 1 x2 | Class teacher, Year 2 x2 | ta:Teaching assistant x8
Lower Key Stage 2 | Lower Key Stage 2 lead! | Class teacher, Year 3 x2 | Class teacher, Year 4 x2 | ta:Teaching assistant x8
Upper Key Stage 2 | Upper Key Stage 2 lead! | Class teacher, Year 5 x2 | Class teacher, Year 6 x2 | ta:Teaching assistant x5
Inclusion crew | Special needs coordinator! | pastoral:Learning mentor x2 | agency:Speech and language therapist
Office | office:Office manager! | office:Administrator x2
Site and kitchen | site:Site manager! | site:Caretaker | catering:Kitchen lead | catering:Kitchen assistant x3 | other:Midday supervisor x6
        """),
    ),
    SchoolPlan(
        "Lanternfield Primary School",
        "lanternfield",
        School.Phase.PRIMARY,
        "999104",
        StageMode.AGREED,
        _teams("""
Leadership | leader:Headteacher! | leader:Deputy headteacher+ | leader:Assistant headteacher, teaching+ | leader:Assistant headteacher, inclusion+ | leader:School business manager+
Early years | Early years lead! | Nursery teacher x2 | Reception teacher x3 | ta:Early years practitioner x8
Key Stage 1 | Key Stage 1 lead! | Year 2 lead+ | Class teacher, Year 1 x3 | Class teacher, Year 2 x2 | ta:Teaching assistant x11
Lower Key Stage 2 | Lower Key Stage 2 lead! | Year 4 lead+ | Class teacher, Year 3 x3 | Class teacher, Year 4 x2 | ta:Teaching assistant x8
Upper Key Stage 2 | Upper Key Stage 2 lead! | Year 6 lead+ | Class teacher, Year 5 x3 | Class teacher, Year 6 x2 | ta:Teaching assistant x9
Inclusion crew | Special needs coordinator! | Teacher of English as an additional language | pastoral:Family support worker x2 | pastoral:Learning mentor x2
Music and sport | Music and sport lead! | Teacher of PE | Teacher of music
Office | office:Office manager! | office:Administrator x3
Site and kitchen | site:Site manager! | site:Caretaker x2 | catering:Kitchen lead+ | catering:Kitchen assistant x4 | other:Midday supervisor x5
        """),
    ),
    SchoolPlan(
        "Stonequay High School",
        "stonequay",
        School.Phase.SECONDARY,
        "999105",
        StageMode.AGREED,
        _teams("""
Leadership | leader:Headteacher! | leader:Deputy headteacher, professional development+ | leader:Deputy headteacher, curriculum+ | leader:Assistant headteacher, behaviour+ | leader:Assistant headteacher, inclusion+ | leader:Assistant headteacher, data and timetable+ | leader:School business manager+
English | Head of English! | Second in English+ | Teacher of English x13
Mathematics | Head of mathematics! | Second in mathematics+ | Teacher of mathematics x13
Science | Head of science! | Lead teacher of physics+ | Lead teacher of biology+ | Teacher of science x14 | tech:Senior science technician | tech:Science technician x2
Humanities | Head of humanities! | Head of history+ | Teacher of history x5 | Teacher of geography x6 | Teacher of religious education x4
Languages | Head of languages! | Teacher of French and Spanish x7 | ta:Language assistant
Creative arts | Head of creative arts! | Teacher of art x4 | Teacher of music x2 | Teacher of drama x3 | tech:Art and drama technician
Design and computing | Head of design and computing! | Teacher of design and technology x3 | Teacher of food | Teacher of computing x4 | tech:Workshop technician
Physical education | Head of PE! | Teacher of PE x7
Inclusion crew | Special needs coordinator! | Assistant special needs coordinator+ | ta:Higher level teaching assistant x2 | ta:Learning support assistant x18 | agency:Educational psychologist
Pastoral crew | pastoral:Pastoral lead! | pastoral:Head of year x5 | pastoral:Attendance officer | pastoral:School counsellor | agency:Youth worker
Office | office:Office manager! | office:Administrator x7 | office:Exams officer | office:Data manager | other:Cover supervisor x5 | other:Librarian
Site and kitchen | site:Site manager! | site:Site assistant x5 | catering:Kitchen manager+ | catering:Kitchen assistant x10 | tech:IT technician x2
        """),
        restless=(2.5, 1.1, 1),
    ),
    SchoolPlan(
        "Merrowby All-Through School",
        "merrowby",
        School.Phase.ALL_THROUGH,
        "999106",
        StageMode.AGREED,
        _teams("""
Leadership | leader:Headteacher! | leader:Head of primary phase+ | leader:Head of secondary phase+ | leader:Head of sixth form+ | leader:Deputy headteacher, teaching+ | leader:Assistant headteacher, inclusion+ | leader:Assistant headteacher, pastoral+ | leader:Business manager+
Early years | Early years lead! | Reception teacher x3 | ta:Early years practitioner x8
Key Stage 1 | Key Stage 1 lead! | Class teacher x6 | ta:Teaching assistant x9
Key Stage 2 | Key Stage 2 lead! | Year 6 lead+ | Class teacher x10 | ta:Teaching assistant x10
English and languages | Head of English and languages! | Second in English+ | Teacher of English x10 | Teacher of languages x6
Mathematics and computing | Head of mathematics! | Second in mathematics+ | Teacher of mathematics x10 | Teacher of computing x3
Science | Head of science! | Lead teacher of chemistry+ | Teacher of science x11 | tech:Science technician x3
Humanities | Head of humanities! | Lead teacher of geography+ | Teacher of humanities x12
Arts and sport | Head of arts and sport! | Head of PE+ | Teacher of PE x5 | Teacher of art and design x3 | Teacher of music and drama x3 | tech:Arts technician
Sixth form | Sixth form lead! | Teacher of psychology x2 | Teacher of business x2 | pastoral:Sixth form mentor x2
Inclusion crew | Special needs coordinator! | Assistant special needs coordinator+ | ta:Learning support assistant x22 | agency:Speech and language therapist | agency:Occupational therapist
Pastoral crew | pastoral:Pastoral lead! | pastoral:Head of year x7 | pastoral:Attendance officer x2
Office | office:Office manager! | office:Administrator x9 | office:Exams officer | other:Cover supervisor x5 | other:Librarian x2
Site and kitchen | site:Site manager! | site:Site assistant x5 | catering:Kitchen manager+ | catering:Kitchen assistant x11 | other:Midday supervisor x8
        """),
    ),
    SchoolPlan(
        "The Heronry School",
        "heronry",
        School.Phase.SPECIAL,
        "999107",
        StageMode.SELF_PLACED,
        _teams("""
Leadership | leader:Headteacher! | leader:Deputy headteacher+ | leader:Assistant headteacher, therapies+ | leader:School business manager+
Lower school crew | Lower school lead! | Class teacher+ | Class teacher x8 | ta:Higher level teaching assistant x3 | ta:Teaching assistant x30
Upper school crew | Upper school lead! | Class teacher+ | Class teacher x8 | ta:Higher level teaching assistant x4 | ta:Teaching assistant x30
Communication crew | Communication lead! | agency:Speech and language therapist x2 | agency:Physiotherapist | agency:Music therapist | ta:Communication assistant x7
Pastoral crew | pastoral:Family liaison lead! | pastoral:Family liaison worker x3 | pastoral:School nurse
Office | office:Office manager! | office:Administrator x3
Site and kitchen | site:Site manager! | site:Minibus driver and caretaker x3 | catering:Kitchen lead+ | catering:Kitchen assistant x4 | other:Midday supervisor x4
        """),
    ),
    SchoolPlan(
        "Kiln Yard Centre",
        "kiln-yard",
        School.Phase.ALTERNATIVE,
        "999108",
        StageMode.ASSURANCE,
        _teams("""
Leadership | leader:Head of centre! | leader:Deputy head of centre+
Learning crew | Lead teacher! | Teacher of English | Teacher of mathematics | Teacher of science | Teacher of construction | Teacher of food and hospitality | Outreach teacher x2 | ta:Learning coach x8
Pastoral crew | pastoral:Pastoral lead! | pastoral:Key worker x8 | agency:Youth justice worker | agency:Counsellor
Office and site | office:Office manager! | office:Administrator | site:Site manager | catering:Cook
        """),
        restless=(1.4, 1.4, 1.4),
    ),
)

CENTRAL = team(
    "Trust team | leader:Chief executive! | leader:Director of education+ | leader:Director of professional development+ "
    "| leader:Director of people+ | leader:Director of finance and operations+ | other:Data protection officer "
    "| office:Payroll officer x2 | office:Finance officer x3 | office:Executive assistant | tech:IT manager "
    "| tech:IT engineer x3 | site:Estates manager | catering:Catering manager | other:Safeguarding lead "
    "| other:Attendance and welfare lead | office:Communications officer | office:Recruitment officer"
)
