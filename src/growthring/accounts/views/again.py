"""The second step of signing in; passkeys alone; and showing again that it is still the same person."""

from typing import Any

from allauth.account import views as account
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.base import views as mfa
from allauth.mfa.webauthn import views as keys
from allauth.mfa.webauthn.internal import auth, flows
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.cache import add_never_cache_headers

from growthring.accounts.views.own import Says422, own_account
from growthring.core.access import public


class SecondStep(mfa.AuthenticateView):  # type: ignore[misc]
    def form_invalid(self, form: Any) -> HttpResponse:
        context = self.get_context_data(has_errors=True)
        return self.render_to_response({**context, "has_errors": True}, status=422)  # type: ignore[no-any-return]


class PasswordAgain(Says422, account.ReauthenticateView):  # type: ignore[misc]
    pass


class CodeAgain(Says422, mfa.ReauthenticateView):  # type: ignore[misc]
    pass


class KeyAgain(keys.ReauthenticateWebAuthnView):  # type: ignore[misc]
    template_name = "mfa/key_again.html"


class KeyAlone(keys.LoginWebAuthnView):  # type: ignore[misc]
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What the browser needs to ask for a key; the page's script fetches it."""
        answer = JsonResponse({"request_options": auth.begin_authentication(user=None)})
        add_never_cache_headers(answer)
        return answer

    def form_valid(self, form: Any) -> HttpResponse:
        found = form.cleaned_data["credential"]
        login = Login(user=found.user, redirect_url=get_next_redirect_url(self.request))
        return flows.perform_passwordless_login(self.request, found, login)  # type: ignore[no-any-return]


second_step = public("Between the password and the door: allauth lets in only whoever has just given a password.")(
    SecondStep.as_view()
)
key_alone = public("A passkey is the door for whoever has one.")(KeyAlone.as_view())


@own_account()
def password_again(request: HttpRequest) -> HttpResponseBase:
    answer: HttpResponseBase = PasswordAgain.as_view()(request)
    return answer


@own_account()
def code_again(request: HttpRequest) -> HttpResponseBase:
    answer: HttpResponseBase = CodeAgain.as_view()(request)
    return answer


@own_account()
def key_again(request: HttpRequest) -> HttpResponseBase:
    answer: HttpResponseBase = KeyAgain.as_view()(request)
    return answer
