"""A whole synthetic installation: trust after trust, each in one transaction, school after school."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from django.db import transaction

from growthring.accounts.models import User
from growthring.core import statistics
from growthring.core.access import Role
from growthring.demo.mark import set_mark
from growthring.demo.names import FAMILIES
from growthring.demo.synth.closing import Closing
from growthring.demo.synth.people import People
from growthring.demo.synth.personas import LEADER, OF_THE_TRUST, STAFF
from growthring.demo.synth.roles import Body, Central
from growthring.demo.synth.school import Making, make_school
from growthring.demo.synth.sheets import Sheets, hurry
from growthring.demo.synth.size import SchoolSize, Size, schools_by_trust
from growthring.demo.synth.standards import Ways
from growthring.people.models import School, Trust
from growthring.standards.english import school_year_of
from growthring.standards.models import StageMode

MARK = "made by growthring synth"
MODES = {StageMode.AGREED: 76, StageMode.SELF_PLACED: 10, StageMode.ASSURANCE: 8, StageMode.OFF: 6}
PLACES = " ".join(places for _weight, _given, places in FAMILIES.values()).split()
KINDS = {School.Phase.PRIMARY: "Primary School", School.Phase.SECONDARY: "Academy", School.Phase.SPECIAL: "School"}
Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Made:
    rows: int
    trusts: int


def build(size: Size, today: date, *, told: Told = lambda _school: None) -> Made:
    """`told` is called with the name of each school before it is made."""
    first = Trust.objects.count()  # a world beside another is another world
    sheets = Sheets(_chance(size, first, "keys"))
    hurry()
    set_mark(MARK)
    cast_in = first if not User.objects.filter(email=LEADER.address).exists() else None
    for number, schools in enumerate(schools_by_trust(size), start=first):
        with transaction.atomic():
            _Trust(sheets, size, number, today, is_cast=number == cast_in).make(schools, told)
    with transaction.atomic():
        sheets.finish()
    statistics.refresh()
    return Made(sheets.written, size.trusts)


def _chance(size: Size, number: int, about: str) -> Random:
    return Random(f"{size.seed}/{number}/{about}")  # noqa: S311 - made-up people need no secrets


class _Trust:
    def __init__(self, sheets: Sheets, size: Size, number: int, today: date, *, is_cast: bool) -> None:
        self.sheets, self.size, self.number, self.today, self.is_cast = sheets, size, number, today, is_cast
        self.chance = _chance(size, number, "trust")
        self.first_year = school_year_of(today) - size.years + 1
        self.begins = date(self.first_year, 9, 1)

    def make(self, schools: list[SchoolSize], told: Told) -> None:
        slug = f"trust-{self.number + 1}"
        name = f"{PLACES[self.number % len(PLACES)]} Learning Trust"
        trust = self.sheets.trusts.add(name, slug)
        self.sheets.write()
        ways = Ways(Trust.objects.get(pk=trust), self.first_year, self.size.years)
        people = People(self.sheets, trust, slug, self.chance, self.today)
        addresses = OF_THE_TRUST if self.is_cast else {}
        central = Central(self.sheets, people, trust, self.begins, addresses)
        self._batches(trust, central.persons[Role.OFF], sum(each.staff for each in schools))
        closing = Closing(self.sheets, trust, ways, self.today)
        body = Body(trust, central.persons[Role.CEO], self.begins)
        talks = self.size.talks, _chance(self.size, self.number, "talks")
        making = Making(self.sheets, body, people, ways, closing, self.chance, self.today, *talks)
        stage = min(range(len(schools)), key=lambda i: abs(schools[i].staff - STAFF)) if self.is_cast else None
        for place, school in enumerate(schools):
            self._school(making, place, school, told, is_cast=place == stage)
            self.sheets.write()
        closing.whole_trust()
        people.close(self.begins)
        self.sheets.write()

    def _school(self, making: Making, place: int, size: SchoolSize, told: Told, *, is_cast: bool) -> None:
        name = f"{PLACES[(place * 7 + self.number) % len(PLACES)]} {KINDS[School.Phase(size.phase)]} {place + 1}"
        told(name)
        trust = making.body.trust
        row = (trust, name, f"school-{self.number + 1}-{place + 1}", size.phase)
        school = self.sheets.schools.add(*row, f"9{self.number % 100:02d}{place:03d}", "")
        drawn = self.chance.choices(list(MODES), list(MODES.values()))[0]
        mode = StageMode.AGREED if is_cast else drawn
        self.sheets.modes.add(trust, school, mode.value)
        make_school(making, (school, name), size, mode, is_cast=is_cast)

    def _batches(self, trust: int, by: int, staff: int) -> None:
        """The staff list of each summer."""
        for year in range(self.first_year, self.first_year + self.size.years):
            day = date(year, 8, 20)
            at = datetime.combine(day, time(9))
            applied = at + timedelta(minutes=20)
            joins = staff if year == self.first_year else staff // 11
            counts = f'{{"joins": {joins}, "changes": {staff // 20}, "unchanged": {staff - joins}, "leavers": {joins}}}'
            row = (trust, by, at, day, f"staff-{year}.csv", "growthring", "applied", applied, counts)
            self.sheets.batches.add(*row)
