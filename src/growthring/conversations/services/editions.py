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
from datetime import date
from typing import Any

from growthring.conversations.models import Arisen, Conversation, Edition, Evidence, Line, Party, Words
from growthring.conversations.queries.questions import questions_of
from growthring.conversations.services.parties import WHY, Holder
from growthring.core import clock
from growthring.core.access import Actor, Role
from growthring.people.models import Person
from growthring.writing.models import IN_USE

Content = dict[str, Any]
FORMAT = 1


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


def content_of(conversation: Conversation) -> Content:
    """The record as it stands now. `conversation` with `post.person`, `post.school` and `questions`."""
    parties = _parties(conversation)
    names = {each.person.pk: str(each.person) for each in parties}
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
        "questions": _questions(conversation, names),
        "evidence": _evidence(conversation, names),
        **_arisen(conversation),
    }


def _parties(conversation: Conversation) -> list[Holder]:
    """Who sat there, whether or not they are partners still: the learner, the line manager, the other."""
    sat = Party.objects.unscoped(reason=WHY).filter(conversation=conversation, sat_at__isnull=False)
    found = [Holder(each.person, each.partnership) for each in sat.select_related("person", "partnership")]
    order = [Role.SELF, Role.LM, Role.CM, Role.GM]
    return sorted(found, key=lambda each: (order.index(each.role), each.person.pk))


def _questions(conversation: Conversation, names: dict[int, str]) -> list[Content]:
    lines = dict(Line.objects.unscoped(reason=WHY).filter(conversation=conversation).values_list("question", "text"))
    words = Words.objects.unscoped(reason=WHY).filter(conversation=conversation, person__in=names)
    said: dict[int, dict[int, str]] = {}
    for row in words.order_by("pk"):
        said.setdefault(row.question_id, {})[row.person_id] = row.text
    return [
        {
            "code": question.code,
            "text": question.text,
            "line": lines.get(question.pk, ""),
            "words": [
                {"person": pk, "name": names[pk], "text": said[question.pk][pk]}
                for pk in names
                if pk in said.get(question.pk, {})
            ],
        }
        for question in questions_of(conversation.questions)
    ]


def _evidence(conversation: Conversation, names: dict[int, str]) -> list[Content]:
    rows = Evidence.objects.unscoped(reason=WHY).filter(IN_USE, conversation=conversation, person__in=names)
    return [{"name": names[row.person_id], "note": row.note, "link": row.link} for row in rows]


def _arisen(conversation: Conversation) -> dict[str, list[Content]]:
    rows = Arisen.objects.unscoped(reason=WHY).filter(conversation=conversation).order_by("pk")
    found = list(rows.select_related("action__owner", "promise__owed_by"))
    actions = [each.action for each in found if each.action and each.action.binned_at is None]
    promises = [each.promise for each in found if each.promise and each.promise.binned_at is None]
    return {
        "actions": [
            {
                "kind": row.kind,
                "what": row.text,
                "by": _iso(row.due_on),
                "owner": str(row.owner),
                "done": row.done_on is not None,
            }
            for row in actions
        ],
        "promises": [
            {"kind": row.kind, "what": row.what, "by": _iso(row.due_on), "owner": str(row.owed_by)} for row in promises
        ],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def name_in(content: Content, person: int | Person) -> str:
    """As the edition has it; empty for somebody it does not name."""
    pk = person.pk if isinstance(person, Person) else person
    return next((str(each["name"]) for each in content.get("parties", []) if each["person"] == pk), "")
