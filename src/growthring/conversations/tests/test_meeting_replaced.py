"""Whoever is replaced sees nothing more with the next request; whoever follows sees nothing of what was said before."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Model

from growthring.conversations.models import Conversation, Edition, Evidence, Line, Party, Wellbeing, Words
from growthring.conversations.services.evidence import add_evidence
from growthring.conversations.services.lines import write_line
from growthring.conversations.services.meeting import begin, end, let_in, may_come
from growthring.conversations.services.preparing import share_preparation, withdraw_preparation, write_words
from growthring.conversations.services.signing import leave_as_signed, reopen
from growthring.conversations.services.wellbeing import write_wellbeing
from growthring.conversations.tests.worlds import World, reread, signs, world
from growthring.core import clock
from growthring.people.models import PartnerKind, Person
from tests.factories import PartnershipFactory, PostFactory, acting

pytestmark = pytest.mark.django_db
State = Conversation.State


@pytest.fixture
def here() -> World:
    return world()


def writes(here: World, person: Person, at: Conversation, text: str) -> None:
    write_words(actor=acting(person), conversation=at, texts={here.questions[0].pk: text})


def reads(person: Person, model: type[Model], at: Conversation) -> list[str]:
    rows = model._default_manager.visible_to(acting(person)).filter(conversation=at)  # type: ignore[attr-defined]
    return sorted(str(getattr(row, "text", getattr(row, "note", ""))) for row in rows)


def sees(person: Person, at: Conversation) -> bool:
    return Conversation.objects.visible_to(acting(person)).filter(pk=at.pk).exists()


def test_preparation_is_its_writers_until_they_share_it(here: World) -> None:
    at = here.planned(other=here.coaching, has_wellbeing=True)
    writes(here, here.learner, at, "learner's words")
    writes(here, here.manager, at, "manager's words")
    add_evidence(actor=acting(here.learner), conversation=at, note="a photograph")
    write_wellbeing(actor=acting(here.learner), conversation=at, text="tired")

    for person, words in ((here.learner, "learner's words"), (here.manager, "manager's words")):
        assert reads(person, Words, at) == [words]
    assert reads(here.coach, Words, at) == []
    for person in (here.manager, here.coach):
        assert reads(person, Evidence, at) == [] == reads(person, Wellbeing, at)

    share_preparation(actor=acting(here.learner), conversation=at)
    assert reads(here.coach, Words, at) == ["learner's words"]
    assert reads(here.manager, Words, at) == ["learner's words", "manager's words"]
    assert reads(here.coach, Wellbeing, at) == [] == reads(here.manager, Wellbeing, at)

    withdraw_preparation(actor=acting(here.learner), conversation=at)
    assert reads(here.coach, Words, at) == []
    assert reads(here.manager, Words, at) == ["manager's words"]


def test_begun_opens_it_between_those_who_are_there(here: World) -> None:
    at = here.planned(other=here.coaching, has_wellbeing=True)
    writes(here, here.learner, at, "learner's words")
    writes(here, here.manager, at, "manager's words")
    writes(here, here.coach, at, "coach's words")
    write_wellbeing(actor=acting(here.learner), conversation=at, text="tired")

    present = {here.learner.pk, here.coach.pk}
    begin(actor=acting(here.learner), conversation=at, present=present, held_on=clock.today())

    assert reads(here.learner, Words, at) == ["coach's words", "learner's words"]
    assert reads(here.coach, Words, at) == ["coach's words", "learner's words"]
    assert reads(here.coach, Wellbeing, at) == []
    assert not sees(here.manager, at)
    assert reads(here.manager, Words, at) == ["manager's words"]


def test_replaced_the_day_before(here: World) -> None:
    """What was shared with the former stays shared with them alone, and they have no access any more."""
    at = here.planned(at=clock.now() + timedelta(days=1))
    writes(here, here.learner, at, "learner's words")
    writes(here, here.manager, at, "manager's words")
    share_preparation(actor=acting(here.learner), conversation=at)
    share_preparation(actor=acting(here.manager), conversation=at)
    assert reads(here.learner, Words, at) == ["learner's words", "manager's words"]

    follows = here.replace_manager()

    assert sees(follows, at)
    assert not sees(here.manager, at)
    assert reads(follows, Words, at) == []
    share_preparation(actor=acting(here.learner), conversation=at)
    assert reads(follows, Words, at) == ["learner's words"]


def test_replaced_and_come_back(here: World) -> None:
    """What was shared while they were away was not shared with them, whatever they do first."""
    at = here.planned(at=clock.now() + timedelta(days=1))
    writes(here, here.learner, at, "learner's words")
    writes(here, here.manager, at, "manager's words")
    here.managing.ends_on = clock.today()
    here.managing.save()
    share_preparation(actor=acting(here.learner), conversation=at)
    PartnershipFactory.create(post=here.post, partner=here.manager, starts_on=clock.today())

    assert sees(here.manager, at)
    assert reads(here.manager, Words, at) == ["manager's words"]


def test_replaced_while_the_meeting_is_open(here: World) -> None:
    at = here.begun()
    writes(here, here.learner, at, "learner's words")
    writes(here, here.manager, at, "manager's words")
    actor, question = acting(here.manager), here.questions[0].pk
    write_line(actor=actor, conversation=at, question=question, text="the agreed line", seen=0)

    follows = here.replace_manager()

    for person in (here.manager, follows):
        assert not sees(person, at)
        assert reads(person, Line, at) == []
    assert reads(follows, Words, at) == []
    assert reads(here.learner, Words, at) == ["learner's words", "manager's words"]
    assert may_come(reread(at)) == []
    with pytest.raises(ValidationError):
        let_in(actor=acting(here.learner), conversation=at, person=follows.pk)


def test_who_left_does_not_hold_it_up(here: World) -> None:
    at = here.begun()
    here.replace_manager()
    end(actor=acting(here.learner), conversation=at)
    signs(here.learner, at)
    assert reread(at).state == State.SIGNED
    with pytest.raises(ValidationError):
        reopen(actor=acting(here.learner), conversation=at, reason="I want other words.")


def test_who_left_after_the_first_signature_does_not_hold_it_up(here: World) -> None:
    at = here.recorded()
    signs(here.learner, at)
    here.replace_manager()
    signs(here.learner, at)
    assert reread(at).state == State.SIGNED


def test_who_follows_reads_the_last_signed_review_as_it_was_signed(here: World) -> None:
    five, review = here.signed(), here.signed(purpose="review")
    follows = here.replace_manager()

    assert not sees(follows, five)
    assert sees(follows, review)
    editions = Edition.objects.visible_to(acting(follows))
    assert [edition.conversation_id for edition in editions] == [review.pk]
    assert reads(follows, Words, review) == [] == reads(follows, Line, review)
    assert not Party.objects.visible_to(acting(follows)).exists()


def test_while_it_is_reopened_readers_keep_what_was_signed(here: World) -> None:
    review = here.signed(purpose="review")
    reopen(actor=acting(here.learner), conversation=review, reason="A date was wrong.")
    follows = here.replace_manager()
    assert [edition.number for edition in Edition.objects.visible_to(acting(follows))] == [1]


def test_one_who_is_a_partner_in_another_seat_sees_no_words_of_this_one(here: World) -> None:
    """The line manager of today, who was the coach when the meeting was held, sat there: not by that seat any more."""
    at = here.planned(other=here.coaching)
    everybody = {here.learner.pk, here.manager.pk, here.coach.pk}
    begin(actor=acting(here.learner), conversation=at, present=everybody, held_on=clock.today())
    writes(here, here.learner, at, "learner's words")
    here.coaching.ends_on = clock.today()
    here.coaching.save()
    PartnershipFactory.create(post=PostFactory.create(school=here.school), partner=here.coach, kind=PartnerKind.COACH)
    assert not sees(here.coach, at)
    assert reads(here.coach, Words, at) == []


def test_what_two_signed_is_not_changed_by_one_alone(here: World) -> None:
    at = here.signed()
    reopen(actor=acting(here.manager), conversation=at, reason="A date was wrong.")
    here.replace_manager()

    with pytest.raises(ValidationError):
        signs(here.learner, at)
    leave_as_signed(actor=acting(here.learner), conversation=at)

    assert reread(at).state == State.SIGNED
    signed = Edition.objects.visible_to(acting(here.learner)).filter(signed_at__isnull=False)
    assert [edition.number for edition in signed] == [1]
