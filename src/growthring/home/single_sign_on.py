"""Coming in by an account at a provider: out, back, and what the answer opens here."""

import time
from dataclasses import asdict
from typing import Any

import structlog
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from growthring.accounts.models import User, tidy
from growthring.accounts.single_sign_on import flow, session, states
from growthring.accounts.single_sign_on.client import Asserted
from growthring.accounts.single_sign_on.refusals import Refused
from growthring.accounts.single_sign_on.states import UnderWay
from growthring.core import clock
from growthring.people.actors import ACTING_KEY, actor_of
from growthring.people.models import Person
from growthring.people.queries.sign_in import Way, find_way, login_of, persons_of
from growthring.people.services.invitations import find_invitation

log = structlog.get_logger("growthring.sign_in")
METHOD = "single_sign_on"
PENDING = "account_to_be_linked"
SIGN_IN, INVITATION, LINK, AGAIN = "sign_in", "invitation", "link", flow.AGAIN


def set_out(
    request: HttpRequest, way: Way, *, intent: str = SIGN_IN, leads_to: str = "", token: str = ""
) -> HttpResponse:
    """Off to the provider, from which the browser comes back to `sign_in_back`."""
    under_way = UnderWay(way.key, intent, safe(request, leads_to), token, request.user.pk or 0)
    return redirect(flow.way_out(way.client(), request.session, under_way, back_of(request, way.key)))


def come_back(request: HttpRequest, key: str) -> tuple[Way, UnderWay, Asserted]:
    under_way = states.take(request.session, request.GET.get("state", ""), key)
    way = find_way(key)
    if way is None:
        raise Refused("not_here")
    return way, under_way, flow.answer(way.client(), under_way, request.GET, back_of(request, key))


def enter(request: HttpRequest, way: Way, asserted: Asserted, leads_to: str) -> HttpResponse:
    """Signs in the login that is linked to the account: nobody is ever found by an address, nothing is made."""
    identity = login_of(way, asserted)
    if identity is None:
        raise Refused("unknown")
    user = identity.user
    person = _whom(way, user)
    identity.used_at = clock.now()
    identity.save(update_fields=["used_at"])
    answer = let_in(request, user, way, asserted, leads_to)
    if request.user.is_authenticated and way.trust_id is not None:
        request.session[ACTING_KEY] = person.key
    return answer


def _whom(way: Way, user: User) -> Person:
    """A person of the login whom the provider answers for; there has to be one who is here today."""
    if not user.is_active:
        raise Refused("closed")
    theirs = [person for person in persons_of(user) if way.trust_id in (None, person.trust_id)]
    found = next((person for person in theirs if actor_of(person) is not None), None)
    if found is None:
        raise Refused("not_here")
    return found


def let_in(request: HttpRequest, user: User, way: Way, asserted: Asserted, leads_to: str) -> HttpResponse:
    """With a second factor of ours asked for, unless the provider's counts."""
    if request.user.is_authenticated and request.user.pk != user.pk:
        logout(request)  # Django would empty the session later, with what is announced in it
    counts = way.counts(asserted)
    session.announce(request.session, user.pk, way.key, trust=way.trust_id, second_factor=counts)
    record_authentication(request, user, method=METHOD, provider=way.key)
    leads_to = safe(request, leads_to) or settings.LOGIN_REDIRECT_URL
    if not counts:
        answer: HttpResponse = perform_login(request, user, redirect_url=leads_to)
        return answer
    get_adapter().login(request, user)
    return redirect(leads_to)


def put_by(request: HttpRequest, way: Way, under_way: UnderWay, asserted: Asserted) -> HttpResponse:
    """The account is linked only when its holder says so on a page that names it."""
    if under_way.intent == LINK and under_way.user != (request.user.pk or 0):
        raise Refused("state")
    told = {"way": way.key, "intent": under_way.intent, "token": under_way.token, "user": under_way.user}
    request.session[PENDING] = {**told, "asserted": asdict(asserted), "at": time.time()}
    return redirect("sign_in_link")


def pending(request: HttpRequest) -> tuple[Way, Asserted, dict[str, Any]] | None:
    """What waits to be linked: for a quarter of an hour, and only for whoever began it."""
    kept = request.session.get(PENDING)
    if not kept or time.time() - kept["at"] > states.SECONDS or kept["user"] != (request.user.pk or 0):
        return None
    way = find_way(kept["way"])
    return (way, Asserted(**kept["asserted"]), kept) if way else None


def whom_it_is_for(request: HttpRequest, asserted: Asserted, kept: dict[str, Any]) -> dict[str, Any]:
    """The invited person, or the login, that would be opened; whether the two addresses differ."""
    invitation = find_invitation(kept["token"]) if kept["token"] else None
    person = invitation.person if invitation else None
    differs = person is not None and tidy(person.email) != tidy(asserted.email)
    return {"person": person, "login": str(request.user), "differs": differs}


def prove_again(request: HttpRequest, way: Way, asserted: Asserted, leads_to: str) -> HttpResponse:
    """The same account once more: its holder is still the one before this screen."""
    identity = login_of(way, asserted)
    if identity is None or identity.user_id != request.user.pk:
        raise Refused("wrong_account")
    record_authentication(request, request.user, method=METHOD, provider=way.key, reauthenticated=True)
    return redirect(leads_to or reverse("account"))


def is_narrow(request: HttpRequest) -> bool:
    """Whether a trust's provider began the session, and the login has persons in other trusts too."""
    trust = session.of_one_trust(request.session)
    assert isinstance(request.user, User)
    return trust is not None and any(person.trust_id != trust for person in persons_of(request.user))


def may_go_on(request: HttpRequest) -> bool:
    """As often as the sign-in page itself, from one place."""
    return bool(ratelimit.consume(request, action="login"))


def too_often(request: HttpRequest) -> HttpResponse:
    return render(request, "429.html", status=429)


def refused(request: HttpRequest, key: str, refusal: Refused) -> HttpResponse:
    """The page in words. The log gets the code and the provider's key: no name, no address, nothing that was sent."""
    log.warning("sign_in_refused", code=refusal.code, provider=key if find_way(key) else "unknown")
    status = 403 if refusal.code not in {"state", "code", "cancelled"} else 400
    return render(request, "home/sign_in_refused.html", {"refusal": refusal, "again": again_at(key)}, status=status)


def again_at(key: str) -> str:
    """Where to begin anew: the trust's own page, if the way is a trust's."""
    way = find_way(key)
    return reverse("sign_in_trust", args=[way.row.trust.slug]) if way and way.row else reverse("account_login")


def back_of(request: HttpRequest, key: str) -> str:
    """The redirect address, which is another one for each provider: no answer is taken for another's."""
    return request.build_absolute_uri(reverse("sign_in_back", args=[key]))


def safe(request: HttpRequest, url: str) -> str:
    here = {request.get_host()}
    return url if url_has_allowed_host_and_scheme(url, here, require_https=request.is_secure()) else ""


def start_of(way: Way, leads_to: str = "") -> str:
    url = reverse("sign_in_with", args=[way.key])
    return f"{url}?{urlencode({'next': leads_to})}" if leads_to else url
