"""What makes a staff list a real one: second posts, absences, fixed terms, support about to end, things shared."""

from datetime import date, timedelta
from decimal import Decimal

from growthring.demo import cast
from growthring.demo.managers import Partners
from growthring.demo.plan import KINDS, PostPlan
from growthring.demo.seats import Holding, House, Place, Seat
from growthring.demo.staffing import Staffing
from growthring.demo.world import World, at
from growthring.people.models import PartnerKind, Partnership, PostKind, Share

PLACEMENT, ASSURANCE = "Stage placement", "Assurance item (mandatory; non-negotiable)"
SECOND_POSTS = 12
CLUBS = ("Breakfast club leader", "After-school club leader", "Midday supervisor", "Minibus driver")
CLUB_TEAMS = ("Site and kitchen", "Office and site")
AWAY, FIXED_TERM = 0.018, 0.3
ENDING_SOON = 10


def second_posts(staffing: Staffing, houses: list[House]) -> None:
    """Teaching assistants who also run a club; and a music teacher with a day in another school."""
    world, chance = staffing.world, staffing.world.chance("second posts")
    assistants = [
        held
        for house in houses
        for held in house.running(world.today)
        if held.post.kind == PostKind.TEACHING_ASSISTANT and held.post.ends_on is None and not held.new_here
        if held.person.email != _address_of(cast.ASSISTANT)
    ]
    for held in chance.sample(assistants, SECOND_POSTS):
        house = held.seat.house
        boss = next(
            seat for seat in house.seats if seat.plan.rank == "!" and seat.team and seat.team.name in CLUB_TEAMS
        )
        _second(staffing, held, house, PostPlan(KINDS["other"], chance.choice(CLUBS)), boss)
    music = cast.seat_at(houses, ("lanternfield", "Teacher of music", 1)).holding_on(world.today)
    village = next(house for house in houses if house.slug == "little-harkle")
    if music is not None:
        _second(staffing, music, village, PostPlan(PostKind.TEACHER, "Teacher of music, Thursdays"), village.head)


def _second(staffing: Staffing, held: Holding, house: House, plan: PostPlan, boss: Seat) -> None:
    seat = Seat(house, boss.team, plan, 1, boss)
    house.seats.append(seat)
    starts = max(held.post.starts_on, staffing.world.years[1].starts_on)
    second = staffing.hold(seat, held.person, starts, years=held.years, new_here=False)
    second.post.ends_on = held.post.ends_on
    second.contract.fte = Decimal("0.2")
    held.contract.fte = Decimal("0.8")


def _address_of(place: Place) -> str:
    pin = cast.PINS[place]
    return f"{pin.given}.{pin.family}@sorrelbeck.example".lower()


def employ(world: World, houses: list[House]) -> None:
    """Absences and fixed terms among those who are here; why somebody is away is nowhere written down."""
    chance = world.chance("contracts")
    pinned = {_address_of(place) for place in cast.PINS}
    ends = world.years[2].ends_on - timedelta(days=1)
    for house in houses:
        for held in house.running(world.today):
            if held.person.email in pinned:
                continue
            if chance.random() < AWAY:
                held.contract.absent_from = max(
                    world.today - timedelta(days=chance.randint(10, 120)), held.post.starts_on
                )
                held.contract.absent_until = world.today + timedelta(days=chance.randint(12, 160))
            elif held.post.starts_on >= world.years[2].starts_on and chance.random() < FIXED_TERM:
                held.contract.fixed_term_until = ends


def end_some_support(partners: Partners, spared: set[str]) -> None:
    """Coaching that ends in the coming weeks, and nobody has been named for after."""
    world, chance = partners.world, partners.world.chance("endings")
    running = [
        each
        for each in world.pending(Partnership)
        if each.kind == PartnerKind.COACH and each.ends_on is None and each.post.ends_on is None
        if each.starts_on < world.today - timedelta(days=90) and each.post.person.key not in spared
    ]
    for each in chance.sample(running, min(ENDING_SOON, len(running))):
        each.ends_on = world.today + timedelta(days=chance.randint(8, 27))


def share(world: World, opened: list[tuple[Partnership, str]]) -> None:
    """What learners opened to a coach or mentor: those of the story, and some others."""
    chance = world.chance("shares")
    stories = {partnership.key for partnership, _ in opened}
    others = [
        each
        for each in world.pending(Partnership)
        if each.kind in (PartnerKind.COACH, PartnerKind.MENTOR) and each.key not in stories
        if world.today in each.period and each.starts_on < world.today - timedelta(days=30)
    ]
    several = [(partnership, PLACEMENT) for partnership in chance.sample(others, 40)]
    for partnership, kind in [*opened, *several]:
        day = _a_day_between(chance.random(), partnership.starts_on, world.today)
        world.add(Share(trust=world.trust, partnership=partnership, record_kind=kind, shared_at=at(day, chance)))


def _a_day_between(part: float, first: date, last: date) -> date:
    return first + timedelta(days=int(((last - first).days - 1) * part))
