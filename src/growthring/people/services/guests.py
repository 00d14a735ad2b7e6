"""A mentor or coach from another trust or an agency: a guest, opened to one partnership at a time."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from growthring.accounts.models import tidy
from growthring.core.access import Actor
from growthring.people.models import Partnership, Person, Post
from growthring.people.services import permits
from growthring.people.services.invitations import make_invitation
from growthring.people.services.partnerships import start_partnership
from growthring.people.services.persons import add_person, named_for

WHY = "a guest who is known in this trust already is not added twice"


@transaction.atomic
def invite_guest(
    *,
    actor: Actor | None,
    post: Post,
    kind: str,
    given_name: str,
    family_name: str,
    email: str,
    home_body: str,
    starts_on: date,
    ends_on: date | None = None,
    mode: str = "",
) -> tuple[Partnership, str]:
    """The partnership, and the invitation's token: empty where the guest signs in here already."""
    permits.arranging(actor, post.school)
    guest = _known(actor, post.trust_id, email) or add_person(
        actor=actor,
        trust=post.trust,
        given_name=given_name,
        family_name=family_name,
        email=email,
        home_body=home_body,
        is_guest=True,
        joined_on=starts_on,
        school=post.school,
    )
    partnership = start_partnership(
        actor=actor, post=post, partner=guest, kind=kind, starts_on=starts_on, ends_on=ends_on, mode=mode
    )
    token = "" if guest.user_id else make_invitation(actor=actor, person=guest)
    return partnership, token


def _known(actor: Actor | None, trust_id: int, email: str) -> Person | None:
    """In this trust alone: that the address is known elsewhere is not ours to tell."""
    person = Person.objects.unscoped(reason=WHY).filter(trust_id=trust_id, email=tidy(email)).first()
    if person is not None and not person.is_guest:
        raise ValidationError({"email": _("%s works here: choose them as partner instead.") % named_for(actor, person)})
    if person is not None and person.left_on is not None:
        person.left_on = None
        person.save(update_fields=["left_on"])
    return person
