"""Everybody who knocks: each role at each distance, and those whose access has ended."""

from dataclasses import dataclass
from typing import Any

import pytest

from growthring.core.access import Role
from growthring.people.models import Person
from tests.access.world import SCHOOL_ROLES, TRUST_ROLES, World

PARTS = (Role.SELF, Role.LM, Role.CM, Role.COLLEAGUE, Role.GM)
NAMES = (
    *(f"{role} here" for role in (*PARTS, *SCHOOL_ROLES, *TRUST_ROLES)),
    *(f"{role} beside" for role in PARTS),
    *(f"{role} elsewhere" for role in (*PARTS, *SCHOOL_ROLES)),
    *(f"{role} abroad" for role in (*PARTS, *SCHOOL_ROLES, *TRUST_ROLES)),
    "CM opened",
    "GM opened",
    "OFF wide",
    "HR wide",
    "gone",
    "left",
    "nobody",
)
# Who is met in every run; the others, who stand as one of these does, in the long one.
USUAL = (
    *(f"{role} here" for role in (*PARTS, *SCHOOL_ROLES, *TRUST_ROLES)),
    *(f"{role} beside" for role in (Role.LM, Role.GM)),
    *(f"{role} elsewhere" for role in (Role.LM, Role.COLLEAGUE, Role.HD, Role.OFF)),
    *(f"{role} abroad" for role in (Role.SELF, Role.HD, Role.OFF, Role.TPD)),
    *("CM opened", "GM opened", "OFF wide", "HR wide", "gone", "nobody"),
)


def everybody() -> list[Any]:
    return [pytest.param(name, marks=() if name in USUAL else pytest.mark.long) for name in NAMES]


@dataclass(frozen=True, slots=True)
class Persona:
    name: str
    person: Person | None  # None: not signed in


def persona(world: World, name: str) -> Persona:
    alone = {"gone": world.gone, "left": world.left, "nobody": None}
    if name in alone:
        return Persona(name, alone[name])
    role, _space, where = name.partition(" ")
    casts = {place.name: place.cast for place in world.places}
    casts |= {"opened": world.here.opened, "wide": world.wide}
    return Persona(name, casts[where][Role(role)])
