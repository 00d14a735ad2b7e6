"""Coaches and mentors: whom each post was given, day by day, with loads as uneven as they come in real schools."""

import heapq
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

from growthring.demo.managers import Partners
from growthring.demo.seats import Holding, House
from growthring.demo.staffing import TEACHING, service
from growthring.demo.world import World
from growthring.people.models import PartnerKind, Partnership, PostKind, SupportMode

CAPACITY = 6
EARLY_CAREER = timedelta(days=730)
POOLS: dict[str, tuple[str, ...]] = {
    PostKind.TEACHER: TEACHING,
    PostKind.LEADER: TEACHING,
    PostKind.TEACHING_ASSISTANT: (PostKind.TEACHER, PostKind.TEACHING_ASSISTANT),
}
SUPPORT_POOL = (PostKind.LEADER, PostKind.OFFICE, PostKind.SITE, PostKind.PASTORAL, PostKind.TECHNICIAN)


@dataclass(eq=False)
class Coach:
    holding: Holding
    capacity: int
    liking: float  # how readily people are sent to them
    held: list[Partnership] = field(default_factory=list)

    def load(self, day: date) -> int:
        return sum(day in each.period for each in self.held)


class Support:
    """Gives every post a coach or mentor from its first weeks on, in the order of days."""

    def __init__(self, partners: Partners, houses: list[House], favourites: dict[str, tuple[int, float]]) -> None:
        self.world: World = partners.world
        self.partners, self.houses = partners, houses
        self.chance = self.world.chance("coaches")
        self.coaches = {house: self._pool(house, favourites) for house in houses}
        self._turns: list[tuple[date, int, Holding]] = []
        self._tie = count()

    def play(self, skip: set[str]) -> None:
        for house in self.houses:
            for holding in house.holdings():
                if holding.person.key not in skip:
                    self._turn(max(holding.post.starts_on, self.world.begins_on), holding)
        while self._turns:
            day, _, holding = heapq.heappop(self._turns)
            self._give(holding, day)

    def _turn(self, day: date, holding: Holding) -> None:
        if day <= self.world.today and holding.runs(day):
            heapq.heappush(self._turns, (day, next(self._tie), holding))

    def _pool(self, house: House, favourites: dict[str, tuple[int, float]]) -> list[Coach]:
        found = []
        for holding in house.holdings():
            known = favourites.get(holding.person.key)
            seasoned = holding.years + service(holding, self.world.today) >= 5 and holding.seat is not house.head
            if known or (seasoned and self.chance.random() < self._share(house)):
                capacity, liking = known or (CAPACITY, self.chance.choice((0.3, 1, 1, 2, 4)))
                found.append(Coach(holding, capacity, liking))
        return found

    def _share(self, house: House) -> float:
        return 0.9 if len(house.seats) < 40 else 0.42

    def _give(self, holding: Holding, day: date) -> None:
        """A coach, or in the first two years of teaching a mentor, from the day on; the next turn is when that ends."""
        kind = PartnerKind.MENTOR if self._is_beginner(holding, day) else PartnerKind.COACH
        coach = self._choose(holding, day)
        if coach is None:
            self._turn(day + timedelta(days=30), holding)
            return
        ends = self._end(holding, coach, kind, day)
        made = self.partners.add(holding.post, coach.holding.person, kind, day, ends)
        self._mode(made, holding)
        coach.held.append(made)
        if ends is not None and ends != holding.post.ends_on:
            self._turn(ends, holding)

    def _is_beginner(self, holding: Holding, day: date) -> bool:
        return holding.post.early_career and day < holding.post.starts_on + EARLY_CAREER

    def _choose(self, holding: Holding, day: date) -> Coach | None:
        wanted = POOLS.get(holding.post.kind, SUPPORT_POOL)
        fitting = [coach for coach in self._near(holding) if self._fits(coach, holding, day)]
        same_kind = [coach for coach in fitting if coach.holding.post.kind in wanted]
        choice = same_kind or fitting
        return self.chance.choices(choice, [coach.liking for coach in choice])[0] if choice else None

    def _near(self, holding: Holding) -> list[Coach]:
        """Coaches of the school; a head's and a trust leader's coach comes from another house."""
        own = holding.seat.house
        if holding.seat is own.head:
            others = [house for house in self.houses if house is not own]
            return [
                coach for house in others for coach in self.coaches[house] if coach.holding.post.kind == PostKind.LEADER
            ]
        return self.coaches[own]

    def _fits(self, coach: Coach, holding: Holding, day: date) -> bool:
        person = coach.holding.person
        free = coach.holding.runs(day) and coach.load(day) < coach.capacity
        manages = any(
            each.partner is person and each.kind == PartnerKind.LINE_MANAGER for each in self.partners.of(holding.post)
        )
        small = holding.seat.house.plan is not None and holding.seat.house.plan.small
        return free and person is not holding.person and (small or not manages) and service(coach.holding, day) >= 2

    def _end(self, holding: Holding, coach: Coach, kind: PartnerKind, day: date) -> date | None:
        ends = [each for each in (holding.post.ends_on, coach.holding.post.ends_on) if each is not None]
        if kind == PartnerKind.MENTOR:
            ends.append(holding.post.starts_on + EARLY_CAREER)
        elif self.chance.random() < 0.35:
            ends.append(next_september(day))
        known = [each for each in ends if each <= self.world.today + timedelta(days=300)]
        return min(known, default=None)

    def _mode(self, made: Partnership, holding: Holding) -> None:
        """Those new to the work are mentored first; it becomes coaching when both say so."""
        fresh = holding.new_here and (made.starts_on - holding.post.starts_on).days < 40
        if made.kind == PartnerKind.COACH and not fresh:
            made.mode = SupportMode.COACHING
            return
        shifted = made.starts_on + timedelta(days=self.chance.randint(90, 400))
        over = shifted > self.world.today or (made.ends_on is not None and shifted >= made.ends_on)
        made.mode = SupportMode.MENTORING if over else SupportMode.COACHING
        made.coaching_since = None if over else shifted


def next_september(day: date) -> date:
    first = date(day.year, 9, 1)
    return first if day < first else date(day.year + 1, 9, 1)


def tutor(partners: Partners, house: House) -> None:
    """An induction tutor for each early-career teacher: a leader who is not the mentor."""
    for holding in [held for held in house.holdings() if held.post.early_career]:
        until = holding.post.starts_on + EARLY_CAREER
        mentors = {each.partner.key for each in partners.of(holding.post) if each.kind == PartnerKind.MENTOR}
        for seat in [*house.seats[1:5], house.head]:
            held = seat.holding_on(holding.post.starts_on)
            if seat.plan.kind == PostKind.LEADER and held and held.person.key not in mentors:
                ends = [day for day in (until, holding.post.ends_on, held.post.ends_on) if day is not None]
                partners.add(holding.post, held.person, PartnerKind.INDUCTION_TUTOR, holding.post.starts_on, min(ends))
                break
