"""Line management: whoever holds the manager's seat manages those in the seats below, for as long as both are there."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from growthring.demo.seats import Holding, House, Seat
from growthring.demo.world import World
from growthring.people.models import PartnerKind, Partnership, Person, Post, PostKind

GAPS = 4  # posts whose new line manager nobody has entered yet


class Partners:
    """Every partnership so far, by post: for asking who supported whom on a day."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._of: dict[str, list[Partnership]] = defaultdict(list)

    def of(self, post: Post) -> list[Partnership]:
        return self._of[post.key]

    def add(self, post: Post, partner: Person, kind: PartnerKind, starts_on: date, ends_on: date | None) -> Partnership:
        made = Partnership(trust=self.world.trust, post=post, partner=partner, kind=kind)
        made.starts_on, made.ends_on = starts_on, ends_on
        self.of(post).append(made)
        return self.world.add(made)

    def on(self, post: Post, kind: PartnerKind, day: date) -> Person | None:
        held = (each for each in self.of(post) if each.kind == kind and day in each.period)
        return next((each.partner for each in held), None)

    def line_manager(self, post: Post, day: date) -> Person | None:
        """On the day, or the first to come when the place was vacant then."""
        found = self.on(post, PartnerKind.LINE_MANAGER, day)
        later = (each for each in self.of(post) if each.kind == PartnerKind.LINE_MANAGER and each.starts_on >= day)
        return found or next((each.partner for each in sorted(later, key=lambda each: each.starts_on)), None)

    def ever(self, post: Post, person: Person) -> bool:
        return any(each.partner is person for each in self.of(post))


def manage(partners: Partners, houses: list[House], chair: Person) -> None:
    world = partners.world
    for house in houses:
        for holding in house.holdings():
            _manage_holding(partners, holding, world.begins_on)
    for holding in houses[-1].head.holdings:
        starts = max(holding.post.starts_on, world.begins_on)
        partners.add(holding.post, chair, PartnerKind.LINE_MANAGER, starts, holding.post.ends_on)


def _manage_holding(partners: Partners, holding: Holding, begins: date) -> None:
    if holding.seat.manager is None:
        return
    for manager, starts, ends in shared_times(holding, holding.seat.manager, begins):
        if manager.person is not holding.person:
            partners.add(holding.post, manager.person, PartnerKind.LINE_MANAGER, starts, ends)


def shared_times(holding: Holding, seat: Seat, begins: date) -> Iterator[tuple[Holding, date, date | None]]:
    """Those who held the seat while the holding ran, with the days both have in common."""
    post = holding.post
    for other in sorted(seat.holdings, key=lambda each: each.post.starts_on):
        starts = max(post.starts_on, other.post.starts_on, begins)
        ends = min((day for day in (post.ends_on, other.post.ends_on) if day is not None), default=None)
        if ends is None or starts < ends:
            yield other, starts, ends


def hand_over(partners: Partners, house: House) -> Holding | None:
    """One teacher whose line manager changed in the middle of last year: from the lead of the team to the second."""
    year, today = partners.world.years[1], partners.world.today
    day = year.terms[1].first_day
    for held in house.running(today):
        of_the_team = [seat for seat in house.seats if seat.team is held.seat.team and seat.plan.rank]
        mine = [each for each in partners.of(held.post) if day in each.period and each.kind == PartnerKind.LINE_MANAGER]
        steady = held.post.starts_on < year.starts_on and held.post.ends_on is None and not held.seat.plan.rank
        if held.post.kind != PostKind.TEACHER or not mine or mine[0].ends_on is not None or not steady:
            continue
        for seat in of_the_team:
            other = seat.holding_on(day)
            if other and other.runs(today) and other.post.ends_on is None and other.person is not mine[0].partner:
                mine[0].ends_on = day
                partners.add(held.post, other.person, PartnerKind.LINE_MANAGER, day, None)
                return held
    return None


def leave_gaps(partners: Partners, houses: list[House], spared: set[str]) -> None:
    """A few whose line manager is not entered: what a gap list is for."""
    world, chance = partners.world, partners.world.chance("gaps")
    open_ended = [
        (holding.post, each)
        for house in houses[:-1]
        for holding in house.running(world.today)
        if holding.person.key not in spared
        and not holding.seat.plan.rank
        and not holding.new_here
        and holding.post.ends_on is None
        for each in partners.of(holding.post)
        if each.kind == PartnerKind.LINE_MANAGER and each.ends_on is None and each.starts_on > world.begins_on
    ]
    for post, partnership in chance.sample(open_ended, min(GAPS, len(open_ended))):
        partners.of(post).remove(partnership)
        world.pending(Partnership).remove(partnership)
