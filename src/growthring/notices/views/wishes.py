"""Mail and calendar: what goes out to me, when, and my meetings in a calendar of my own."""

from urllib.parse import urlsplit

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from growthring.core.access import ActorRequest, signed_in
from growthring.core.forms import invalid
from growthring.core.mail import mail_works
from growthring.core.ui import tell
from growthring.notices.forms import WishesForm
from growthring.notices.services import feeds
from growthring.notices.services.wishes import choose, wishes_of

OWN = "one's own choices about mail, and one's own calendar address"
PAGE = "notices/mail.html"


@signed_in(OWN)
def page(request: ActorRequest) -> HttpResponse:
    form = WishesForm.of(wishes_of(request.actor), request.POST or None)
    told = {"form": form, **_told(request)}
    if request.method != "POST":
        return render(request, PAGE, told)
    if not form.is_valid():
        return invalid(request, PAGE, told)
    choose(actor=request.actor, **form.cleaned_data)
    tell(request, _("Saved."))
    return redirect("account_mail")


@signed_in(OWN)
@require_POST
def feed(request: ActorRequest) -> HttpResponse:
    """A new key is shown on the answer itself: it is kept nowhere, and so cannot be shown on a later page."""
    if request.POST.get("do") != "make":
        if feeds.take_away(actor=request.actor):
            tell(request, _("The address opens nothing any more."))
        return redirect("account_mail")
    key = feeds.make(actor=request.actor)
    url = request.build_absolute_uri(reverse("calendar_feed", args=[key]))
    told = {"url": url, "webcal": f"webcal://{urlsplit(url).netloc}{urlsplit(url).path}"}
    response = render(request, "notices/feed_made.html", told)
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _told(request: ActorRequest) -> dict[str, object]:
    return {"feed": feeds.feed_of(request.actor), "mail_works": mail_works()}
