"""What of a school's or trust's set-up is done, and what is still missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from growthring.people.models import School
from growthring.people.rules.words import day
from growthring.standards.models import StageMode
from growthring.standards.queries import WHY, default_mode, live_expectations, modes_chosen, scales_for, years_known

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
    chosen = modes_chosen(school.pk for school in listed)
    return [(school, chosen.get(school.pk, default_mode()), school.pk in chosen) for school in listed]


def _calendar(trust_id: int, school: School | None, on: date) -> Step:
    says, done = _calendar_says(years_known(trust_id, school.pk if school else None), on)
    return Step(_("Calendar"), "standards_calendar", says, done)


def _calendar_says(years: list[tuple[str, date, date]], on: date) -> tuple[str, bool]:
    if not any(starts <= on < ends for _name, starts, ends in years):
        return _("There is no calendar for today. Due dates count every weekday until there is."), False
    last = max(ends for _name, _starts, ends in years)
    if last - on <= AHEAD:
        return _("The last year known ends on %(day)s. Add the next one.") % {"day": day(last)}, False
    names = ", ".join(dict.fromkeys(name for name, _starts, _ends in years))
    return _("Years known: %(names)s.") % {"names": names}, True


def _mode(trust_id: int, school: School | None) -> Step:
    name = _("How we use stages")
    if school is not None:
        chosen = modes_chosen([school.pk]).get(school.pk)
        unset = _("Not chosen yet: %(mode)s until you do.") % {"mode": default_mode().label}
        return Step(name, "standards_mode", str(chosen.label) if chosen else unset, chosen is not None)
    schools = set(School.objects.unscoped(reason=WHY).filter(trust=trust_id).values_list("pk", flat=True))
    left = len(schools - modes_chosen(schools).keys())
    says = ngettext("One school has not chosen yet.", "%(n)d schools have not chosen yet.", left) % {"n": left}
    return Step(name, "standards_mode", says if left else _("Every school has chosen."), not left)


def _scale(trust_id: int, school: School | None, on: date) -> Step:
    scales = scales_for(trust_id, [school.pk if school else None])[school.pk if school else None]
    version = scales.on(on)
    whose = _("Version %(number)d, your own.") if version.school_id else _("Version %(number)d, the trust's.")
    return Step(_("Stages"), "standards_scale", whose % {"number": version.number}, True)


def _lists(trust_id: int, school: School | None, on: date) -> Step:
    rows = live_expectations(on).filter(Q(school__isnull=True) | Q(school=school), trust=trust_id)
    schools = list(rows.values_list("school_id", flat=True))
    own = sum(found is not None for found in schools)
    says = ngettext("One item for newcomers", "%(n)d items for newcomers", len(schools)) % {"n": len(schools)}
    if own:
        says += ngettext(", one of them your own", ", %(n)d of them your own", own) % {"n": own}
    return Step(_("Newcomers' lists"), "standards_expectations", f"{says}.", bool(schools))
