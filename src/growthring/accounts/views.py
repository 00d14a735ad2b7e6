"""Signing in and out, through django-allauth: only these of its pages are routed, each behind a stated access."""

from typing import Any

from allauth.account import views as theirs
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from growthring.core.access import Forbidden, public


class Says422:
    """An invalid form is answered 422, as everywhere here."""

    def form_invalid(self, form: Any) -> HttpResponse:
        context = self.get_context_data(form=form, has_errors=True)  # type: ignore[attr-defined]
        return self.render_to_response(context, status=422)  # type: ignore[attr-defined,no-any-return]


class Login(Says422, theirs.LoginView):  # type: ignore[misc]
    pass


class PasswordChange(Says422, theirs.PasswordChangeView):  # type: ignore[misc]
    pass


class PasswordReset(Says422, theirs.PasswordResetView):  # type: ignore[misc]
    pass


class PasswordResetFromKey(Says422, theirs.PasswordResetFromKeyView):  # type: ignore[misc]
    pass


login = public("This is the door.")(Login.as_view())
inactive = public("Says that a login has been closed, to whoever just tried it.")(theirs.AccountInactiveView.as_view())
reset_done = public("The same words whether an address is known or not.")(theirs.PasswordResetDoneView.as_view())
reset_key_done = public("Says that the password is changed.")(theirs.PasswordResetFromKeyDoneView.as_view())


@public("Whoever is signed in may leave, also when their access has ended.")
def logout(request: HttpRequest) -> HttpResponseBase:
    response: HttpResponseBase = theirs.LogoutView.as_view()(request)
    if request.method == "POST":
        response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@public("Only for whoever is signed in: allauth asks again. It reads nothing but the login itself.")
def change_password(request: HttpRequest) -> HttpResponseBase:
    if settings.DEMO:
        raise Forbidden(_("In the demo nobody has a password."))
    if request.user.is_authenticated and not request.user.has_usable_password():
        return redirect("account_reset_password")
    answer: HttpResponseBase = PasswordChange.as_view()(request)
    return answer


@public("Whoever forgot their password has nothing else to show.")
def reset_password(request: HttpRequest) -> HttpResponseBase:
    return _private(PasswordReset.as_view(extra_context={"mail_is_set_up": settings.MAIL_IS_SET_UP})(request))


@public("The key in the link stands for the mailbox it was sent to.")
def reset_from_key(request: HttpRequest, uidb36: str, key: str) -> HttpResponseBase:
    return _private(PasswordResetFromKey.as_view()(request, uidb36=uidb36, key=key))


def _private(response: HttpResponseBase) -> HttpResponseBase:
    """The address of the page is itself a secret: it goes to nobody else, and stays in no cache."""
    response["Referrer-Policy"] = "strict-origin"
    response["Cache-Control"] = "no-store"
    return response
