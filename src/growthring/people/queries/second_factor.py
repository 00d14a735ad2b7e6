"""How many of a trust's people have a second factor: counts for those who ask for it, and nobody's name."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef

from growthring.accounts.factors import MAIN
from growthring.core.access import Actor
from growthring.people.models import Person

WHY = "counting how many have a second factor, for the trust's own office: nobody reads a row"


@dataclass(frozen=True, slots=True)
class SoFar:
    have: int
    logins: int


def how_far(actor: Actor) -> SoFar:
    mine = Person.objects.unscoped(reason=WHY).filter(trust_id=actor.trust_id, user__isnull=False, left_on__isnull=True)
    having = Exists(Authenticator.objects.filter(user_id=OuterRef("user_id"), type__in=MAIN))
    return SoFar(mine.filter(having).count(), mine.count())
