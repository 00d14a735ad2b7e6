"""Events of the last weeks: so that "who looked at my record" has something to tell."""

from datetime import datetime, timedelta

from growthring.audit.models import Event
from growthring.core.access import Role
from growthring.core.matrix import kinds
from growthring.demo.managers import Partners
from growthring.demo.roles import school_roles
from growthring.demo.seats import House
from growthring.demo.world import World, at
from growthring.people.models import PartnerKind, Partnership, Person

Verb = Event.Verb
WEEKS = 10
PARTNERSHIP, PLACEMENT, ASSURANCE, EXACT = (
    "Partnership",
    "Stage placement",
    "Assurance item (mandatory; non-negotiable)",
    "Profile exact",
)
ACTING = {PartnerKind.LINE_MANAGER: Role.LM, PartnerKind.COACH: Role.CM, PartnerKind.MENTOR: Role.CM}


class Looks:
    """Partnerships and schools get their primary keys when saved; the record of events keeps plain numbers."""

    def __init__(self, world: World) -> None:
        self.world, self.chance = world, world.chance("looks")
        if unknown := {PARTNERSHIP, PLACEMENT, ASSURANCE, EXACT} - set(kinds()):
            raise LookupError(f"no rows of the matrix: {unknown}")

    def play(self, houses: list[House], partners: Partners) -> None:
        for house in houses[:-1]:
            self._of_leaders(house)
            for held in house.running(self.world.today):
                for each in partners.of(held.post):
                    if self.world.today in each.period and self.chance.random() < 0.5:
                        self._of_partner(each)

    def _of_leaders(self, house: House) -> None:
        for seat, role in school_roles(house):
            held = seat.holding_on(self.world.today)
            if held is None:
                continue
            pages = {
                Role.HD: (("Staff", PARTNERSHIP, 14), ("Profile", EXACT, 9)),
                Role.PDL: (("Gaps in partnerships", PARTNERSHIP, 11), ("Profile", EXACT, 4)),
                Role.OFF: (("Staff", PARTNERSHIP, 17),),
            }[role]
            for where, kind, times in pages:
                for _ in range(self.chance.randint(times // 2, times)):
                    self._event(held.person, role, kind, where, school_id=house.school.pk if house.school else None)

    def _of_partner(self, partnership: Partnership) -> None:
        subject, kind = partnership.post.person.pk, PartnerKind(partnership.kind)
        record = PLACEMENT if kind == PartnerKind.LINE_MANAGER else PARTNERSHIP
        acting = Role.GM if partnership.partner.is_guest else ACTING.get(kind, Role.CM)
        for _ in range(self.chance.randint(1, 4)):
            self._event(partnership.partner, acting, record, "A person's page", subject_id=subject)

    def _event(self, actor: Person, acting: Role, kind: str, where: str, **about: int | None) -> None:
        event = Event(trust_id=self.world.trust.pk, actor_id=actor.pk, acting_as=acting, verb=Verb.LOOKED, kind=kind)
        event.where, event.at = where, self._some_time()
        for name, value in about.items():
            setattr(event, name, value)
        self.world.add(event)

    def _some_time(self) -> datetime:
        day = self.world.today - timedelta(days=self.chance.randint(1, WEEKS * 7))
        return at(day, self.chance)
