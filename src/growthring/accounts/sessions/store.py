"""Django's sessions in the database, each with the login it belongs to: so that they can be listed and ended."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import Error

from growthring.accounts.models import LoginSession
from growthring.core.trouble import Trouble, trouble_in

PASSING = {Trouble.FULL, Trouble.READONLY, Trouble.DISK, Trouble.BUSY}


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls) -> Any:
        return LoginSession

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row: Any = super().create_model_instance(data)
        row.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        return row

    def save(self, must_create: bool = False) -> None:
        """While nothing can be written, a session that is there stays as it is: reading goes on.

        What a session forgets so is harmless: when its owner was last seen, or had shown who they are again.
        """
        try:
            super().save(must_create)
        except Error as error:
            if must_create or trouble_in(error) not in PASSING:
                raise
