from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People come by invitation only: there is no open sign-up."""
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Every answer is a page: the same door has no second shape to be tried."""
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Wrong tries are counted for an address *from one place*.

        Counted for the address alone, anybody could keep a colleague out by getting their password wrong on purpose.
        """
        return f"{super()._get_login_attempts_cache_key(request, **credentials)} {self.get_client_ip(request)}"
