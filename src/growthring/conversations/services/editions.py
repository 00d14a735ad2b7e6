"""What an edition holds: the whole record as it stood, and nothing about wellbeing.

`Edition.content`, as JSON::

    {"format": 1, "purpose": "five", "name": "The five questions", "where": "Room 4", "held_on": "2026-03-03",
     "degree": "coach" or "", "next_on": "2026-06-02" or null,
     "learner": {"person": 7, "name": "Imara Vane", "post": "Teacher, Year 4", "school": "Merrowby Primary"},
     "parties": [{"person": 7, "name": "Imara Vane", "role": "SELF"}, {"person": 9, "name": …, "role": "LM"}],
     "questions": [{"code": "b" or "", "text": …, "line": …, "words": [{"person": 7, "name": …, "text": …}]}],
     "evidence": [{"name": …, "note": …, "link": …}],
     "actions": [{"kind": "learn", "what": …, "by": "2026-04-01" or null, "owner": …, "done": false}],
     "promises": [{"kind": "time", "what": …, "by": "2026-04-01", "owner": …}]}

`role` is a column of the matrix; `person` a number in the database, so that a signature finds its name. Dates are ISO.
Until the first signature `content` is empty, and what is shown follows what is written.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import date

from growthring.conversations.models import Conversation, Edition, Party
from growthring.conversations.queries.paper_rows import ASKED, EVIDENCE, LINE, WORDS
from growthring.conversations.queries.papers import Papers, papers_of
from growthring.conversations.queries.records import Content
from growthring.conversations.services.arising import ACTION, PROMISE, come_of
from growthring.conversations.services.parties import WHY, Holder
from growthring.core import clock
from growthring.core.access import Actor, Role

FORMAT = 1
ORDER = [Role.SELF, Role.LM, Role.CM, Role.GM]


def open_edition(*, actor: Actor, conversation: Conversation, reason: str = "") -> Edition:
    """The next one: what is to be signed."""
    before = Edition.objects.unscoped(reason=WHY).filter(conversation=conversation).count()
    return Edition.objects.create(
        trust_id=conversation.trust_id,
        conversation=conversation,
        number=before + 1,
        reason=reason,
        opened_by_id=actor.person_id,
        opened_at=clock.now(),
    )


def digest_of(content: Content) -> str:
    """Tells two contents apart: whoever signs says which one they read."""
    written = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()[:32]


def content_of(conversation: Conversation, sat: Iterable[Holder] | None = None) -> Content:
    """The record as it stands now. `conversation` with `post.person`, `post.school` and `questions`; `sat`: who was
    there, whether or not they are partners still, if that is known."""
    parties = sorted(
        _sat(conversation) if sat is None else sat, key=lambda each: (ORDER.index(each.role), each.person.pk)
    )
    names = {each.person.pk: str(each.person) for each in parties}
    papers = papers_of(None, conversation, ASKED, WORDS, LINE, EVIDENCE)
    post = conversation.post
    return {
        "format": FORMAT,
        "purpose": conversation.purpose,
        "name": conversation.questions.name,
        "where": conversation.where,
        "held_on": _iso(conversation.held_on),
        "degree": conversation.degree,
        "next_on": _iso(conversation.next_on),
        "learner": {
            "person": post.person_id,
            "name": str(post.person),
            "post": str(post),
            "school": post.school.name if post.school else "",
        },
        "parties": [{"person": each.person.pk, "name": str(each.person), "role": each.role} for each in parties],
        "questions": _questions(papers, names),
        "evidence": _evidence(papers, names),
        **_arisen(conversation),
    }


def _sat(conversation: Conversation) -> list[Holder]:
    sat = Party.objects.unscoped(reason=WHY).filter(conversation=conversation, sat_at__isnull=False)
    return [Holder(each.person, each.partnership) for each in sat.select_related("person", "partnership")]


def _questions(papers: Papers, names: dict[int, str]) -> list[Content]:
    return [
        {
            "code": question.code,
            "text": question.text,
            "line": papers.lines[question.pk].text if question.pk in papers.lines else "",
            "words": [
                {"person": pk, "name": names[pk], "text": papers.words[question.pk][pk].text}
                for pk in names
                if pk in papers.words.get(question.pk, {})
            ],
        }
        for question in papers.questions
    ]


def _evidence(papers: Papers, names: dict[int, str]) -> list[Content]:
    return [
        {"name": names[row.writer], "note": row.text, "link": row.link}
        for row in papers.evidence
        if row.writer in names
    ]


def _arisen(conversation: Conversation) -> dict[str, list[Content]]:
    found = come_of(conversation)
    told = [(each, {"kind": each.kind, "what": each.text, "by": _iso(each.by), "owner": each.whose}) for each in found]
    return {
        "actions": [{**words, "done": each.is_done} for each, words in told if each.what == ACTION],
        "promises": [words for each, words in told if each.what == PROMISE],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
