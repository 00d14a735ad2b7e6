"""Persons of a synthetic trust: names, addresses, logins; and those who pass from one of its schools to another."""

from collections import defaultdict
from datetime import date
from random import Random

from growthring.demo.names import FAMILIES
from growthring.demo.synth.careers import BEYOND, MOVES_INSIDE, Stint
from growthring.demo.synth.rows import Hours
from growthring.demo.synth.seats import Seat
from growthring.demo.synth.sheets import Sheets

PASSWORD = "!" + "made-up".ljust(40, "-")
NAMES = [(given.split(), family.split()) for _weight, given, family in FAMILIES.values()]
WEIGHTS = [weight for weight, *_ in FAMILIES.values()]


class People:
    """Makes the persons of one trust. Somebody who moves between two schools is one person with two posts."""

    def __init__(self, sheets: Sheets, trust: int, slug: str, chance: Random, today: date) -> None:
        self.sheets, self.trust, self.slug, self.chance, self.today = sheets, trust, slug, chance, today
        self._hours = Hours(chance)
        self.names: dict[int, str] = {}
        self._leaving: dict[tuple[str, date], list[tuple[int, str, str, str, date]]] = defaultdict(list)

    def hire(self, seat: Seat, stint: Stint, begins: date) -> int:
        """A person for the stint: now and then one who leaves another school of the trust on that day."""
        waiting = self._leaving.get((seat.kind, stint.starts))
        if stint.is_new and waiting and self.chance.random() < 0.5:
            pk, given, family, mail, joined = waiting.pop()
        else:
            pk = self.sheets.persons.reserve()
            given, family = self.name()
            mail = f"{given}.{family}.{pk}@{self.slug}.example".lower().replace("'", "")
            joined = stint.starts
        self.names[pk] = f"{given} {family}"
        if stint.ends != BEYOND and not seat.rank and self.chance.random() < MOVES_INSIDE:
            self._leaving[seat.kind, stint.ends].append((pk, given, family, mail, joined))
        else:
            self._write(pk, given, family, mail, joined, stint.ends, begins)
        return pk

    def add(self, given: str, family: str, joined: date, *, mail: str = "") -> int:
        """Somebody without a post, or with one that nobody else takes up."""
        pk = self.sheets.persons.reserve()
        self.names[pk] = f"{given} {family}"
        mail = mail or f"{given}.{family}.{pk}@{self.slug}.example".lower().replace("'", "")
        self._write(pk, given, family, mail, joined, BEYOND, joined)
        return pk

    def stranger(self, joined: date) -> int:
        return self.add(*self.name(), joined)

    def close(self, begins: date) -> None:
        """Those who waited for another school of the trust and were not taken have left."""
        for (_kind, day), waiting in self._leaving.items():
            for pk, given, family, mail, joined in waiting:
                self._write(pk, given, family, mail, joined, day, begins)
        self._leaving.clear()

    def name(self) -> tuple[str, str]:
        given, family = self.chance.choices(NAMES, WEIGHTS)[0]
        return self.chance.choice(given), self.chance.choice(family)

    def _write(self, pk: int, given: str, family: str, mail: str, joined: date, left: date, begins: date) -> None:
        user = None
        if left > self.today:
            since = self._hours.at(min(max(joined, begins), self.today))
            user = self.sheets.users.add(mail, PASSWORD, True, since)
        gone = None if left == BEYOND else left
        self.sheets.persons.put(pk, self.trust, user, given, family, mail, f"S{pk:07d}", joined, gone)
