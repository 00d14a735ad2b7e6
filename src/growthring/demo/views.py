"""Signing in as a fictional person: only in demo mode, and only over the database the demo made."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from growthring.accounts.models import User
from growthring.core.access import public
from growthring.demo.mark import is_marked
from growthring.demo.personas import PERSONAS
from growthring.demo.synth.personas import PERSONAS as MADE_UP

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
EVERYBODY = [*PERSONAS, *MADE_UP]


@public("In demo mode everybody is fictional; otherwise there is no such page.")
def choose(request: HttpRequest) -> HttpResponse:
    _only_in_the_demo()
    known = set(User.objects.filter(email__in=[one.email for one in EVERYBODY]).values_list("email", flat=True))
    return render(request, "demo/personas.html", {"personas": [one for one in EVERYBODY if one.email in known]})


@public("In demo mode everybody is fictional; otherwise there is no such page.")
@require_POST
def become(request: HttpRequest, key: str) -> HttpResponse:
    _only_in_the_demo()
    persona = next((one for one in EVERYBODY if one.key == key), None)
    user = User.objects.filter(email=persona.email, is_active=True).first() if persona else None
    if user is None:
        raise Http404
    request.session.flush()
    login(request, user, backend=BACKEND)
    return redirect("home")


def _only_in_the_demo() -> None:
    if not settings.DEMO or not is_marked():
        raise Http404
