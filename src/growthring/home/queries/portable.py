"""What was written about oneself, and by oneself about one's own work, as far as one may read it: one query."""

from typing import Any

from django.db.models import Q

from growthring.commitments.models import PromiseReason, PromiseStep
from growthring.commitments.queries.names import name_of
from growthring.conversations.models import Evidence, Line, Signature, Wellbeing, Words
from growthring.core.access import Actor
from growthring.core.gathered import gathered, line
from growthring.core.wordings import worded
from growthring.home.queries.story import Story
from growthring.stages.models import AssuranceItem, Voice
from growthring.writing.models import IN_USE


def my_words(actor: Actor) -> Story:
    """Lines: `words`, `agreed`, `evidence`, `signature`, `wellbeing`, `why`, `step`, `voice`, `list`."""
    return Story.of(_words(actor))


@worded
def _words(actor: Actor) -> Any:
    me = actor.person_id
    asked = {"question": "question__text", "position": "question__position"}
    held = Q(conversation__post__person=me)
    promised = Q(promise__post__person=me, promise__binned_at__isnull=True)
    return gathered(
        line("words", Words.objects.visible_to(actor).filter(held), **_of_meeting("person"), **asked, text="text"),
        line("agreed", Line.objects.visible_to(actor).filter(held), meeting="conversation_id", **asked, text="text"),
        line(
            "evidence",
            Evidence.objects.visible_to(actor).filter(held, IN_USE),
            **_of_meeting("person"),
            note="note",
            link="link",
        ),
        line(
            "signature",
            Signature.objects.visible_to(actor).filter(edition__conversation__post__person=me),
            meeting="edition__conversation_id",
            edition="edition__number",
            name=name_of("person"),
            at="signed_at",
            disagreement="disagreement",
        ),
        # The other's words on how they are stay theirs: see the conversations' ADR.
        line(
            "wellbeing",
            Wellbeing.objects.visible_to(actor).filter(held, person=me),
            meeting="conversation_id",
            text="text",
        ),
        line("why", PromiseReason.objects.visible_to(actor).filter(promised), promise="promise__key", text="text"),
        line(
            "step",
            PromiseStep.objects.visible_to(actor).filter(promised),
            promise="promise__key",
            name=name_of("person"),
            **{name: name for name in ("act", "word", "due_on", "at")},
        ),
        line(
            "voice",
            Voice.objects.visible_to(actor).filter(placement__post__person=me),
            stage="stage__name",
            **{name: name for name in ("part", "act", "sentence", "said_at")},
        ),
        line(
            "list",
            AssuranceItem.objects.visible_to(actor).filter(assurance__post__person=me),
            text="expectation__text",
            **{name: name for name in ("gate", "due_on", "assured_on", "note", "answer")},
        ),
    )


def _of_meeting(who: str) -> dict[str, Any]:
    return {"meeting": "conversation_id", "name": name_of(who)}
