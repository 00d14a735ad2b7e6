"""Roles are given for a time, by somebody else, and the person always sees it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from growthring.core import clock
from growthring.core.access import GRANTED, Actor, Role
from growthring.people.models import Person, RoleGrant, School
from growthring.people.services import permits
from growthring.people.services.events import ROLE, Verb, happened

WHY = "whether the person has the role already"


@transaction.atomic
def grant_role(
    *,
    actor: Actor | None,
    person: Person,
    role: Role,
    school: School | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> RoleGrant:
    """Without a school the role is for the whole trust."""
    permits.granting(actor, role, school)
    permits.same_trust(actor, person)
    grant = RoleGrant(
        trust_id=person.trust_id,
        person=person,
        role=role,
        school=school,
        starts_on=starts_on or clock.today(),
        ends_on=ends_on,
        granted_by_id=actor.person_id if actor else None,
    )
    _check(actor, grant)
    grant.save()
    _tell(actor, Verb.ADDED, grant)
    return grant


@transaction.atomic
def end_role(*, actor: Actor | None, grant: RoleGrant, on: date) -> RoleGrant:
    """`on` is the first day without it: today ends it with the next request."""
    permits.granting(actor, Role(grant.role), grant.school)
    grant.ends_on = max(on, grant.starts_on)
    grant.save(update_fields=["ends_on"])
    _tell(actor, Verb.ENDED, grant)
    return grant


def _check(actor: Actor | None, grant: RoleGrant) -> None:
    problems = {}
    if Role(grant.role) not in GRANTED:
        problems["role"] = _("This role follows from a post or a partnership.")
    if actor is not None and actor.person_id == grant.person_id:
        problems["person"] = _("Nobody gives themself a role: somebody else has to.")
    elif grant.person.is_guest:
        problems["person"] = _("A guest holds no role here.")
    elif grant.person.left_on is not None and grant.person.left_on <= grant.starts_on:
        problems["person"] = _("%s has left.") % grant.person
    elif _has_it(grant):
        problems["role"] = _("%s has this role already.") % grant.person
    if grant.ends_on is not None and grant.ends_on <= grant.starts_on:
        problems["ends_on"] = _("The end must come after the start.")
    if problems:
        raise ValidationError(problems)


def _has_it(grant: RoleGrant) -> bool:
    same = RoleGrant.objects.unscoped(reason=WHY).filter(person=grant.person, role=grant.role, school=grant.school)
    still = same.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=grant.starts_on))
    return (still if grant.ends_on is None else still.filter(starts_on__lt=grant.ends_on)).exists()


def _tell(actor: Actor | None, verb: Verb, grant: RoleGrant) -> None:
    happened(actor, verb, ROLE, grant, trust=grant.trust_id, person=grant.person_id, school=grant.school_id)
