from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext as _

from growthring.accounts import attempts
from growthring.accounts.models import User, tidy


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People come by invitation only: there is no open sign-up."""
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Every answer is a page: the same door has no second shape to be tried."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Wrong tries are counted as `attempts` says; allauth takes a count back when the password is right."""
        address = tidy(credentials.get("email", ""))
        user_pk = User.objects.filter(email=address).values_list("pk", flat=True).first()
        self._login_failed_rl_usage = attempts.begin(request, attempts.PASSWORDS, address, user_pk)
        if self._login_failed_rl_usage is None:
            raise self.validation_error("too_many_login_attempts")

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        words = {
            "reauthenticate": _("Use my password"),
            "mfa_reauthenticate": _("Use a code"),
            "mfa_reauthenticate:webauthn": _("Use my passkey"),
        }
        found = super().get_reauthentication_methods(user)
        return [{**way, "description": words[way["id"]]} for way in found]

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Our own notes are sent by `tasks`, so that no page waits for a mail server."""
