"""What holds for every action and promise: who may have a part in it, and that it is read anew before it is changed."""

from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from growthring.audit.services import Verb, record
from growthring.commitments.models import KIND, Action, Promise
from growthring.commitments.policy import SEES_PROMISES, may_add
from growthring.core.access import Actor, Forbidden
from growthring.core.periods import running_on
from growthring.people.models import Partnership, Person, Post, RoleGrant
from growthring.writing.models import IN_USE

WHY = "the service has asked the policy about the post"
Row = TypeVar("Row", Action, Promise)


def require_party(actor: Actor, post: Post) -> None:
    if not may_add(actor, post):
        raise Forbidden(_("This is between the person it is about and those who support them."))


def partners_on(actor: Actor, post: Post) -> Q:
    """Persons who support the post today."""
    held = Partnership.objects.unscoped(reason=WHY).filter(running_on(actor.on), post=post)
    return Q(pk__in=held.order_by().values("partner"))


def leaders_on(actor: Actor, post: Post) -> Q:
    """Persons who lead the school of the post, or its professional development: they can give what a partner cannot."""
    granted = RoleGrant.objects.unscoped(reason=WHY).filter(running_on(actor.on), trust=post.trust_id)
    here = Q(school=post.school_id) | Q(school__isnull=True) if post.school_id else Q(school__isnull=True)
    return Q(pk__in=granted.filter(here, role__in=SEES_PROMISES).order_by().values("person"))


def may_own(actor: Actor, post: Post, owner: Person) -> bool:
    """An action is the learner's, or that of somebody who supports them today."""
    return owner.pk == post.person_id or _is_one(owner, partners_on(actor, post))


def may_owe(actor: Actor, post: Post, owner: Person) -> bool:
    """A promise is owed to the learner: by somebody who supports them today, or who leads their school."""
    return owner.pk != post.person_id and _is_one(owner, partners_on(actor, post) | leaders_on(actor, post))


def _is_one(person: Person, who: Q) -> bool:
    return Person.objects.unscoped(reason=WHY).filter(who, pk=person.pk).exists()


def held(actor: Actor, row: Row) -> Row:
    """The row as it is now, for nobody else to change meanwhile; refused to whoever does not see it any more."""
    rows = type(row).objects.visible_to(actor).filter(IN_USE, pk=row.pk)
    found = rows.select_for_update(of=("self",)).first()
    if found is None:
        raise Forbidden(_("This is not here for you any more."))
    found.post = row.post
    return found


def require_text(field: str, text: str) -> str:
    text = text.strip()
    if not text:
        raise ValidationError({field: [str(_("Write it in a few words."))]})
    return text


def tell(actor: Actor, verb: Verb, post: Post, where: str) -> None:
    record(actor=actor, verb=verb, kind=KIND, where=where, subject_id=post.person_id)
