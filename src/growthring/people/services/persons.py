"""Persons come, and their entries are kept right."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from growthring.accounts.models import tidy
from growthring.core import clock
from growthring.core.access import Actor, Forbidden
from growthring.people.models import Person, School, Team, Trust
from growthring.people.services import permits
from growthring.people.services.events import DIRECTORY, Verb, happened
from growthring.people.services.invitations import forget_links
from growthring.people.services.posts import add_post

WHY = "the rules of a trust's staff list, which look at every entry"
OWN = {"preferred_name"}  # what people change about themselves


@transaction.atomic
def add_person(
    *,
    actor: Actor | None,
    trust: Trust,
    given_name: str,
    family_name: str,
    preferred_name: str = "",
    email: str = "",
    staff_id: str = "",
    coach_capacity: int | None = None,
    joined_on: date | None = None,
    is_guest: bool = False,
    home_body: str = "",
    school: School | None = None,
) -> Person:
    """`school` is the one on whose behalf the person is added; without it, the trust's own office adds them."""
    permits.editing_people(actor, school)
    person = Person(
        trust=trust,
        given_name=given_name,
        family_name=family_name,
        preferred_name=preferred_name,
        email=tidy(email),
        staff_id=staff_id.strip(),
        coach_capacity=coach_capacity,
        joined_on=joined_on or clock.today(),
        is_guest=is_guest,
        home_body=home_body,
    )
    _only_one(actor, person)
    person.save()
    happened(actor, Verb.ADDED, DIRECTORY, "staff list", trust=trust.pk, person=person.pk)
    return person


@transaction.atomic
def add_person_with_post(
    *,
    actor: Actor | None,
    trust: Trust,
    person: dict[str, Any],
    school: School | None,
    kind: str,
    starts_on: date,
    title: str = "",
    team: Team | None = None,
    early_career: bool = False,
    part_time: bool = False,
    fte: Decimal | None = None,
) -> Person:
    """`person` holds the words of `add_person`."""
    made = add_person(actor=actor, trust=trust, school=school, joined_on=starts_on, **person)
    add_post(
        actor=actor,
        person=made,
        school=school,
        kind=kind,
        starts_on=starts_on,
        title=title,
        team=team,
        early_career=early_career,
        part_time=part_time,
        fte=fte,
    )
    return made


@transaction.atomic
def change_person(*, actor: Actor | None, person: Person, **to: Any) -> Person:
    """Any of the words of `add_person` about the entry itself. People change how they are called themselves."""
    own = actor is not None and actor.person_id == person.pk and set(to) <= OWN
    if not own:
        permits.editing(actor, person)
    if not set(to) <= {
        "given_name",
        "family_name",
        "preferred_name",
        "email",
        "staff_id",
        "coach_capacity",
        "home_body",
    }:
        raise Forbidden(_("This cannot be changed here."))
    if "email" in to:
        to["email"] = tidy(to["email"])
    sent_to = person.email
    for name, value in to.items():
        setattr(person, name, value)
    _only_one(actor, person)
    person.save(update_fields=list(to))
    if sent_to and sent_to != person.email:
        forget_links([person.pk])
    happened(actor, Verb.CHANGED, DIRECTORY, "staff list", trust=person.trust_id, person=person.pk)
    return person


def _only_one(actor: Actor | None, person: Person) -> None:
    """Inside this trust alone: the same address in another trust is somebody else's business."""
    others = Person.objects.unscoped(reason=WHY).filter(trust_id=person.trust_id).exclude(pk=person.pk)
    problems = {}
    if person.email and (other := others.filter(email=person.email).first()):
        problems["email"] = _("%s has this address already.") % named_for(actor, other)
    if person.staff_id and (other := others.filter(staff_id=person.staff_id).first()):
        problems["staff_id"] = _("%s has this number already.") % named_for(actor, other)
    if problems:
        raise ValidationError(problems)


def named_for(actor: Actor | None, person: Person) -> str:
    """The name, for whoever may see the person: an address or number does not tell whose it is in another school."""
    if actor is None or Person.objects.visible_to(actor).filter(pk=person.pk).exists():
        return str(person)
    return _("Somebody in another school")
