"""The record of events: who signed in, who looked, what was changed; some four a year for each member of staff."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from growthring.audit.models import Event
from growthring.core.access import Role
from growthring.demo.synth.careers import Holding
from growthring.demo.synth.rows import Hours
from growthring.demo.synth.sheets import Sheets

DIRECTORY, PARTNERSHIP = "Person and directory entry", "Partnership"
PLACEMENT, EXACT, SIGN_IN = "Stage placement", "Profile exact", "Role grant and sign-in account"
Verb = Event.Verb
SIGN_INS, LOOKS = 1.6, 1.4  # a year, for each post
OF_LEADERS = ((Role.HD, "staff list", DIRECTORY), (Role.HD, "profile", EXACT), (Role.OFF, "staff list", DIRECTORY))


class Looks:
    def __init__(self, sheets: Sheets, trust: int, chance: Random, begins: date, today: date) -> None:
        self.sheets, self.trust, self.chance = sheets, trust, chance
        self.begins, self.today, self._hours = begins, today, Hours(chance)

    def play(self, school: int, posts: list[Holding], leaders: dict[Role, list[Holding]]) -> None:
        for holding in posts:
            self._about(holding)
        for role, where, kind in OF_LEADERS:
            for leader in leaders[role]:
                for day in self._days(leader, 12):
                    self._event(day, leader.person, role, Verb.LOOKED, kind, where, None, school)

    def _about(self, holding: Holding) -> None:
        for day in self._days(holding, SIGN_INS):
            self._event(day, holding.person, "", Verb.SIGNED_IN, SIGN_IN, "Sign-in", holding.person, None)
        for day in self._days(holding, LOOKS):
            by = holding.manager(day)
            if by is not None:
                self._event(day, by, Role.LM, Verb.LOOKED, PLACEMENT, "person page", holding.person, None)
        for day, *_ in holding.path:
            by = holding.manager(day) or holding.person
            self._event(day, by, Role.LM, Verb.CHANGED, PLACEMENT, "stage", holding.person, None)

    def _days(self, holding: Holding, a_year: float) -> Iterator[date]:
        """So many days a year of the holding, drawn anywhere in it."""
        first = max(holding.starts, self.begins)
        days = (min(holding.ends, self.today) - first).days
        if days > 0:
            times = days / 365 * a_year
            for _each in range(int(times) + (self.chance.random() < times % 1)):
                yield first + timedelta(days=int(self.chance.random() * days))

    def _event(
        self,
        day: date,
        actor: int,
        acting: str,
        verb: str,
        kind: str,
        where: str,
        subject: int | None,
        school: int | None,
    ) -> None:
        at = self._hours.at(day)
        self.sheets.events.add(at, self.trust, actor, str(acting), str(verb), kind, where, subject, school)
