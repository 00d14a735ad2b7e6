"""Forms of signing in, of one's own account, and of how a trust's people sign in.

Not among them, and why: forms of passkeys that take a browser's own signature (`tests/e2e/test_signing_in.py`), and
`sign_in_link`, which takes what a provider has just said (`home/tests/test_linking.py`).
"""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, TOTP
from django.test import Client
from django.urls import reverse

from growthring.accounts import address
from growthring.accounts.models import User
from growthring.accounts.views.second_factor import mark_of
from growthring.core.access import Role
from growthring.people.models import Person
from tests.access.life import _invitation
from tests.access.sent import PASSWORD, SECRET, Sent, code, recently, today
from tests.access.world import World

NEW = "another quiet lantern over moss"
TOKEN = "invitation-of-the-newcomer"


def _user(person: Person) -> User:
    assert person.user is not None
    return User.objects.get(pk=person.user.pk)


def _knows(client: Client, person: Person) -> None:
    """A password, and a session that knows it."""
    user = _user(person)
    user.set_password(PASSWORD)
    user.save()
    if client.cookies:
        client.force_login(user)


def _has_app(client: Client, person: Person) -> None:
    TOTP.activate(_user(person), SECRET)
    RecoveryCodes.activate(_user(person))


def _has_lost_it(client: Client, person: Person) -> None:
    """Not the office's own app: the subject's."""
    _has_app(client, Person.objects.unscoped(reason="test").get(trust=person.trust, given_name="Subject-here"))


def _has_key(client: Client, person: Person) -> None:
    data = {"name": "Ring", "credential": {}, "passwordless": True}
    Authenticator.objects.create(user_id=person.user_id, type=Authenticator.Type.WEBAUTHN, data=data)


def _sees_secret(client: Client, person: Person) -> None:
    session = client.session
    session[SECRET_SESSION_KEY] = SECRET
    session.save()


def _is_half_in(client: Client, person: Person) -> None:
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})


def _has_link(client: Client, person: Person) -> None:
    user = _user(person)
    told = (user_pk_to_url_str(user), default_token_generator.make_token(user))
    client.get(reverse("account_reset_password_from_key", args=told))


def _is_invited(client: Client, person: Person) -> None:
    newcomer = Person.objects.unscoped(reason="test").get(trust=person.trust, given_name="Newcomer-here")
    _invitation(newcomer, TOKEN)


def _key(world: World) -> tuple[str, ...]:
    return (mark_of(Authenticator.objects.get(user_id=world.here.subject.user_id, type="webauthn")),)


def _address_link(world: World) -> tuple[str, ...]:
    return (address.token_for(_user(world.here.subject), "new.address@example.org"),)


def _uid(world: World) -> tuple[str, ...]:
    return (user_pk_to_url_str(_user(world.here.subject)), "set-password")


def _provider(**facts: str):  # type: ignore[no-untyped-def]
    told = {"name": "Our ID", "client_id": "growthring", "client_secret": "quite secret", "second_factor": "no"}
    return lambda w: {**told, "email_domains": "oakvale.example", **facts}


SELF = Role.SELF
ACCOUNT = [
    Sent("account_login", None, lambda w: {"login": w.here.subject.email, "password": PASSWORD}, ready=(_knows,)),
    Sent(
        "account_change_password",
        SELF,
        lambda w: {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW},
        ready=(_knows,),
    ),
    Sent("account_reset_password", None, lambda w: {"email": w.here.subject.email}),
    Sent(
        "account_reset_password_from_key",
        None,
        lambda w: {"password1": NEW, "password2": NEW},
        args=_uid,
        ready=(_has_link,),
    ),
    Sent("mfa_authenticate", None, lambda w: {"code": code()}, ready=(_knows, _has_app, _is_half_in)),
    Sent("sign_in_find", None, lambda w: {"email": "ada@example.org"}),
    Sent(
        "invitation",
        None,
        lambda w: {"email": "ada.new@example.org", "password": NEW, "again": NEW},
        args=lambda w: (TOKEN,),
        ready=(_is_invited,),
    ),
    Sent("account_reauthenticate", SELF, lambda w: {"password": PASSWORD}, ready=(_knows,)),
    Sent("mfa_reauthenticate", SELF, lambda w: {"code": code()}, ready=(_has_app,)),
    Sent("account_address", SELF, lambda w: {"address": "new.address@example.org"}, ready=(_knows, recently)),
    Sent("account_address_confirm", SELF, lambda w: {}, args=_address_link),
    Sent("mfa_activate_totp", SELF, lambda w: {"code": code()}, ready=(_knows, recently, _sees_secret)),
    Sent("mfa_deactivate_totp", SELF, lambda w: {}, ready=(_has_app, recently)),
    Sent("mfa_generate_recovery_codes", SELF, lambda w: {}, ready=(_has_app, recently)),
    Sent("mfa_edit_webauthn", SELF, lambda w: {"name": "Laptop"}, args=_key, ready=(_has_key, recently)),
    Sent("mfa_remove_webauthn", SELF, lambda w: {}, args=_key, ready=(_has_key, recently)),
    Sent("account_places_end", SELF, lambda w: {"place": "nobody"}, ("place",)),
    Sent("account_places_end_others", SELF, lambda w: {}, ready=(_knows, recently)),
    Sent("account_kept_put_away", SELF, lambda w: {"kept": "nobody"}, ("kept",)),
    Sent("way_in_remove", SELF, lambda w: {}, ready=(_knows, recently)),
    Sent("people_second_factor", Role.OFF, lambda w: {"of": "all", "since": today()}, wide=True),
    Sent("people_second_factor_reset", Role.OFF, lambda w: {}, ready=(_knows, recently, _has_lost_it)),
    Sent("people_sign_in", Role.OFF, lambda w: {"passwords": "on"}, wide=True),
    Sent(
        "people_sign_in_add",
        Role.OFF,
        _provider(tenant="11111111-2222-4333-8444-555555555555", key="abcdefghjkmn"),
        wide=True,
    ),
    Sent(
        "people_sign_in_add",
        Role.OFF,
        _provider(domain="oakvale.example", key="abcdefghjkmn"),
        mark="google",
        query=lambda w: "?kind=google",
        wide=True,
    ),
    Sent(
        "people_sign_in_add",
        Role.OFF,
        _provider(issuer="https://id.oakvale.example", key="abcdefghjkmn"),
        mark="other",
        query=lambda w: "?kind=other",
        wide=True,
    ),
    Sent("people_sign_in_provider", Role.OFF, _provider(issuer="https://id.example.org"), wide=True),
    Sent("people_sign_in_act", Role.OFF, lambda w: {"do": "remove"}, wide=True),
]
# They change a password, an address, a session: none of it in what `state` reads.
UNSEEN = {
    "account_address",
    "account_address_confirm",
    "account_change_password",
    "account_kept_put_away",
    "account_login",
    "account_places_end",
    "account_places_end_others",
    "account_reauthenticate",
    "account_reset_password_from_key",
    "mfa_reauthenticate",
    "sign_in_find",
}
SIGNED = {"mfa_add_webauthn", "mfa_login_webauthn", "mfa_reauthenticate_webauthn", "sign_in_link"}
