"""The open picture: what everybody may see of a school and of the trust, released once a checkpoint."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from growthring.core.access import Actor, ActorRequest, Role, guarded
from growthring.stages.models import OpenRelease, ProfileNote
from growthring.stages.policy import PROFILE_OPEN, sees_open_pictures
from growthring.stages.queries import pictures
from growthring.stages.queries.scales import places
from growthring.stages.views.releases import Release

A_PAGE = 25  # schools


@guarded(PROFILE_OPEN, verb="aggregate")
def school_picture(request: ActorRequest, slug: str) -> HttpResponse:
    actor = request.actor
    school = next(iter(pictures.schools_at(actor, slug=slug)), None)
    if school is None or not places(school) or not sees_open_pictures(actor):
        raise Http404
    releases = _releases(actor, pictures.releases_of(actor, school=school.pk))
    shown = {"school": school, "works_here": school.pk in actor.school_ids, **_chosen(request, releases), **_around()}
    return render(request, "stages/open.html", shown)


@guarded(PROFILE_OPEN, verb="aggregate")
def trust_picture(request: ActorRequest) -> HttpResponse:
    """The trust's picture; for those who may see them, the schools' beside it, in the order of their names."""
    actor = request.actor
    if not sees_open_pictures(actor):
        raise Http404
    releases = _releases(actor, pictures.releases_of_trust(actor))
    page = Paginator(pictures.newest_of_schools(actor), A_PAGE).get_page(request.GET.get("page"))
    several = page.paginator.count > 1
    beside = [Release(each, []) for each in pictures.side_by_side(actor, releases=list(page))] if several else []
    leads = actor.trust_wide(Role.TPD, Role.CEO)
    shown = {"beside": beside, "page": page, "leads": leads, **_chosen(request, releases), **_around()}
    return render(request, "stages/open_trust.html", shown)


@guarded(PROFILE_OPEN, verb="aggregate")
def my_picture(request: ActorRequest) -> HttpResponse:
    """On to the picture of the reader's own school, else the trust's."""
    school = next((school for school in pictures.own_schools(request.actor) if places(school)), None)
    return redirect("stages_open", school.slug) if school else redirect("stages_open_trust")


def _releases(actor: Actor, found: list[OpenRelease]) -> list[Release]:
    """In the same order, with the notes that leaders opened."""
    school = found[0].school_id if found else None
    by_day: dict[date, list[ProfileNote]] = defaultdict(list)
    if school is not None:
        for note in pictures.open_notes(actor, school=school):
            by_day[note.checkpoint.on].append(note)
    return [Release(each, by_day[each.on]) for each in found]


def _chosen(request: ActorRequest, releases: list[Release]) -> dict[str, Any]:
    """The release that is drawn: the one asked for, else the newest that shows something; beside it, a year before."""
    asked = next((each for each in releases if each.of.key == request.GET.get("at")), None)
    shown = next((each for each in releases if not each.of.withheld), None)
    drawn = asked or shown or next(iter(releases), None)
    newest = releases[0] if releases and drawn is not releases[0] and not asked else None
    before = next((each for each in releases if drawn and not drawn.of.withheld and each.is_year_before(drawn)), None)
    beside = before.bands if before else [("", "")] * (len(drawn.bands) if drawn else 0)
    rows = [(name, now, then) for (name, now), (_same, then) in zip(drawn.bands, beside, strict=True)] if drawn else []
    return {"release": drawn, "releases": releases, "withheld": newest, "before": before, "rows": rows}


def _around() -> dict[str, Any]:
    return {"who": _("Everyone who works here, and the governors.")}
