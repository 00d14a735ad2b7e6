"""Inviting people: whoever has no login yet, in one go or one by one. The links are shown once."""

import csv

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from growthring.core.access import ActorRequest, Forbidden, guarded
from growthring.core.carried import words
from growthring.core.spreadsheets import safe_cell
from growthring.core.ui import tell
from growthring.home.invitations import Link, mail_works, make_links, send_links
from growthring.home.queries.invitations import invitees, without_login
from growthring.people.models import School
from growthring.people.policy import may_invite

KIND = "Role grant and sign-in account"


@guarded(KIND, verb="edit")
def page(request: ActorRequest, key: str) -> HttpResponse:
    """Who has no login, and what would happen: nothing is made yet."""
    school = _school(request, key)
    told = {
        "school": school,
        "invitees": without_login(request.actor, school),
        "picked": request.GET.getlist("person"),
        "mail_works": mail_works(),
    }
    return render(request, "home/inviting.html", told)


@guarded(KIND, verb="edit")
@require_POST
def make(request: ActorRequest, key: str) -> HttpResponse:
    school = _school(request, key)
    persons = list(invitees(request.actor, school, words(request.POST, "pick")).select_related("trust"))
    if not persons:
        tell(request, _("Nobody was chosen, so no link was made."))
        return redirect("invitations", key=school.key)
    address = request.build_absolute_uri(reverse("invitation", args=["TOKEN"]))
    links = make_links(actor=request.actor, persons=persons, address=address)
    way = request.POST.get("do")
    if way == "mail" and mail_works():
        links = send_links(links)
    response = _file(school, links) if way == "file" else _list(request, school, links)
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "strict-origin"
    return response


def _school(request: ActorRequest, key: str) -> School:
    school = School.objects.visible_to(request.actor).filter(key=key).first()
    if school is None:
        raise Http404
    if not may_invite(request.actor, school):
        raise Forbidden(_("The office and the head invite people into this school."))
    return school


def _list(request: ActorRequest, school: School, links: list[Link]) -> HttpResponse:
    told = {
        "school": school,
        "sent": [link for link in links if link.sent],
        "links": [link for link in links if not link.sent],
    }
    return render(request, "home/invitation_links.html", told)


def _file(school: School, links: list[Link]) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="invitations-{school.slug}.csv"'
    response.write("\ufeff")
    lines = csv.writer(response)
    lines.writerow([_("Name"), _("E-mail"), _("Link")])
    lines.writerows([safe_cell(link.person), safe_cell(link.person.email), link.url] for link in links)
    return response
