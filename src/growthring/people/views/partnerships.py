"""One partnership: begun, handed over, ended, turned into coaching; a guest invited."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from growthring.core.access import ActorRequest, guarded
from growthring.core.ui import tell
from growthring.people.forms.support import EndPartnershipForm, GuestForm, HandOverForm, PartnerForm, ShiftForm
from growthring.people.models import Partnership, Post
from growthring.people.services import guests, permits
from growthring.people.services import partnerships as services
from growthring.people.services.events import PARTNERSHIP
from growthring.people.views.common import form_page, post_of


def _arranged(request: ActorRequest, key: str) -> Partnership:
    """A partnership the actor may see and arrange."""
    rows = Partnership.objects.visible_to(request.actor).select_related("post__person", "post__school", "partner")
    partnership = get_object_or_404(rows, key=key)
    permits.arranging(request.actor, partnership.post.school)
    return partnership


def _about(post: Post) -> dict[str, Any]:
    return {"person": post.person, "back": reverse("people_person", args=[post.person.key])}


@guarded(PARTNERSHIP, verb="edit")
def add(request: ActorRequest, key: str) -> HttpResponse:
    post = post_of(request.actor, key)
    permits.arranging(request.actor, post.school)
    form = PartnerForm(request.POST or None, actor=request.actor, school=post.school)

    def save(data: dict[str, Any]) -> HttpResponse:
        made = services.start_partnership(actor=request.actor, post=post, **data)
        tell(
            request,
            _("%(name)s is the %(kind)s now.") % {"name": made.partner, "kind": made.get_kind_display().lower()},
        )
        return redirect("people_person", post.person.key)

    lede = _("A new line manager takes over from the one before on the first day.")
    return form_page(
        request, form, save, title=_("Add a partner"), lede=lede, submit=_("Add the partner"), **_about(post)
    )


@guarded(PARTNERSHIP, verb="edit")
def hand_over(request: ActorRequest, key: str) -> HttpResponse:
    partnership = _arranged(request, key)
    post = partnership.post
    form = HandOverForm(request.POST or None, actor=request.actor, school=post.school)

    def save(data: dict[str, Any]) -> HttpResponse:
        made = services.hand_over(actor=request.actor, partnership=partnership, **data)
        tell(request, _("Handed over to %s.") % made.partner)
        return redirect("people_person", post.person.key)

    lede = _("What was written with %s stays with the two of them; the person supported keeps all of it.")
    return form_page(
        request,
        form,
        save,
        title=_("Hand over"),
        lede=lede % partnership.partner,
        submit=_("Hand over"),
        **_about(post),
    )


@guarded(PARTNERSHIP, verb="edit")
def end(request: ActorRequest, key: str) -> HttpResponse:
    partnership = _arranged(request, key)
    form = EndPartnershipForm(request.POST or None)

    def save(data: dict[str, Any]) -> HttpResponse:
        services.end_partnership(actor=request.actor, partnership=partnership, **data)
        tell(request, _("The partnership ends."))
        return redirect("people_person", partnership.post.person.key)

    lede = _("%s loses access on that day; the person supported keeps all that was written.") % partnership.partner
    return form_page(
        request, form, save, title=_("End this partnership"), lede=lede, submit=_("End it"), **_about(partnership.post)
    )


@guarded(PARTNERSHIP, verb="edit")
def shift(request: ActorRequest, key: str) -> HttpResponse:
    partnership = _arranged(request, key)
    form = ShiftForm(request.POST or None)

    def save(data: dict[str, Any]) -> HttpResponse:
        services.shift_to_coaching(actor=request.actor, partnership=partnership, **data)
        tell(request, _("Mentoring has turned into coaching."))
        return redirect("people_person", partnership.post.person.key)

    return form_page(
        request, form, save, title=_("Mentoring turns into coaching"), submit=_("Save"), **_about(partnership.post)
    )


@guarded(PARTNERSHIP, verb="edit")
def invite_guest(request: ActorRequest, key: str) -> HttpResponse:
    post = post_of(request.actor, key)
    permits.arranging(request.actor, post.school)
    form = GuestForm(request.POST or None)

    def save(data: dict[str, Any]) -> HttpResponse:
        partnership, token = guests.invite_guest(actor=request.actor, post=post, **data)
        link = request.build_absolute_uri(_link(token)) if token else ""
        context = {"person": post.person, "guest": partnership.partner, "link": link}
        return render(request, "people/guest_invited.html", context)

    lede = _(
        "Somebody of another school or agency. They see this one partnership and what the person shares, nothing else."
    )
    return form_page(request, form, save, title=_("Invite a guest"), lede=lede, submit=_("Invite"), **_about(post))


def _link(token: str) -> str:
    """The page where an invitation is taken up belongs to another package."""
    try:
        return reverse("invitation", args=[token])
    except NoReverseMatch:
        return f"/invitation/{token}/"
