"""Planning, moving, calling off: what is refused, what is harmless, and what the others are told."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from growthring.audit.models import Event
from growthring.conversations.models import Change, Conversation, MeetingRules, Purpose
from growthring.conversations.services.planning import call_off, move, plan, send_due, send_questions
from growthring.conversations.tests.worlds import World, reread, world
from growthring.core import clock
from growthring.core.access import Forbidden
from growthring.people.models import PartnerKind, Person
from tests.factories import PartnershipFactory, PersonFactory, PostFactory, acting

pytestmark = pytest.mark.django_db
State = Conversation.State


@pytest.fixture
def here(db: None) -> World:
    return world()


def on(days: int, hour: int = 15) -> datetime:
    day = clock.today() + timedelta(days=days)
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour, 30))


def planned(here: World, who: Person | None = None, *, at: datetime | None = None, **facts: Any) -> Conversation:
    given: dict[str, Any] = {"purpose": Purpose.FIVE, "starts_at": at or on(30), "minutes": 45}
    return plan(actor=acting(who or here.manager), post=here.post, **(given | facts))


def told(conversation: Conversation) -> list[tuple[str, str]]:
    rows = Change.objects.unscoped(reason="test").filter(conversation=conversation)
    return [(change.act, change.word) for change in rows]


@pytest.mark.parametrize("who", ["learner", "manager", "coach", "guest"])
def test_the_learner_and_every_partner_plan_meetings_in_which_they_sit(here: World, who: str) -> None:
    seats: dict[str, dict[str, Any]] = {
        "learner": {"with_manager": True, "other": here.coaching},
        "manager": {"with_manager": True},
        "coach": {"with_manager": False, "other": here.coaching},
        "guest": {"with_manager": False, "other": here.guiding},
    }
    made = planned(here, getattr(here, who), **seats[who])

    assert (made.state, made.sequence, made.questions, made.sent_at) == (State.PLANNED, 0, here.asked, None)
    assert made.planned_by == getattr(here, who)
    event = Event.objects.unscoped(reason="test").get()
    assert (event.verb, event.kind, event.subject_id) == ("added", "Conversation record", here.learner.pk)


@pytest.mark.parametrize("who", ["colleague", "head", "pd_lead", "ceo"])
def test_nobody_else_plans(here: World, who: str) -> None:
    with pytest.raises(Forbidden):
        planned(here, getattr(here, who))
    assert not Conversation.objects.unscoped(reason="test").exists()


def test_a_partner_does_not_plan_a_meeting_they_do_not_sit_in(here: World) -> None:
    with pytest.raises(ValidationError, match="seat yourself"):
        planned(here, here.coach, with_manager=True)


def refused(here: World, field: str, **facts: Any) -> None:
    with pytest.raises(ValidationError) as error:
        planned(here, here.learner, **facts)
    assert list(error.value.error_dict) == [field]


def test_what_cannot_be_a_seat(here: World) -> None:
    other_post = PostFactory.create(school=here.school)
    elsewhere = PartnershipFactory.create(post=other_post, partner=here.coach, kind=PartnerKind.COACH)
    ended = PartnershipFactory.create(
        post=here.post,
        partner=PersonFactory.create(trust=here.school.trust),
        kind=PartnerKind.COACH,
        ends_on=clock.today(),
    )
    both = PartnershipFactory.create(post=here.post, partner=here.manager, kind=PartnerKind.COACH)

    refused(here, "who", other=elsewhere)
    refused(here, "who", other=ended)
    refused(here, "who", other=here.managing, with_manager=False)
    refused(here, "who", other=both)
    refused(here, "who", with_manager=False)
    here.guiding.ends_on = clock.today() + timedelta(days=10)
    here.guiding.save()
    refused(here, "on", other=here.guiding)


def test_times_that_cannot_be_meant(here: World) -> None:
    refused(here, "on", at=on(-120))
    refused(here, "on", at=on(800))
    refused(here, "minutes", minutes=0)
    here.post.ends_on = clock.today() + timedelta(days=20)
    here.post.save()
    refused(here, "on")


def test_a_meeting_held_last_week_may_be_written_down(here: World) -> None:
    assert planned(here, at=on(-7)).state == State.PLANNED


def test_a_purpose_without_questions_is_refused_at_its_box(here: World) -> None:
    refused(here, "purpose", purpose=Purpose.REVIEW)


def test_the_same_sent_twice_is_one_meeting(here: World) -> None:
    assert planned(here) == planned(here, here.learner)
    assert Conversation.objects.unscoped(reason="test").count() == 1


def test_the_same_people_do_not_meet_twice_within_a_day_but_others_may(here: World) -> None:
    planned(here)

    refused(here, "on", at=on(30, 17))
    assert planned(here, here.learner, with_manager=False, other=here.coaching, at=on(30, 17))
    assert planned(here, here.learner, at=on(32))


def test_wellbeing_is_for_learner_and_line_manager_alone(here: World) -> None:
    assert planned(here, has_wellbeing=True).has_wellbeing
    coached = planned(here, here.coach, with_manager=False, other=here.coaching, has_wellbeing=True)
    assert not coached.has_wellbeing


def test_moved_with_a_word_counts_one_up_and_keeps_when_it_was_to_be(here: World) -> None:
    at = planned(here)
    before = at.starts_at

    move(actor=acting(here.learner), conversation=at, starts_at=on(33), where="Hall", word="A trip that day.")
    move(actor=acting(here.learner), conversation=at, starts_at=on(33), where="Hall", word="A trip that day.")

    now = reread(at)
    assert (now.starts_at, now.where, now.minutes, now.sequence) == (on(33), "Hall", 45, 1)
    change = Change.objects.unscoped(reason="test").get()
    assert (change.act, change.word, change.was_at, change.person) == (
        "moved",
        "A trip that day.",
        before,
        here.learner,
    )


def test_not_moved_beside_another_meeting_of_the_same_people(here: World) -> None:
    planned(here)
    at = planned(here, at=on(40))

    with pytest.raises(ValidationError, match="within a day"):
        move(actor=acting(here.manager), conversation=at, starts_at=on(30, 17))


def test_called_off_once_and_planned_again(here: World) -> None:
    at = planned(here)

    call_off(actor=acting(here.manager), conversation=at, word="Inspection.")
    call_off(actor=acting(here.manager), conversation=at, word="Inspection.")

    now = reread(at)
    assert (now.state, now.sequence, told(at)) == (State.CALLED_OFF, 1, [("called_off", "Inspection.")])
    with pytest.raises(ValidationError, match="called off"):
        move(actor=acting(here.manager), conversation=at, starts_at=on(33))
    assert planned(here) != at


def test_what_has_begun_is_neither_moved_nor_called_off(here: World) -> None:
    at = here.begun()

    with pytest.raises(ValidationError, match="has begun"):
        move(actor=acting(here.manager), conversation=at, starts_at=on(33))
    with pytest.raises(ValidationError, match="has begun"):
        call_off(actor=acting(here.manager), conversation=at)


@pytest.mark.parametrize("who", ["coach", "colleague", "head", "pd_lead", "ceo"])
def test_nobody_else_moves_it(here: World, who: str) -> None:
    at, actor = planned(here), acting(getattr(here, who))

    for act in (call_off, send_questions):
        with pytest.raises(Forbidden):
            act(actor=actor, conversation=at)
    with pytest.raises(Forbidden):
        move(actor=actor, conversation=at, starts_at=on(33))


def test_a_manager_replaced_the_day_before(here: World) -> None:
    at = planned(here, at=on(1))
    former = acting(here.manager)
    follows = here.replace_manager()

    assert move(actor=acting(follows), conversation=at, starts_at=on(2), word="I am new to this.").sequence == 1
    with pytest.raises(Forbidden):
        move(actor=former, conversation=at, starts_at=on(3))


def test_questions_go_out_as_far_ahead_as_the_school_has_chosen(here: World) -> None:
    near, far = planned(here, at=on(9)), planned(here, at=on(20))
    assert (near.sent_at, far.sent_at) == (None, None)
    MeetingRules.objects.create(trust=here.school.trust, school=here.school, sent_before=10)

    assert (send_due(), send_due()) == (1, 0)
    assert reread(near).sent_at is not None
    assert reread(far).sent_at is None


def test_questions_of_a_meeting_this_week_go_out_with_the_plan_or_by_hand(here: World) -> None:
    assert planned(here, at=on(3)).sent_at is not None
    far = planned(here, at=on(20))

    sent = send_questions(actor=acting(here.learner), conversation=far).sent_at
    assert send_questions(actor=acting(here.manager), conversation=far).sent_at == sent
    assert sent is not None
