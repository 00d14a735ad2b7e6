"""A school changes trust: previewed by doing it and taking it back, done whole or refused with the reasons."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from growthring.core import clock
from growthring.people import moving
from growthring.people.models import RoleGrant, School, SchoolMove, Trust
from growthring.people.moving import WHY, Move
from growthring.people.rules.words import day
from growthring.people.services.events import SET_UP, Verb, happened
from growthring.people.services.moving import carrying, keys, persons
from growthring.people.services.moving.report import Report

__all__ = ["CannotMove", "Report", "move_school", "preview_move"]


class CannotMove(Exception):
    """`reasons`: what stands in the way, in words, each with what to do."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons[:3]))
        self.reasons = reasons


@transaction.atomic
def move_school(*, school: School, to: Trust, on: date) -> Report:
    """The installation's own work: only whoever answers for both trusts can ask for it."""
    if on > clock.today():
        raise CannotMove([_("That day is still to come: do it on %(day)s or later.") % {"day": day(on)}])
    return _move(school, to, on)


def preview_move(*, school: School, to: Trust, on: date) -> Report:
    """Exactly what the move would do: it is done, and taken back."""
    with transaction.atomic():
        report = _move(school, to, on)
        transaction.set_rollback(True)
    school.refresh_from_db()
    return report


def _move(school: School, to: Trust, on: date) -> Report:
    list(Trust.objects.select_for_update().filter(pk__in=[school.trust_id, to.pk]).order_by("pk"))
    school = School.objects.unscoped(reason=WHY).select_related("trust").get(pk=school.pk)
    move = Move(school, school.trust, to, on)
    ties = persons.ties_of(move)
    move.movers = ties.movers()
    _refuse(move, ties)
    move.movers -= persons.known_logins(move)
    report = Report(school.name, school.slug, move.old.name, to.name, on, roles=_roles_of_others(move))
    try:
        _carry_over(move, ties, report)
    except IntegrityError as error:
        raise CannotMove([_("Two things that may be there only once meet in the new trust: %s.") % error]) from error
    if crossing := keys.crossing([move.old.pk, to.pk]):
        told = ", ".join(crossing)
        raise CannotMove([_("These would lead from one trust into the other, so nothing was moved: %s.") % told])
    _write_down(move)
    if not School.objects.unscoped(reason=WHY).filter(trust=move.old).exists():
        move.notes.append(_("%(trust)s has no school any more.") % {"trust": move.old})
    return _reported(move, report)


def _refuse(move: Move, ties: persons.Ties) -> None:
    reasons = []
    if move.old.pk == move.new.pk:
        raise CannotMove([_("%(school)s is in %(trust)s already.") % {"school": move.school, "trust": move.new}])
    if move.new.closed_on is not None and move.new.closed_on <= move.on:
        reasons.append(_("%(trust)s closed on %(day)s.") % {"trust": move.new, "day": day(move.new.closed_on)})
    last = move.rows(SchoolMove).order_by("on").last()
    if last is not None and last.on > move.on:
        reasons.append(_("It came into %(trust)s on %(day)s.") % {"trust": move.old, "day": day(last.on)})
    reasons += persons.clashing_addresses(move, move.movers | ties.running_here)
    if reasons:
        raise CannotMove(reasons)


def _carry_over(move: Move, ties: persons.Ties, report: Report) -> None:
    carrying.drop_plans(move)
    persons.give_up_numbers(move)
    persons.leave_behind(move, ties)
    for before in moving.hooks_before():
        before(move)
    carrying.carry(move)
    for after in moving.hooks_after():
        after(move)
    carrying.mend_set_up(move)
    entries = persons.Entries(move, ties)
    entries.split_people()
    entries.mend()
    move.entries = entries.in_trust(move.new.pk)
    for last in moving.hooks_last():
        last(move)
    report.ended = carrying.end_across(move)
    carrying.note_sign_in(move)
    carrying.close_links(move)
    report.split = [str(person) for person in entries.split]


def _write_down(move: Move) -> None:
    SchoolMove.objects.create(
        trust=move.new,
        school_id=move.school.pk,
        from_trust=move.old,
        on=move.on,
        made_at=clock.now(),
        counts=move.counts,
    )
    happened(None, Verb.ENDED, SET_UP, "school moved to another trust", trust=move.old.pk, school=move.school.pk)
    happened(None, Verb.ADDED, SET_UP, "school came from another trust", trust=move.new.pk, school=move.school.pk)


def _roles_of_others(move: Move) -> list[str]:
    """School-level roles of people who stay in the old trust: it may not be meant that they go on."""
    rows = move.rows(RoleGrant).exclude(person__in=move.movers).exclude(ends_on__lte=move.on)
    return [f"{grant.person}: {grant}" for grant in rows.select_related("person")]


def _reported(move: Move, report: Report) -> Report:
    report.people = sorted(str(person) for person in carrying.people_of(move))
    report.slug = move.school.slug
    report.named = len(move.stand_ins)
    report.counts = move.counts
    report.notes = move.notes
    return report
