"""Taking up an invitation: a new login, or an existing one of the same address. Looking at the page changes nothing."""

from typing import Any

from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from growthring.accounts import attempts
from growthring.accounts.models import User, tidy
from growthring.accounts.proof import prove
from growthring.accounts.recent import gave_password
from growthring.accounts.signals import tell_owner
from growthring.accounts.single_sign_on.refusals import Refused
from growthring.accounts.tasks import Note
from growthring.core.access import public
from growthring.core.forms import invalid
from growthring.core.ui import tell
from growthring.home import single_sign_on as sso
from growthring.home.forms import JoinForm
from growthring.home.invitations import join
from growthring.people.actors import ACTING_KEY
from growthring.people.models import Person
from growthring.people.queries.sign_in import takes_passwords as takes_passwords_in
from growthring.people.queries.sign_in import ways_of
from growthring.people.services.invitations import accept, find_invitation

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGE = "home/invitation.html"


@public("As the page of the invitation: the link itself is the key.")
@require_GET
def by_account(request: HttpRequest, token: str, key: str) -> HttpResponse:
    """Off to a provider with the invitation in the session: it is taken up on the way back, by a button."""
    invitation = find_invitation(token)
    if invitation is None:
        return _private(_gone(request))
    way = next((way for way in ways_of([invitation.trust_id]) if way.key == key), None)
    if way is None or request.user.is_authenticated:
        return _private(redirect("invitation", token))
    try:
        return _private(sso.set_out(request, way, intent=sso.INVITATION, token=token))
    except Refused as refusal:
        return _private(sso.refused(request, key, refusal))


@public("The link itself is the key: single use, for two weeks.")
def page(request: HttpRequest, token: str) -> HttpResponse:
    if not attempts.at_a_place(request, attempts.INVITATIONS):
        return render(request, "429.html", status=429)
    invitation = find_invitation(token)
    if invitation is None:
        return _private(_gone(request))
    answer = _link if request.user.is_authenticated else _new
    return _private(answer(request, token, invitation.person))


def _new(request: HttpRequest, token: str, person: Person) -> HttpResponse:
    """Nobody is signed in: set a password; or sign in first, when the address has a login."""
    if person.email and User.objects.filter(email=tidy(person.email)).exists():
        return render(request, PAGE, {"person": person, "has_login": True})
    ways = [(way, reverse("invitation_with", args=[token, way.key])) for way in ways_of([person.trust_id])]
    takes_passwords = not ways or takes_passwords_in(person.trust_id)
    form = JoinForm((request.POST or None) if takes_passwords else None, person=person)
    told = {"person": person, "form": form, "ways": ways, "takes_passwords": takes_passwords}
    if request.method != "POST" or not takes_passwords:
        return render(request, PAGE, told)
    if not form.is_valid():
        return invalid(request, PAGE, told)
    try:
        user, joined = join(token=token, email=form.cleaned_data["email"], password=form.cleaned_data["password"])
    except ValidationError as refusal:
        if refusal.code == "gone":
            return _gone(request)
        form.add_error("email", refusal)
        return invalid(request, PAGE, told)
    login(request, user, backend=BACKEND)
    gave_password(request)
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
    if person.email and prove(user, here=request):
        tell_owner(user, Note.PROVEN)
    return _welcome(request, joined)


def _welcome(request: HttpRequest, person: Person) -> HttpResponse:
    request.session[ACTING_KEY] = person.key
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
