"""An account at a provider becomes a way in: for the person of an invitation, or for whoever is signed in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from growthring.accounts.models import User
from growthring.accounts.single_sign_on.client import Asserted
from growthring.accounts.single_sign_on.refusals import Refused
from growthring.core.ui import tell
from growthring.home import single_sign_on as sso
from growthring.people.actors import ACTING_KEY
from growthring.people.queries.sign_in import Way, is_partly_shut
from growthring.people.services.identities import join_by_account, link


def link_account(request: HttpRequest, way: Way, asserted: Asserted, kept: dict[str, Any]) -> HttpResponse:
    answer = _joined if kept["intent"] == sso.INVITATION else _added
    made = answer(request, way, asserted, kept)
    request.session.pop(sso.PENDING, None)
    return made


def _joined(request: HttpRequest, way: Way, asserted: Asserted, kept: dict[str, Any]) -> HttpResponse:
    user, person = join_by_account(token=kept["token"], way=way, asserted=asserted)
    answer = sso.let_in(request, user, way, asserted, "")
    request.session[ACTING_KEY] = person.key
    tell(request, _("Welcome, %(name)s.") % {"name": person.preferred_name or person.given_name})
    return answer


def _added(request: HttpRequest, way: Way, asserted: Asserted, kept: dict[str, Any]) -> HttpResponse:
    """It was begun after showing once more that it is them: see `views.ways.add`."""
    if not isinstance(request.user, User) or sso.is_narrow(request):
        raise Refused("state")
    if way.trust_id is None and is_partly_shut(request.user, request.session):
        raise Refused("state")  # the installation's own provider opens every trust: also one that takes no passwords
    link(user=request.user, way=way, asserted=asserted)
    tell(request, _("From now on you can come in with %(name)s.") % {"name": way.name})
    return redirect("ways_in")
