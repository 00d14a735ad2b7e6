"""Making and taking up invitations: what the pages do, in one transaction each."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from growthring.accounts.models import User, tidy
from growthring.accounts.proof import vouch
from growthring.core.access import Actor
from growthring.core.mail import mail_works
from growthring.notices.models import Message
from growthring.notices.services.outbox import put
from growthring.people.models import Person
from growthring.people.services.invitations import accept, is_anothers, make_invitation

__all__ = ["Link", "join", "mail_works", "make_links", "send_links"]


@dataclass(frozen=True, slots=True)
class Link:
    """Shown once: the token is kept nowhere."""

    person: Person
    token: str
    url: str
    sent: bool = False


@transaction.atomic
def make_links(*, actor: Actor, persons: Iterable[Person], address: str) -> list[Link]:
    """`address` is that of an invitation with TOKEN for its token."""
    made = [(person, make_invitation(actor=actor, person=person)) for person in persons]
    return [Link(person, token, address.replace("TOKEN", token)) for person, token in made]


@transaction.atomic
def send_links(links: Iterable[Link]) -> list[Link]:
    """By mail, each to its own person, from the outbox; whoever has no address is left to be handed theirs."""
    return [Link(link.person, link.token, link.url, sent=_send(link)) for link in links]


@transaction.atomic
def join(*, token: str, email: str, password: str) -> tuple[User, Person]:
    """A new login for the invited person."""
    if User.objects.filter(email=tidy(email)).exists():
        raise ValidationError(_("This address has a login already: sign in with it to go on."), code="known")
    if is_anothers(token, email):
        raise ValidationError(_("This is the address of somebody else here: give your own."), code="known")
    user = User.objects.create_user(email=email, password=password)
    person = accept(token=token, user=user)
    vouch(user, person.email)
    return user, person


def _send(link: Link) -> bool:
    if not link.person.email:
        return False
    told = {"person": link.person, "trust": link.person.trust, "url": link.url}
    put(
        trust_id=link.person.trust_id,
        dedupe=f"invitation:{sha256(link.token.encode()).hexdigest()}",
        purpose=Message.Purpose.INVITATION,
        person=link.person,
        subject=_("Your way into Growthring"),
        text=render_to_string("home/mail/invitation.txt", told),
    )
    return True
