"""My ways in: the accounts I can come in with, added and taken off after showing once more that it is me."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from growthring.accounts import recent
from growthring.accounts.models import User
from growthring.accounts.single_sign_on.refusals import Refused
from growthring.core.access import ActorRequest, guarded
from growthring.core.ui import tell
from growthring.home import single_sign_on as sso
from growthring.people.models import Identity
from growthring.people.queries.sign_in import Way, find_way, ways_of
from growthring.people.services.identities import unlink

KIND = "Role grant and sign-in account"


@guarded(KIND)
@require_GET
def page(request: ActorRequest) -> HttpResponse:
    mine = list(Identity.objects.visible_to(request.actor).select_related("provider"))
    linked = {identity.provider.key if identity.provider else "site" for identity in mine}
    told = {
        "mine": mine,
        "site": find_way("site"),
        "others": [way for way in _offered(request) if way.key not in linked],
        "may_change": not sso.is_narrow(request),
    }
    return render(request, "home/ways_in.html", told)


@guarded(KIND)
@require_GET
def add(request: ActorRequest, key: str) -> HttpResponse:
    """Off to the provider; the account is linked on the way back, by a button."""
    way = next((way for way in _offered(request) if way.key == key), None)
    if way is None:
        raise Http404
    if (elsewhere := recent.ask(request)) is not None:
        return elsewhere
    try:
        return sso.set_out(request, way, intent=sso.LINK)
    except Refused as refusal:
        return sso.refused(request, key, refusal)


@guarded(KIND)
@require_POST
def remove(request: ActorRequest, key: str) -> HttpResponse:
    identity = Identity.objects.visible_to(request.actor).select_related("user", "provider").filter(key=key).first()
    if identity is None:
        raise Http404
    if (elsewhere := recent.ask(request)) is not None:
        return elsewhere
    try:
        unlink(identity=identity)
    except ValidationError as refusal:
        tell(request, refusal.messages[0])
    else:
        tell(request, _("The account is taken off: it opens nothing here any more."))
    return redirect("ways_in")


def prove_first(request: ActorRequest, leads_to: str) -> HttpResponse:
    """With the password, where there is one; else at the provider once more."""
    user = request.user
    assert isinstance(user, User)
    if user.has_usable_password():
        return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': leads_to})}")
    for identity in Identity.objects.visible_to(request.actor).select_related("provider"):
        way = find_way(identity.provider.key if identity.provider else "site")
        if way is not None:
            return _again(request, way, leads_to)
    tell(request, _("There is no way here to show that it is still you. Set a password first: “I have forgotten it”."))
    return redirect("account")


@guarded(KIND, is_own_account=True)
@require_GET
def again(request: ActorRequest) -> HttpResponse:
    """For whoever has neither password nor second factor here, before they change how they sign in."""
    return prove_first(request, sso.safe(request, request.GET.get("next", "")) or reverse("account"))


def _again(request: ActorRequest, way: Way, leads_to: str) -> HttpResponse:
    try:
        return sso.set_out(request, way, intent=sso.AGAIN, leads_to=leads_to)
    except Refused as refusal:
        return sso.refused(request, way.key, refusal)


def _offered(request: ActorRequest) -> list[Way]:
    """The installation's provider, and those of the trust one is in."""
    return ways_of([request.actor.trust_id])
