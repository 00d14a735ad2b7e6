"""Where somebody's mail goes, and to whom none goes any more."""

from growthring.core import clock
from growthring.people.models import Person


def address_of(person: Person) -> str:
    """The one the school has; else the one they sign in with. Empty when there is none."""
    return person.email or (person.user.email if person.user is not None else "")


def has_left(person: Person) -> bool:
    gone = person.left_on is not None and person.left_on <= clock.today()
    return gone or (person.user is not None and not person.user.is_active)
