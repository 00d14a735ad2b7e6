"""Abstract bases every package's models stand on."""

import os
import secrets
from collections.abc import Collection
from itertools import product
from typing import Any, ClassVar, Self

from django.db import models

from growthring.core.periods import Period
from growthring.core.records import Record, Sensitivity
from growthring.core.scoping import ScopedManager, report_loaded

KEY_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # no look-alikes: keys are read aloud to the office
THREES = ["".join(letters) for letters in product(KEY_ALPHABET, repeat=3)]

AT_ONCE = 256
_drawn: list[int] = []  # of this process alone
os.register_at_fork(after_in_child=_drawn.clear)


def _draw() -> int:
    """A number for a key, and more for the next ones: rosters ask for thousands, and each draw is a call of its own."""
    drawn = secrets.token_bytes(16 * AT_ONCE)
    numbers = [int.from_bytes(drawn[at : at + 16]) % len(THREES) ** 4 for at in range(0, len(drawn), 16)]
    _drawn.extend(numbers[1:])
    return numbers[0]


def new_key() -> str:
    """Twelve characters, some 59 bits: enough to be unique, opaque in an address; never a secret."""
    try:
        left = _drawn.pop()
    except IndexError:
        left = _draw()
    left, first = divmod(left, len(THREES))
    left, second = divmod(left, len(THREES))
    fourth, third = divmod(left, len(THREES))
    return THREES[first] + THREES[second] + THREES[third] + THREES[fourth]


class Keyed(models.Model):
    """A row with a public key for addresses, so that they carry no counting number."""

    key = models.CharField(max_length=16, unique=True, default=new_key, editable=False)

    class Meta:
        abstract = True


class Private(Keyed):
    """A row that can be read only for somebody: see `core.scoping`."""

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any]) -> Self:
        instance = super().from_db(db, field_names, values)
        report_loaded(instance)
        return instance


class Dated(models.Model):
    """A thing that holds for a time, `[starts_on, ends_on)`; no end means it is open."""

    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def period(self) -> Period:
        return Period(self.starts_on, self.ends_on)


class Installation(models.Model):
    """Facts about this installation itself, such as that the demo made its database."""

    name = models.CharField(max_length=40, unique=True)
    value = models.CharField(max_length=200)

    record = Record(None, None, Sensitivity.TECHNICAL, "as long as the installation", "nothing")

    def __str__(self) -> str:
        return f"{self.name} = {self.value}"
