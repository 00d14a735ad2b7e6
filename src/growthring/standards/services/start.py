"""The first set-up of a trust."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from growthring.core import clock
from growthring.people.models import School, Trust
from growthring.standards.english import english_year, school_year_of
from growthring.standards.models import Calendar, Closure, Expectation, ScaleVersion, Stage, Term
from growthring.standards.starting.classrooms import CLASSROOMS
from growthring.standards.starting.everyone import EVERYONE
from growthring.standards.starting.items import Item
from growthring.standards.starting.scale import STAGES
from growthring.standards.starting.support import SERVICES
from growthring.standards.years import SchoolYear, Span


@transaction.atomic
def start_trust_standards(trust: Trust, *, years: Iterable[int] | None = None) -> ScaleVersion:
    """Give a new trust a scale, lists of expectations and calendars to begin with, all of them its own to change.

    `years` are the Septembers the calendars begin in: without them, last year's, this year's and next year's. The scale
    is in force from the first of them. A trust that has a scale already keeps what it has.
    """
    kept = ScaleVersion.objects.unscoped(reason="whether the trust was set up before").filter(
        trust=trust, school__isnull=True
    )
    first = kept.first()
    if first is not None:
        return first
    this = school_year_of(clock.today())
    starts = sorted(years if years is not None else (this - 1, this, this + 1))
    for start in starts:
        write_calendar(trust, None, english_year(start))
    _start_expectations(trust)
    return _start_scale(trust, date(min(starts, default=this), 9, 1))


def write_calendar(trust: Trust, school: School | None, year: SchoolYear) -> Calendar:
    """Inside the caller's transaction."""
    calendar = Calendar.objects.create(
        trust=trust, school=school, name=year.name, starts_on=year.starts_on, ends_on=year.ends_on
    )
    write_parts(calendar, year)
    return calendar


def write_parts(calendar: Calendar, year: SchoolYear) -> None:
    Term.objects.bulk_create(Term(**_part(calendar, span)) for span in year.terms)
    Closure.objects.bulk_create(Closure(**_part(calendar, span)) for span in year.closures)


def _part(calendar: Calendar, span: Span) -> dict[str, Any]:
    return {
        "trust_id": calendar.trust_id,
        "calendar": calendar,
        "name": span.name,
        "first_day": span.first_day,
        "last_day": span.last_day,
    }


def _start_scale(trust: Trust, on: date) -> ScaleVersion:
    scale = ScaleVersion.objects.create(trust=trust, number=1, in_force_from=on)
    Stage.objects.bulk_create(
        Stage(trust=trust, scale=scale, position=position, **{name: _said(value) for name, value in words.items()})
        for position, words in enumerate((stage._asdict() for stage in STAGES), start=1)
    )
    return scale


def _said(value: object) -> int | str:
    return value if isinstance(value, int) else str(value)


def _start_expectations(trust: Trust) -> None:
    lists: list[tuple[str, tuple[Item, ...]]] = [("", EVERYONE), *CLASSROOMS.items(), *SERVICES.items()]
    Expectation.objects.bulk_create(
        Expectation(
            trust=trust,
            gate=item.gate,
            post_kind=kind,
            text=str(item.text),
            guidance=str(item.guidance),
            due=item.due,
            position=position,
        )
        for kind, items in lists
        for position, item in enumerate(items, start=1)
    )
