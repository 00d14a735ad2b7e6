"""Signing in and out, through django-allauth: only these of its pages are routed, each behind a stated access."""

from typing import Any

from allauth.account import views as theirs
from allauth.core import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from growthring.accounts import attempts, recent
from growthring.accounts.models import User
from growthring.accounts.views.own import Says422, own_account, private
from growthring.core.access import public


class Login(Says422, theirs.LoginView):  # type: ignore[misc]
    pass


class PasswordChange(Says422, theirs.PasswordChangeView):  # type: ignore[misc]
    pass


class PasswordReset(Says422, theirs.PasswordResetView):  # type: ignore[misc]
    def form_valid(self, form: Any) -> HttpResponse:
        """Counted for the place alone: asking for a colleague's mailbox keeps nobody from asking for their own."""
        refused: HttpResponse | None = ratelimit.consume_or_429(self.request, action="reset_password")
        if refused:
            return refused
        form.save(self.request)
        return redirect(self.get_success_url())


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


@own_account()
def change_password(request: HttpRequest) -> HttpResponseBase:
    assert isinstance(request.user, User)
    if not request.user.has_usable_password():
        return redirect("account_reset_password")
    recent.require_whole(request)
    if request.method != "POST":
        page: HttpResponseBase = PasswordChange.as_view()(request)
        return page
    tried = attempts.begin(request, attempts.PASSWORDS, request.user.email, request.user.pk)
    if tried is None:
        return render(request, "429.html", status=429)
    answer: HttpResponseBase = PasswordChange.as_view()(request)
    if answer.status_code == 302:
        tried.rollback()
    return answer


@public("Whoever forgot their password has nothing else to show.")
def reset_password(request: HttpRequest) -> HttpResponseBase:
    return private(PasswordReset.as_view(extra_context={"mail_is_set_up": settings.MAIL_IS_SET_UP})(request))


@public("The key in the link stands for the mailbox it was sent to.")
def reset_from_key(request: HttpRequest, uidb36: str, key: str) -> HttpResponseBase:
    return private(PasswordResetFromKey.as_view()(request, uidb36=uidb36, key=key))
