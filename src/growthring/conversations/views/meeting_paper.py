"""The record of a meeting on one sheet, an edition of it, and one's own words of the section on wellbeing."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from growthring.conversations.models import KIND, Wellbeing
from growthring.conversations.queries.records import Record
from growthring.conversations.views.meeting_room import Room, room_of
from growthring.core.access import ActorRequest, guarded


@guarded(KIND)
def sheet(request: ActorRequest, key: str) -> HttpResponse:
    """One sheet a conversation: of a meeting ahead, the questions and what the reader has prepared."""
    room = room_of(request.actor, key)
    room.record_look()
    return render(request, "conversations/meeting_print.html", _shown(room, room.shown))


@guarded(KIND)
def edition(request: ActorRequest, key: str, number: int) -> HttpResponse:
    room = room_of(request.actor, key)
    found = next((each for each in room.records if each.edition and each.edition.number == number), None)
    if found is None:
        raise Http404
    room.record_look()
    return render(request, "conversations/meeting_edition.html", _shown(room, found))


@guarded(KIND, verb="edit")
def wellbeing(request: ActorRequest, key: str) -> HttpResponse:
    """The learner's own words, as a file: nobody else's, ever. A line manager's stay where they are."""
    room = room_of(request.actor, key)
    if not room.is_own:
        raise Http404
    rows = Wellbeing.objects.visible_to(request.actor).filter(conversation=room.held, person=request.actor.person_id)
    mine = rows.first()
    if mine is None:
        raise Http404
    response = HttpResponse(mine.text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="wellbeing-{localdate(mine.written_at)}.txt"'
    return response


def _shown(room: Room, record: Record | None) -> dict[str, Any]:
    who = room.who_reads_record if room.takes_part else _("You, as long as it is opened to you, and those who met.")
    return {"room": room, "record": record, "who": who, "is_open": False}
