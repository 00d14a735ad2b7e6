"""Whether a meeting of these people can be: the rules, before anything is written."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as say

from growthring.conversations.models import Conversation
from growthring.conversations.policy import may_plan
from growthring.core import clock
from growthring.core.access import Actor, Forbidden
from growthring.core.periods import running_on
from growthring.people.models import PartnerKind, Partnership, Person, Post

WHY = "the rules of a meeting, which look at everybody who has a seat in it"
A_TERM = timedelta(weeks=16)
FARTHEST = timedelta(days=2 * 366)
A_DAY = timedelta(days=1)
PLANNERS = say("The person themself and whoever supports them plan their meetings.")


@dataclass(frozen=True, slots=True)
class Seats:
    """Beside the learner: the line manager, another partner, or both."""

    with_manager: bool
    other: Partnership | None = None

    @classmethod
    def of(cls, conversation: Conversation) -> "Seats":
        return cls(conversation.with_manager, conversation.other)


def require_planner(actor: Actor, post: Post) -> None:
    if not may_plan(actor, post):
        raise Forbidden(PLANNERS)


def check_seats(actor: Actor, post: Post, seats: Seats, on: datetime) -> None:
    """Raises `ValidationError` where a seat is nobody's, two seats are one person's, or the planner has none."""
    if not seats.with_manager and seats.other is None:
        raise ValidationError({"who": _("Choose whom the meeting is with.")})
    manager = manager_of(post) if seats.with_manager else None
    if seats.with_manager and manager is None:
        raise ValidationError({"who": _("Nobody is the line manager at the moment. The office arranges it.")})
    if seats.other is not None:
        _check_other(post, seats.other, on)
    if manager is not None and seats.other is not None and seats.other.partner_id == manager.pk:
        raise ValidationError({"who": _("They are one person: one seat is enough.")})
    if not _has_seat(actor, post, manager, seats.other):
        raise ValidationError({"who": _("You plan meetings in which you have a seat yourself.")})


def manager_of(post: Post) -> Person | None:
    rows = Partnership.objects.unscoped(reason=WHY).filter(
        running_on(clock.today()), post=post, kind=PartnerKind.LINE_MANAGER
    )
    found = rows.select_related("partner").first()
    return found.partner if found else None


def _check_other(post: Post, other: Partnership, on: datetime) -> None:
    running = clock.today() in other.period
    if other.post_id != post.pk or other.kind == PartnerKind.LINE_MANAGER or not running:
        raise ValidationError({"who": _("That partnership is not one of this post, or does not run today.")})
    if other.ends_on is not None and localdate(on) >= other.ends_on:
        until = date_format(other.ends_on, "DATE_FORMAT")
        raise ValidationError({"on": _("That partnership ends on %(day)s, before the meeting.") % {"day": until}})


def _has_seat(actor: Actor, post: Post, manager: Person | None, other: Partnership | None) -> bool:
    seated = {post.person_id, manager.pk if manager else None, other.partner_id if other else None}
    return actor.person_id in seated


def check_time(post: Post, starts_at: datetime, minutes: int) -> None:
    now = clock.now()
    if starts_at < now - A_TERM:
        raise ValidationError({"on": _("The day is more than a term ago. Choose a later one.")})
    if starts_at > now + FARTHEST:
        raise ValidationError({"on": _("The day is more than two years ahead. Is the year right?")})
    if localdate(starts_at) not in post.period:
        raise ValidationError({"on": _("The post does not run on that day.")})
    if not 5 <= minutes <= 480:
        raise ValidationError({"minutes": _("A meeting takes between 5 minutes and 8 hours.")})


def check_alone(post: Post, seats: Seats, starts_at: datetime, *, but: Conversation | None = None) -> None:
    """Two meetings of the same people within a day are one that was planned twice."""
    rows = Conversation.objects.unscoped(reason=WHY).filter(
        post=post,
        state=Conversation.State.PLANNED,
        with_manager=seats.with_manager,
        other=seats.other,
        starts_at__gt=starts_at - A_DAY,
        starts_at__lt=starts_at + A_DAY,
    )
    if rows.exclude(pk=but.pk if but else 0).exists():
        said = _("You have a meeting planned within a day of that. Move that one, or choose another day.")
        raise ValidationError({"on": said})
