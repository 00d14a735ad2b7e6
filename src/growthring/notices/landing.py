"""Where a link in somebody's mail leads: to its page; by way of the right trust, for a login that is in several."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.urls import reverse

from growthring.core.mail import absolute
from growthring.people.models import Person

WHY = "whether a login is in several trusts: a link in its mail then says which"


def link(person: Person, path: str) -> str:
    """The full address. `path` may be a full one already."""
    return linker(person)(path)


def linker(person: Person) -> Callable[[str], str]:
    """For many links to one person: it is asked once whether they are in several trusts."""
    go = reverse("mail_go") if _is_in_several(person) else ""

    def full(path: str) -> str:
        if "://" in path or not go:
            return absolute(path)
        return absolute(f"{go}?{urlencode({'to': person.key, 'next': path})}")

    return full


def _is_in_several(person: Person) -> bool:
    if person.user_id is None:
        return False
    return Person.objects.unscoped(reason=WHY).filter(user=person.user_id).exclude(pk=person.pk).exists()
