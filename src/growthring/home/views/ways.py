"""My ways in: the accounts I can come in with, added and taken off after showing once more that it is me."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from growthring.accounts.models import User
from growthring.accounts.single_sign_on.refusals import Refused
from growthring.core.access import ActorRequest, Forbidden, guarded
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
    _may_change(request)
    if not sso.has_proved(request):
        return prove_first(request, reverse("way_in_add", args=[key]))
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
    _may_change(request)
    if not sso.has_proved(request):
        return prove_first(request, reverse("ways_in"))
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
    raise Forbidden(_("There is no way left to show that it is you: ask the school’s office for a new invitation."))


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


def _may_change(request: ActorRequest) -> None:
    """What a trust's provider lets in opens that trust: it cannot be made to open another."""
    if sso.is_narrow(request):
        raise Forbidden(
            _(
                "You came in through one trust’s provider, and your login opens another trust too. Sign in with your "
                "password to change how you sign in."
            )
        )
