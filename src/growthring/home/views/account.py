"""My account: the login, the roles I hold and who gave them, and which trust I act in."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from growthring.core.access import ActorRequest, guarded, signed_in
from growthring.core.ui import tell
from growthring.home.queries.account import my_grants, my_persons
from growthring.people.actors import ACTING_KEY, actor_of, opens


@guarded("Role grant and sign-in account", is_own_account=True)
def page(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    persons = my_persons(request.user.pk)
    context = {
        "actor": actor,
        "email": str(request.user),
        "grants": my_grants(actor),
        "me": next(person for person in persons if person.pk == actor.person_id),
        "others": [person for person in persons if person.pk != actor.person_id],
    }
    return render(request, "home/account.html", context)


@signed_in("Chooses among one's own entries, one a trust.")
@require_POST
def act_as(request: ActorRequest) -> HttpResponse:
    chosen = next((each for each in my_persons(request.user.pk) if each.key == request.POST.get("person")), None)
    if chosen is None or actor_of(chosen) is None:
        raise Http404
    if not opens(request.session, chosen):
        tell(request, _("%(trust)s does not take the way you signed in by: sign in there.") % {"trust": chosen.trust})
        return redirect("sign_in_trust", chosen.trust.slug)
    request.session[ACTING_KEY] = chosen.key
    tell(request, _("You are now in %(trust)s.") % {"trust": chosen.trust})
    return redirect("home")
