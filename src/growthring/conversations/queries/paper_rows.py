"""Rows of the papers of a meeting: several kinds of them as one question, each line in the words of a `Paper`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, Subquery, TextField, Value
from django.db.models.functions import Cast

from growthring.conversations.models import Edition, Evidence, Line, Question, Wellbeing, Words
from growthring.conversations.queries.ways import reviews_asked
from growthring.core.access import Actor
from growthring.core.gathered import gathered, line
from growthring.core.wordings import worded
from growthring.people.models import PartnerKind
from growthring.writing.models import IN_USE, Draft

OPEN = "how a school holds conversations is the same whoever asks"
RECORD = "what an edition is made of: wellbeing and drafts are not"
FOUND = "the edition that was found among those the actor may read"
ASKED, WORDS, LINE, EVIDENCE = "asked", "words", "line", "evidence"
WELLBEING, DRAFT, BEFORE, WAY = "wellbeing", "draft", "before", "way"
PART = "#"  # in the place of a draft, before which of a page's forms it is of


@dataclass(frozen=True, slots=True)
class Facts:
    """By which the papers of a meeting are found."""

    with_manager: bool
    has_other: bool
    held: int
    asked: int  # the version of its questions
    post: int
    other: int
    starts_at: datetime
    of_meeting: str  # stands in the places of its drafts
    of_post: str  # with this begin the places of the post's


@worded
def rows(actor: Actor | None, kinds: tuple[str, ...], with_manager: bool, has_other: bool, **given: Any) -> Any:
    """`actor` None: for the record itself."""
    facts = Facts(with_manager, has_other, **given)
    return gathered(*(KINDS[kind](actor, facts) for kind in kinds))


def _asked(_actor: Actor | None, facts: Facts) -> Any:
    found = Question.objects.unscoped(reason=OPEN).filter(version=facts.asked)
    return line(ASKED, found, key="key", question="pk", text="text", link="code", version="position")


def _words(actor: Actor | None, facts: Facts) -> Any:
    found = _seen_by(actor, Words).filter(conversation=facts.held)
    return line(WORDS, found, key="key", question="question_id", writer="person_id", text="text")


def _lines(actor: Actor | None, facts: Facts) -> Any:
    found = _seen_by(actor, Line).filter(conversation=facts.held)
    said = {"question": "question_id", "writer": "written_by_id", "text": "text", "version": "version"}
    return line(LINE, found, key="key", **said, pen="pen_holder_id", at="pen_until")


def _evidence(actor: Actor | None, facts: Facts) -> Any:
    found = _seen_by(actor, Evidence).filter(IN_USE, conversation=facts.held)
    return line(EVIDENCE, found, key="key", writer="person_id", text="note", link="link", at="added_at")


def _wellbeing(actor: Actor, facts: Facts) -> Any:
    found = Wellbeing.objects.visible_to(actor).filter(conversation=facts.held)
    return line(WELLBEING, found, key="key", writer="person_id", text="text")


def _drafts(actor: Actor, facts: Facts) -> Any:
    """Forms of the meeting, and those on its page that stand on the post's as well."""
    here = Q(place__contains=Value(facts.of_meeting)) | Q(place__startswith=Value(facts.of_post))
    found = Draft.objects.visible_to(actor).filter(IN_USE, here)
    return line(DRAFT, found, key="key", text=_json("fields"), link="place", at="saved_at")


def _ways(actor: Actor, facts: Facts) -> Any:
    """Asked of the partnerships that have a seat in the meeting."""
    seats = Q(partnership=facts.other)
    if facts.with_manager:
        seats |= Q(partnership__post=facts.post, partnership__kind=PartnerKind.LINE_MANAGER)
    found = reviews_asked(actor).filter(seats)
    return line(WAY, found, key="key", writer="partnership__partner_id", text="ask_on", link="partnership__key")


def _before(actor: Actor, facts: Facts) -> Any:
    """The edition in force of the meeting before, of the same seats, if the actor may read it: one row or none."""
    found = Edition.objects.visible_to(actor).filter(
        conversation__post=facts.post,
        conversation__with_manager=facts.with_manager,
        conversation__other=facts.other if facts.has_other else None,
        conversation__starts_at__lt=facts.starts_at,
        signed_at__isnull=False,
    )
    newest = found.order_by("-conversation__starts_at", "-number").values("pk")[:1]
    before = Edition.objects.unscoped(reason=FOUND).filter(pk=Subquery(newest))
    return line(BEFORE, before, key="key", text=_json("content"))


KINDS: dict[str, Callable[[Any, Facts], Any]] = {
    ASKED: _asked,
    WORDS: _words,
    LINE: _lines,
    EVIDENCE: _evidence,
    WELLBEING: _wellbeing,
    DRAFT: _drafts,
    BEFORE: _before,
    WAY: _ways,
}


def _seen_by(actor: Actor | None, model: Any) -> Any:
    return model.objects.unscoped(reason=RECORD) if actor is None else model.objects.visible_to(actor)


def _json(column: str) -> Cast:
    """As a text in the line: databases differ in whether they take it for one."""
    return Cast(column, TextField())
