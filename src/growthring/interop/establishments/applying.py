"""A plan into the database: some trusts to a transaction, so that the whole country is written in minutes.

Broken off half-way, what is there is whole; the same files bring in the rest.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from django.db import transaction

from growthring.interop.establishments.comparing import first_register
from growthring.interop.establishments.known import WHY
from growthring.interop.establishments.plan import Change, NewSchool, NewTrust, Plan, Renumbered
from growthring.people import beginnings
from growthring.people.models import FormerNumber, School, Trust
from growthring.people.services.events import SET_UP, Verb, happened

TRUSTS = 50
ROWS = 500
T = TypeVar("T")
Told = Callable[[str, int, int], None]  # what is written, how many so far, of how many


def apply(plan: Plan, told: Told | None = None) -> None:
    """The installation's own work: it belongs to no trust, or to all of them."""
    tell = told or _nobody
    _renumber(plan.renumbered)
    _change(plan.changes, tell)
    total = len(plan.new_trusts)
    for done, chunk in _chunks(plan.new_trusts, TRUSTS):
        _add_trusts(chunk)
        tell("trusts", done, total)
    for pk, schools in plan.new_schools.items():
        _add_schools(plan.trusts[pk], schools)


def _nobody(_what: str, _done: int, _total: int) -> None:
    """Nobody watches."""


@transaction.atomic
def _renumber(rows: Sequence[Renumbered]) -> None:
    for each in rows:
        school = each.school
        FormerNumber.objects.create(trust_id=school.trust_id, school=school, urn=school.urn, until=each.on)
        School.objects.unscoped(reason=WHY).filter(pk=school.pk).update(urn=each.facts.urn)
        happened(None, Verb.CHANGED, SET_UP, "number of the school", trust=school.trust_id, school=school.pk)


def _change(changes: Sequence[Change], tell: Told) -> None:
    alike: dict[tuple[type[School | Trust], tuple[str, ...]], list[School | Trust]] = defaultdict(list)
    for change in changes:
        for name, value in change.to.items():
            setattr(change.row, name, value)
        alike[type(change.row), tuple(sorted(change.to))].append(change.row)
    done = 0
    for (model, names), rows in alike.items():
        for _upto, chunk in _chunks(rows, ROWS):
            with transaction.atomic():
                manager: Any = model._default_manager
                found = manager.unscoped(reason=WHY) if model is School else manager.all()
                found.bulk_update(chunk, names)
                for trust, count in Counter(_trust_of(row) for row in chunk).items():
                    happened(None, Verb.CHANGED, SET_UP, "register of schools", trust=trust, count=count)
            done += len(chunk)
            tell("changes", done, len(changes))


def _trust_of(row: School | Trust) -> int:
    return row.trust_id if isinstance(row, School) else row.pk


@transaction.atomic
def _add_trusts(rows: Sequence[NewTrust]) -> None:
    schools: list[School] = []
    for new in rows:
        trust = Trust.objects.create(
            name=new.name, slug=new.slug, kind=new.kind, group_uid=new.uid, register=new.register
        )
        happened(None, Verb.ADDED, SET_UP, "trust", trust=trust.pk)
        beginnings.trust_made(trust)
        schools += [_school(trust, school) for school in new.schools]
        happened(None, Verb.ADDED, SET_UP, "register of schools", trust=trust.pk, count=max(len(new.schools), 1))
    School.objects.bulk_create(schools, batch_size=ROWS)


@transaction.atomic
def _add_schools(trust: Trust, rows: Sequence[NewSchool]) -> None:
    School.objects.bulk_create([_school(trust, each) for each in rows], batch_size=ROWS)
    happened(None, Verb.ADDED, SET_UP, "register of schools", trust=trust.pk, count=len(rows))


def _school(trust: Trust, new: NewSchool) -> School:
    facts = new.facts
    return School(
        trust=trust,
        name=facts.name,
        slug=new.slug,
        phase=facts.phase or School.Phase.OTHER,
        urn=facts.urn,
        opened_on=facts.opened_on,
        closed_on=facts.closed_on,
        register=first_register(facts),
    )


def _chunks(rows: Sequence[T], size: int) -> Iterator[tuple[int, Sequence[T]]]:
    """Each with the number of rows up to its end."""
    for start in range(0, len(rows), size):
        yield min(start + size, len(rows)), rows[start : start + size]
