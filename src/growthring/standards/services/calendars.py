"""Saving a school year: the trust's, or a school's own in its place."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from growthring.audit.services import Verb
from growthring.core.access import Actor
from growthring.people.models import School, Trust
from growthring.standards.models import Calendar, Closure, Term
from growthring.standards.services.common import WHY, require_set_up, tell
from growthring.standards.services.start import write_calendar, write_parts
from growthring.standards.years import SchoolYear

WHERE = "calendar"


@transaction.atomic
def save_calendar(*, actor: Actor, school: School | None, year: SchoolYear) -> Calendar:
    """Write the year whole; `year.calendar_id` names the calendar it replaces, which must be of the same body."""
    require_set_up(actor, actor.trust_id, school)
    trust = Trust.objects.select_for_update().get(pk=actor.trust_id)
    own = Calendar.objects.unscoped(reason=WHY).filter(trust=trust, school=school)
    beside = own.exclude(pk=year.calendar_id or 0)
    if beside.filter(starts_on__lt=year.ends_on, ends_on__gt=year.starts_on).exists():
        raise ValidationError(_("Another year overlaps with this one. Change that one, or these dates."))
    if year.calendar_id is None:
        calendar = write_calendar(trust, school, year)
        tell(actor, Verb.ADDED, WHERE, school)
        return calendar
    calendar = own.get(pk=year.calendar_id)
    calendar.name, calendar.starts_on, calendar.ends_on = year.name, year.starts_on, year.ends_on
    calendar.save()
    Term.objects.unscoped(reason=WHY).filter(calendar=calendar).delete()
    Closure.objects.unscoped(reason=WHY).filter(calendar=calendar).delete()
    write_parts(calendar, year)
    tell(actor, Verb.CHANGED, WHERE, school)
    return calendar


@transaction.atomic
def drop_calendar(*, actor: Actor, calendar: Calendar) -> None:
    """A school gives up its own year, and the trust's holds for it again."""
    require_set_up(actor, calendar.trust_id, calendar.school)
    school = calendar.school
    if school is None:
        raise ValidationError(_("The trust's own year cannot be given up: others stand on it."))
    try:
        with transaction.atomic():
            calendar.delete()
    except ProtectedError as error:
        raise ValidationError(_("A checkpoint was closed in this year, so its calendar stays.")) from error
    tell(actor, Verb.ENDED, WHERE, school)
