"""What of a school's or trust's set-up is done, and what is still missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from growthring.people.models import School
from growthring.standards.models import SchoolStages, StageMode
from growthring.standards.queries import WHY, live_expectations, modes_for, scales_for, years_for
from growthring.standards.years import SchoolYears

AHEAD = timedelta(days=90)  # next year's dates are wanted a term before they are needed


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to set up; `says` is what stands now, or what to do."""

    name: str
    page: str
    says: str
    done: bool


def steps(trust_id: int, school: School | None, on: date) -> list[Step]:
    return [
        _calendar(trust_id, school, on),
        _mode(trust_id, school),
        _scale(trust_id, school, on),
        _lists(trust_id, school, on),
    ]


def modes(schools: Iterable[School]) -> list[tuple[School, StageMode, bool]]:
    """Each school's mode, and whether it was chosen."""
    listed = list(schools)
    found = modes_for(school.pk for school in listed)
    chosen = _chosen(school.pk for school in listed)
    return [(school, found[school.pk], school.pk in chosen) for school in listed]


def _calendar(trust_id: int, school: School | None, on: date) -> Step:
    school_id = school.pk if school else None
    years = years_for(trust_id, [school_id])[school_id]
    says, done = _calendar_says(years, on)
    return Step(_("Calendar"), "standards_calendar", says, done)


def _calendar_says(years: SchoolYears, on: date) -> tuple[str, bool]:
    if years.year_of(on) is None:
        return _("There is no calendar for today. Due dates count every weekday until there is."), False
    last = max(year.ends_on for year in years)
    if last - on <= AHEAD:
        return _("The last year known ends on %(day)s. Add the next one.") % {"day": date_format(last)}, False
    names = ", ".join(year.name for year in years)
    return _("Years known: %(names)s.") % {"names": names}, True


def _mode(trust_id: int, school: School | None) -> Step:
    name = _("How we use stages")
    if school is not None:
        done = school.pk in _chosen([school.pk])
        label = str(modes_for([school.pk])[school.pk].label)
        says = label if done else _("Not chosen yet: %(mode)s until you do.") % {"mode": label}
        return Step(name, "standards_mode", says, done)
    schools = set(School.objects.unscoped(reason=WHY).filter(trust=trust_id).values_list("pk", flat=True))
    left = len(schools - _chosen(schools))
    says = ngettext("One school has not chosen yet.", "%(n)d schools have not chosen yet.", left) % {"n": left}
    return Step(name, "standards_mode", says if left else _("Every school has chosen."), not left)


def _scale(trust_id: int, school: School | None, on: date) -> Step:
    scales = scales_for(trust_id, [school.pk if school else None])[school.pk if school else None]
    version = scales.on(on)
    whose = _("Version %(number)d, your own.") if version.school_id else _("Version %(number)d, the trust's.")
    return Step(_("Stages"), "standards_scale", whose % {"number": version.number}, True)


def _lists(trust_id: int, school: School | None, on: date) -> Step:
    rows = live_expectations(on).filter(trust=trust_id)
    count = rows.filter(school__isnull=True).count()
    own = rows.filter(school=school).count() if school else 0
    says = ngettext("One item for newcomers", "%(n)d items for newcomers", count + own) % {"n": count + own}
    if own:
        says += ngettext(", one of them your own", ", %(n)d of them your own", own) % {"n": own}
    return Step(_("Newcomers' lists"), "standards_expectations", f"{says}.", count + own > 0)


def _chosen(school_ids: Iterable[int]) -> set[int]:
    rows = SchoolStages.objects.unscoped(reason=WHY).filter(school__in=list(school_ids))
    return set(rows.values_list("school_id", flat=True))
