"""The rows of the fictional trust while it is being made up, and how they get into the database at once."""

from collections import defaultdict
from datetime import date, datetime, time
from functools import cached_property
from random import Random
from typing import TypeVar

from django.db import models
from django.utils import timezone

from growthring.accounts.models import User
from growthring.audit.models import Event
from growthring.core import clock
from growthring.core.models import KEY_ALPHABET
from growthring.people.models import (
    Contract,
    Invitation,
    Partnership,
    Person,
    Post,
    RoleGrant,
    School,
    Share,
    Team,
    Trust,
)
from growthring.stages.models import (
    Assurance,
    AssuranceItem,
    Checkpoint,
    CheckpointRow,
    OpenRelease,
    Placement,
    ProfileNote,
    Voice,
)
from growthring.standards.english import english_year, school_year_of
from growthring.standards.models import Calendar, Closure, ScaleVersion, SchoolStages, Stage, Term
from growthring.standards.years import SchoolYear, SchoolYears

SEED = "Sorrelbeck"
BATCH = 400  # rows in one statement: SQLite allows so many variables and no more
R = TypeVar("R", bound=models.Model)

# Parents before children.
ORDER: tuple[type[models.Model], ...] = (
    User,
    Trust,
    School,
    Team,
    SchoolStages,
    ScaleVersion,
    Stage,
    Calendar,
    Term,
    Closure,
    Person,
    Post,
    Contract,
    RoleGrant,
    Invitation,
    Partnership,
    Share,
    Assurance,
    AssuranceItem,
    Placement,
    Voice,
    Checkpoint,
    CheckpointRow,
    ProfileNote,
    OpenRelease,
    Event,
)


class World:
    """`today` is the day everything is told from: this school year and the two before it."""

    def __init__(self, today: date) -> None:
        self.today, self.now = today, clock.now()
        self._pending: dict[type[models.Model], list[models.Model]] = defaultdict(list)
        self._keys = self.chance("keys")
        first = school_year_of(today)
        self.years: tuple[SchoolYear, ...] = tuple(english_year(first - back) for back in (2, 1, 0))
        self.calendar = SchoolYears.of(self.years)

    @cached_property
    def trust(self) -> Trust:
        return self.add(Trust(name="Sorrelbeck Trust", slug="sorrelbeck"))

    @property
    def begins_on(self) -> date:
        """The day the trust began to work with Growthring."""
        return self.years[0].starts_on

    def chance(self, about: str) -> Random:
        """Its own dice for each matter, so that a change in one leaves the others as they fell."""
        return Random(f"{SEED}/{about}")  # noqa: S311 - made-up people need no secrets

    def add(self, row: R) -> R:
        """Keep a row for the next `write`; its public key is made up here, the same in every load."""
        if any(field.name == "key" for field in row._meta.concrete_fields):
            row.key = "".join(self._keys.choices(KEY_ALPHABET, k=12))  # type: ignore[attr-defined]
        self._pending[type(row)].append(row)
        return row

    def pending(self, model: type[R]) -> list[R]:
        return self._pending[model]  # type: ignore[return-value]

    def write(self) -> int:
        """Save what is kept, model by model; rows know their parents by then. Returns how many rows it was."""
        written = 0
        for model in ORDER:
            rows = self._pending.pop(model, [])
            model._default_manager.bulk_create(rows, batch_size=BATCH)
            written += len(rows)
        if self._pending:
            raise LookupError(f"no place in the order for {sorted(m.__name__ for m in self._pending)}")
        return written


def at(day: date, chance: Random) -> datetime:
    """Some minute of a working day."""
    return timezone.make_aware(datetime.combine(day, time(chance.randint(8, 17), chance.randint(0, 59))))
