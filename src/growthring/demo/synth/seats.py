"""The seats of a school: who leads which team, and how teachers, assistants and everybody else are mixed.

The mix follows the school workforce census of November 2024: in primary schools as many teaching assistants as
teachers, in secondary schools one to four.
"""

from dataclasses import dataclass
from itertools import cycle

from growthring.people.models import PostKind, School

HEAD, DEPUTY = 0, 1
A_TEAM = 11  # people at most, more or less
# Of everybody but the leaders: teachers, teaching assistants; the rest is office, site, kitchen, pastoral, technicians.
MIX = {School.Phase.PRIMARY: (0.41, 0.4), School.Phase.SECONDARY: (0.62, 0.14), School.Phase.SPECIAL: (0.3, 0.5)}
TEACHING_TEAMS = {
    School.Phase.SECONDARY: "English Mathematics Science Humanities Languages Arts Technology Sport Computing Music "
    "Geography History Biology Chemistry Physics Drama",
}
USUAL_TEAMS = "Early_years Year_1 Year_2 Year_3 Year_4 Year_5 Year_6 Reception Nursery Key_Stage_1 Key_Stage_2"
ASSISTANTS = "Learning_support Inclusion Classroom_support In-class_support Intervention Care_and_support"
SERVICES = (
    ("Office", PostKind.OFFICE, "Office manager", "Administrator", 0.27),
    ("Site", PostKind.SITE, "Site manager", "Caretaker", 0.14),
    ("Kitchen", PostKind.CATERING, "Kitchen lead", "Kitchen assistant", 0.17),
    ("Pastoral care", PostKind.PASTORAL, "Pastoral lead", "Learning mentor", 0.2),
    ("Midday", PostKind.OTHER, "Senior midday supervisor", "Midday supervisor", 0.22),
)


@dataclass(slots=True)
class Seat:
    """`manager` is the place of another seat of the school; None answers to the trust's leader."""

    kind: str
    title: str
    team: int  # the place of its name in the list of teams
    rank: str = ""  # head, deputy, senior, lead, office
    manager: int | None = None

    @property
    def leads(self) -> bool:
        return bool(self.rank)


@dataclass(slots=True)
class Floor:
    """A school's teams by name, and its seats, the head's first."""

    teams: list[str]
    seats: list[Seat]


def furnish(phase: str, staff: int) -> Floor:
    floor = Floor(["Leadership"], [])
    _lead(floor, staff)
    left = staff - len(floor.seats)
    teaching, assisting = MIX[School.Phase(phase)]
    teachers = max(1, round(left * teaching))
    assistants = round(left * assisting)
    names = TEACHING_TEAMS.get(School.Phase(phase), USUAL_TEAMS)
    _teams(floor, names, teachers, PostKind.TEACHER, "Team lead, {team}", "Teacher, {team}")
    _teams(
        floor, ASSISTANTS, assistants, PostKind.TEACHING_ASSISTANT, "Senior teaching assistant", "Teaching assistant"
    )
    _services(floor, left - teachers - assistants)
    _answer_to(floor)
    return floor


def _lead(floor: Floor, staff: int) -> None:
    floor.seats.append(Seat(PostKind.LEADER, "Headteacher", 0, "head"))
    floor.seats.append(Seat(PostKind.LEADER, "Deputy headteacher", 0, "deputy", HEAD))
    for _each in range(staff // 35):
        floor.seats.append(Seat(PostKind.LEADER, "Assistant headteacher", 0, "senior", HEAD))


def _teams(floor: Floor, names: str, count: int, kind: str, lead: str, member: str) -> None:
    known = [name.replace("_", " ") for name in names.split()]
    wanted = min(len(known), -(-count // A_TEAM))
    for place in range(wanted):
        size = count // wanted + (place < count % wanted)
        _team(floor, known[place], kind, lead, member, size)


def _team(floor: Floor, name: str, kind: str, lead: str, member: str, size: int) -> None:
    if size < 1:
        return
    floor.teams.append(name)
    team, first = len(floor.teams) - 1, len(floor.seats)
    floor.seats.append(Seat(kind, lead.format(team=name), team, "lead"))
    floor.seats.extend(Seat(kind, member.format(team=name), team, "", first) for _each in range(size - 1))


def _services(floor: Floor, count: int) -> None:
    office, *others = SERVICES
    sizes = [int(count * share) for *_, share in others]
    for (name, kind, lead, member, _share), size in zip(others, sizes, strict=True):
        _team(floor, name, kind, lead, member, size)
    first = len(floor.seats)
    _team(floor, *office[:4], max(1, count - sum(sizes)))
    floor.seats[first].rank = "office"


def _answer_to(floor: Floor) -> None:
    """Leads answer to the deputy and the assistant heads in turn."""
    seniors = cycle([place for place, seat in enumerate(floor.seats) if seat.rank in ("deputy", "senior")])
    for seat in floor.seats:
        if seat.rank in ("lead", "office"):
            seat.manager = next(seniors)
