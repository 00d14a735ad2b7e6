"""The school year: read by everyone, saved whole by those who set up."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from growthring.core.access import ActorRequest, guarded
from growthring.core.carried import whole
from growthring.core.forms import invalid
from growthring.core.ui import tell
from growthring.standards.english import english_year, school_year_of
from growthring.standards.forms import CalendarForm
from growthring.standards.forms.calendar import fingerprint
from growthring.standards.models import Calendar
from growthring.standards.points import named
from growthring.standards.queries import calendars_with_parts, school_year, years_for
from growthring.standards.services import drop_calendar, save_calendar
from growthring.standards.views.place import KIND, Place, place_of
from growthring.standards.years import SchoolYear, SchoolYears

FIRST, LAST = 1990, 2100


@guarded(KIND)
def calendar(request: ActorRequest) -> HttpResponse:
    place = place_of(request)
    years = years_for(place.trust_id, [place.school_id])[place.school_id]
    own = dict(Calendar.objects.visible_to(request.actor).filter(school=place.school).values_list("pk", "key"))
    shown = [year for year in years if year.ends_on > place.actor.on] or list(years)[-1:]
    context = {
        "place": place,
        "tabs": place.tabs("standards_calendar"),
        "years": [_shown(place, year, own) for year in shown],
        "earlier": [_shown(place, year, own) for year in reversed(list(years)) if year not in shown],
        "next_year": _edit_url(place, _next_start(years, place)),
    }
    return render(request, "standards/calendar.html", context)


@guarded(KIND, verb="edit")
def calendar_edit(request: ActorRequest) -> HttpResponse:
    place = place_of(request)
    place.require_edit()
    year = _starting_point(place, _asked(request, place))
    form = CalendarForm(request.POST or None, year=year)
    back = place.url("standards_calendar")
    context = {"place": place, "form": form, "year": year, "is_new": year.calendar_id is None, "back": back}
    if request.method != "POST":
        return render(request, "standards/calendar_edit.html", context)
    if not (form.is_valid() and _save(place, form)):
        return invalid(request, "standards/calendar_edit.html", context)
    tell(request, _("Saved. Due dates that were given before stay as they are."))
    return redirect(back)


@guarded(KIND, verb="edit")
@require_POST
def calendar_drop(request: ActorRequest, key: str) -> HttpResponse:
    mine = Calendar.objects.visible_to(request.actor).select_related("school")
    row = get_object_or_404(mine, key=key, school__isnull=False)
    place = Place(request.actor, row.school, ())
    place.require_edit()
    try:
        drop_calendar(actor=request.actor, calendar=row)
        tell(request, _("The trust's dates hold again for this year."))
    except ValidationError as error:
        tell(request, " ".join(error.messages))
    return redirect(place.url("standards_calendar"))


def _save(place: Place, form: CalendarForm) -> bool:
    wanted = form.school_year()
    if wanted == form.year:
        return True  # sent twice, or nothing changed
    if form.cleaned_data["seen"] != fingerprint(form.year):
        form.add_error(None, _("Somebody has saved this year meanwhile. Look at it, then make your changes again."))
        return False
    try:
        save_calendar(actor=place.actor, school=place.school, year=wanted)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def _shown(place: Place, year: SchoolYear, own: dict[int, str]) -> dict[str, object]:
    key = own.get(year.calendar_id or 0, "")
    return {
        "year": year,
        "is_own": bool(key and place.school),
        "points": named(year.checkpoints()),
        "edit": _edit_url(place, year.starts_on.year),
        "drop": place.url("standards_calendar_drop", key) if key and place.school else "",
    }


def _asked(request: ActorRequest, place: Place) -> int:
    """The year the calendar begins in, from `?year=`."""
    asked = request.GET.get("year", "")
    if not asked:
        return school_year_of(place.actor.on)
    year = whole(asked)
    if year is None or not FIRST <= year <= LAST:
        raise Http404
    return year


def _starting_point(place: Place, start: int) -> SchoolYear:
    """The body's own year; else a copy of the trust's; else the usual dates."""
    rows = calendars_with_parts().filter(trust=place.trust_id, starts_on__year=start)
    own = rows.filter(school=place.school).first()
    if own is not None:
        return school_year(own)
    trust = rows.filter(school__isnull=True).first()
    base = school_year(trust) if trust is not None else english_year(start)
    return SchoolYear(base.name, base.starts_on, base.ends_on, base.terms, base.closures)


def _edit_url(place: Place, start: int) -> str:
    return f"{place.url('standards_calendar_edit')}&year={start}"


def _next_start(years: SchoolYears, place: Place) -> int:
    return max((year.starts_on.year + 1 for year in years), default=school_year_of(place.actor.on))
