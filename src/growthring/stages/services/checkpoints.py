"""Closing a checkpoint: what the profile counts that day is written down and stays as it was recorded."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from growthring.audit.services import Verb, record
from growthring.core import clock
from growthring.core.access import Actor, Forbidden, Role
from growthring.people.models import School
from growthring.stages.models import Checkpoint, CheckpointRow, ProfileNote
from growthring.stages.policy import PROFILE, has_row_access, may_close
from growthring.stages.profile import Snapshot, Standing, snapshot
from growthring.stages.queries.facts import facts_of_schools
from growthring.stages.queries.kept import kept_since
from growthring.stages.services.release import release_open
from growthring.standards.models import Calendar, StageMode
from growthring.standards.queries import calendars_with_parts, modes_for, school_year, years_for
from growthring.standards.years import SchoolYear

WHY = "closing a checkpoint is the school's own work: what it writes is as private as what it read"
PLACING = (StageMode.SELF_PLACED, StageMode.AGREED)


@transaction.atomic
def close_checkpoint(
    *, actor: Actor | None, school: School, calendar: Calendar, point: str, at: datetime | None = None
) -> Checkpoint:
    """Freeze the profile of a point whose day has come; closed already, it stays as it is.

    `actor` None is the installation itself. `at` closes it as things were recorded then.
    """
    if actor is not None and not may_close(actor, school):
        raise Forbidden(_("The head closes a checkpoint; it also closes by itself the day after."))
    School.objects.unscoped(reason=WHY).select_for_update().get(pk=school.pk)
    found = Checkpoint.objects.unscoped(reason=WHY).filter(school=school, calendar=calendar, point=point).first()
    if found is not None:
        return found
    on = _day_of(school, calendar, point)
    if on > (at.date() if at else clock.today()):
        raise ValidationError(_("This checkpoint is still to come."))
    checkpoint = Checkpoint.objects.create(
        trust_id=school.trust_id, school=school, calendar=calendar, point=point, on=on, closed_at=at or clock.now()
    )
    _freeze(checkpoint, snapshot(facts_of_schools([school], None, at).posts, on))
    release_open(checkpoint)
    _tell(actor, school, "closing a checkpoint", Verb.ADDED)
    return checkpoint


def close_due(on: date) -> Iterator[Checkpoint]:
    """Close every point whose day is over, in every school that places; one at which nobody was placed stays open."""
    schools = list(School.objects.unscoped(reason=WHY).order_by("trust", "pk"))
    modes = modes_for(school.pk for school in schools)
    for school in schools:
        if modes[school.pk] in PLACING:
            yield from _close_due_of(school, on)


@transaction.atomic
def add_note(*, actor: Actor, checkpoint: Checkpoint, text: str, is_open: bool) -> ProfileNote:
    """A leader's words beside a checkpoint that explain a change; a repeat is harmless."""
    if not has_row_access(actor, checkpoint.school):
        raise Forbidden(_("Those who lead the school write notes beside its profile."))
    if not text.strip():
        raise ValidationError({"text": [str(_("Write what explains the change."))]})
    rows = ProfileNote.objects.unscoped(reason=WHY).filter(checkpoint=checkpoint, author_id=actor.person_id)
    found = rows.filter(text=text.strip(), is_open=is_open).first()
    if found is not None:
        return found
    _tell(actor, checkpoint.school, "note beside the profile", Verb.ADDED)
    return ProfileNote.objects.create(
        trust_id=checkpoint.trust_id,
        checkpoint=checkpoint,
        author_id=actor.person_id,
        text=text.strip(),
        written_at=clock.now(),
        is_open=is_open,
    )


def _close_due_of(school: School, on: date) -> Iterator[Checkpoint]:
    years = years_for(school.trust_id, [school.pk])[school.pk]
    closed = Checkpoint.objects.unscoped(reason=WHY).filter(school=school).values_list("calendar__name", "point")
    done = set(closed)
    since = kept_since(years, on)  # before it, rows may be gone already
    due = [(year, point, day) for year, point, day in years.checkpoints() if since <= day < on]
    waiting = [each for each in due if (each[0].name, each[1]) not in done]
    if not waiting:
        return
    posts = facts_of_schools([school], None).posts
    for year, point, day in waiting:
        if any(row.standing == Standing.PLACED for row in snapshot(posts, day).rows):
            calendar = _calendar(year)
            yield close_checkpoint(actor=None, school=school, calendar=calendar, point=point)


def _calendar(year: SchoolYear) -> Calendar:
    return Calendar.objects.unscoped(reason=WHY).get(pk=year.calendar_id or 0)


def _day_of(school: School, calendar: Calendar, point: str) -> date:
    if calendar.trust_id != school.trust_id or calendar.school_id not in (None, school.pk):
        raise ValidationError(_("This is the calendar of another school."))
    year = school_year(calendars_with_parts().get(pk=calendar.pk))
    day = dict(year.checkpoints()).get(point)
    if day is None:
        raise ValidationError(_("The calendar of this year has no such checkpoint."))
    return day


def _freeze(checkpoint: Checkpoint, standings: Snapshot) -> None:
    CheckpointRow.objects.bulk_create(_rows(checkpoint, standings), batch_size=500)


def _rows(checkpoint: Checkpoint, standings: Snapshot) -> Iterable[CheckpointRow]:
    for row in standings.rows:
        yield CheckpointRow(
            trust_id=checkpoint.trust_id,
            checkpoint=checkpoint,
            post_id=row.post_id,
            post_kind=row.kind,
            team_name=row.team,
            standing=row.standing.value,
            stage_position=row.position,
        )


def _tell(actor: Actor | None, school: School, where: str, verb: Verb) -> None:
    record(
        actor=actor,
        acting_as=Role.HD if actor and actor.holds(Role.HD, school.pk) else None,
        trust_id=school.trust_id,
        verb=verb,
        kind=PROFILE,
        where=where,
        school_id=school.pk,
    )
