"""As `kept_samples`, of the learning journey: conversations, actions and promises, and what was sent about them."""

from datetime import date
from typing import Any
from uuid import uuid4

from growthring.commitments.models import Action, Offer, Promise
from growthring.conversations.models import Conversation, Evidence, QuestionSet, Rhythm, WayReview, Wellbeing
from growthring.notices.models import Message, Told
from growthring.people.models import Post
from growthring.upkeep.tests.kept_samples import DAY, NOW, TODAY, Pair, at, sample
from tests.factories import PartnershipFactory, PersonFactory, PostFactory

AND_SIX_BEGIN = date(2020, 9, 1)  # of the school year that runs and six
THIS_YEAR = NOW.replace(month=9, day=1)
LONG_AGO = date(2015, 9, 1)


def _post() -> Post:
    return PostFactory.create(starts_on=LONG_AGO)


def _meeting(post: Post) -> dict[str, Any]:
    told = {"trust": post.trust, "purpose": "five"}
    questions = QuestionSet.objects.create(**told, number=99, name="Five", in_force_from=LONG_AGO)
    told |= {"post": post, "questions": questions, "planned_by": post.person, "planned_at": NOW}
    return {**told, "starts_at": NOW}


@sample(Conversation)
def conversations() -> Pair:
    return at(Conversation, "held_on", AND_SIX_BEGIN - DAY, AND_SIX_BEGIN, **_meeting(_post()))


@sample(Evidence)
def evidence() -> Pair:
    meeting = Conversation.objects.create(**_meeting(_post()))
    told = {"trust": meeting.trust, "conversation": meeting, "person": meeting.post.person, "added_at": NOW}
    return at(Evidence, "binned_at", NOW - 31 * DAY, NOW - 29 * DAY, **told, note="A plan")


@sample(Wellbeing)
def wellbeing() -> Pair:
    meeting = Conversation.objects.create(**_meeting(_post()))
    told = {"trust": meeting.trust, "conversation": meeting, "text": "Well"}
    person = lambda: PersonFactory.create(trust=meeting.trust)  # noqa: E731 - one a row
    return at(Wellbeing, "written_at", THIS_YEAR - DAY, THIS_YEAR + DAY, **told, person=person)


def _partnerships() -> Pair:
    """The first ended before the years that are kept began."""
    post = _post()
    told = {"post": post, "starts_on": LONG_AGO}
    ends = (AND_SIX_BEGIN, AND_SIX_BEGIN + DAY)
    old, young = (PartnershipFactory.create(**told, ends_on=end, kind="coach") for end in ends)
    return old, young


@sample(Rhythm)
def rhythms() -> Pair:
    old, young = _partnerships()
    told = {"trust": old.trust, "weeks": 6, "agreed_on": LONG_AGO, "agreed_by": old.partner}
    return at(Rhythm, "partnership", old, young, **told)


@sample(WayReview)
def way_reviews() -> Pair:
    old, young = _partnerships()
    return at(WayReview, "partnership", old, young, trust=old.trust, ask_on=LONG_AGO)


@sample(Action)
def actions() -> Pair:
    post = _post()
    told = {"trust": post.trust, "post": post, "owner": post.person, "added_by": post.person, "added_on": LONG_AGO}
    return at(Action, "done_on", AND_SIX_BEGIN - DAY, AND_SIX_BEGIN, **told, kind="do", text="Try it")


@sample(Promise)
def promises() -> Pair:
    post = _post()
    told = {"trust": post.trust, "post": post, "owed_by": post.person, "promised_by": post.person, "kind": "time"}
    told |= {"what": "An hour", "due_on": LONG_AGO, "promised_on": LONG_AGO, "state": Promise.State.KEPT}
    return at(Promise, "settled_on", AND_SIX_BEGIN - DAY, AND_SIX_BEGIN, **told)


@sample(Offer)
def offers() -> Pair:
    person = PersonFactory.create()
    told = {"trust": person.trust, "person": person, "text": "Displays", "offered_on": LONG_AGO}
    return at(Offer, "withdrawn_on", TODAY - 366 * DAY, TODAY - 364 * DAY, **told)


@sample(Message)
def messages() -> Pair:
    person = PersonFactory.create()
    told = {"trust": person.trust, "to_person": person, "purpose": "digest", "subject": "Waits", "made_at": NOW}
    told |= {"send_after": NOW, "next_try_at": NOW}
    return at(Message, "sent_at", NOW - 31 * DAY, NOW - 29 * DAY, **told, dedupe=lambda: uuid4().hex)


@sample(Told)
def marks() -> Pair:
    person = PersonFactory.create()
    told = {"trust": person.trust, "person": person, "line": lambda: uuid4().hex}
    return at(Told, "told_on", TODAY - 15 * DAY, TODAY - 13 * DAY, **told)
