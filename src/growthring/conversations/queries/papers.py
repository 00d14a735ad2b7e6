"""All that lies on the table of one meeting, as far as its reader may see it, in one query."""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from django.db.models import BigIntegerField, DateTimeField, IntegerField, Q, Subquery, TextField, Value
from django.db.models.functions import Cast

from growthring.conversations.models import Conversation, Edition, Evidence, Line, Question, WayReview, Wellbeing, Words
from growthring.conversations.queries.records import Record
from growthring.conversations.queries.ways import reviews_asked
from growthring.core import clock
from growthring.core.access import Actor
from growthring.core.wordings import worded
from growthring.people.models import PartnerKind
from growthring.writing.models import IN_USE, Draft

OPEN = "how a school holds conversations is the same whoever asks"
RECORD = "what an edition is made of: wellbeing and drafts are not"
ASKED, WORDS, LINE, EVIDENCE = "asked", "words", "line", "evidence"
KEPT_OUT = (Wellbeing, Draft, Edition, WayReview)
PART = "#"  # in the place of a draft, before which of a page's forms it is of
WELLBEING, DRAFT, BEFORE, WAY = "wellbeing", "draft", "before", "way"


@dataclass(frozen=True, slots=True)
class Paper:
    """A row of any of them. Of a line, `writer` is whoever wrote it last, and `at` until when the pen is held; of a
    question, `link` is its code and `version` its position; of a question about the way, the partner and their key."""

    what: str
    key: str
    question: int | None
    writer: int | None
    text: str
    link: str
    version: int
    pen: int | None
    at: datetime | None

    @property
    def pen_is_held(self) -> bool:
        return self.pen is not None and self.at is not None and self.at > clock.now()


@dataclass(slots=True)
class Papers:
    questions: list[Question] = field(default_factory=list)  # with text, code and position, no more
    words: dict[int, dict[int, Paper]] = field(default_factory=lambda: defaultdict(dict))  # by question, by person
    lines: dict[int, Paper] = field(default_factory=dict)  # by question
    evidence: list[Paper] = field(default_factory=list)
    wellbeing: dict[int, Paper] = field(default_factory=dict)  # by person
    drafts: dict[str, Draft] = field(default_factory=dict)  # the reader's own of this meeting's forms, by place
    added: dict[str, Draft] = field(default_factory=dict)  # and of what is added to the learner's post, by place
    way: Paper | None = None  # whether mentoring is to turn into coaching, if the reader is asked
    before: Record | None = None  # last time's, of the same seats, as it was signed

    def put(self, paper: Paper) -> None:
        question, writer = paper.question or 0, paper.writer or 0
        if paper.what == ASKED:
            self.questions.append(Question(pk=question, text=paper.text, code=paper.link, position=paper.version))
        elif paper.what == WORDS:
            self.words[question][writer] = paper
        elif paper.what == LINE:
            self.lines[question] = paper
        elif paper.what == EVIDENCE:
            self.evidence.append(paper)
        elif paper.what == WELLBEING:
            self.wellbeing[writer] = paper
        elif paper.what == DRAFT:
            self._put_draft(paper)
        elif paper.what == WAY:
            self.way = paper
        else:
            self.before = Record(json.loads(paper.text))

    def _put_draft(self, paper: Paper) -> None:
        kept = self.added if PART in paper.link else self.drafts
        kept[paper.link] = Draft(
            key=paper.key, place=paper.link, fields=json.loads(paper.text), saved_at=cast("datetime", paper.at)
        )


def papers_of(actor: Actor | None, conversation: Conversation) -> Papers:
    """`actor` None: for the record itself, which is as private as what it is made of."""
    found = Papers()
    for row in _rows(actor, conversation.with_manager, conversation.other_id is not None, **_found_by(conversation)):
        found.put(Paper(*row))
    found.questions.sort(key=lambda question: question.position)
    found.evidence.sort(key=lambda paper: (str(paper.at), paper.key))
    return found


def _found_by(conversation: Conversation) -> dict[str, Any]:
    """The facts of a meeting by which its papers are found."""
    return {
        "held": conversation.pk,
        "asked": conversation.questions_id,
        "post": conversation.post_id,
        "other": conversation.other_id or 0,
        "starts_at": conversation.starts_at,
        "of_meeting": f":{conversation.key}",
        "of_post": f"commitments_post:{conversation.post.key}{PART}",
    }


@worded
def _rows(actor: Actor | None, with_manager: bool, has_other: bool, *, held: int, asked: int, **found_by: Any) -> Any:
    words, lines, evidence, wellbeing = (
        _seen_by(actor, model).filter(conversation=held).order_by() for model in (Words, Line, Evidence, Wellbeing)
    )
    questions = Question.objects.unscoped(reason=OPEN).filter(version=asked).order_by()
    one, nobody = Value(1, IntegerField()), Cast(Value(None), BigIntegerField())
    bare, never = Value("", TextField()), Cast(Value(None), DateTimeField())
    return words.values_list(
        Value(WORDS), "key", "question_id", "person_id", _text("text"), bare, one, nobody, "written_at"
    ).union(
        lines.values_list(
            Value(LINE), "key", "question_id", "written_by_id", _text("text"), bare, _number("version"),
            "pen_holder_id", "pen_until",
        ),
        evidence.filter(IN_USE).values_list(
            Value(EVIDENCE), "key", nobody, "person_id", _text("note"), _text("link"), one, nobody, "added_at"
        ),
        wellbeing.values_list(
            Value(WELLBEING), "key", nobody, "person_id", _text("text"), bare, one, nobody, "written_at"
        ),
        questions.values_list(
            Value(ASKED), "key", "pk", nobody, _text("text"), _text("code"), _number("position"), nobody, never
        ),
        _before(actor, with_manager, has_other, **found_by).values_list(
            Value(BEFORE), "key", nobody, nobody, _text("content"), bare, one, nobody, never
        ),
        _ways(actor, with_manager, **found_by).values_list(
            Value(WAY), "key", nobody, "partnership__partner_id", _text("ask_on"), _text("partnership__key"), one,
            nobody, never,
        ),
        _drafts(actor, **found_by).values_list(
            Value(DRAFT), "key", nobody, "writer_id", _text("fields"), _text("place"), one, nobody, "saved_at"
        ),
        all=True,
    )  # fmt: skip


def _drafts(actor: Actor | None, *, of_meeting: str, of_post: str, **_rest: Any) -> Any:
    """Forms of the meeting, and those on its page that stand on the post's as well."""
    here = Q(place__contains=Value(of_meeting)) | Q(place__startswith=Value(of_post))
    return _seen_by(actor, Draft).filter(IN_USE, here).order_by()


def _ways(actor: Actor | None, with_manager: bool, *, post: int, other: int, **_rest: Any) -> Any:
    """Asked of the partnerships that have a seat in the meeting."""
    if actor is None:
        return _seen_by(None, WayReview).order_by()
    seats = Q(partnership=other)
    if with_manager:
        seats |= Q(partnership__post=post, partnership__kind=PartnerKind.LINE_MANAGER)
    return reviews_asked(actor).filter(seats).order_by()


def _before(
    actor: Actor | None,
    with_manager: bool,
    has_other: bool,
    *,
    post: int,
    other: int,
    starts_at: datetime,
    **_rest: Any,
) -> Any:
    """The edition in force of the meeting before, of the same seats, if the actor may read it: one row or none."""
    rows = _seen_by(actor, Edition).filter(
        conversation__post=post,
        conversation__with_manager=with_manager,
        conversation__other=other if has_other else None,
        conversation__starts_at__lt=starts_at,
        signed_at__isnull=False,
    )
    newest = rows.order_by("-conversation__starts_at", "-number").values("pk")[:1]
    return _seen_by(actor, Edition).filter(pk=Subquery(newest)).order_by()


def _seen_by(actor: Actor | None, model: Any) -> Any:
    rows = model.objects
    if actor is not None:
        return rows.visible_to(actor)
    return rows.none().unscoped(reason=RECORD) if model in KEPT_OUT else rows.unscoped(reason=RECORD)


def _text(name: str) -> Cast:
    return Cast(name, TextField())


def _number(name: str) -> Cast:
    return Cast(name, IntegerField())
