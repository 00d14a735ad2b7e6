"""What a plan begins with, so that most of it can be left as it is."""

from datetime import date, time, timedelta
from typing import Any

from django.utils.timezone import localtime

from growthring.conversations.models import Conversation, Purpose
from growthring.conversations.policy import meetings_of
from growthring.conversations.queries.seats import Choice, value_of
from growthring.core.access import Actor
from growthring.people.models import Post
from growthring.standards.years import SchoolYears

USUAL_TIME = time(15, 30)
NEWCOMER = timedelta(weeks=6)
WEEK = timedelta(days=7)


def last_held(actor: Actor, post: Post) -> Conversation | None:
    rows = meetings_of(actor).filter(post=post, held_on__isnull=False).select_related("other")
    return rows.order_by("-held_on", "-pk").first()


def again(actor: Actor, post: Post, key: str) -> Conversation | None:
    """One that was called off, to be planned anew."""
    return meetings_of(actor).filter(post=post, key=key).select_related("other").first() if key else None


def beginning(
    actor: Actor,
    post: Post,
    *,
    like: Conversation | None,
    last: Conversation | None,
    due_on: date | None,
    years: SchoolYears,
    minutes: int,
    choices: list[Choice],
) -> dict[str, Any]:
    """`like` is what is planned again; without it, much is as it was last time."""
    model = like or last
    began = localtime(model.starts_at).time() if model else USUAL_TIME
    who = value_of(model) if model else ""
    offered = [choice.value for choice in choices]
    return {
        "purpose": like.purpose if like else _purpose(actor, post, last),
        "who": who if who in offered else next(iter(offered), ""),
        "on": years.first_open_day(_day(actor, post, last, due_on)),
        "at": began,
        "minutes": like.minutes if like else minutes,
        "where": model.where if model else "",
        "has_wellbeing": like.has_wellbeing if like else False,
    }


def _day(actor: Actor, post: Post, last: Conversation | None, due_on: date | None) -> date:
    """What the two said last time; else when it would be time; a week from now when that has gone by, or the post has
    ended by then."""
    said = (last.next_on if last else None, due_on)
    return next((day for day in said if day and day > actor.on and day in post.period), actor.on + WEEK)


def _purpose(actor: Actor, post: Post, last: Conversation | None) -> str:
    is_new = last is None and post.starts_on <= actor.on < post.starts_on + NEWCOMER
    return Purpose.NEWCOMER if is_new else Purpose.FIVE
