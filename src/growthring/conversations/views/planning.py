"""A meeting is planned, moved, called off, its questions sent: by the learner or a partner."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from growthring.conversations.forms.planning import CallOffForm, MoveForm
from growthring.conversations.models import KIND, Conversation
from growthring.conversations.services import planning
from growthring.conversations.services.inviting import page_of
from growthring.conversations.views.planned import Moving, Planning, conversation_of
from growthring.core.access import ActorRequest, guarded
from growthring.core.carried import word
from growthring.core.forms import invalid
from growthring.core.ui import tell
from growthring.people.forms.fields import take_errors
from growthring.writing.drafts import with_draft
from growthring.writing.once import once


@guarded(KIND, verb="edit")
@once
def plan(request: ActorRequest, key: str) -> HttpResponse:
    room = Planning.of(request.actor, key, word(request.GET, "again"))
    request.room = room.name
    form = room.form(request)
    if request.method != "POST":
        return render(request, "conversations/plan.html", room.shown(form))
    if form.is_valid() and form.may_go_on(room.against(form)):
        try:
            made = room.plan(form)
        except ValidationError as error:
            take_errors(form, error)
        else:
            return _planned(request, made)
    return invalid(request, "conversations/plan.html", room.shown(form))


def _planned(request: ActorRequest, made: Conversation) -> HttpResponse:
    tell(
        request,
        _("Planned for %(when)s. It is on its way into everybody's calendar.") % {"when": _when(made)},
        undo=reverse("conversations_unplan", args=[made.key]),
    )
    return redirect(page_of(made))


@guarded(KIND, verb="edit")
@once
def move(request: ActorRequest, key: str) -> HttpResponse:
    room = Moving(request.actor, conversation_of(request.actor, key))
    request.room = room.name
    kept: dict[str, Any] = {"about": room.about, "keeps_choices": True}
    form = with_draft(MoveForm, request, f"conversations_move:{key}", initial=room.initial, **kept)
    if request.method != "POST":
        return render(request, "conversations/plan_move.html", room.shown(form))
    if form.is_valid() and form.may_go_on(room.against(form)):
        try:
            moved = room.move(form)
        except ValidationError as error:
            take_errors(form, error)
            form.data = {**form.data, "seen": room.seen}  # the page shows what stands
        else:
            tell(request, _("Moved to %(when)s. The others are told.") % {"when": _when(moved)})
            return redirect(page_of(moved))
    return invalid(request, "conversations/plan_move.html", room.shown(form))


@guarded(KIND, verb="edit")
@once
def call_off(request: ActorRequest, key: str) -> HttpResponse:
    held = conversation_of(request.actor, key)
    room = Moving(request.actor, held)
    request.room = room.name
    form = with_draft(CallOffForm, request, f"conversations_call_off:{key}", about=room.about)
    context = room.shown(form)
    if request.method == "POST" and form.is_valid():
        try:
            planning.call_off(actor=request.actor, conversation=held, word=form.cleaned_data["word"])
        except ValidationError as error:
            take_errors(form, error)
        else:
            tell(request, _("Called off. The others are told; what was prepared stays with whoever wrote it."))
            return redirect(f"{reverse('conversations_plan', args=[held.post.key])}?again={held.key}")
    if request.method == "POST":
        return invalid(request, "conversations/plan_call_off.html", context)
    return render(request, "conversations/plan_call_off.html", context)


@guarded(KIND, verb="edit")
@require_POST
@once
def unplan(request: ActorRequest, key: str) -> HttpResponse:
    """The undo beside "planned"."""
    held = conversation_of(request.actor, key)
    _do(request, lambda: planning.call_off(actor=request.actor, conversation=held), _("Taken back: it is off."))
    return redirect("conversations_meetings")


@guarded(KIND, verb="edit")
@require_POST
@once
def send(request: ActorRequest, key: str) -> HttpResponse:
    held = conversation_of(request.actor, key)
    told = _("The questions are there for everybody to prepare.")
    _do(request, lambda: planning.send_questions(actor=request.actor, conversation=held), told)
    return redirect(page_of(held))


def _do(request: ActorRequest, act: Any, told: str) -> None:
    """What refuses says why on the next page: a button has no field to say it at."""
    try:
        act()
    except ValidationError as error:
        told = " ".join(error.messages)
    tell(request, told)


def _when(held: Conversation) -> str:
    begins = localtime(held.starts_at)
    return f"{date_format(begins, 'l j F')}, {date_format(begins, 'H:i')}"
