"""One form as somebody who may send it fills it in, and what has to be there before."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY as SHOWN
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from growthring.core import clock
from growthring.core.access import Role
from growthring.people.models import Person
from tests.access.conftest import signed_in
from tests.access.world import World

Fill = Callable[[World], dict[str, Any]]
Ready = Callable[[Client, Person], None]
PASSWORD = "quiet lanterns over moss"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # of an app; nobody's


@dataclass(frozen=True, slots=True)
class Sent:
    """One form: its address, who sends it, what is in it; `ids` are the fields that name another row."""

    name: str
    role: Role | None  # None: nobody is signed in, and `ready` is about the subject
    data: Fill
    ids: tuple[str, ...] = ()
    mark: str = ""
    args: Callable[[World], tuple[str, ...]] | None = None  # where the address is not about the subject
    query: Callable[[World], str] | None = None  # where it is not that of the table
    wide: bool = False  # the role is held for the whole trust
    ready: tuple[Ready, ...] = ()

    @property
    def label(self) -> str:
        return f"{self.name} {self.mark}".strip()

    def sender(self, world: World) -> Person | None:
        if self.role is None:
            return None
        return world.wide[self.role] if self.wide else world.here.cast[self.role]

    def client(self, world: World) -> Client:
        """Signed in, and with what has to be there before."""
        sender = self.sender(world)
        client = signed_in(sender)
        for make in self.ready:
            make(client, sender or world.here.subject)
        return client


def today() -> str:
    return clock.today().isoformat()


def code() -> str:
    """What the app shows now."""
    return str(format_hotp_value(hotp_value(SECRET, int(time.time()) // 30)))


def recently(client: Client, person: Person) -> None:
    """As after giving the password once more."""
    session = client.session
    session[SHOWN] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    session[f"{SHOWN}_user"] = str(person.user_id)
    session.save()
