"""What the commands of this package share: finding a trust, a school, a person; errors in words."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.core.management import CommandError

from growthring.accounts.models import tidy
from growthring.people.models import Person, School, Trust

WHY = "a command of the server's administrator, who names the person"


def trust_of(slug: str) -> Trust:
    try:
        return Trust.objects.get(slug=slug)
    except Trust.DoesNotExist:
        there = ", ".join(Trust.objects.order_by("slug").values_list("slug", flat=True)) or "none yet"
        raise CommandError(f"There is no trust {slug!r}. There are: {there}.") from None


def school_of(trust: Trust, slug: str) -> School:
    try:
        return School.objects.unscoped(reason=WHY).get(trust=trust, slug=slug)
    except School.DoesNotExist:
        schools = School.objects.unscoped(reason=WHY).filter(trust=trust).values_list("slug", flat=True)
        raise CommandError(f"{trust} has no school {slug!r}. It has: {', '.join(schools) or 'none yet'}.") from None


def person_of(trust: Trust, email: str) -> Person:
    try:
        return Person.objects.unscoped(reason=WHY).get(trust=trust, email=tidy(email))
    except Person.DoesNotExist:
        raise CommandError(f"Nobody in {trust} has the address {email}.") from None


@contextmanager
def in_words() -> Iterator[None]:
    """What a service objects to, on one line for the terminal."""
    try:
        yield
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from None
