"""What is done in a meeting by one press, or with a box or two: each a service, and back to the page."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from growthring.conversations.models import KIND, Evidence
from growthring.conversations.services import evidence as bringing
from growthring.conversations.services import meeting, preparing, signing
from growthring.conversations.services.lines import take_pen
from growthring.conversations.views.meeting import (
    answer,
    begin_form,
    evidence_form,
    outcome_form,
    sign_form,
    why_form,
)
from growthring.conversations.views.meeting_room import Room, acting_room
from growthring.core.access import ActorRequest, guarded
from growthring.core.carried import word
from growthring.core.forms import BaseForm
from growthring.core.ui import tell
from growthring.people.forms.fields import take_errors
from growthring.writing.bins import undo_of
from growthring.writing.once import once


@guarded(KIND, verb="edit")
@require_POST
@once
def share(request: ActorRequest, key: str) -> HttpResponse:
    room = acting_room(request.actor, key)
    withdraws = word(request.POST, "do") == "withdraw"
    said = _("Yours alone again.") if withdraws else _("Shared: %(names)s can read it now.") % {"names": room.with_whom}

    def act() -> None:
        if withdraws:
            preparing.withdraw_preparation(actor=request.actor, conversation=room.held)
            return
        if word(request.POST, "with") not in ("", room.with_keys):
            raise ValidationError(_("Somebody else has taken a seat meanwhile. Look who it is before you share."))
        preparing.bring_draft(actor=request.actor, conversation=room.held)
        preparing.share_preparation(actor=request.actor, conversation=room.held)

    return _press(request, room, act, said)


@guarded(KIND, verb="edit")
@require_POST
@once
def evidence(request: ActorRequest, key: str) -> HttpResponse:
    room = acting_room(request.actor, key)
    form = evidence_form(room, request.POST)
    assert form is not None
    return _send(
        request,
        room,
        "evidence",
        form,
        lambda given: bringing.add_evidence(
            actor=request.actor, conversation=room.held, note=given["note"], link=given["link"]
        ),
        _("Added."),
    )


@guarded(KIND, verb="edit")
@require_POST
@once
def evidence_remove(request: ActorRequest, key: str) -> HttpResponse:
    room = acting_room(request.actor, key)
    rows = Evidence.objects.visible_to(request.actor).filter(conversation=room.held, person=request.actor.person_id)
    row = rows.select_related("conversation").filter(key=word(request.POST, "evidence")).first()

    def take_away() -> None:
        if row is None:
            raise ValidationError(_("You brought nothing like that."))
        bringing.remove_evidence(actor=request.actor, evidence=row)

    return _press(request, room, take_away, _("Taken away."), undo=undo_of(row) if row else "")


@guarded(KIND, verb="edit")
@require_POST
@once
def begin_it(request: ActorRequest, key: str) -> HttpResponse:
    room = acting_room(request.actor, key)
    form = begin_form(room, request.POST)

    def act(given: Any) -> None:
        preparing.bring_draft(actor=request.actor, conversation=room.held)
        meeting.begin(actor=request.actor, conversation=room.held, present=form.persons, held_on=given["held_on"])

    return _send(request, room, "begin", form, act)


@guarded(KIND, verb="edit")
@require_POST
@once
def pen(request: ActorRequest, key: str, number: int) -> HttpResponse:
    """Take the pen, if it is free, and open the line; the other reads who is writing."""
    room = acting_room(request.actor, key)
    question = next((each.pk for each in room.papers.questions if each.position == number), 0)
    take = lambda: take_pen(actor=request.actor, conversation=room.held, question=question)  # noqa: E731
    return _press(request, room, take, to=f"{reverse('conversations_line', args=[key, number])}#q{number}")


@guarded(KIND, verb="edit")
@require_POST
@once
def come(request: ActorRequest, key: str) -> HttpResponse:
    """Somebody has come while the meeting is held."""
    room = acting_room(request.actor, key)
    chosen = word(request.POST, "person")
    person = next((each.person.pk for each in meeting.may_come(room.held) if each.person.key == chosen), 0)
    return _press(
        request,
        room,
        lambda: meeting.let_in(actor=request.actor, conversation=room.held, person=person),
        _("They are in the meeting now."),
    )


@guarded(KIND, verb="edit")
@require_POST
@once
def outcome(request: ActorRequest, key: str) -> HttpResponse:
    room = acting_room(request.actor, key)
    form = outcome_form(room, request.POST)
    who: dict[str, Any] = {"actor": request.actor, "conversation": room.held}

    def act(given: Any) -> None:
        meeting.set_outcome(**who, degree=given["degree"], next_on=given["next_on"], seen=form.page_seen)

    return _send(request, room, "outcome", form, act, _("Saved."))


@guarded(KIND, verb="edit")
@require_POST
@once
def end_it(request: ActorRequest, key: str) -> HttpResponse:
    room = acting_room(request.actor, key)
    return _press(request, room, lambda: meeting.end(actor=request.actor, conversation=room.held))


@guarded(KIND, verb="edit")
@require_POST
@once
def sign_it(request: ActorRequest, key: str) -> HttpResponse:
    room = acting_room(request.actor, key)
    return _send(
        request,
        room,
        "sign",
        sign_form(request, room),
        lambda given: signing.sign(
            actor=request.actor, conversation=room.held, seen=given["seen"], disagreement=given["disagreement"]
        ),
        _("Signed."),
    )


@guarded(KIND, verb="edit")
@require_POST
@once
def reopen_it(request: ActorRequest, key: str) -> HttpResponse:
    room = acting_room(request.actor, key)
    return _send(
        request,
        room,
        "why",
        why_form(room, request.POST),
        lambda given: signing.reopen(actor=request.actor, conversation=room.held, reason=given["reason"]),
        _("Open again. Put right what should be different; then all sign anew."),
    )


@guarded(KIND, verb="edit")
@require_POST
@once
def leave(request: ActorRequest, key: str) -> HttpResponse:
    room = acting_room(request.actor, key)
    return _press(request, room, lambda: signing.leave_as_signed(actor=request.actor, conversation=room.held))


def _press(
    request: ActorRequest, room: Room, act: Callable[[], Any], said: str = "", undo: str = "", to: str = ""
) -> HttpResponse:
    """A button without boxes."""
    return _send(request, room, "button", BaseForm(request.POST), lambda _given: act(), said, undo, to)


def _send(
    request: ActorRequest,
    room: Room,
    name: str,
    form: forms.Form,
    save: Callable[[dict[str, Any]], Any],
    said: str = "",
    undo: str = "",
    to: str = "",
) -> HttpResponse:
    """Save and go to the page; a refusal stands beside its box, with what was typed."""
    if form.is_valid():
        try:
            save(form.cleaned_data)
        except ValidationError as error:
            take_errors(form, error)
        else:
            if said:
                tell(request, said, undo=undo)
            return redirect(to or room.url)
    return answer(request, room, **{name: form})
