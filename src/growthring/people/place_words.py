"""What colleagues know of a person, and so no password may be made of."""

from collections.abc import Iterator
from typing import Any

from growthring.people.models import Person, School

WHY = "refusing a password made of the names around its owner"


def words_about(user: Any) -> Iterator[str]:
    for person in Person.objects.unscoped(reason=WHY).filter(user_id=user.pk).select_related("trust"):
        yield from words_of(person)


def words_of(person: Person) -> Iterator[str]:
    yield from (person.given_name, person.family_name, person.preferred_name, person.email, person.trust.name)
    yield from School.objects.unscoped(reason=WHY).filter(posts__person=person).values_list("name", flat=True)
