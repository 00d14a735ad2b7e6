"""Roles: with the seats of a school, with the trust's central team, and for those who govern."""

from dataclasses import dataclass
from datetime import date

from growthring.core.access import Role
from growthring.demo.synth.careers import BEYOND, Holding
from growthring.demo.synth.people import People
from growthring.demo.synth.seats import DEPUTY, HEAD, Floor
from growthring.demo.synth.sheets import Sheets
from growthring.people.models import PartnerKind, PostKind

GOVERNORS = 2
TEAM = (
    ("Chief executive", PostKind.LEADER, Role.CEO),
    ("Director of professional development", PostKind.LEADER, Role.TPD),
    ("Director of people", PostKind.OFFICE, Role.HR),
    ("Data protection officer", PostKind.OFFICE, Role.DPO),
    ("IT manager", PostKind.TECHNICIAN, Role.OFF),
)


@dataclass(frozen=True, slots=True)
class Body:
    """A trust: its number, its leader's, and the day it began to work with Growthring."""

    trust: int
    leader: int
    begins: date


class Central:
    """The trust's own team, and the chair its leader answers to."""

    def __init__(self, sheets: Sheets, people: People, trust: int, begins: date, addresses: dict[Role, str]) -> None:
        """`addresses` are those that the personas of the world sign in with."""
        self.persons: dict[Role, int] = {}
        posts = []
        for title, kind, role in TEAM:
            given, family = people.name()
            person = people.add(given, family, begins, mail=addresses.get(role, ""))
            self.persons[role] = person
            post = sheets.posts.add(trust, person, None, None, str(kind), title, False, begins, None)
            sheets.contracts.add(trust, post, False, "1")
            posts.append(post)
        leader = self.persons[Role.CEO]
        for role, person in self.persons.items():
            by = None if person == leader else leader
            sheets.grants.add(trust, person, role.value, None, by, begins, None)
        chair = people.stranger(begins)
        sheets.grants.add(trust, chair, Role.GOV.value, None, leader, begins, None)
        for post, manager in zip(posts, [chair, *[leader] * len(posts)], strict=False):
            sheets.partnerships.add(trust, post, manager, PartnerKind.LINE_MANAGER.value, "", None, begins, None)


def grant(
    sheets: Sheets, world: Body, school: int, floor: Floor, held: list[list[Holding]]
) -> dict[Role, list[Holding]]:
    """The head's, the PD lead's and the office's role go with the seat."""
    office = next(place for place, seat in enumerate(floor.seats) if seat.rank == "office")
    leaders = {Role.HD: held[HEAD], Role.PDL: held[DEPUTY], Role.OFF: held[office]}
    for role, holdings in leaders.items():
        for holding in holdings:
            if holding.ends > world.begins:
                ends = None if holding.ends == BEYOND else holding.ends
                starts = max(holding.starts, world.begins)
                sheets.grants.add(world.trust, holding.person, role.value, school, world.leader, starts, ends)
    return leaders


def govern(sheets: Sheets, people: People, world: Body, school: int, mail: str) -> None:
    for number in range(GOVERNORS):
        given, family = people.name()
        person = people.add(given, family, world.begins, mail="" if number else mail)
        sheets.grants.add(world.trust, person, Role.GOV.value, school, world.leader, world.begins, None)
