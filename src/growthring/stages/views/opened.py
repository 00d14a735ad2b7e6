"""The open picture: what everybody may see of a school and of the trust, released once a checkpoint."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from growthring.core.access import Actor, ActorRequest, guarded
from growthring.core.charts import NOT_PLACED, Part, Picture, Style, open_picture, phase_style
from growthring.core.disclosure import SMALL, Cell, How
from growthring.stages.models import OpenRelease, ProfileNote
from growthring.stages.policy import PROFILE_OPEN, sees_open_pictures
from growthring.stages.queries import pictures
from growthring.stages.queries.scales import places
from growthring.stages.reports.words import day
from growthring.stages.services.release import cells_of

A_PAGE = 25  # schools


@dataclass(frozen=True)
class Release:
    """One release as a page shows it; `notes` are the leaders' that were opened."""

    of: OpenRelease
    notes: list[ProfileNote]

    @property
    def title(self) -> str:
        return f"{self.of.get_point_display()} {self.of.calendar_name}"

    @property
    def cells(self) -> list[tuple[str, Cell, Style]]:
        """Each phase, and those at no stage yet last."""
        phases = len(self.of.bands) - 1
        told = [
            (band["phase"] or _("At no stage yet"), cell, phase_style(i, phases) if i else NOT_PLACED)
            for i, (band, cell) in enumerate(zip(self.of.bands, cells_of(self.of), strict=True))
        ]
        return [*told[1:], *told[:1]]

    @property
    def bands(self) -> list[tuple[str, str]]:
        return [(name, _in_words(cell)) for name, cell, _look in self.cells]

    @property
    def sentence(self) -> str:
        if self.of.withheld:
            return _WITHHELD[self.of.withheld]()
        persons = ngettext("%(n)d person", "%(n)d people", self.of.persons or 0) % {"n": self.of.persons}
        told = "; ".join(f"{name}: {how_many}" for name, how_many in self.bands)
        return _("On %(day)s, of %(persons)s – %(told)s.") % {"day": day(self.of.on), "persons": persons, "told": told}

    @property
    def picture(self) -> Picture:
        parts = [
            Part(name, cell.low if cell.how is How.EXACT else None, _in_words(cell), look, (cell.low, cell.high))
            for name, cell, look in self.cells
        ]
        return open_picture(parts, title=self.title, description=self.sentence, ident=f"open-{self.of.key}")


@guarded(PROFILE_OPEN, verb="aggregate")
def school_picture(request: ActorRequest, slug: str) -> HttpResponse:
    actor = request.actor
    school = next(iter(pictures.schools_at(actor, slug=slug)), None)
    if school is None or not places(school) or not sees_open_pictures(actor):
        raise Http404
    releases = _releases(actor, pictures.releases_of(actor, school=school.pk))
    return render(request, "stages/open.html", {"school": school, **_chosen(request, releases), **_around()})


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
    shown = {"beside": beside, "page": page, **_chosen(request, releases), **_around()}
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
    """The release that is drawn: the one asked for, else the newest; the others are told in words."""
    asked = next((each for each in releases if each.of.key == request.GET.get("at")), None)
    drawn = asked or next(iter(releases), None)
    return {"release": drawn, "others": [each for each in releases if each is not drawn]}


def _around() -> dict[str, Any]:
    return {"who": _("Everyone who works here, and the governors.")}


def _in_words(cell: Cell) -> str:
    if cell.how is How.EXACT:
        return ngettext("%(n)d person", "%(n)d people", cell.low) % {"n": cell.low}
    if cell.how is How.FEW:
        return _("fewer than %(n)d") % {"n": SMALL}
    return _("between %(low)d and %(high)d people") % {"low": cell.low, "high": cell.high}


_WITHHELD = {
    "too_few": lambda: _("Nothing is shown: there are too few people to show numbers without showing a person."),
    "too_soon": lambda: _(
        "No new picture: too little changed since the last one, and two pictures that are nearly alike show who moved."
    ),
    "too_alike": lambda: _(
        "No new picture: beside an earlier one it would show where those who joined or left had stood."
    ),
}
