"""What I let each coach and mentor of mine see."""

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from growthring.core.access import ActorRequest, guarded
from growthring.core.carried import word
from growthring.core.ui import tell
from growthring.people import sharing
from growthring.people.models import Partnership, Share
from growthring.people.queries.partners import my_partners
from growthring.people.services.events import PARTNERSHIP
from growthring.people.services.shares import share, withdraw_share


@guarded(PARTNERSHIP, verb="see")
def page(request: ActorRequest) -> HttpResponse:
    """One form a partner; only the learner's own partnerships are ever in it."""
    live = Share.objects.visible_to(request.actor).filter(withdrawn_at__isnull=True)
    partnerships = my_partners(request.actor).prefetch_related(Prefetch("shares", queryset=live, to_attr="live"))
    if request.method == "POST":
        return _save(request, get_object_or_404(partnerships, key=word(request.POST, "partnership")))
    rows = [(each, _boxes(each)) for each in partnerships]
    return render(request, "people/sharing.html", {"rows": [row for row in rows if row[1]]})


def _boxes(partnership: Partnership) -> list[tuple[str, object, bool]]:
    """Value, words and whether it is ticked, of each kind that may be shared with this partner."""
    live = {each.record_kind for each in partnership.live}  # type: ignore[attr-defined]
    return [(kind, sharing.NAMES[kind], kind in live) for kind in sharing.kinds_for(partnership)]


def _save(request: ActorRequest, partnership: Partnership) -> HttpResponse:
    ticked = request.POST.getlist("kind")
    for kind, _words, was in _boxes(partnership):
        if kind in ticked and not was:
            share(actor=request.actor, partnership=partnership, record_kind=kind)
        elif was and kind not in ticked:
            withdraw_share(actor=request.actor, partnership=partnership, record_kind=kind)
    tell(request, _("Saved: this is what %s can see.") % partnership.partner)
    return redirect("people_sharing")
