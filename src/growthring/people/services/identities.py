"""A login's accounts at providers: linked by whoever holds both, never by an address that is the same."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from growthring.accounts.models import User, tidy
from growthring.accounts.proof import vouch
from growthring.accounts.single_sign_on.client import Asserted
from growthring.accounts.single_sign_on.refusals import Refused
from growthring.core import clock
from growthring.people.models import Identity, Person
from growthring.people.queries.sign_in import WHY_IDENTITY, Way, login_of, persons_of
from growthring.people.services.events import ROLE, Verb, happened
from growthring.people.services.invitations import accept, find_invitation, is_anothers


@transaction.atomic
def link(*, user: User, way: Way, asserted: Asserted) -> Identity:
    """The account becomes a way in for the login. Whoever calls has seen to it that the login's holder says so."""
    known = login_of(way, asserted)
    if known is not None and known.user_id != user.pk:
        raise Refused("anothers")
    if known is not None:
        return known
    if Identity.objects.unscoped(reason=WHY_IDENTITY).filter(user=user, provider=way.row).exists():
        raise ValidationError(_("An account of %(name)s is linked already: take it off first.") % {"name": way.name})
    try:
        with transaction.atomic():
            made = Identity.objects.create(
                user=user,
                provider=way.row,
                issuer=asserted.issuer,
                subject=asserted.subject,
                email=tidy(asserted.email),
                linked_at=clock.now(),
            )
    except IntegrityError as taken:  # linked by another request in the same moment
        raise Refused("anothers") from taken
    _tell(user, Verb.ADDED, _where(user, asserted), way)
    return made


@transaction.atomic
def unlink(*, identity: Identity) -> None:
    """Not the last way in: nobody locks themself out."""
    if not is_last_way_in(identity):
        way = Way("", "", "", "", identity.provider)
        identity.delete()
        _tell(identity.user, Verb.ENDED, "account for sign-in", way)
        return
    raise ValidationError(_("This is your only way in: set a password first."))


def is_last_way_in(identity: Identity) -> bool:
    others = Identity.objects.unscoped(reason=WHY_IDENTITY).filter(user=identity.user_id).exclude(pk=identity.pk)
    usable = others.filter(provider__isnull=True) | others.filter(provider__is_on=True)
    return not identity.user.has_usable_password() and not usable.exists()


@transaction.atomic
def join_by_account(*, token: str, way: Way, asserted: Asserted) -> tuple[User, Person]:
    """The invited person's login: the one the account is linked to already, or a new one without a password."""
    invitation = find_invitation(token)
    if invitation is None or way.trust_id not in (None, invitation.trust_id):
        raise Refused("invitation")
    known = login_of(way, asserted)
    if known is not None and not known.user.is_active:
        raise Refused("closed")
    user = known.user if known else User.objects.create_user(_free_address(token, invitation.person, asserted))
    person = accept(token=token, user=user)
    if known is None:
        vouch(user, person.email)
    link(user=user, way=way, asserted=asserted)
    return user, person


def _free_address(token: str, person: Person, asserted: Asserted) -> str:
    """The address the school has; the provider's only where the school has none, and nobody else has it."""
    email = tidy(person.email or asserted.email)
    if not email:
        raise ValidationError(_("Neither the school nor this account has an address: ask the office to enter yours."))
    if not person.email and is_anothers(token, email):
        raise ValidationError(_("This account has the address of somebody else here: use your own."))
    if User.objects.filter(email=email).exists():
        raise ValidationError(
            _("%(email)s has a login here already. Sign in with it, then add this account on your account page.")
            % {"email": email}
        )
    return email


def _where(user: User, asserted: Asserted) -> str:
    same = not asserted.email or tidy(asserted.email) == user.email
    return "account for sign-in" if same else "account for sign-in, of another address"


def _tell(user: User, verb: Verb, where: str, way: Way) -> None:
    """In every trust the account opens: it stands in the record of each of the login's persons there."""
    for person in persons_of(user):
        if way.trust_id in (None, person.trust_id):
            happened(None, verb, ROLE, where, trust=person.trust_id, person=person.pk)
