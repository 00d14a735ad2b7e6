"""Whether a planned meeting can be: one whose post does not run on its day is off, as invitations have it."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.db.models.functions import TruncDate
from django.utils.timezone import localdate

from growthring.conversations.models import Conversation
from growthring.core.periods import running_on


def runs_on_its_day() -> Q:
    """Of conversations, in a question: for those of few posts, as the day of each is reckoned."""
    day: Any = TruncDate("starts_at")
    return running_on(day, path="post")


def can_be(held: Conversation) -> bool:
    return localdate(held.starts_at) in held.post.period


def is_over(held: Conversation, on: date) -> bool:
    """A planned one that can be no more, nor be written down by those who met: its post has ended, or will have."""
    ended = held.post.ends_on is not None and held.post.ends_on <= on
    return held.state == Conversation.State.PLANNED and (ended or not can_be(held))
