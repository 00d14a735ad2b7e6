"""What the trust holds already, as bare rows: one becomes an instance only when the roster touches it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from django.db.models import JSONField, Model, Q, QuerySet

from growthring.core import statistics
from growthring.core.periods import running_on
from growthring.people.models import Contract, Partnership, Person, Post, RoleGrant, School, Team, Trust

M = TypeVar("M", bound=Model)
Moment = tuple[Any, ...] | None
WHY = "comparing a roster with what the trust holds"


class Shelf(Generic[M]):
    """Rows of one model by primary key. A bare row has the columns of an instance as its attributes."""

    def __init__(self, model: type[M], rows: "QuerySet[M]") -> None:
        self._model = model
        self._names: Any = [column.attname for column in model._meta.concrete_fields]
        self._made: dict[int, M] = {}
        found: Any = rows.order_by("pk").values_list(*self._names, named=True)
        self.bare: dict[int, Any] = {row.id: row for row in found}

    def get(self, pk: int) -> M:
        """The one instance of the row."""
        made = self._made.get(pk)
        if made is None:
            made = self._made[pk] = self._model.from_db("default", self._names, self.bare[pk])
        return made

    def now(self) -> Iterator[Any]:
        """Every row as the plan leaves it: the instance where there is one, else the bare row."""
        made = self._made
        return (made.get(pk, row) for pk, row in self.bare.items())

    def mark(self) -> int:
        """The same, within one process, for the same rows."""
        rows = tuple(self.bare.values())
        has_json = any(isinstance(column, JSONField) for column in self._model._meta.concrete_fields)
        return hash(repr(rows) if has_json else rows)


@dataclass(frozen=True)
class Stored:
    """Everything about the trust that a plan looks at: posts and what hangs on them as far as they have not ended."""

    moment: Moment  # when the reading began, where the database can say
    schools: Shelf[School]
    teams: Shelf[Team]
    people: Shelf[Person]
    posts: Shelf[Post]
    contracts: Shelf[Contract]
    partnerships: Shelf[Partnership]
    roles: Shelf[RoleGrant]

    def still_stands(self, trust: Trust, on: date, known: Moment = None) -> bool:
        """Nobody has changed any of it since; at the moment `known` nobody had."""
        now = statistics.moment()
        if now is not None and now in (self.moment, known):
            return True
        return self._mark() == load(trust, on)._mark()

    def _mark(self) -> list[int]:
        return [shelf.mark() for shelf in vars(self).values() if isinstance(shelf, Shelf)]


def load(trust: Trust, on: date) -> Stored:
    """In seven queries."""
    moment = statistics.moment()
    later = Q(ends_on__isnull=True) | Q(ends_on__gt=on)
    of_later = Q(post__ends_on__isnull=True) | Q(post__ends_on__gt=on)
    held = Partnership.objects.unscoped(reason=WHY).filter(running_on(on) | Q(starts_on__gt=on), of_later, trust=trust)
    return Stored(
        moment=moment,
        schools=Shelf(School, School.objects.unscoped(reason=WHY).filter(trust=trust)),
        teams=Shelf(Team, Team.objects.unscoped(reason=WHY).filter(trust=trust)),
        people=Shelf(Person, Person.objects.unscoped(reason=WHY).filter(trust=trust)),
        posts=Shelf(Post, Post.objects.unscoped(reason=WHY).filter(later, trust=trust)),
        contracts=Shelf(Contract, Contract.objects.unscoped(reason=WHY).filter(of_later, trust=trust)),
        partnerships=Shelf(Partnership, held),
        roles=Shelf(RoleGrant, RoleGrant.objects.unscoped(reason=WHY).filter(trust=trust)),
    )
