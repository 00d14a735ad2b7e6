"""Invitations: a link that works once, for a while, and leads to one person of one trust."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from growthring.accounts.models import User, tidy
from growthring.core import clock
from growthring.core.access import Actor
from growthring.core.scoping import ScopedQuerySet
from growthring.people.models import Invitation, Person
from growthring.people.services import permits
from growthring.people.services.events import ROLE, Verb, happened

WHY = "an invitation is found by its secret alone, before anybody is signed in"
DAYS = 14


@transaction.atomic
def make_invitation(*, actor: Actor | None, person: Person, days: int = DAYS) -> str:
    """The token, this one time: only its digest is kept. An earlier link stops working."""
    permits.inviting(actor, person)
    if person.user_id is not None:
        raise ValidationError(_("%s signs in already.") % person)
    if person.left_on is not None and person.left_on <= clock.today():
        raise ValidationError(_("%s has left.") % person)
    now = clock.now()
    _open().filter(person=person).update(withdrawn_at=now)
    token = secrets.token_urlsafe(32)
    Invitation.objects.create(
        trust_id=person.trust_id,
        person=person,
        token_digest=digest(token),
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    happened(actor, Verb.ADDED, ROLE, "invitation", trust=person.trust_id, person=person.pk)
    return token


def find_invitation(token: str) -> Invitation | None:
    """A link that still works; nothing for one that is used, withdrawn, expired or unknown, without telling which."""
    return (
        _open().filter(token_digest=digest(token), expires_at__gt=clock.now()).select_related("person__trust").first()
    )


@transaction.atomic
def accept(*, token: str, user: User) -> Person:
    """Link the login to the invited person, and to nobody else."""
    invitation = find_invitation(token)
    used = invitation is not None and _open().filter(pk=invitation.pk).update(used_at=clock.now())
    if invitation is None or used != 1:
        raise ValidationError(_("This link no longer works. Ask the school's office for a new one."), code="gone")
    person = Person.objects.unscoped(reason=WHY).select_for_update().get(pk=invitation.person_id)
    if person.user_id is not None or (person.left_on is not None and person.left_on <= clock.today()):
        raise ValidationError(_("This link no longer works. Ask the school's office for a new one."), code="gone")
    if Person.objects.unscoped(reason=WHY).filter(trust_id=person.trust_id, user=user).exists():
        raise ValidationError(
            _("This login belongs to somebody else here. Sign out and follow the link again."), code="taken"
        )
    person.user = user
    person.save(update_fields=["user"])
    happened(None, Verb.CHANGED, ROLE, "invitation accepted", trust=person.trust_id, person=person.pk)
    return person


@transaction.atomic
def withdraw_invitation(*, actor: Actor | None, person: Person) -> int:
    """Every open link of the person stops working; how many there were."""
    permits.inviting(actor, person)
    withdrawn = _open().filter(person=person).update(withdrawn_at=clock.now())
    if withdrawn:
        happened(actor, Verb.ENDED, ROLE, "invitation", trust=person.trust_id, person=person.pk)
    return withdrawn


def forget_links(persons: Iterable[int]) -> None:
    """Their addresses have changed: a link that went to the old one opens nothing any more."""
    _open().filter(person__in=list(persons)).update(withdrawn_at=clock.now())


def is_anothers(token: str, email: str) -> bool:
    """The address is that of somebody else in the trust of the invitation, who will want it for their own login."""
    invitation = find_invitation(token)
    if invitation is None:
        return False
    same = Person.objects.unscoped(reason=WHY).filter(trust_id=invitation.trust_id, email=tidy(email))
    return same.exclude(pk=invitation.person_id).exists()


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _open() -> ScopedQuerySet[Invitation]:
    unused = Q(used_at__isnull=True, withdrawn_at__isnull=True)
    return Invitation.objects.unscoped(reason=WHY).filter(unused)
