"""A trust asks for a second factor; the office takes away one that was lost."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from growthring.accounts import factors, tasks
from growthring.core.access import Actor, Forbidden
from growthring.people import policy
from growthring.people.models import Person, Trust
from growthring.people.services.events import ROLE, SET_UP, Verb, happened


@transaction.atomic
def ask_for_second_factor(*, actor: Actor, of: str, since: date | None) -> Trust:
    if not policy.may_set_up_sign_in(actor):
        raise Forbidden(_("The trust’s own office or IT sets up how its people sign in."))
    trust = Trust.objects.select_for_update().get(pk=actor.trust_id)
    trust.second_factor, trust.second_factor_from = of, since
    trust.save(update_fields=["second_factor", "second_factor_from"])
    happened(actor, Verb.CHANGED, SET_UP, "second factor", trust=trust.pk)
    return trust


@transaction.atomic
def reset_second_factor(*, actor: Actor, person: Person) -> int:
    """Every factor of the person's login goes, it is signed out everywhere, and its owner is told by mail."""
    if not policy.may_reset_second_factor(actor, person):
        raise Forbidden(
            _(
                "The office resets a second factor for those who belong to it alone, and nobody resets their own. "
                "Whoever looks after the server can do it for all."
            )
        )
    user = person.user
    assert user is not None
    number = factors.reset(user)
    happened(actor, Verb.ENDED, ROLE, "second factor", trust=person.trust_id, person=person.pk, count=number)
    tasks.note.enqueue(user.pk, tasks.Note.FACTORS_RESET.value)
    return number
