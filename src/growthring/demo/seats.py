"""The places on the staff list: who holds one changes, the place and its manager stay."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from growthring.demo.plan import CENTRAL, LEADERSHIP, SCHOOLS, PostPlan, SchoolPlan, TeamPlan
from growthring.demo.world import World
from growthring.people.models import Contract, Person, Post, School, Team
from growthring.standards.models import SchoolStages, StageMode

# Who in the trust's team looks after whom; the others answer to the chief executive.
CENTRAL_MANAGERS = {
    "Director of people": ("Payroll officer", "Recruitment officer", "Attendance and welfare lead"),
    "Director of finance and operations": (
        "Finance officer",
        "IT manager",
        "IT engineer",
        "Estates manager",
        "Catering manager",
    ),
    "Director of education": ("Safeguarding lead",),
}
Place = tuple[str, str, int]  # school, job title, which of those with the title
SUPPORT_TEAMS = ("Office", "Site and kitchen", "Office and site")


@dataclass(eq=False)
class Holding:
    """One person's time in a seat. `years` is how long they had done such work when it began."""

    seat: "Seat"
    post: Post
    contract: Contract
    years: int
    new_here: bool  # assured as a newcomer

    @property
    def person(self) -> Person:
        return self.post.person

    def runs(self, day: date) -> bool:
        return day in self.post.period


@dataclass(eq=False)
class Seat:
    house: "House"
    team: Team | None
    plan: PostPlan
    number: int  # counts those with the same title in the same team, from one
    manager: "Seat | None" = None
    holdings: list[Holding] = field(default_factory=list)

    def holding_on(self, day: date) -> Holding | None:
        return next((holding for holding in self.holdings if holding.runs(day)), None)


@dataclass(eq=False)
class House:
    """A school, or the trust's own team (then there is no school)."""

    school: School | None
    plan: SchoolPlan | None
    seats: list[Seat] = field(default_factory=list)
    stages: SchoolStages | None = None

    @property
    def slug(self) -> str:
        return self.plan.slug if self.plan else "trust"

    @property
    def mode(self) -> StageMode:
        return self.plan.mode if self.plan else StageMode.OFF

    @property
    def head(self) -> Seat:
        return self.seats[0]

    def titled(self, *words: str) -> list[Seat]:
        return [seat for seat in self.seats if any(word in seat.plan.title for word in words)]

    def holdings(self) -> Iterator[Holding]:
        return (holding for seat in self.seats for holding in seat.holdings)

    def running(self, day: date) -> list[Holding]:
        return [holding for holding in self.holdings() if holding.runs(day)]


def furnish(world: World) -> list[House]:
    """The schools with their teams and seats; the trust's own team comes last."""
    central = House(None, None)
    _seat_team(central, None, CENTRAL)
    schools = [_school(world, plan) for plan in SCHOOLS]
    _manage_central(central)
    for place, house in enumerate(schools):
        _manage_school(house)
        house.head.manager = central.seats[place % 2]
    return [*schools, central]


def _school(world: World, plan: SchoolPlan) -> House:
    school = School(trust=world.trust, name=plan.name, slug=plan.slug, phase=plan.phase, urn=plan.urn)
    school.one_partner_for_both = plan.small
    house = House(world.add(school), plan)
    for team_plan in plan.teams:
        team = world.add(Team(trust=world.trust, school=school, name=team_plan.name))
        _seat_team(house, team, team_plan)
    return house


def _seat_team(house: House, team: Team | None, plan: TeamPlan) -> None:
    """Seats of the team, each with its manager inside the team; the leader's comes later."""
    made = [Seat(house, team, post, number + 1) for post in plan.posts for number in range(post.count)]
    lead = next(seat for seat in made if seat.plan.rank == "!")
    managers = [lead, *(seat for seat in made if seat.plan.rank == "+")]
    for seat in managers[1:]:
        seat.manager = lead
    for place, seat in enumerate(seat for seat in made if not seat.plan.rank):
        seat.manager = managers[place % len(managers)]
    house.seats += made


def _manage_school(house: House) -> None:
    """Team leaders answer to the leaders of the school in turn, office and site to whoever runs the business."""
    leaders = [seat for seat in house.seats if seat.team and seat.team.name == LEADERSHIP]
    business = [seat for seat in leaders if "usiness manager" in seat.plan.title] or [house.head]
    others = [seat for seat in leaders[1:] if seat not in business] or [house.head]
    for place, seat in enumerate(seat for seat in house.seats if seat.plan.rank == "!" and seat is not house.head):
        support = seat.team is not None and seat.team.name in SUPPORT_TEAMS
        seat.manager = business[0] if support else others[place % len(others)]


def _manage_central(central: House) -> None:
    by_title = {seat.plan.title: seat for seat in central.seats}
    manager_of = {title: by_title[manager] for manager, titles in CENTRAL_MANAGERS.items() for title in titles}
    for seat in central.seats[1:]:
        seat.manager = manager_of.get(seat.plan.title, central.head)
