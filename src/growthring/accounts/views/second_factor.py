"""Setting up, and taking away, what one signs in with beside a password: an app and passkeys."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import views as totp
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.webauthn import views as keys
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.crypto import salted_hmac

from growthring.accounts import factors
from growthring.accounts.second_factor import codes
from growthring.accounts.views.own import Says422, own_account

Type = Authenticator.Type


@own_account()
def index(request: HttpRequest) -> HttpResponse:
    mine = list(Authenticator.objects.filter(user_id=request.user.pk).order_by("created_at"))
    recovery = next((each for each in mine if each.type == Type.RECOVERY_CODES), None)
    context = {
        "app": next((each for each in mine if each.type == Type.TOTP), None),
        "keys": [(each, mark_of(each)) for each in mine if each.type == Type.WEBAUTHN],
        "recovery": recovery,
        "codes_left": len(recovery.wrap().get_unused_codes()) if recovery else 0,
        "is_asked_for": getattr(request, "is_locked", False),
    }
    return render(request, "mfa/index.html", context)


def mark_of(key: Authenticator) -> str:
    """Names a key in an address without its counting number."""
    return salted_hmac("growthring.accounts.key", str(key.pk)).hexdigest()[:16]


class SetUpApp(Says422, totp.ActivateTOTPView):  # type: ignore[misc]
    template_name = "mfa/app.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        secret = context["form"].secret
        context["secret"] = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
        return dict(context)

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        factors.changed(self.request)
        codes.took(Authenticator.objects.get(user_id=self.request.user.pk, type=Type.TOTP), form.counter)
        return response  # type: ignore[no-any-return]


class TakeAppAway(Says422, totp.DeactivateTOTPView):  # type: ignore[misc]
    template_name = "mfa/app_away.html"


class AddKey(Says422, keys.AddWebAuthnView):  # type: ignore[misc]
    template_name = "mfa/key.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(), **kwargs}


class RenameKey(Says422, keys.EditWebAuthnView):  # type: ignore[misc]
    template_name = "mfa/key_name.html"
    success_url = reverse_lazy("mfa_index")


class TakeKeyAway(keys.RemoveWebAuthnView):  # type: ignore[misc]
    template_name = "mfa/key_away.html"
    success_url = reverse_lazy("mfa_index")


@own_account(again=True)
def set_up_app(request: HttpRequest) -> HttpResponseBase:
    answer: HttpResponseBase = SetUpApp.as_view()(request)
    return answer


@own_account()
def picture(request: HttpRequest) -> HttpResponse:
    """What an app photographs, for the secret of the page that is open. A file, since pages take no images in them."""
    secret = request.session.get(SECRET_SESSION_KEY)
    if not secret:
        raise Http404
    adapter = get_adapter()
    drawn = adapter.build_totp_svg(adapter.build_totp_url(request.user, secret))
    return HttpResponse(drawn, content_type="image/svg+xml")


@own_account(again=True)
def take_app_away(request: HttpRequest) -> HttpResponseBase:
    answer: HttpResponseBase = TakeAppAway.as_view()(request)
    return answer


@own_account(again=True)
def add_key(request: HttpRequest) -> HttpResponseBase:
    answer: HttpResponseBase = AddKey.as_view()(request)
    return answer


@own_account(again=True)
def rename_key(request: HttpRequest, mark: str) -> HttpResponseBase:
    answer: HttpResponseBase = RenameKey.as_view()(request, pk=_marked(request, mark))
    return answer


@own_account(again=True)
def take_key_away(request: HttpRequest, mark: str) -> HttpResponseBase:
    answer: HttpResponseBase = TakeKeyAway.as_view()(request, pk=_marked(request, mark))
    return answer


def _marked(request: HttpRequest, mark: str) -> int:
    mine = Authenticator.objects.filter(user_id=request.user.pk, type=Type.WEBAUTHN)
    found = next((key for key in mine if mark_of(key) == mark), None)
    if found is None:
        raise Http404
    return int(found.pk)
