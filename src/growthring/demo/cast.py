"""The people the story needs by name, the seats they hold, and those who came only weeks ago."""

from datetime import date, timedelta

from growthring.demo.persons import Pin
from growthring.demo.seats import House, Place, Seat
from growthring.demo.staffing import Staffing
from growthring.demo.world import World
from growthring.standards.years import FIRST_WEEKS, WEEK, monday_of

HEAD: Place = ("stonequay", "Headteacher", 1)
PD_LEAD: Place = ("stonequay", "Deputy headteacher, professional development", 1)
LINE_MANAGER: Place = ("stonequay", "Head of English", 1)
TEACHER: Place = ("stonequay", "Teacher of English", 3)
NEWCOMER: Place = ("stonequay", "Teacher of English", 5)
COACH: Place = ("stonequay", "Teacher of geography", 2)
BUSY_COACH: Place = ("stonequay", "Lead teacher of biology", 1)
ASSISTANT: Place = ("stonequay", "Learning support assistant", 4)
SITE_MANAGER: Place = ("stonequay", "Site manager", 1)
OFFICE: Place = ("stonequay", "Office manager", 1)
TRUST_LEADER: Place = ("trust", "Chief executive", 1)
PD_DIRECTOR: Place = ("trust", "Director of professional development", 1)
DATA_OFFICER: Place = ("trust", "Data protection officer", 1)
PEOPLE_DIRECTOR: Place = ("trust", "Director of people", 1)

PINS: dict[Place, Pin] = {
    HEAD: Pin("Ngozi", "Wetherlark", 14),
    PD_LEAD: Pin("Owen", "Rhoswennan", 12),
    LINE_MANAGER: Pin("Judith", "Saltwhistle", 15),
    TEACHER: Pin("Priya", "Hollowfern", 6),
    COACH: Pin("Kwame", "Lintwhistle", 9),
    BUSY_COACH: Pin("Gwen", "Glynfelen", 10),
    ASSISTANT: Pin("Salma", "Nuttlethorn", 5),
    SITE_MANAGER: Pin("Delroy", "Garnickle", 11),
    OFFICE: Pin("Beverley", "Winterquay", 13),
    TRUST_LEADER: Pin("Harriet", "Candlemoss", 18),
    PD_DIRECTOR: Pin("Imran", "Nairulan", 12),
    DATA_OFFICER: Pin("Petra", "Havrelka", 7),
    PEOPLE_DIRECTOR: Pin("Marlon", "Pennicourt", 10),
}
NEWCOMER_PIN = Pin("Tomasz", "Fennimarsh", 2)
GOVERNOR_NAME = ("Esther", "Vennacombe")
GUEST_NAME = ("Fionn", "Castellorn")
OTHER_NAMES = {GOVERNOR_NAME, GUEST_NAME, (NEWCOMER_PIN.given, NEWCOMER_PIN.family)}

# Who came so many school weeks ago.
RECENT: tuple[tuple[Place, int], ...] = (
    (NEWCOMER, 3),
    (("stonequay", "Learning support assistant", 9), 2),
    (("stonequay", "Kitchen assistant", 3), 5),
    (("merrowby", "Teacher of science", 4), 4),
    (("merrowby", "Administrator", 2), 2),
    (("lanternfield", "Learning mentor", 2), 4),
    (("heronry", "Communication assistant", 2), 3),
    (("kiln-yard", "Key worker", 3), 5),
    (("puddlewren", "Nursery nurse", 2), 3),
)
# Who came with the last intake that is past week six, and has one non-negotiable open still.
STILL_OPEN: tuple[Place, ...] = (
    ("stonequay", "Teacher of English", 7),
    ("lanternfield", "Class teacher, Year 5", 2),
)


STEADY = (*STILL_OPEN, *(place for place, _ in RECENT))


def seat_at(houses: list[House], place: Place) -> Seat:
    slug, title, number = place
    house = next(house for house in houses if house.slug == slug)
    return next(seat for seat in house.seats if seat.plan.title == title and seat.number == number)


def bring_newcomers(staffing: Staffing, houses: list[House]) -> None:
    world = staffing.world
    for place in STILL_OPEN:
        _follow(staffing, seat_at(houses, place), last_intake_past_week_six(world))
    for place, weeks in RECENT:
        pin = NEWCOMER_PIN if place == NEWCOMER else None
        _follow(staffing, seat_at(houses, place), monday_back(world, weeks), pin)


def _follow(staffing: Staffing, seat: Seat, day: date, pin: Pin | None = None) -> None:
    """Whoever is in the seat since the beginning leaves, and the newcomer comes."""
    staffing.end(seat.holdings[-1], day)
    staffing.hire(seat, day, pin)


def monday_back(world: World, weeks: int) -> date:
    """The first open day of the school week so many weeks back; the one under way, or last ended, is week one."""
    day = monday_of(world.today)
    while True:
        opened = next(
            (day + timedelta(days=n) for n in range(5) if world.calendar.is_open(day + timedelta(days=n))), None
        )
        weeks -= opened is not None and opened < world.today
        if weeks <= 0 and opened is not None:
            return opened
        day -= WEEK


def last_intake_past_week_six(world: World) -> date:
    first_days = [term.first_day for year in world.years for term in year.terms]
    over = [day for day in first_days if world.calendar.week_end(day, FIRST_WEEKS) < world.today - WEEK]
    return max(over, default=world.begins_on)
