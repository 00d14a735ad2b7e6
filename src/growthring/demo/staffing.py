"""Who came, who left and who moved up, over two years and a bit.

Rates follow the school workforce census: about one teacher in ten leaves a school in a year, most of them in summer;
teaching assistants and agency staff come and go more, office and site staff less.
"""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from growthring.demo.persons import Pin, Registry, contract
from growthring.demo.seats import Holding, House, Place, Seat
from growthring.demo.world import World
from growthring.people.models import Person, Post, PostKind

NOTICE = timedelta(days=45)  # how far ahead it is known who leaves
TEACHING = (PostKind.TEACHER, PostKind.LEADER)
# Part of a year's leavers by the first day they are no longer there, for teachers and leaders and for the others.
LEAVING = ((9, 1, 0.74, 0.3), (11, 1, 0.0, 0.16), (1, 1, 0.15, 0.2), (3, 1, 0.0, 0.12), (5, 1, 0.11, 0.22))
RATES: dict[str, float] = {
    PostKind.TEACHER: 0.115,
    PostKind.LEADER: 0.07,
    PostKind.TEACHING_ASSISTANT: 0.12,
    PostKind.PARTNER_AGENCY: 0.2,
    PostKind.SITE: 0.06,
    PostKind.CATERING: 0.11,
}
USUAL_RATE = 0.09
LONG_SERVED = 8  # years after which somebody counts as experienced


class Staffing:
    """Fills the seats and plays the leaving days in order."""

    def __init__(
        self,
        world: World,
        houses: list[House],
        pins: dict[Place, Pin],
        *,
        taken: set[tuple[str, str]],
        steady: Collection[Place] = (),
    ) -> None:
        """`taken` are names not to give again; `steady` are seats that nobody leaves while the days are played."""
        self.world, self.houses, self.pins = world, houses, pins
        self.steady = {*pins, *steady}
        self.registry = Registry(world, taken | {(pin.given, pin.family) for pin in pins.values()})
        self.chance = world.chance("staffing")
        self.vacant: list[Seat] = []

    def play(self) -> None:
        for house in self.houses:
            for seat in house.seats:
                self._found(seat)
        for day, year in self._leaving_days():
            waiting, self.vacant = self.vacant, []
            for seat in waiting:
                self.hire(seat, day)
            leavers = [held for house in self.houses for held in house.running(day) if self._leaves(held, day, year)]
            for holding in leavers:
                self.end(holding, day)
            if day <= self.world.today:
                for holding in leavers:
                    self._follow(holding, day)

    def hire(self, seat: Seat, day: date, pin: Pin | None = None) -> Holding:
        years = pin.years if pin else _years_of_a_joiner(self.chance, seat)
        return self.hold(seat, self.registry.person(day, pin), day, years=years, new_here=True)

    def hold(self, seat: Seat, person: Person, day: date, *, years: int, new_here: bool) -> Holding:
        post = Post(trust=self.world.trust, person=person, school=seat.house.school, team=seat.team, starts_on=day)
        post.kind, post.title = seat.plan.kind, seat.plan.title
        beginner = seat.house.school is not None and post.kind == PostKind.TEACHER and not seat.plan.rank
        post.early_career = beginner and years == 0 and new_here
        self.world.add(post)
        held = Holding(seat, post, contract(self.world, self.chance, post), years, new_here)
        if place_of(seat) in self.pins:
            held.contract.fte = Decimal(1)
        seat.holdings.append(held)
        return held

    def end(self, holding: Holding, day: date, *, leaves: bool = True) -> None:
        holding.post.ends_on = day
        if leaves:
            holding.person.left_on = day

    def _found(self, seat: Seat) -> None:
        """Whoever is in the seat when the trust begins: here for years, or one of that autumn's newcomers."""
        pin, begins = self.pins.get(place_of(seat)), self.world.begins_on
        new_here = pin is None and not seat.plan.rank and self.chance.random() < 0.1
        if new_here:
            self.hire(seat, begins)
            return
        service = pin.years if pin else min(28, 1 + int(self.chance.expovariate(1 / 6)))
        if seat.plan.rank and pin is None:
            service = max(4, service)
        month = 9 if seat.plan.kind in TEACHING else self.chance.choice((9, 9, 1, 4, 6, 11))
        joined = date(begins.year - service, month, 1)
        before = self.chance.randint(0, 4) if pin is None else 0
        self.hold(seat, self.registry.person(joined, pin), joined, years=before, new_here=False)

    def _leaving_days(self) -> Iterator[tuple[date, int]]:
        """Each day on which people are gone, with the school year (0, 1, 2) that they worked last."""
        first = self.world.begins_on.year
        days = sorted(
            (date(year, month, 1), max(0, year - first - (month <= 9)))
            for year in range(first, first + 4)
            for month, *_ in LEAVING
        )
        known = self.world.today + NOTICE
        return ((day, min(2, year)) for day, year in days if self.world.begins_on < day <= known)

    def _leaves(self, held: Holding, day: date, year: int) -> bool:
        kind, plan = held.post.kind, held.seat.house.plan
        if held.post.starts_on >= day or (day - held.post.starts_on).days < 60 or place_of(held.seat) in self.steady:
            return False
        part = next(row[2 if kind in TEACHING else 3] for row in LEAVING if row[0] == day.month)
        rate = RATES.get(kind, USUAL_RATE) * part
        if plan is None:
            return self.chance.random() < rate * 0.6
        restless = plan.restless[year]
        if restless > 1.5:  # the year the experienced went: to headships, to retirement, to the sea
            restless *= 1.7 if service(held, day) >= LONG_SERVED and kind in TEACHING else 0.4
        return self.chance.random() < rate * restless

    def _follow(self, holding: Holding, day: date) -> None:
        if self.chance.random() < 0.04 and not holding.seat.plan.rank:
            self.vacant.append(holding.seat)
            return
        follower = self._from_inside(holding.seat, day)
        if follower is None:
            self.hire(holding.seat, day)
            return
        self.end(follower, day, leaves=False)
        elsewhere = follower.seat.house is not holding.seat.house
        self.hold(holding.seat, follower.person, day, years=service(follower, day), new_here=elsewhere)
        self.hire(follower.seat, day)

    def _from_inside(self, seat: Seat, day: date) -> Holding | None:
        """Somebody promoted within the school, or, now and then, moving between two schools of the trust."""
        promoted = bool(seat.plan.rank) and self.chance.random() < 0.55
        if not promoted and self.chance.random() > 0.06:
            return None
        houses = [seat.house] if promoted else [house for house in self.houses if house is not seat.house]
        found = [held for house in houses for held in house.running(day) if self._may_move(held, seat, day)]
        return self.chance.choice(found) if found else None

    def _may_move(self, held: Holding, seat: Seat, day: date) -> bool:
        if held.seat.plan.rank or held.post.ends_on is not None or place_of(held.seat) in self.steady:
            return False
        kinds = TEACHING if seat.plan.kind in TEACHING else (seat.plan.kind,)
        inside = held.seat.house is not seat.house or held.seat.team is seat.team or seat.plan.kind == PostKind.LEADER
        return inside and held.post.kind in kinds and service(held, day) >= 4


def place_of(seat: Seat) -> Place:
    return seat.house.slug, seat.plan.title, seat.number


def service(held: Holding, day: date) -> int:
    """Years in such work by the day."""
    return held.years + (day - held.post.starts_on).days // 365


def _years_of_a_joiner(chance: Random, seat: Seat) -> int:
    if seat.plan.rank:
        return chance.randint(6, 16)
    return chance.choice((0, 0, 0, 1, 2, 3, 5, 8, 12))
