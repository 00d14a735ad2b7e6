from growthring.conversations.models.invited import Invited
from growthring.conversations.models.meetings import (
    KIND,
    PREPARATION,
    Change,
    Conversation,
    Party,
    Rhythm,
    WayReview,
)
from growthring.conversations.models.questions import MeetingRules, Purpose, Question, QuestionSet
from growthring.conversations.models.signing import Edition, Signature
from growthring.conversations.models.words import Arisen, Evidence, Line, LineVersion, Wellbeing, Words

__all__ = [
    "KIND",
    "PREPARATION",
    "Arisen",
    "Change",
    "Conversation",
    "Edition",
    "Evidence",
    "Invited",
    "Line",
    "LineVersion",
    "MeetingRules",
    "Party",
    "Purpose",
    "Question",
    "QuestionSet",
    "Rhythm",
    "Signature",
    "WayReview",
    "Wellbeing",
    "Words",
]
