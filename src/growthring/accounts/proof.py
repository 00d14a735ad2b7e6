"""Whether the owner of an address has ever shown that it is theirs.

Somebody may be invited without an address the school has, and give one that is not theirs. They may then set up a
second factor, a passkey that signs in alone, an account at a provider. When the rightful owner follows a link to the
address, all of that goes: once, and never again. Later a new password does not pass by the second factor.
"""

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.dispatch import Signal
from django.http import HttpRequest

from growthring.accounts import factors
from growthring.accounts.models import User, tidy
from growthring.accounts.sessions.listing import end_all
from growthring.core import clock

address_proven = Signal()  # `user`: rooms above take off ways to sign in, and say how many


@transaction.atomic
def prove(user: User, *, here: HttpRequest | None = None) -> bool:
    """Whether it was the first time and something went. Every other place is signed out; `here` the proof was given."""
    first = User.objects.filter(pk=user.pk, proven_at__isnull=True).update(proven_at=clock.now())
    if not first:
        return False
    gone = Authenticator.objects.filter(user_id=user.pk).delete()[0]
    gone += sum(int(number or 0) for _receiver, number in address_proven.send(sender=User, user=user))
    if here is not None:
        factors.changed(here)
    else:
        end_all(user)
    return bool(gone)


def vouch(user: User, address: str) -> None:
    """A new login by an invitation: the school's word counts, where the address is the one the school has."""
    if tidy(address) == user.email:
        user.proven_at = clock.now()
        user.save(update_fields=["proven_at"])
