"""Conversations: the school year that runs and six, counted from the day they were held; wellbeing: the year alone.

What was planned and never held goes as if it had been held on the day it was planned for; with the post, all of it.
"""

from datetime import date, datetime, time

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.utils import timezone

from growthring.conversations.models import (
    Arisen,
    Change,
    Conversation,
    Edition,
    Evidence,
    Invited,
    Line,
    LineVersion,
    MeetingRules,
    Party,
    Question,
    QuestionSet,
    Rhythm,
    Signature,
    WayReview,
    Wellbeing,
    Words,
)
from growthring.conversations.services.preparing import DRAFTS
from growthring.core.retention import forgets, keeps
from growthring.standards.retention import any_of, over_before
from growthring.writing import bins
from growthring.writing.retention import goes_sooner

WHY = "retention: whose time is over goes, whoever may see it"
AND_SIX = 6  # school years before the one that runs
THIS_ONE = 0

keeps("as long as the school uses Growthring: records rest on how their questions were worded", QuestionSet, Question)
keeps("as long as the school uses Growthring", MeetingRules)


@forgets(
    Conversation,
    Party,
    Change,
    Invited,
    Words,
    Line,
    LineVersion,
    Arisen,
    Edition,
    Signature,
    about=("post__person", "parties__person"),
)
def old_conversations() -> "QuerySet[Conversation]":
    rows = Conversation.objects.unscoped(reason=WHY)
    return rows.filter(any_of(where & _held_before(day) for where, day in over_before(AND_SIX, "post__")))


@forgets(Evidence, about=("conversation__post__person", "person"))
def evidence_put_away() -> "QuerySet[Evidence]":
    return bins.past_their_time(Evidence)


@forgets(Wellbeing, about=("conversation__post__person", "person"))
def wellbeing_of_former_years() -> "QuerySet[Wellbeing]":
    rows = Wellbeing.objects.unscoped(reason=WHY)
    over = over_before(THIS_ONE, "conversation__post__")
    return rows.filter(any_of(where & Q(written_at__lt=_midnight(day)) for where, day in over))


@goes_sooner("wellbeing")
def wellbeing_that_was_never_saved() -> Q:
    """A draft's box goes with the section it is of; of a meeting that is gone, at once."""
    held = Conversation.objects.unscoped(reason=WHY).annotate(place=Concat(Value(f"{DRAFTS}:"), "key"))
    held = held.filter(place=OuterRef("place"))
    years = over_before(THIS_ONE, "post__")
    over = any_of(Q(Exists(held.filter(where)), saved_at__lt=_midnight(day)) for where, day in years)
    return Q(place__startswith=f"{DRAFTS}:") & (over | Q(~Exists(held)))


@forgets(Rhythm, about=("partnership__post__person", "partnership__partner"))
def rhythms_of_partnerships_that_ended() -> "QuerySet[Rhythm]":
    return Rhythm.objects.unscoped(reason=WHY).filter(_ended())


@forgets(WayReview, about=("partnership__post__person", "partnership__partner"))
def reviews_of_partnerships_that_ended() -> "QuerySet[WayReview]":
    return WayReview.objects.unscoped(reason=WHY).filter(_ended())


def _held_before(day: date) -> Q:
    never = Q(held_on__isnull=True, starts_at__lt=_midnight(day))
    return Q(post__ends_on__lte=day) | Q(held_on__lt=day) | never


def _ended() -> Q:
    over = over_before(AND_SIX, "partnership__post__")
    return any_of(where & Q(partnership__ends_on__lte=day) for where, day in over)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
