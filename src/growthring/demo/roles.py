"""Roles in schools and trust, the governors, the logins, and the invitations nobody has used yet."""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta

from growthring.accounts.models import User
from growthring.core.access import Role
from growthring.demo import cast
from growthring.demo.persons import Registry, address
from growthring.demo.seats import Holding, House, Place, Seat
from growthring.demo.world import World, at
from growthring.people.models import Invitation, Person, RoleGrant, School

GOVERNORS_A_SCHOOL = 2
NOT_YET_IN = 14  # of the staff, how many have an invitation they have not used
LASTS = timedelta(days=14)


class Roles:
    def __init__(self, world: World, houses: list[House], registry: Registry) -> None:
        self.world, self.houses, self.registry = world, houses, registry
        self.leader = houses[-1].head.holdings[0].person

    def give(self) -> Person:
        """Returns the chair of the trust, to whom its leader answers."""
        chair = self._governor(None, ("Ray", "Emberlow"))
        for house in self.houses[:-1]:
            for seat, role in school_roles(house):
                self._with_the_seat(seat, role, house.school)
            for number in range(GOVERNORS_A_SCHOOL):
                known = cast.GOVERNOR_NAME if house.slug == "stonequay" and number == 0 else None
                self._governor(house.school, known)
        for place, role in TRUST_ROLES:
            self._with_the_seat(cast.seat_at(self.houses, place), role, None)
        return chair

    def _with_the_seat(self, seat: Seat, role: Role, school: School | None) -> None:
        for holding in seat.holdings:
            if holding.post.ends_on is None or holding.post.ends_on > self.world.begins_on:
                self._grant(holding.person, role, school, holding.post.starts_on, holding.post.ends_on)

    def _governor(self, school: School | None, name: tuple[str, str] | None) -> Person:
        person = self.registry.person(self.world.begins_on)
        person.staff_id = ""
        if name is not None:
            person.given_name, person.family_name = name
            person.email, person.preferred_name = address(*name), ""
        self._grant(person, Role.GOV, school, self.world.begins_on, None)
        return person

    def _grant(self, person: Person, role: Role, school: School | None, starts: date, ends: date | None) -> None:
        grant = RoleGrant(trust=self.world.trust, person=person, role=role, school=school)
        grant.starts_on, grant.ends_on = max(starts, self.world.begins_on), ends
        grant.granted_by = None if person is self.leader else self.leader
        self.world.add(grant)


TRUST_ROLES: tuple[tuple[Place, Role], ...] = (
    (cast.TRUST_LEADER, Role.CEO),
    (cast.PD_DIRECTOR, Role.TPD),
    (cast.PEOPLE_DIRECTOR, Role.HR),
    (cast.DATA_OFFICER, Role.DPO),
    (("trust", "IT manager", 1), Role.OFF),
)


def school_roles(house: House) -> Iterator[tuple[Seat, Role]]:
    yield house.head, Role.HD
    leads = house.titled("professional development", "Deputy head") or [house.head]
    yield leads[0], Role.PDL
    yield house.titled("Office manager", "School administrator")[0], Role.OFF


def open_logins(world: World) -> None:
    """A login for everybody who is here, but for a few whose invitation waits."""
    chance = world.chance("logins")
    named = {address(pin.given, pin.family) for pin in (*cast.PINS.values(), cast.NEWCOMER_PIN)}
    here = [person for person in world.pending(Person) if person.user is None and is_here(person, world.today)]
    late = {
        person.key for person in chance.sample([p for p in here if p.staff_id and p.email not in named], NOT_YET_IN)
    }
    for person in here:
        if person.key in late:
            invite(world, person)
        else:
            person.user = login(world, person.email, person.joined_on)


def is_here(person: Person, day: date) -> bool:
    return person.left_on is None or person.left_on > day


def login(world: World, email: str, since: date) -> User:
    """Nobody signs in with a password here: the demo's own page lets one be a persona."""
    joined = at(max(since, world.begins_on), world.chance(email))
    return world.add(User(email=email, password="!" + "made-up".ljust(40, "-"), date_joined=joined))


def invite(world: World, person: Person) -> None:
    made = at(world.today - timedelta(days=3), world.chance(person.key))
    digest = hashlib.sha256(person.key.encode()).hexdigest()
    world.add(Invitation(trust=world.trust, person=person, token_digest=digest, made_at=made, expires_at=made + LASTS))


def heads(houses: list[House], day: date) -> Iterator[tuple[House, Holding]]:
    for house in houses[:-1]:
        held = house.head.holding_on(day)
        if held is not None:
            yield house, held
