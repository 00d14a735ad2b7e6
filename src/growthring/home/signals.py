"""One event for each time somebody signs in, in every trust their login belongs to."""

from typing import Any

from allauth.account.signals import password_reset
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _

from growthring.accounts.models import User
from growthring.accounts.proof import address_proven
from growthring.accounts.recent import REFUSES
from growthring.accounts.signals import account_changed
from growthring.accounts.tasks import Note
from growthring.audit import services as audit
from growthring.home.queries.account import my_persons
from growthring.home.single_sign_on import is_narrow
from growthring.people.actors import actor_of
from growthring.people.models import Identity

WHERE = {
    Note.PASSWORD: "password",
    Note.ADDRESS: "address",
    Note.APP_ADDED: "app for one-time codes",
    Note.APP_REMOVED: "app for one-time codes",
    Note.KEY_ADDED: "passkey",
    Note.KEY_REMOVED: "passkey",
    Note.CODES_MADE: "recovery codes",
    Note.FACTORS_RESET: "second factor",
    Note.PROVEN: "first proof of the address",
}
KIND = "Role grant and sign-in account"
RESET = "whoever resets the password holds the mailbox, and links their account anew"


@receiver(user_logged_in)
def record_sign_in(sender: object, user: User, **kwargs: Any) -> None:
    for person in my_persons(user.pk):
        actor = actor_of(person)
        if actor is not None:
            audit.record(actor=actor, verb=audit.Verb.SIGNED_IN, kind=KIND, where="Sign-in", subject_id=person.pk)


@receiver(password_reset)
def take_the_widest_way_off(sender: object, user: User, **kwargs: Any) -> None:
    """Whoever holds the mailbox takes the login over: an account that somebody else linked before opens nothing more.

    Only the installation's own provider opens every trust; an account at a trust's provider opens that trust alone.
    """
    Identity.objects.unscoped(reason=RESET).filter(user=user, provider=None).delete()


@receiver(address_proven)
def take_every_way_off(sender: object, user: User, **kwargs: Any) -> int:
    """Whoever linked them has never shown that the address is theirs."""
    return Identity.objects.unscoped(reason=RESET).filter(user=user).delete()[0]


@receiver(account_changed)
def record_account_change(sender: object, user: User, what: Note, **kwargs: Any) -> None:
    """How somebody signs in has changed: by their own hand, but for a reset, which is the administrator's."""
    for person in my_persons(user.pk):
        actor = actor_of(person) if what != Note.FACTORS_RESET else None
        audit.record(
            actor=actor,
            verb=audit.Verb.CHANGED,
            kind=KIND,
            where=WHERE[what],
            subject_id=person.pk,
            trust_id=person.trust_id,
        )


def refuses_change(request: HttpRequest) -> str:
    """What a trust's provider lets in opens that trust: it must not be made to open another."""
    if not is_narrow(request):
        return ""
    return _(
        "You came in through one trust’s provider, and your login opens another trust too. Sign in with your password "
        "to change how you sign in."
    )


REFUSES.append(refuses_change)
