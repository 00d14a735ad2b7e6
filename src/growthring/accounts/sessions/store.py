"""Django's sessions in the database, each with the login it belongs to: so that they can be listed and ended."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from growthring.accounts.models import LoginSession


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls) -> Any:
        return LoginSession

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row: Any = super().create_model_instance(data)
        row.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        return row
