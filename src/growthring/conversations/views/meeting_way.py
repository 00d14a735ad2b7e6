"""Mentoring or coaching, asked on a meeting's own page."""

from datetime import date

from growthring.conversations.models import Conversation, Purpose
from growthring.conversations.queries.ways import Way
from growthring.conversations.views.meeting_room import Room

State = Conversation.State


def way_asked(room: Room) -> Way | None:
    """Where the two are: in a review, and under any record they have signed."""
    is_review = room.held.purpose == Purpose.REVIEW and room.state in (State.BEGUN, State.RECORDED)
    asked = room.aside.way if is_review or room.state == State.SIGNED else None
    if asked is None:
        return None
    whom = asked.writer if room.is_own else room.learner.pk
    names = [str(seat.person) for seat in room.others if seat.person.pk == whom]
    return Way(names[0], date.fromisoformat(asked.text), asked.link, asked.key) if names else None
