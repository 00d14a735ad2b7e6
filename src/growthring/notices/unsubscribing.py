"""The way out of the digest that stands in each one: whoever holds it may stop that mail, and nothing else."""

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from growthring.core.mail import absolute
from growthring.people.models import Person

WHY = "whoever holds the way out of a mail takes it, without signing in"
SALT = "growthring.notices.unsubscribing"


def token_for(person: Person) -> str:
    return Signer(salt=SALT).sign(person.key)


def person_of(token: str) -> Person | None:
    try:
        key = Signer(salt=SALT).unsign(token)
    except BadSignature:
        return None
    return Person.objects.unscoped(reason=WHY).filter(key=key).first()


def address_for(person: Person) -> str:
    return absolute(reverse("mail_stop", args=[token_for(person)]))


def headers(person: Person) -> dict[str, str]:
    """RFC 8058: mail programs offer a button, which posts; looking at the address changes nothing."""
    return {
        "List-Unsubscribe": f"<{address_for(person)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
