"""Line management: whoever holds the manager's seat manages those in the seats below, for as long as both are there."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from growthring.demo.seats import Holding, House, Seat
from growthring.demo.world import World
from growthring.people.models import PartnerKind, Partnership, Person, Post

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
