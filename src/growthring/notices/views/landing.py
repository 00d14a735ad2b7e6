"""A link from the mail of one trust, followed while one is in another."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from growthring.core.access import ActorRequest, signed_in
from growthring.core.ui import tell
from growthring.notices.services.own import own_entry
from growthring.people.actors import ACTING_KEY, opens


@signed_in("one's own entry in another trust, to which a link in one's mail leads")
def go(request: ActorRequest) -> HttpResponse:
    """Looking changes nothing: whoever is in another trust says that they want to go over."""
    person = own_entry(request.actor.user_id, request.GET.get("to", ""))
    if person is None:
        raise Http404
    target = _inside(request)
    if person.pk == request.actor.person_id:
        return redirect(target)
    if not opens(request.session, person):
        tell(request, _("%(trust)s does not take the way you signed in by: sign in there.") % {"trust": person.trust})
        return redirect("sign_in_trust", person.trust.slug)
    if request.method != "POST":
        return render(request, "notices/go.html", {"trust": person.trust})
    request.session[ACTING_KEY] = person.key
    return redirect(target)


def _inside(request: HttpRequest) -> str:
    """A page of this site: a link that leads elsewhere is not followed."""
    target = request.GET.get("next", "")
    here = {request.get_host()}
    return target if url_has_allowed_host_and_scheme(target, here, require_https=request.is_secure()) else "/"
