"""The school year that runs, in one query: terms and closures read together."""

from datetime import date
from typing import Any

from django.db.models import Q, Value

from growthring.core.access import Actor
from growthring.core.periods import running_on
from growthring.core.wordings import worded
from growthring.people.models import School
from growthring.standards.models import Closure, Term
from growthring.standards.years import SchoolYear, Span

COLUMNS = ("name", "first_day", "last_day", "calendar__school", "calendar__name", "calendar__starts_on")


def year_now(actor: Actor, school: School) -> SchoolYear | None:
    """The school's own year where it has one, else the trust's; None between years, or before anybody said."""
    return year_of(_parts(actor, school=school.pk, its_trust=school.trust_id))


def year_of(rows: list[dict[str, Any]]) -> SchoolYear | None:
    """Of terms and closures as `COLUMNS` has them; the school's own where there are any."""
    own = [row for row in rows if row["calendar__school"] is not None]
    return _year(own or rows)


@worded
def _parts(actor: Actor, *, school: int, its_trust: int) -> Any:
    terms, closures = parts_in_force(actor, school, its_trust)
    return _columns(terms, "term").union(_columns(closures, "closure"), all=True)


def parts_in_force(actor: Actor, school: int, its_trust: int) -> tuple[Any, Any]:
    """Terms and closures of the calendars that hold today, the school's own and the trust's."""
    in_force = running_on(actor.on, path="calendar") & (
        Q(calendar__school=school) | Q(calendar__school__isnull=True, calendar__trust=its_trust)
    )
    terms = Term.objects.visible_to(actor).filter(in_force).order_by()
    return terms, Closure.objects.visible_to(actor).filter(in_force).order_by()


def next_checkpoint(year: SchoolYear | None, on: date) -> tuple[str, date] | None:
    return next((point for point in year.checkpoints() if point[1] >= on), None) if year else None


def _columns(rows: Any, what: str) -> Any:
    return rows.values(*COLUMNS, "calendar__ends_on", what=Value(what))


def _year(rows: list[dict[str, Any]]) -> SchoolYear | None:
    if not rows:
        return None
    spans = sorted(rows, key=lambda row: row["first_day"])
    return SchoolYear(
        name=rows[0]["calendar__name"],
        starts_on=rows[0]["calendar__starts_on"],
        ends_on=rows[0]["calendar__ends_on"],
        terms=tuple(_span(row) for row in spans if row["what"] == "term"),
        closures=tuple(_span(row) for row in spans if row["what"] == "closure"),
    )


def _span(row: dict[str, Any]) -> Span:
    return Span(row["first_day"], row["last_day"], row["name"])
