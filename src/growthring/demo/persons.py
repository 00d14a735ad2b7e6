"""Making up persons, and the terms they are employed on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from growthring.demo.names import names
from growthring.demo.world import World
from growthring.people.models import Contract, Person, Post, PostKind

DOMAIN = "sorrelbeck.example"
KNOWN_AS = {
    "Agnieszka": "Aga",
    "Anthony": "Tony",
    "Beatriz": "Bea",
    "Fergus": "Gus",
    "Harriet": "Hattie",
    "Kavita": "Kav",
    "Oliver": "Ollie",
    "Samira": "Sam",
    "Tomasz": "Tom",
    "Verity": "Vee",
}
# Shares of full time, as likely as they are often written here.
SHARES: dict[str, tuple[str, ...]] = {
    PostKind.TEACHER: ("1", "1", "1", "1", "1", "0.8", "0.6"),
    PostKind.LEADER: ("1", "1", "1", "1", "1", "1", "0.8"),
    PostKind.TEACHING_ASSISTANT: ("0.86", "0.86", "0.7", "0.6", "0.8", "0.5"),
    PostKind.CATERING: ("0.6", "0.5", "0.4", "0.8"),
    PostKind.OTHER: ("0.2", "0.25", "0.9", "0.3"),
    PostKind.PARTNER_AGENCY: ("0.2", "0.4", "0.6"),
}
USUAL_SHARES = ("1", "1", "0.9", "0.8", "0.6")


@dataclass(frozen=True, slots=True)
class Pin:
    """Somebody the story needs: keeps the seat, and has this name."""

    given: str
    family: str
    years: int = 9


class Registry:
    """Hands out persons, each with a name and an address nobody else has."""

    def __init__(self, world: World, taken: set[tuple[str, str]]) -> None:
        self.world, self.chance = world, world.chance("persons")
        self._names: Iterator[tuple[str, str]] = names(world.chance("names"), taken)
        self._count = 0

    def person(self, joined_on: date, pin: Pin | None = None) -> Person:
        self._count += 1
        given, family = (pin.given, pin.family) if pin else next(self._names)
        person = Person(trust=self.world.trust, given_name=given, family_name=family, joined_on=joined_on)
        person.email = address(given, family)
        person.staff_id = f"SB{10_000 + self._count}"
        if pin is None and given in KNOWN_AS and self.chance.random() < 0.6:
            person.preferred_name = KNOWN_AS[given]
        return self.world.add(person)


def address(given: str, family: str, domain: str = DOMAIN) -> str:
    plain = "".join(letter for letter in f"{given}.{family}".lower() if letter.isalpha() or letter in ".-")
    return f"{plain}@{domain}"


def contract(world: World, chance: Random, post: Post) -> Contract:
    made = Contract(trust=world.trust, post=post)
    made.fte = Decimal(chance.choice(SHARES.get(post.kind, USUAL_SHARES)))
    return world.add(made)
