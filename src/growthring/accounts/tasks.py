"""Mail about an account, sent by the worker: no page waits for a mail server, or tells by waiting who has a login."""

from enum import StrEnum
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.cache import cache
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from growthring.accounts.models import User
from growthring.accounts.sealed import unseal
from growthring.core import clock
from growthring.core.mail import Letter, deliver

HOUR_S = 3600
LINKS_AN_HOUR = 5  # to one mailbox: whoever asks more often has them already
ADDRESSES = "addresses of tasks"
SOMEBODY_WAITS = 50  # before regular work


class Note(StrEnum):
    """What an account's owner is told by mail."""

    PASSWORD = "password"  # noqa: S105
    ADDRESS = "address"
    APP_ADDED = "app_added"
    APP_REMOVED = "app_removed"
    KEY_ADDED = "key_added"
    KEY_REMOVED = "key_removed"
    CODES_MADE = "codes_made"
    FACTORS_RESET = "factors_reset"
    PROVEN = "proven"


def said(note: Note) -> str:
    return {
        Note.PASSWORD: _("Your password has been changed."),
        Note.ADDRESS: _("You now sign in with another address."),
        Note.APP_ADDED: _("An app for one-time codes has been set up for your login."),
        Note.APP_REMOVED: _("The app for one-time codes has been taken away from your login."),
        Note.KEY_ADDED: _("A passkey has been added to your login."),
        Note.KEY_REMOVED: _("A passkey has been taken away from your login."),
        Note.CODES_MADE: _("New recovery codes have been made; the old ones no longer work."),
        Note.FACTORS_RESET: _("Your second factor has been taken away, by your office or by whoever runs the server."),
        Note.PROVEN: _(
            "You are the first to show that this address is yours. What was set up for the login before has been taken "
            "away: second factors, accounts for sign-in, and every place where it was signed in."
        ),
    }[note]


@task(priority=SOMEBODY_WAITS)
def password_link(user_pk: int, site: str, language: str) -> None:
    """`user_pk` 0 is an address that nobody signs in with: the page does the same for it, and here it ends."""
    user = User.objects.filter(pk=user_pk, is_active=True).first()
    if user is None or not _may_be_sent(user):
        return
    told = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    url = site.rstrip("/") + reverse("account_reset_password_from_key", kwargs=told)
    with translation.override(language):
        _send(user.email, "account/email/password_reset_key", {"password_reset_url": url}, user.pk)


@task(priority=SOMEBODY_WAITS)
def note(user_pk: int, what: str) -> None:
    user = User.objects.filter(pk=user_pk).first()
    if user is not None:
        _send(user.email, "account/email/note", {"said": said(Note(what))}, user.pk)


@task(priority=SOMEBODY_WAITS)
def address_link(sealed_address: str, url: str, language: str, user_pk: int = 0) -> None:
    """To the new address; only whoever reads it there can follow the link."""
    with translation.override(language):
        _send(unseal(sealed_address.encode(), ADDRESSES), "account/email/address", {"url": url}, user_pk)


@task(priority=SOMEBODY_WAITS)
def address_note(sealed_address: str, user_pk: int = 0) -> None:
    """To the address that was left."""
    _send(unseal(sealed_address.encode(), ADDRESSES), "account/email/note", {"said": said(Note.ADDRESS)}, user_pk)


def _send(address: str, template: str, told: dict[str, Any], user_pk: int) -> None:
    subject = " ".join(render_to_string(f"{template}_subject.txt", told).split())
    text = render_to_string(f"{template}_message.txt", told).strip() + "\n"
    deliver(Letter(address, subject, text, user_pk))


def _may_be_sent(user: User) -> bool:
    """What is refused is not counted: else whoever asks in somebody's name again and again would stop them for good."""
    key = f"password-links-{user.pk}-{int(clock.now().timestamp()) // HOUR_S}"
    sent = int(cache.get(key, 0))
    if sent >= LINKS_AN_HOUR:
        return False
    cache.set(key, sent + 1, HOUR_S)
    return True
