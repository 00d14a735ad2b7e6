"""Whom one may be in a synthetic world: the people of one school of its first trust, and those who lead the trust.

They have addresses that are known beforehand; everything else about them fell to them as to everybody.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from growthring.core.access import Role
from growthring.demo.personas import Persona
from growthring.demo.synth.careers import BEYOND, Holding
from growthring.demo.synth.seats import DEPUTY, HEAD, Floor
from growthring.demo.synth.sheets import Sheets
from growthring.people.models import PostKind

DOMAIN = "personas.example"
STAFF = 100  # their school is the one nearest to it


@dataclass(frozen=True, slots=True)
class Part:
    key: str
    role_name: str | Promise
    sentence: str | Promise

    @property
    def address(self) -> str:
        return f"{self.key}@{DOMAIN}"

    def persona(self) -> Persona:
        return Persona(self.key, self.role_name, self.sentence, self.address)


TEACHER = Part("made-up-teacher", _("Teacher"), _("Has a line manager, a coach and a stage."))
NEWCOMER = Part("made-up-newcomer", _("Newly started"), _("Came last, and is being assured."))
LINE_MANAGER = Part("made-up-line-manager", _("Line manager"), _("Leads a team of some ten people."))
PD_LEAD = Part("made-up-pd-lead", _("PD lead"), _("Sees who has no coach or too many people."))
HEAD_OF = Part("made-up-head", _("Headteacher"), _("Leads a school of some hundred people."))
OFFICE = Part("made-up-office", _("School office"), _("Keeps the staff list of one school."))
GOVERNOR = Part("made-up-governor", _("Governor"), _("Sees what is published about the school."))
LEADER = Part("made-up-trust-leader", _("Trust leader"), _("Sees all schools of the trust side by side."))
DIRECTOR = Part("made-up-pd-director", _("Trust PD director"), _("Looks after coaching in all schools."))
IT = Part("made-up-it", _("IT manager"), _("Keeps the staff lists of the whole trust."))
OFFICER = Part("made-up-data-officer", _("Data protection officer"), _("Looks after the record of events."))
PARTS = (
    *(TEACHER, NEWCOMER, LINE_MANAGER, PD_LEAD, HEAD_OF, OFFICE, GOVERNOR),
    *(LEADER, DIRECTOR, IT, OFFICER),
)
PERSONAS = [part.persona() for part in PARTS]
OF_THE_TRUST = {
    Role.CEO: LEADER.address,
    Role.TPD: DIRECTOR.address,
    Role.OFF: IT.address,
    Role.DPO: OFFICER.address,
}


def cast(sheets: Sheets, floor: Floor, held: list[list[Holding]], today: date) -> None:
    """Give the people of the school their addresses while their rows still wait to be written."""
    wanted = dict(_found(floor, held, today))
    persons, users = sheets.persons.rows, sheets.users.rows
    places = {row[0]: place for place, row in enumerate(users)}
    for number, row in enumerate(persons):
        address = wanted.get(row[0])
        if address is not None and row[3] is not None:
            persons[number] = (*row[:6], address, *row[7:])
            place = places[row[3]]
            users[place] = (users[place][0], address, *users[place][2:])


def _found(floor: Floor, held: list[list[Holding]], today: date) -> Iterator[tuple[int, str]]:
    """Person and address; nobody twice."""
    here = {each[-1].place: each[-1] for each in held if each[-1].runs(today)}
    office = next(place for place, seat in enumerate(floor.seats) if seat.rank == "office")
    for place, part in ((HEAD, HEAD_OF), (DEPUTY, PD_LEAD), (office, OFFICE)):
        if place in here:
            yield here[place].person, part.address
    leads = [each for each in here.values() if each.seat.rank == "lead" and each.seat.kind == PostKind.TEACHER]
    if leads:
        yield max(leads, key=lambda each: (_size(floor, each.place), -each.place)).person, LINE_MANAGER.address
    members = [each for each in here.values() if not each.seat.rank]
    taught = [each for each in members if each.seat.kind == PostKind.TEACHER and each.ends == BEYOND]
    teacher = max(taught, key=lambda each: (len(each.path), -each.place), default=None)
    newcomer = max(members, key=lambda each: (each is not teacher, each.starts, -each.place), default=None)
    for holding, part in ((teacher, TEACHER), (newcomer, NEWCOMER)):
        if holding is not None:
            yield holding.person, part.address


def _size(floor: Floor, place: int) -> int:
    return sum(seat.manager == place for seat in floor.seats)
