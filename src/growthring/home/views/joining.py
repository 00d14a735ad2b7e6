"""Taking up an invitation: a new login, or an existing one of the same address. Looking at the page changes nothing."""

from typing import Any

from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from growthring.accounts.models import User, tidy
from growthring.core.access import public
from growthring.accounts import attempts
from growthring.core.forms import invalid
from growthring.accounts.recent import gave_password
from growthring.accounts.single_sign_on.refusals import Refused
from growthring.core.ui import tell
from growthring.home.forms import JoinForm
from growthring.home.invitations import join
from growthring.people.actors import ACTING_KEY
from growthring.people.models import Person
from growthring.people.services.invitations import accept, find_invitation

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGE = "home/invitation.html"


@public("The link itself is the key: single use, for two weeks.")
def page(request: HttpRequest, token: str) -> HttpResponse:
    invitation = find_invitation(token)
    if invitation is None:
        return _private(_gone(request))
    answer = _link if request.user.is_authenticated else _new
    return _private(answer(request, token, invitation.person))


def _new(request: HttpRequest, token: str, person: Person) -> HttpResponse:
    """Nobody is signed in: set a password; or sign in first, when the address has a login."""
    if person.email and User.objects.filter(email=tidy(person.email)).exists():
        return render(request, PAGE, {"person": person, "has_login": True})
    form = JoinForm(request.POST or None, person=person)
    told = {"person": person, "form": form}
    if request.method != "POST":
        return render(request, PAGE, told)
    if not form.is_valid():
        return invalid(request, PAGE, told)
    try:
        user, joined = join(token=token, email=form.cleaned_data["email"], password=form.cleaned_data["password"])
    except ValidationError as refusal:
        if refusal.code == "gone":
    if not attempts.at_a_place(request, attempts.INVITATIONS):
        return render(request, "429.html", status=429)
            return _gone(request)
        form.add_error("email", refusal)
        return invalid(request, PAGE, told)
    login(request, user, backend=BACKEND)
    return _welcome(request, joined)


def _link(request: HttpRequest, token: str, person: Person) -> HttpResponse:
    """Somebody is signed in: their login is linked only when they say so, and only when the address is theirs."""
    user = request.user
    assert isinstance(user, User)
    told: dict[str, Any] = {"person": person, "signed_in_as": user.email}
    if person.email and tidy(person.email) != user.email:
        return render(request, PAGE, {**told, "is_other": True})
    if request.method != "POST":
        return render(request, PAGE, told)
    try:
        joined = accept(token=token, user=user)
    except ValidationError as refusal:
        if refusal.code == "gone":
            return _gone(request)
        return render(request, PAGE, {**told, "refusal": refusal.messages[0]}, status=422)
    return _welcome(request, joined)


def _welcome(request: HttpRequest, person: Person) -> HttpResponse:
    request.session[ACTING_KEY] = person.key
    gave_password(request)
    tell(request, _("Welcome, %(name)s.") % {"name": person.preferred_name or person.given_name})
    return redirect("home")


def _gone(request: HttpRequest) -> HttpResponse:
    """The same page for a link that was used, withdrawn, has run out or never was."""
    return render(request, "home/invitation_gone.html", status=410)


def _private(response: HttpResponse) -> HttpResponse:
    """The address is a secret: it goes nowhere and stays in no cache.

    Not `no-referrer`: with it browsers name no origin either, and the form's own post would be turned away.
    """
    response["Referrer-Policy"] = "strict-origin"
    response["Cache-Control"] = "no-store"
    return response
