"""People of a school who cannot sign in yet, and how far their invitation is."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q

from growthring.core import clock
from growthring.core.access import Actor
from growthring.core.periods import running_on
from growthring.core.scoping import ScopedQuerySet
from growthring.people.models import Invitation, Partnership, Person, Post, RoleGrant, School
from growthring.people.policy import invitable


@dataclass(frozen=True, slots=True)
class Invitee:
    person: Person
    invitation: Invitation | None  # the latest

    @property
    def is_invited(self) -> bool:
        latest = self.invitation
        return latest is not None and latest.withdrawn_at is None and latest.expires_at > clock.now()


def without_login(actor: Actor, school: School) -> list[Invitee]:
    """Staff, people with a role and guests of the school who have no login yet. Two queries."""
    persons = list(Person.objects.visible_to(actor).filter(belongs_to(actor, school.pk), user__isnull=True))
    links = Invitation.objects.visible_to(actor).filter(person__in=persons, used_at__isnull=True).order_by("made_at")
    latest = {link.person_id: link for link in links}
    return [Invitee(person, latest.get(person.pk)) for person in persons]


def belongs_to(actor: Actor, school: Any) -> Q:
    """Of the school (a number, or an OuterRef) today: by a post, a role, or as a guest who supports somebody."""
    person = OuterRef("pk")
    posts = Post.objects.filter(running_on(actor.on), person=person, school=school)
    roles = RoleGrant.objects.filter(running_on(actor.on), person=person, school=school)
    supports = Partnership.objects.filter(running_on(actor.on), partner=person, post__school=school)
    here = Exists(posts) | Exists(roles) | Q(Exists(supports), is_guest=True)
    return Q(here) & may_be_invited(actor)


def may_be_invited(actor: Actor) -> Q:
    """Persons who have not left, and whom the actor may invite."""
    return invitable(actor) & (Q(left_on__isnull=True) | Q(left_on__gt=actor.on))


def invitees(actor: Actor, school: School, keys: list[str]) -> ScopedQuerySet[Person]:
    """Those of the school without a login whom the office picked."""
    seen = Person.objects.visible_to(actor).filter(belongs_to(actor, school.pk), user__isnull=True)
    return seen.filter(key__in=keys)
