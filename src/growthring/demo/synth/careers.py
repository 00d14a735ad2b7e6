"""Who held which seat from when to when.

Leaving follows what is published for England: of those new to teaching 11 % are gone after a year, a quarter after
three, a third after five, 42 % after ten; of all, some 8.5 to 9 % a year leave, most of them in summer. Heads of
secondary schools change sooner than those of primary schools (35 and 21 % within three years).
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from growthring.demo.synth.seats import Seat
from growthring.people.models import PostKind, School

NOTICE = timedelta(days=45)  # how far ahead it is known who leaves
SHORTEST = timedelta(days=60)
BEYOND = date.max
LEAVES = (0.113, 0.095, 0.09, 0.075, 0.075, 0.07, 0.07, 0.07, 0.07, 0.07)  # by years of experience
LATER, NEAR_THE_END, AT_THE_END = 0.08, 0.15, 0.3  # up to 25 years, up to 35, from then on
HEADS = {School.Phase.PRIMARY: 0.085, School.Phase.SECONDARY: 0.135, School.Phase.SPECIAL: 0.1}
DEPUTIES = 0.08
BY_KIND = {PostKind.TEACHING_ASSISTANT: 1.15, PostKind.OTHER: 1.3, PostKind.CATERING: 1.2}
JOINERS = (0, 0, 0, 1, 2, 3, 5, 8, 12)
LEADERS = (6, 8, 10, 12, 15, 18)
VACANT, MOVES_INSIDE, NEW_AT_FIRST = 0.04, 0.06, 0.1

# A stage a post came to stand at: see `talks`.
Step = tuple[date, datetime, datetime | None, datetime | None, str, int]


@dataclass(slots=True, eq=False)
class Holding:
    """One person in one seat. `ends` is `BEYOND` while it is not known; `path` tells its placements in order."""

    place: int
    seat: Seat
    person: int
    post: int
    starts: date
    ends: date
    experience: int  # years in such work when it began
    is_new: bool  # came while the trust worked with Growthring, so both lists were opened
    managers: list[tuple[date, date, int]] = field(default_factory=list)
    path: list[Step] = field(default_factory=list)
    managed: list[int] = field(default_factory=list)  # the partnerships of `managers`, in the same order

    def runs(self, day: date) -> bool:
        return self.starts <= day < self.ends

    def manager(self, day: date) -> int | None:
        return next((person for starts, ends, person in self.managers if starts <= day < ends), None)

    def management(self, day: date) -> tuple[date, date, int, int] | None:
        """From when to when, whose, and the number of the partnership."""
        both = zip(self.managers, self.managed, strict=True)
        return next(((*held, number) for held, number in both if held[0] <= day < held[1]), None)

    def service(self, day: date) -> int:
        return self.experience + (day - self.starts).days // 365


@dataclass(frozen=True, slots=True)
class Stint:
    """A holding before it has a person."""

    starts: date
    ends: date
    experience: int
    is_new: bool


def stints(seat: Seat, phase: str, begins: date, today: date, chance: Random) -> list[Stint]:
    """The chain of those who held the seat, from the day the trust began to today."""
    found = [_first(seat, begins, chance)]
    while True:
        held = found[-1]
        ends = _leaving(held, seat, phase, begins, today, chance)
        if ends is None:
            return found
        found[-1] = Stint(held.starts, ends, held.experience, held.is_new)
        starts = ends if chance.random() > VACANT else ends + timedelta(days=chance.randint(20, 150))
        if starts > today:
            return found
        found.append(Stint(starts, BEYOND, chance.choice(LEADERS if seat.rank else JOINERS), True))


def _first(seat: Seat, begins: date, chance: Random) -> Stint:
    if not seat.rank and chance.random() < NEW_AT_FIRST:
        return Stint(begins, BEYOND, chance.choice(JOINERS), True)
    service = min(30, 1 + int(chance.expovariate(1 / 7)))
    if seat.rank:
        service = max(3, service)
    return Stint(date(begins.year - service, 9, 1), BEYOND, chance.randint(0, 6), False)


def _leaving(held: Stint, seat: Seat, phase: str, begins: date, today: date, chance: Random) -> date | None:
    """The first day without them, year by year; None when they are still here."""
    year = max(held.starts, begins).year - (max(held.starts, begins).month < 9)
    while date(year, 9, 1) <= today:
        experience = held.experience + max(0, year - held.starts.year)
        if chance.random() < _rate(seat, phase, experience):
            day = _day(year, chance)
            if day > held.starts + SHORTEST and day > begins:
                return day if day <= today + NOTICE else None
        year += 1
    return None


def _rate(seat: Seat, phase: str, experience: int) -> float:
    if seat.rank == "head":
        return HEADS[School.Phase(phase)]
    if seat.rank:
        return DEPUTIES
    if experience < len(LEAVES):
        rate = LEAVES[experience]
    else:
        rate = LATER if experience < 25 else NEAR_THE_END if experience < 35 else AT_THE_END
    return rate * BY_KIND.get(PostKind(seat.kind), 1.0)


def _day(year: int, chance: Random) -> date:
    drawn = chance.random()
    if drawn < 0.74:
        return date(year + 1, 9, 1)
    return date(year + 1, 1, 1) if drawn < 0.89 else date(year + 1, 5, 1)
