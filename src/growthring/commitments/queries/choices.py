"""Whom one may put an action on, and who may owe a promise: from those the actor may see."""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from growthring.commitments.policy import SEES_PROMISES
from growthring.core.access import Actor, Role
from growthring.core.periods import running_on
from growthring.core.wordings import worded
from growthring.people.models import PartnerKind, Partnership, Person, Post, RoleGrant
from growthring.people.models.grants import ROLE_NAMES

WHY = "numbers of persons who may be asked: which of them the actor sees is asked of the persons"
Chosen = Any  # a person with `supports` (a kind of partnership) and `leads` (a role), either of them None


@dataclass(frozen=True, slots=True)
class Choices:
    """The learner, those who support them today, and those who lead their school."""

    owners: list[Chosen]
    owers: list[Chosen]


def choices_for(actor: Actor, post: Post) -> Choices:
    """Partners before those who lead, the learner first. One query."""
    found = _people(actor, post=post.pk, learner=post.person_id, school=post.school_id or 0)
    learner = [each for each in found if each.pk == post.person_id]
    partners = [each for each in found if each.supports and each.pk != post.person_id]
    leaders = [each for each in found if each.leads and not each.supports and each.pk != post.person_id]
    return Choices(learner + partners, partners + leaders)


def role_of(person: Chosen) -> str:
    """As which one is offered, in words."""
    if person.supports:
        return str(PartnerKind(person.supports).label)
    return str(ROLE_NAMES[Role(person.leads)]) if person.leads else _("the person it is about")


@worded
def _people(actor: Actor, *, post: int, learner: int, school: int) -> QuerySet[Person]:
    held = Partnership.objects.unscoped(reason=WHY).filter(running_on(actor.on), post=post).order_by()
    here = Q(school=school) | Q(school__isnull=True)
    leads = RoleGrant.objects.unscoped(reason=WHY).filter(here, trust_id=actor.trust_id, role__in=SEES_PROMISES)
    granted = leads.filter(running_on(actor.on)).order_by()
    # One list, not one of three: a database then begins with those few, and not with everybody of the trust.
    one = Person.objects.unscoped(reason=WHY).filter(pk=learner).order_by().values("pk")
    asked = one.union(held.values("partner"), granted.values("person"), all=True)
    support = held.filter(partner=OuterRef("pk")).order_by("starts_on", "pk").values("kind")[:1]
    lead = granted.filter(person=OuterRef("pk")).order_by("role").values("role")[:1]
    persons = Person.objects.visible_to(actor).filter(pk__in=asked)
    return persons.annotate(supports=Subquery(support), leads=Subquery(lead)).order_by(
        "family_name", "given_name", "pk"
    )
