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
DIRECTORY = "Person and directory entry"
PARTNERSHIP = "Partnership"
PLACEMENT = "Stage placement"
EXACT = "Profile exact"
SIGN_IN = "Role grant and sign-in account"
ACTING: dict[str, Role] = {PartnerKind.LINE_MANAGER: Role.LM, PartnerKind.COACH: Role.CM, PartnerKind.MENTOR: Role.CM}
# By role: the page, the kind of record on it, and how often at most in these weeks.
OF_LEADERS: dict[Role, tuple[tuple[str, str, int], ...]] = {
    Role.HD: (("staff list", DIRECTORY, 14), ("profile", EXACT, 9)),
    Role.PDL: (("gap list", PARTNERSHIP, 11), ("profile", EXACT, 4)),
    Role.OFF: (("staff list", DIRECTORY, 17),),
}


class Looks:
    """Made up once the rows they tell of are saved: the record of events keeps plain numbers."""

    def __init__(self, world: World, storied: set[str]) -> None:
        """`storied` are the keys of the persons somebody may be in the demo: something has happened to each."""
        self.world, self.storied, self.chance = world, storied, world.chance("looks")
        if unknown := {DIRECTORY, PARTNERSHIP, PLACEMENT, EXACT, SIGN_IN} - set(kinds()):
            raise LookupError(f"no rows of the matrix: {unknown}")

    def play(self, houses: list[House], partners: Partners) -> None:
        for house in houses[:-1]:
            self._of_leaders(house)
            for held in house.running(self.world.today):
                if held.person.key in self.storied:
                    self._signed_in(held.person)
                for each in partners.of(held.post):
                    likely = 1 if held.person.key in self.storied else 0.5
                    if self.world.today in each.period and self.chance.random() < likely:
                        self._of_partner(each)

    def _of_leaders(self, house: House) -> None:
        for seat, role in school_roles(house):
            held = seat.holding_on(self.world.today)
            if held is None or house.school is None:
                continue
            for where, kind, times in OF_LEADERS[role]:
                for _ in range(self.chance.randint(times // 2, times)):
                    self._event(held.person, role, kind, where, school_id=house.school.pk)

    def _of_partner(self, partnership: Partnership) -> None:
        partner, subject = partnership.partner, partnership.post.person.pk
        acting = Role.GM if partner.is_guest else ACTING.get(partnership.kind, Role.CM)
        record = PLACEMENT if acting == Role.LM else PARTNERSHIP
        for _ in range(self.chance.randint(1, 4)):
            self._event(partner, acting, record, "person page", subject_id=subject)
        if self.chance.random() < 0.3:
            self._event(partner, acting, PARTNERSHIP, "People I support", caseload_of=partner.pk)

    def _signed_in(self, person: Person) -> None:
        for _ in range(self.chance.randint(4, 12)):
            made = self._event(person, None, SIGN_IN, "Sign-in", subject_id=person.pk)
            made.verb = Verb.SIGNED_IN

    def _event(self, actor: Person, acting: Role | None, kind: str, where: str, **about: int | None) -> Event:
        event = Event(trust_id=self.world.trust.pk, actor_id=actor.pk, acting_as=acting or "", kind=kind, where=where)
        event.verb, event.at = Verb.LOOKED, self._some_time()
        for name, value in about.items():
            setattr(event, name, value)
        return self.world.add(event)

    def _some_time(self) -> datetime:
        """Mostly lately: what somebody did this morning they do again tomorrow."""
        days = int(self.chance.triangular(1, WEEKS * 7, 1))
        return at(self.world.today - timedelta(days=days), self.chance)
