"""What lies on the table of one meeting, as far as its reader may see it, in one query."""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from growthring.conversations.models import Conversation, Purpose, Question
from growthring.conversations.queries.paper_rows import (
    ASKED,
    BEFORE,
    DRAFT,
    EVIDENCE,
    LINE,
    PART,
    WAY,
    WELLBEING,
    WORDS,
    rows,
)
from growthring.conversations.queries.records import Record
from growthring.core import clock
from growthring.core.access import Actor
from growthring.core.gathered import lines, moment
from growthring.writing.models import Draft


@dataclass(frozen=True, slots=True)
class Paper:
    """A row of any of them. Of a line, `writer` is whoever wrote it last, and `at` until when the pen is held; of a
    question, `link` is its code and `version` its position; of a question about the way, the partner and their key."""

    what: str
    key: str
    text: str
    question: int | None = None
    writer: int | None = None
    link: str = ""
    version: int = 1
    pen: int | None = None
    at: datetime | None = None

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


def papers_of(actor: Actor | None, conversation: Conversation, *kinds: str) -> Papers:
    """Of these kinds. `actor` None: for the record itself, which is as private as what it is made of."""
    found = Papers()
    with_manager, has_other = conversation.with_manager, conversation.other_id is not None
    for what, said in lines(rows(actor, kinds, with_manager, has_other, **_found_by(conversation))):
        found.put(Paper(what, **{**said, "at": moment(said.get("at"))}))
    found.questions.sort(key=lambda question: question.position)
    found.evidence.sort(key=lambda paper: (str(paper.at), paper.key))
    return found


def on_the_table(held: Conversation) -> list[str]:
    """The kinds of papers to write and read at the step where the meeting is."""
    found = [ASKED, WORDS, EVIDENCE, DRAFT]
    if held.has_wellbeing:
        found.append(WELLBEING)
    if held.begun_at is not None:
        found.append(LINE)
    if held.state == Conversation.State.BEGUN:
        found += [BEFORE, WAY] if held.purpose == Purpose.REVIEW else [BEFORE]
    return found


def beside_the_record(held: Conversation) -> list[str]:
    """The kinds that stand with a record which is there to be read."""
    return [WELLBEING, WAY] if held.has_wellbeing else [WAY]


def _found_by(conversation: Conversation) -> dict[str, Any]:
    return {
        "held": conversation.pk,
        "asked": conversation.questions_id,
        "post": conversation.post_id,
        "other": conversation.other_id or 0,
        "starts_at": conversation.starts_at,
        "of_meeting": f":{conversation.key}",
        "of_post": f"commitments_post:{conversation.post.key}{PART}",
    }
