"""What stands on top of a journey: today's open things, for the person themself or for whoever supports them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from growthring.commitments.models import Action, Promise
from growthring.conversations.models import Conversation, Purpose
from growthring.core.access import Actor
from growthring.core.gathered import day
from growthring.core.periods import Period
from growthring.core.permissions import listed
from growthring.home.queries.story import Says, Story
from growthring.home.story import (
    begins,
    last_signed,
    local,
    open_actions,
    open_promises,
    partners_today,
    signing,
    who_sat,
)
from growthring.people.models import PartnerKind

State = Conversation.State
SHOWN = 6


@dataclass(frozen=True, slots=True)
class Meeting:
    at: datetime
    purpose: str
    where: str
    who: str  # the partners, as far as the reader knows of them
    state: str
    signing: str  # how far a record is that was held
    url: str
    is_sent: bool
    is_begun: bool  # the reader's own preparation
    is_ready: bool
    is_past: bool  # planned for a day that has gone by

    @property
    def is_planned(self) -> bool:
        return self.state == State.PLANNED

    @property
    def is_held(self) -> bool:
        """It was held, and waits to be signed."""
        return self.state == State.RECORDED


@dataclass(frozen=True, slots=True)
class Owed:
    """An open action or promise: what, who does it or to whom, by when."""

    text: str
    kind: str
    who: str  # of the other side
    url: str
    due_on: date | None
    is_past: bool
    waits: bool = False  # the reader has a question to answer


@dataclass(frozen=True, slots=True)
class Present:
    meeting: Meeting | None
    to_sign: list[Meeting]
    in_hand: list[Owed]  # what the person does
    owes: list[Owed]  # what they owe colleagues
    is_owed: list[Owed]  # what they were promised, and what others do for them

    @property
    def is_empty(self) -> bool:
        return not (self.meeting or self.to_sign or self.in_hand or self.owes or self.is_owed)


def present_of(story: Story, actor: Actor) -> Present:
    """For the reader. What somebody owes others is on their own page alone."""
    learner = story.learner
    ahead = sorted(_meetings(story, actor), key=lambda each: each.at)
    coming = [each for each in ahead if not each.is_held]
    mine = [row for row in open_actions(story) if row["owner_id"] == learner]
    others = [row for row in open_actions(story) if row["owner_id"] != learner]
    promised = [row for row in open_promises(story) if row["learner_id"] == learner]
    owing = [row for row in open_promises(story) if row["learner_id"] != learner]
    own = {row["pk"] for row in story["post"]}
    for_others = [row for row in mine if row["post_id"] not in own]
    return Present(
        meeting=_next(coming),
        to_sign=[each for each in ahead if each.is_held],
        in_hand=[_action(row, actor, "") for row in mine if row["post_id"] in own],
        owes=[_action(row, actor, row["learner"]) for row in for_others]
        + [_promise(row, actor, row["learner"]) for row in owing],
        is_owed=[_promise(row, actor, row["owes"], answers=actor.person_id == learner) for row in promised]
        + [_action(row, actor, row["owner"]) for row in others],
    )


def _next(coming: list[Meeting]) -> Meeting | None:
    """What is being held, else what is to come; the last one missed only where nothing else is planned."""
    held, missed = [each for each in coming if not each.is_planned], [each for each in coming if each.is_past]
    ahead = [each for each in coming if not each.is_past]
    return next(iter([*held, *ahead, *reversed(missed)]), None)


def _meetings(story: Story, actor: Actor) -> list[Meeting]:
    rows = [row for row in story["conversation"] if row["state"] in (State.PLANNED, State.BEGUN, State.RECORDED)]
    sat, today, signed = who_sat(story), partners_today(story, actor.on), last_signed(story)
    periods = {row["pk"]: Period(begins(row), day(row["ends"])) for row in story["post"]}
    return [
        _meeting(row, actor, sat.get(row["pk"]) or _seats(row, today), signing(row, signed))
        for row in rows
        if not _is_over(row, periods.get(row["post"]), actor.on)
    ]


def _is_over(row: Says, post: Period | None, on: date) -> bool:
    """Planned for a post that has ended, or will have by then: nobody is to prepare for it, nor to move it."""
    if row["state"] != State.PLANNED or post is None:
        return False
    return local(row["at"]).date() not in post or (post.ends_on is not None and post.ends_on <= on)


def _seats(row: Says, partners: list[Says]) -> list[str]:
    """Of a meeting ahead: whoever manages the post today, and the other partner who was asked."""
    managing = [
        each["partner"]
        for each in partners
        if row["with_manager"] and each["kind"] == PartnerKind.LINE_MANAGER and each["post_id"] == row["post"]
    ]
    other = (row["other"] or "").strip()  # of nobody's name a blank is left
    return list(dict.fromkeys([*managing, other] if other else managing))


def _meeting(row: Says, actor: Actor, who: list[str], how_far: str) -> Meeting:
    at = local(row["at"])
    return Meeting(
        at=at,
        purpose=str(Purpose(row["purpose"]).label),
        where=row["where"],
        who=listed(who),
        state=row["state"],
        signing=how_far,
        url=reverse("conversations_meeting", args=[row["key"]]),
        is_sent=row["sent_at"] is not None,
        is_begun=bool(row["begun"]),
        is_ready=bool(row["ready"]),
        is_past=at.date() < actor.on,
    )


def _action(row: Says, actor: Actor, who: str) -> Owed:
    return _owed(row, actor, row["text"], str(Action.Kind(row["kind"]).label), who, "commitments_action")


def _promise(row: Says, actor: Actor, who: str, *, answers: bool = False) -> Owed:
    asked = answers and row["state"] == Promise.State.ASKED
    kind = str(Promise.Kind(row["kind"]).label)
    return _owed(row, actor, row["what"], kind, who, "commitments_promise", waits=asked)


def _owed(row: Says, actor: Actor, text: str, kind: str, who: str, page: str, **more: Any) -> Owed:
    due = day(row["due_on"])
    return Owed(text, kind, who, reverse(page, args=[row["key"]]), due, due is not None and due < actor.on, **more)
