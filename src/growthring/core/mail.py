"""Mail as every room sends it: by the room that keeps an outbox, else straight to the mail server."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import send_mail

NO_MAIL = "django.core.mail.backends.dummy.EmailBackend"


@dataclass(frozen=True, slots=True)
class Letter:
    """About a login, to an address of its own. `user_pk` is whose it is; 0 where nobody knows any more."""

    address: str
    subject: str
    text: str
    user_pk: int


Carrier = Callable[[Letter], bool]
_carriers: list[Carrier] = []


def carries(carrier: Carrier) -> Carrier:
    """Told by the room that keeps the outbox: True says that it has taken the letter."""
    _carriers[:] = [carrier]
    return carrier


def deliver(letter: Letter) -> None:
    """For the worker, outside of any transaction: it may wait for the mail server."""
    if not any(carrier(letter) for carrier in _carriers):
        send_mail(letter.subject, letter.text, None, [letter.address])


def mail_works() -> bool:
    return bool(settings.EMAIL_BACKEND != NO_MAIL)


def absolute(path: str) -> str:
    """The full address of a page, where there is no request to ask: in a mail that the worker writes."""
    return path if "://" in path else f"{settings.SITE}/{path.lstrip('/')}"
