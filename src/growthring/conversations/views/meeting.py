"""The page of one meeting, and what has been written there meanwhile."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django_htmx.http import HTMX_STOP_POLLING

from growthring.commitments.panel import panel_for
from growthring.conversations.forms.meeting import (
    BeginForm,
    EvidenceForm,
    OutcomeForm,
    PrepareForm,
    SignForm,
    WhyForm,
)
from growthring.conversations.models import KIND, Conversation
from growthring.conversations.queries.questions import rules_for
from growthring.conversations.services.elsewhere import seen_of
from growthring.conversations.services.evidence import MOST
from growthring.conversations.services.meeting import may_come, outcome_seen, outcome_to_go_on
from growthring.conversations.services.permits import PASSED
from growthring.conversations.views.meeting_room import Room, room_of
from growthring.conversations.views.meeting_way import way_asked
from growthring.core.access import ActorRequest, guarded
from growthring.core.carried import whole, word
from growthring.core.forms import invalid, written
from growthring.writing.drafts import with_draft
from growthring.writing.models import Draft

State = Conversation.State
PAGE = "conversations/meeting.html"
Context = dict[str, Any]
# Forms of the page, and whether a part of it is to replace its like: none, until the step has one.
PARTS = ("button", "prepare", "begin", "evidence", "line", "both", "outcome", "sign", "why", "panel", "oob")


@guarded(KIND)
def page(request: ActorRequest, key: str) -> HttpResponse:
    room = room_of(request.actor, key)
    room.record_look()
    return render(request, PAGE, context(request, room))


@guarded(KIND)
def look(request: ActorRequest, key: str) -> HttpResponse:
    """What a page that lies open asks every few seconds: `stood`, at which step it was made, else while it is held;
    `but`, the line that is being written on it. Once the step is another, it is told so and asks no more."""
    room = room_of(request.actor, key)
    if not room.takes_part or room.state == word(request.GET, "stood"):
        return HttpResponse(status=204)
    if word(request.GET, "stood") or not room.is_begun:
        return render(request, "conversations/_meeting_news.html", {"room": room}, status=HTMX_STOP_POLLING)
    room.record_look(again=True)
    shown = {"room": room, "but": whole(word(request.GET, "but")) or 0}
    return render(request, "conversations/meeting_look.html", shown)


def context(request: ActorRequest, room: Room, **forms: Any) -> Context:
    """The page with the forms that are the reader's to use; `forms` are those that were sent and did not pass."""
    made, of_step = bare(room), {}
    if room.takes_part:
        steps = {State.PLANNED: _ahead, State.BEGUN: _begun, State.RECORDED: _recorded, State.SIGNED: _signed}
        build = steps.get(State(room.state))
        of_step = build(request, room) if build else {}
    told = {"unsent": _unsent(room, forms, of_step), "half_written": _half_written(room, forms.get("line"))}
    return made | of_step | forms | told


def _half_written(room: Room, line: Any) -> list[tuple[str, Draft]]:
    """While it is held; what is in the line that is open stands there."""
    return room.half_written(but=line.draft.place if line else "") if room.is_begun and room.takes_part else []


def _unsent(room: Room, sent: Context, of_step: Context) -> list[tuple[str, str]]:
    """What was written into a form that the meeting has no more: it has gone on, or was called off meanwhile."""
    found = []
    for name in sent.keys() & {"begin", "evidence", "outcome", "sign", "why"} - of_step.keys():
        form = sent[name]
        if not form.non_field_errors():
            form.errors.clear()
            form.add_error(None, PASSED[room.state])
        found += written(form)
    return found


def bare(room: Room) -> Context:
    """The page without a form."""
    who = room.who_reads_record if room.takes_part else ""
    way = way_asked(room) if room.takes_part else None
    return {**dict.fromkeys(PARTS), "room": room, "way": way, "who": who, "but": 0, "may_come": [], "is_open": False}


def answer(request: ActorRequest, room: Room, **forms: Any) -> HttpResponse:
    """The page again, with a form that did not pass."""
    room.record_look()
    if "sign" in forms:  # what is signed next is what this page shows
        forms["sign"].data = {**forms["sign"].data, "seen": room.seen}
    if "outcome" in forms:
        said = forms["outcome"].data
        posted = (said.get(name, "") for name in ("degree", "next_on", "seen"))
        forms["outcome"].data = {**said, **outcome_to_go_on(room.held, *posted)}
    return invalid(request, PAGE, context(request, room, **forms))


def prepare_form(request: ActorRequest, room: Room, *, is_beside: bool = False) -> PrepareForm:
    """What the reader has written so far, and over it what they were typing."""
    papers, me = room.papers, room.actor.person_id
    written = {
        f"q{question.position}": said[me].text
        for question in room.papers.questions
        if me in (said := papers.words.get(question.pk, {}))
    }
    written["wellbeing"] = papers.wellbeing[me].text if me in papers.wellbeing else ""
    form = with_draft(
        PrepareForm,
        request,
        f"conversations_prepare:{room.held.key}",
        about=None if room.is_own else room.learner,
        is_beside=is_beside,
        among=papers.drafts,
        initial={**written, "seen": seen_of(written), "stood": room.state},
        questions=room.questions_in_full,
        is_learner=room.is_own,
        wellbeing=wellbeing_prompt(room) if room.has_wellbeing else None,
    )
    form.readers |= dict.fromkeys(form.fields, room.who_reads_preparation)  # type: ignore[misc]
    if room.has_wellbeing:
        form.readers["wellbeing"] = room.who_reads_wellbeing
    return form


def wellbeing_prompt(room: Room) -> str:
    rules = rules_for(room.held.trust_id, [room.held.post.school_id])
    return rules[room.held.post.school_id].wellbeing_prompt or _("What gives you energy at work, and what takes it?")


def evidence_form(room: Room, data: Any = None) -> EvidenceForm | None:
    mine = [paper for paper in room.papers.evidence if paper.writer == room.actor.person_id]
    if len(mine) >= MOST and data is None:
        return None
    form = EvidenceForm(data)
    form.readers |= dict.fromkeys(("note", "link"), room.who_reads_alone)  # type: ignore[misc]
    return form


def begin_form(room: Room, data: Any = None) -> BeginForm:
    return BeginForm(data, seats=[seat.holder for seat in room.seats], day=room.day)


def outcome_form(room: Room, data: Any = None) -> OutcomeForm:
    told = {"degree": room.held.degree, "next_on": room.held.next_on, "seen": outcome_seen(room.held)}
    return OutcomeForm(data, initial=told)


def sign_form(request: ActorRequest, room: Room, *, is_beside: bool = False) -> SignForm:
    """With what one said the last time, when the record was opened again since."""
    said = [s.disagreement for each in room.records for s in each.signatures if s.person_id == room.actor.person_id]
    seen = room.seen
    initial = {"disagreement": said[0] if said else "", "seen": seen}
    form = with_draft(
        SignForm,
        request,
        f"conversations_meeting:{room.held.key}",
        about=None if room.is_own else room.learner,
        is_beside=is_beside,
        initial=initial,
    )
    form.initial["seen"] = seen
    form.readers["disagreement"] = room.who_reads_record
    return form


def why_form(room: Room, data: Any = None) -> WhyForm:
    form = WhyForm(data)
    form.readers["reason"] = room.who_reads_record
    return form


def _ahead(request: ActorRequest, room: Room) -> Context:
    return {
        "prepare": prepare_form(request, room, is_beside=True),
        "evidence": evidence_form(room),
        "begin": begin_form(room) if room.may_begin else None,
    }


def _begun(request: ActorRequest, room: Room) -> Context:
    return {
        "outcome": outcome_form(room),
        "evidence": evidence_form(room),
        "panel": panel_for(request, room.held.post, back=room.url, among=room.papers.added),
        "may_come": may_come(room.held) if room.held.with_manager and room.held.other_id else [],
    }


def _recorded(request: ActorRequest, room: Room) -> Context:
    if room.is_open:
        return {"sign": sign_form(request, room, is_beside=True), "outcome": outcome_form(room)}
    return {"sign": None if room.has_signed else sign_form(request, room, is_beside=True), "why": why_form(room)}


def _signed(_request: ActorRequest, room: Room) -> Context:
    return {"why": None if room.is_alone else why_form(room)}
