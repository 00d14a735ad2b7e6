"""A school that changes trust keeps the scale, lists and calendars its history was made with.

What it had from its old trust is copied and becomes the school's own, as far as its history rests on it. From the day
on the new trust's scale and lists hold, unless the school had adapted the scale; the school year that runs is finished
by the calendar it began with.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeVar

from django.db.models import Max, Min
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as say

from growthring.people import moving
from growthring.people.models import Post, TrustOwned
from growthring.people.moving import Move
from growthring.standards.models import Calendar, Closure, Expectation, ScaleVersion, SchoolStages, Stage, Term
from growthring.standards.queries import Scales

WHY = "copying what a school's history rests on into its new trust"
DAY = timedelta(days=1)
Row = TypeVar("Row", bound=TrustOwned)


def register() -> None:
    moving.carries(SchoolStages, "school")
    moving.carries(Calendar, "school", say("calendars"))
    moving.carries(Term, "calendar__school")
    moving.carries(Closure, "calendar__school")
    moving.carries(Expectation, "school", say("items newcomers are assured on"))
    moving.carries(ScaleVersion, "school", say("versions of the scale"))
    moving.carries(Stage, "scale__school")
    moving.before(number_scales)
    moving.after(copy_scales)
    moving.after(copy_lists)
    moving.after(copy_calendars)


def number_scales(move: Move) -> None:
    """The school's own versions get numbers that neither trust has given."""
    free = _next_number(move)
    for place, version in enumerate(_own(move)):
        ScaleVersion.objects.unscoped(reason=WHY).filter(pk=version.pk).update(number=free + place)


def copy_scales(move: Move) -> None:
    """The versions that held for the school, one after the other, as its own; then the new trust's hold."""
    own, trusts = _own(move), _of_trust(ScaleVersion, move)
    scales = Scales(tuple(own), tuple(trusts))
    began = _began(move)
    held = _held(scales, began, move.on) if trusts else []
    copies = [(day, version) for day, version in held if version.school_id is None]
    known = {version.pk for _day, version in copies}
    before_all = min([began, *(version.in_force_from for version in own)]) - DAY
    used = _used_scales(move)
    silent = [(before_all, version) for version in trusts if version.pk in used - known]  # named, and never in force
    free = _next_number(move)
    for place, (day, version) in enumerate([*silent, *copies]):
        _copy_scale(move, version, day, free + place)
    if (silent or copies) and scales.on(move.on - DAY).school_id is None:
        _back_to_trust(move, free + len(silent) + len(copies))


def copy_lists(move: Move) -> None:
    """Items that newcomers were assured on keep their words, as the school's own that hold for nobody new."""
    rows = Expectation.objects.unscoped(reason=WHY).filter(pk__in=move.led_to(Expectation))
    for row in rows.order_by("pk"):
        retired = min(row.retired_on, move.on) if row.retired_on else move.on
        move.copy(row, school_id=move.school.pk, retired_on=retired, replaces_id=_known(move, row.replaces_id))


def copy_calendars(move: Move) -> None:
    """The years the school shared with its old trust, up to the one that runs on the day."""
    own = {calendar.starts_on: calendar for calendar in _own_rows(Calendar, move)}
    needed = move.led_to(Calendar)
    for calendar in _of_trust(Calendar, move):
        mine = own.get(calendar.starts_on)
        if mine is not None:
            move.replaced.setdefault(Calendar, {})[calendar.pk] = mine.pk
        elif calendar.pk in needed or (calendar.starts_on < move.on and not _own_holds(calendar, own.values())):
            made = move.copy(calendar, school_id=move.school.pk)
            for part in (Term, Closure):
                for row in part.objects.unscoped(reason=WHY).filter(calendar=calendar):
                    move.copy(row, calendar_id=made.pk)
            if calendar.ends_on > move.on:
                move.notes.append(
                    _("The school year %(name)s is finished by its own calendar; the next follows the new trust.")
                    % {"name": calendar.name}
                )


def _held(scales: Scales, began: date, until: date) -> list[tuple[date, ScaleVersion]]:
    """Each version that was in force for the school before the day, with the day from which it counts."""
    turns = {version.in_force_from for version in [*scales.own, *scales.trust]}
    held: list[tuple[date, ScaleVersion]] = []
    for day in sorted({began, *(turn for turn in turns if turn > began)}):
        if day < until and (not held or held[-1][1] != scales.on(day)):
            held.append((day, scales.on(day)))
    return held


def _copy_scale(move: Move, version: ScaleVersion, on: date, number: int) -> None:
    made = move.copy(version, school_id=move.school.pk, in_force_from=on, number=number, back_to_trust=False)
    for stage in Stage.objects.unscoped(reason=WHY).filter(scale=version):
        move.copy(stage, scale_id=made.pk)


def _back_to_trust(move: Move, number: int) -> None:
    if not ScaleVersion.objects.unscoped(reason=WHY).filter(trust=move.new, school__isnull=True).exists():
        move.notes.append(_("The new trust has no stage scale: the school goes on with the one it had."))
        return
    ScaleVersion.objects.create(
        trust=move.new,
        school_id=move.school.pk,
        number=number,
        in_force_from=move.on,
        back_to_trust=True,
        note=_("The school joined the trust."),
    )


def _used_scales(move: Move) -> set[int]:
    """Versions of the old trust that the school's records name, by themselves or by a stage."""
    stages = Stage.objects.unscoped(reason=WHY).filter(pk__in=move.led_to(Stage))
    return move.led_to(ScaleVersion) | set(stages.order_by().values_list("scale", flat=True))


def _began(move: Move) -> date:
    first = move.rows(Post).aggregate(first=Min("starts_on"))["first"]
    return min(first, move.on) if first else move.on


def _next_number(move: Move) -> int:
    rows = ScaleVersion.objects.unscoped(reason=WHY).filter(trust__in=[move.old, move.new])
    return int(rows.aggregate(most=Max("number"))["most"] or 0) + 1


def _own(move: Move) -> list[ScaleVersion]:
    return list(_own_rows(ScaleVersion, move))


def _own_rows(model: type[Row], move: Move) -> Iterable[Row]:
    return model.objects.unscoped(reason=WHY).filter(school=move.school.pk)


def _of_trust(model: type[Row], move: Move) -> list[Row]:
    return list(model.objects.unscoped(reason=WHY).filter(trust=move.old, school__isnull=True))


def _own_holds(calendar: Calendar, own: Iterable[Calendar]) -> bool:
    """As `queries.years_for` decides: a school's own year stands in for the trust's whose middle it holds."""
    middle = calendar.starts_on + (calendar.ends_on - calendar.starts_on) / 2
    return any(mine.starts_on <= middle < mine.ends_on for mine in own)


def _known(move: Move, pk: int | None) -> int | None:
    return move.replaced.get(Expectation, {}).get(pk) if pk else None
