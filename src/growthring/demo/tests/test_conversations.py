"""Three years of conversations in the fictional trust, on one fixed day. The module loads it once."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db.models import Q

from growthring.commitments.models import Action, Offer, Promise, PromiseReason
from growthring.conversations.models import (
    Arisen,
    Conversation,
    Edition,
    MeetingRules,
    Party,
    QuestionSet,
    Rhythm,
    Signature,
    WayReview,
    Wellbeing,
    Words,
)
from growthring.core import clock
from growthring.core.access import Actor
from growthring.demo.personas import PERSONAS
from growthring.demo.tests import talks
from growthring.people.actors import actor_of
from growthring.people.models import Person
from growthring.standards.english import school_year_of
from growthring.writing.models import Draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
WHY = "testing the demo"
State = Conversation.State


def persona(key: str) -> Person:
    email = next(one.email for one in PERSONAS if one.key == key)
    return Person.objects.unscoped(reason=WHY).get(user__email=email)


def acting_as(key: str) -> Actor:
    actor = actor_of(persona(key))
    assert actor is not None
    return actor


def of(person: Person) -> Q:
    return Q(post__person=person)


def states() -> Counter[str]:
    return Counter(Conversation.objects.unscoped(reason=WHY).values_list("state", flat=True))


def test_people_have_talked_for_years_and_go_on_talking() -> None:
    found = states()

    assert found[State.SIGNED] > 3000
    assert found[State.PLANNED] > 250
    assert found[State.RECORDED] > 20
    assert found[State.CALLED_OFF] > 40
    assert found[State.BEGUN] == 1
    assert Arisen.objects.unscoped(reason=WHY).count() > 1500
    assert Offer.objects.unscoped(reason=WHY).count() > 25
    assert Rhythm.objects.unscoped(reason=WHY).count() > 30


def test_all_kinds_of_post_talk() -> None:
    rows = Conversation.objects.unscoped(reason=WHY).values_list("post__kind", "purpose").distinct()
    purposes = {purpose for _kind, purpose in rows}

    assert len({kind for kind, _purpose in rows}) == 10
    assert purposes == {"five", "opening", "mid_year", "review", "newcomer", "check_in"}


def test_nobody_reads_the_same_words_twice_in_a_year() -> None:
    assert talks.read_twice() == []


def test_nobody_meets_on_a_closed_day() -> None:
    assert talks.days_off() == []


def test_nothing_happens_in_days_to_come() -> None:
    assert talks.in_days_to_come() == []


def test_records_are_as_the_services_would_have_made_them() -> None:
    assert talks.editions_told_otherwise(every=23) == []
    assert talks.arisen_otherwise() == []
    assert talks.signatures_missing() == []
    assert talks.seats_that_were_nobodys() == []
    assert talks.questions_out_of_time() == []
    assert talks.managers_ahead_without_one() == []
    assert talks.owed_by_nobody_here() == []
    assert talks.open_for_those_who_left() == 0


def test_one_school_asks_in_its_own_words_and_one_meets_more_often() -> None:
    own = talks.own_wordings()
    asked = Conversation.objects.unscoped(reason=WHY).filter(questions__in=own)

    assert [(each.school.slug if each.school else "", each.purpose, each.number) for each in own] == [
        ("tollgarth", "five", 2)
    ]
    assert asked.count() > 20
    rules = MeetingRules.objects.unscoped(reason=WHY).filter(school__isnull=False)
    assert list(rules.values_list("school__slug", "weeks")) == [("kiln-yard", 6)]
    assert QuestionSet.objects.unscoped(reason=WHY).filter(trust__slug="quillmoor").count() == 6


def test_some_differ_some_change_and_some_are_opened_again() -> None:
    differs = Signature.objects.unscoped(reason=WHY).exclude(disagreement="").values_list("disagreement", flat=True)
    again = Edition.objects.unscoped(reason=WHY).filter(number=2)

    assert 2 <= len(set(differs)) <= 6
    assert [bool(each.reason and each.signed_at) for each in again] == [True]


def test_mentoring_turned_into_coaching_when_both_said_so() -> None:
    guests = WayReview.objects.unscoped(reason=WHY).filter(partnership__partner__is_guest=True)
    decided = guests.exclude(decided_on=None).select_related("partnership")

    assert [(each.partnership.mode, each.partnership.coaching_since) for each in decided] == [
        ("coaching", each.decided_on) for each in decided
    ]
    assert (decided.count(), guests.filter(decided_on=None).count()) == (1, 2)


def test_wellbeing_stays_in_its_year_and_between_two() -> None:
    rows = Wellbeing.objects.unscoped(reason=WHY).select_related("conversation")
    year = school_year_of(clock.today())

    assert rows.count() > 10
    assert {school_year_of(row.conversation.held_on) for row in rows if row.conversation.held_on} == {year}
    assert {row.conversation.with_manager for row in rows} == {True}
    for key in ("head", "pd-lead", "trust-leader", "coach"):
        seen = Wellbeing.objects.visible_to(acting_as(key)).exclude(person=persona(key))
        mine = Q(conversation__parties__person=persona(key))
        assert seen.exclude(mine).count() == 0, key


def test_promises_stand_in_every_way_they_can() -> None:
    rows = Promise.objects.unscoped(reason=WHY)
    found = Counter(rows.values_list("state", flat=True))
    shared = rows.filter(shared_at__isnull=False).count() / rows.count()

    assert min(found[state] for state in Promise.State) > 3, found
    assert rows.filter(state="open", due_on__lt=clock.today()).count() > 10
    assert 0.4 < shared < 0.75
    actions = Action.objects.unscoped(reason=WHY)
    assert actions.filter(done_on=None, due_on__lt=clock.today()).exists()
    assert actions.filter(done_on=None, due_on__gte=clock.today()).count() > 50
    assert actions.exclude(note="").count() > 300


# ---- What personas find


def test_the_teacher_has_a_talk_coming_a_page_half_written_and_something_owed() -> None:
    priya, today = persona("teacher"), clock.today()
    ahead = Conversation.objects.unscoped(reason=WHY).get(of(priya), state=State.PLANNED, with_manager=True)
    written = Words.objects.unscoped(reason=WHY).filter(conversation=ahead, person=priya)

    assert timedelta(days=9) <= talks.day_of(ahead) - today <= timedelta(days=12)
    assert written.count() == 2
    assert Party.objects.unscoped(reason=WHY).get(conversation=ahead).ready_at is None
    assert Draft.objects.unscoped(reason=WHY).get(writer=priya).place == f"conversations_prepare:{ahead.key}"
    assert Action.objects.unscoped(reason=WHY).filter(of(priya), done_on=None).exists()
    assert Promise.objects.unscoped(reason=WHY).filter(of(priya), state="open", shared_at__isnull=False).exists()


def test_the_line_manager_has_people_at_every_step() -> None:
    judith = persona("line-manager")
    mine = Conversation.objects.visible_to(acting_as("line-manager")).exclude(of(judith))
    waiting = mine.filter(state=State.RECORDED)
    ahead = mine.filter(state=State.PLANNED)

    assert mine.values("post__person").distinct().count() >= 6
    assert waiting.exists()
    assert not Signature.objects.unscoped(reason=WHY).filter(edition__conversation__in=waiting, person=judith).exists()
    assert ahead.filter(starts_at__lt=clock.now()).exists()  # not held when it should have been
    assert ahead.filter(starts_at__gt=clock.now()).exclude(words__person=judith).exists()


@pytest.mark.parametrize("key", ["teaching-assistant", "site-manager", "coach", "pd-lead", "head", "newcomer"])
def test_everybody_has_something_ahead_and_something_in_hand(key: str) -> None:
    who = persona(key)

    assert Conversation.objects.unscoped(reason=WHY).filter(of(who), starts_at__gt=clock.now()).exists()
    assert Action.objects.unscoped(reason=WHY).filter(of(who), done_on=None).exists()


def test_the_head_sees_what_is_owed_and_never_why() -> None:
    for key in ("head", "pd-lead"):
        actor = acting_as(key)
        owed = Promise.objects.visible_to(actor).exclude(of(persona(key))).filter(state__in=["open", "asked"])
        others = owed.exclude(post__partnerships__partner=persona(key))

        assert others.count() > 4
        assert others.filter(due_on__lt=clock.today()).exists()
        assert PromiseReason.objects.visible_to(actor).filter(promise__in=others).count() == 0


def test_a_coach_and_a_guest_read_what_was_said_with_them_and_nothing_else() -> None:
    for key, other in (("coach", "teacher"), ("guest-mentor", "newcomer")):
        actor, me, learner = acting_as(key), persona(key), persona(other)
        seen = Conversation.objects.visible_to(actor).filter(of(learner))
        hidden = Conversation.objects.unscoped(reason=WHY).filter(of(learner)).exclude(pk__in=seen.values("pk"))

        assert seen.exists()
        assert hidden.exists()
        assert set(Party.objects.unscoped(reason=WHY).filter(conversation__in=hidden, person=me)) == set()
        assert Words.objects.visible_to(actor).filter(conversation__in=hidden).count() == 0


def test_leaders_read_no_words_of_talks_they_were_not_in() -> None:
    for key in ("head", "pd-lead", "trust-leader", "office", "governor", "data-protection-officer"):
        me = persona(key)
        seen = Words.objects.visible_to(acting_as(key)).exclude(person=me)

        assert seen.exclude(conversation__parties__person=me).count() == 0, key


def test_a_half_written_page_is_its_writers_alone() -> None:
    priya, judith = persona("teacher"), acting_as("line-manager")
    ahead = Conversation.objects.unscoped(reason=WHY).get(of(priya), state=State.PLANNED, with_manager=True)

    assert Words.objects.visible_to(judith).filter(conversation=ahead).count() == 0
    assert Draft.objects.visible_to(judith).filter(writer=priya).count() == 0
