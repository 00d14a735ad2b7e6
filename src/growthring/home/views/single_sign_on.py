"""Single sign-on, before anybody is signed in: which way, out, and back. Looking at a page changes nothing."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from growthring.accounts.single_sign_on.refusals import Refused
from growthring.core.access import public
from growthring.core.ui import tell
from growthring.home import single_sign_on as sso
from growthring.home.forms import WorkEmailForm
from growthring.home.joining import link_account
from growthring.people.queries.sign_in import find_way, takes_passwords, trust_of_address, trust_of_slug, ways_of

DOOR = "This is a door: nobody is signed in yet."


@public(DOOR)
@require_GET
def of_trust(request: HttpRequest, slug: str) -> HttpResponse:
    """A trust's own address to sign in at. One without a provider looks like one that does not exist."""
    trust = trust_of_slug(slug)
    ways = ways_of([trust.pk]) if trust else []
    if trust is None or not any(way.trust_id for way in ways):
        return redirect("account_login")
    leads_to = sso.safe(request, request.GET.get("next", ""))
    told = {
        "trust": trust,
        "ways": [(way, sso.start_of(way, leads_to)) for way in ways],
        "takes_passwords": takes_passwords(trust.pk),
        "next": leads_to,
    }
    return render(request, "home/sign_in_trust.html", told)


@public(DOOR)
@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """From the domain of an address to the page of the trust that named it. The address itself is looked up nowhere."""
    form = WorkEmailForm(request.POST)
    trust = trust_of_address(form.cleaned_data["email"]) if form.is_valid() else None
    if trust is not None:
        return redirect("sign_in_trust", trust.slug)
    tell(request, _("No trust has set up single sign-on for this address. Sign in with your password."))
    return redirect("account_login")


@public(DOOR)
@never_cache
@require_GET
def start(request: HttpRequest, key: str) -> HttpResponse:
    """By a link, so that no form's policy stands in the way. It ends in no more than one's own login."""
    way = find_way(key)
    if way is None:
        raise Http404
    if not sso.may_go_on(request):
        return sso.too_often(request)
    try:
        return sso.set_out(request, way, leads_to=request.GET.get("next", ""))
    except Refused as refusal:
        return sso.refused(request, key, refusal)


@public(DOOR)
@never_cache
@require_GET
def back(request: HttpRequest, key: str) -> HttpResponse:
    """Where a provider sends the browser: only an answer to what was begun in this very session is looked at."""
    if not sso.may_go_on(request):
        return sso.too_often(request)
    try:
        way, under_way, asserted = sso.come_back(request, key)
        if under_way.intent == sso.SIGN_IN:
            return sso.enter(request, way, asserted, under_way.next)
        if under_way.intent == sso.AGAIN:
            return sso.prove_again(request, way, asserted, under_way.next)
        return sso.put_by(request, way, under_way, asserted)
    except Refused as refusal:
        return sso.refused(request, key, refusal)


@public("Shows an account only to whoever has just come back with it.")
@never_cache
def link(request: HttpRequest) -> HttpResponse:
    """The account by its address, and what it would open: linked by a press of a button, never by looking."""
    found = sso.pending(request)
    if found is None:
        return sso.refused(request, "", Refused("state"))
    way, asserted, kept = found
    told = {"way": way, "asserted": asserted, "refusal": "", **sso.whom_it_is_for(request, asserted, kept)}
    if request.method != "POST":
        return render(request, "home/sign_in_link.html", told)
    try:
        return link_account(request, way, asserted, kept)
    except Refused as refusal:
        return sso.refused(request, way.key, refusal)
    except ValidationError as refusal:
        return render(request, "home/sign_in_link.html", {**told, "refusal": refusal.messages[0]}, status=422)
