"""A term's meetings planned in one go: what they have in common, a look at each, then all of them, or back."""

from datetime import date
from functools import cached_property
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from growthring.conversations.forms.term import RowForm, TermForm, proposal
from growthring.conversations.models import KIND, Purpose
from growthring.conversations.queries.prefill import USUAL_TIME
from growthring.conversations.queries.questions import sets_in_force
from growthring.conversations.queries.term import Candidate, candidates, propose, terms, times_of
from growthring.conversations.services.terms import BadRows, TermRow, plan_term, take_back
from growthring.core import clock
from growthring.core.access import Actor, ActorRequest, guarded
from growthring.core.forms import invalid
from growthring.core.ui import tell
from growthring.standards.years import Span
from growthring.writing.once import once

CHOOSE, LOOK = "conversations/plan_term.html", "conversations/plan_term_look.html"
PLANNED = "conversations_planned"  # in the session: the keys of what was planned last


@guarded(KIND, verb="edit")
@once
def term(request: ActorRequest) -> HttpResponse:
    """A mentor from outside knows nothing of the school's calendar, and plans one meeting at a time."""
    if request.actor.is_guest:
        raise Http404
    room = Room(request.actor)
    if not room.people:
        return render(request, CHOOSE, {"people": []})
    sent = request.POST if request.method == "POST" else None
    form = room.form(sent)
    if sent is None:
        return render(request, CHOOSE, room.shown(form))
    if not form.is_valid():
        return invalid(request, CHOOSE, room.shown(form) | room.carried(sent))
    if sent.get("do") == "again":
        return render(request, CHOOSE, room.shown(form) | room.carried(sent))
    if sent.get("do") != "plan":
        return render(request, LOOK, room.shown(form, room.proposed(form, sent)))
    rows = [room.row(form.span, each, sent) for each in room.people]
    return _planned(request, room, form, rows)


def _planned(request: ActorRequest, room: "Room", form: TermForm, rows: list[RowForm]) -> HttpResponse:
    if [row for row in rows if not row.is_valid()]:
        return invalid(request, LOOK, room.shown(form, rows))
    if not [row for row in rows if row.is_kept]:
        rows[0].add_error("keep", _("Nobody is ticked: tick whom you plan a meeting with."))
        return invalid(request, LOOK, room.shown(form, rows))
    try:
        made = room.plan(form, [row for row in rows if row.is_kept])
    except BadRows as bad:
        for row in rows:
            if row.candidate.post.pk in bad.why:
                row.add_error("on", row.told(bad.why[row.candidate.post.pk]))
        return invalid(request, LOOK, room.shown(form, rows))
    request.session[PLANNED] = made
    said = ngettext("One meeting is planned.", "%(n)d meetings are planned.", len(made)) % {"n": len(made)}
    tell(request, said, undo=reverse("conversations_term_undo"))
    return redirect("support")


@guarded(KIND, verb="edit")
@require_POST
@once
def undo(request: ActorRequest) -> HttpResponse:
    made = request.session.pop(PLANNED, [])
    done = take_back(actor=request.actor, keys=made)
    said = ngettext("One meeting is called off.", "%(n)d meetings are called off.", done) % {"n": done}
    left = len(made) - done
    if left:
        said += " " + ngettext("One stands: it was moved.", "%(n)d stand: they were moved.", left) % {"n": left}
    tell(request, said if done or left else _("There is nothing to take back."))
    return redirect("support")


class Room:
    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.people = candidates(actor, clock.midnight(actor.on)) if actor.partner_as else []

    @property
    def school_id(self) -> int | None:
        return self.people[0].post.school_id

    @cached_property
    def terms(self) -> Any:
        return terms(self.people, self.actor.on)

    def form(self, sent: Any) -> TermForm:
        actor = self.actor
        initial = {"purpose": Purpose.FIVE, "at": USUAL_TIME, "minutes": self.people[0].minutes}
        sets = sets_in_force(actor.trust_id, self.school_id, actor.on)
        return TermForm(sent, initial=initial, terms=self.terms, sets=sets, on=actor.on)

    def proposed(self, form: TermForm, sent: Any) -> list[RowForm]:
        """Whoever has a meeting in the term already, or one that nobody held, is left out and can be put in. What was
        changed by hand stands as it is, unless another term was chosen since; the others are found a time beside it."""
        pattern, changed = form.pattern, self.changed(sent, form.span)
        times = times_of(self.actor, self.people, pattern.first, pattern.last)
        stands, gone = _told_apart(changed, form.span)
        for row in stands.values():
            if row.is_valid() and row.is_kept:
                times.take([self.actor.person_id, row.candidate.post.person_id], row.starts_at, pattern.minutes)
        left = [each for each in self.people if each.post.pk not in stands]
        open_ones = [each for each in left if each.missed is None and each.planned_in(form.span) is None]
        found = propose(self.actor.person_id, open_ones, pattern, times)
        initial = {each.post.pk: proposal(found.get(each.post.pk), pattern.at) for each in left}
        initial |= {post: row.as_chosen for post, row in stands.items()}
        rows = [self.row(form.span, each, initial=initial[each.post.pk]) for each in self.people]
        for row in rows:
            row.given_up = gone.get(row.candidate.post.pk)
        return rows

    def changed(self, sent: Any, span: Span) -> list[RowForm]:
        """What somebody has changed by hand in the days proposed to them."""
        return [row for row in (self.row(span, each, sent) for each in self.people) if row.is_changed]

    def row(self, span: Span, each: Candidate, sent: Any = None, **facts: Any) -> RowForm:
        return RowForm(sent, candidate=each, span=span, on=self.actor.on, **facts)

    def plan(self, form: TermForm, rows: list[RowForm]) -> list[str]:
        said = form.cleaned_data
        wanted = [TermRow(row.candidate, row.starts_at) for row in rows]
        made = plan_term(actor=self.actor, purpose=said["purpose"], minutes=said["minutes"], rows=wanted)
        return [held.key for held in made]

    def carried(self, sent: Any) -> dict[str, Any]:
        """For the page that asks for another pattern: what was changed by hand goes along, whatever the term."""
        return {"kept": self.changed(sent, self.terms[0])} if self.terms else {}

    def shown(self, form: TermForm, rows: list[RowForm] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = {"form": form, "people": self.people, "terms": self.terms}
        if rows is not None:
            context["rows"] = [(row, row.candidate, _note(row, form.span)) for row in rows]
            context["row_forms"] = rows
            context["span"] = form.span
        return context


def _told_apart(changed: list[RowForm], span: Span) -> tuple[dict[int, RowForm], dict[int, date]]:
    """By post: what stands, and the days that are none of the term's."""
    stands, gone = {}, {}
    for row in changed:
        if row.is_ticked and row.day is not None and row.day not in span:
            gone[row.candidate.post.pk] = row.day
        else:
            stands[row.candidate.post.pk] = row
    return stands, gone


def _note(row: RowForm, span: Span) -> str:
    """What is good to know before a day is chosen."""
    if row.given_up:
        return _("You had chosen %(day)s, which is not in this term.") % {"day": _day(row.given_up)}
    chosen = [_("As you chose it.")] if row.is_changed else []
    return " ".join([*chosen, _known(row, span)]).strip()


def _known(row: RowForm, span: Span) -> str:
    each = row.candidate
    planned, last = each.planned_in(span), each.pace.last_on
    if planned is not None:
        return _("Planned already: %(day)s.") % {"day": _day(planned)}
    if each.missed is not None:
        return _("Planned for %(day)s, not held yet.") % {"day": _day(localtime(each.missed.starts_at))}
    if not row.is_bound and not row.initial["on"]:
        return _("No free time found: choose one, or another pattern.")
    if each.pace.agreed_on is not None:
        return _("You agreed on %(day)s.") % {"day": _day(each.pace.agreed_on)}
    return _("Last met on %(day)s.") % {"day": _day(last)} if last else ""


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
