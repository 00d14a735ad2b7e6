"""A login's own entries, one a trust."""

from growthring.people.actors import actor_of
from growthring.people.models import Person

WHY = "a login's own entries, one in each trust: nobody else's are read"


def own_entry(user_pk: int, key: str) -> Person | None:
    """None unless it is the login's own, and something runs there today."""
    person = Person.objects.unscoped(reason=WHY).filter(user=user_pk, key=key).select_related("trust").first()
    return person if person is not None and actor_of(person) is not None else None
