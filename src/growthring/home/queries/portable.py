"""What was written about oneself, and by oneself about one's own work, as far as one may read it: one query."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from growthring.commitments.models import PromiseReason, PromiseStep
from growthring.commitments.queries.names import name_of
from growthring.conversations.models import Edition, Evidence, Line, Signature, Wellbeing, Words
from growthring.core.access import Actor
from growthring.core.gathered import gathered, line
from growthring.core.wordings import worded
from growthring.home.queries.story import Story
from growthring.stages.models import AssuranceItem, Voice
from growthring.writing.models import IN_USE


def my_words(actor: Actor) -> Story:
    """Lines: `words`, `agreed`, `record`, `evidence`, `signature`, `wellbeing`, `why`, `step`, `voice`, `list`."""
    return Story.of(_words(actor), actor.person_id)


@worded
def _words(actor: Actor) -> Any:
    return gathered(*_of_meetings(actor), *_of_promises(actor), *_of_stages(actor))


def _of_meetings(actor: Actor) -> Iterator[Any]:
    me = actor.person_id
    held = Q(conversation__post__person=me)
    asked = {"question": "question__text", "position": "question__position"}
    meeting = {"meeting": "conversation_id", "name": name_of("person")}
    signed = Signature.objects.visible_to(actor).filter(edition__conversation__post__person=me)
    brought = Evidence.objects.visible_to(actor).filter(held, IN_USE)
    yield line("words", Words.objects.visible_to(actor).filter(held), **meeting, **asked, text="text")
    yield line("agreed", Line.objects.visible_to(actor).filter(held), meeting="conversation_id", **asked, text="text")
    in_force = Edition.objects.visible_to(actor).filter(held, signed_at__isnull=False)
    told = {"meeting": "conversation_id", "number": "number", "content": Cast("content", TextField())}
    yield line("record", in_force, **told)
    yield line("evidence", brought, **meeting, note="note", link="link")
    yield line(
        "signature",
        signed,
        meeting="edition__conversation_id",
        edition="edition__number",
        name=name_of("person"),
        at="signed_at",
        disagreement="disagreement",
    )
    # The other's words on how they are stay theirs: see the conversations' ADR.
    mine = Wellbeing.objects.visible_to(actor).filter(held, person=me)
    yield line("wellbeing", mine, meeting="conversation_id", text="text")


def _of_promises(actor: Actor) -> Iterator[Any]:
    own = Q(promise__post__person=actor.person_id, promise__binned_at__isnull=True)
    steps = PromiseStep.objects.visible_to(actor).filter(own)
    told = {name: name for name in ("act", "word", "due_on", "at")}
    yield line("why", PromiseReason.objects.visible_to(actor).filter(own), promise="promise__key", text="text")
    yield line("step", steps, promise="promise__key", name=name_of("person"), **told)


def _of_stages(actor: Actor) -> Iterator[Any]:
    me = actor.person_id
    voices = Voice.objects.visible_to(actor).filter(placement__post__person=me)
    items = AssuranceItem.objects.visible_to(actor).filter(assurance__post__person=me)
    yield line("voice", voices, stage="stage__name", **{name: name for name in ("part", "act", "sentence", "said_at")})
    told = {name: name for name in ("gate", "due_on", "assured_on", "note", "answer")}
    yield line("list", items, text="expectation__text", **told)
