"""A meeting whose post does not run on its day: it stands nowhere as ahead, and asks nothing of anybody."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from growthring.conversations.models import Conversation, Words
from growthring.conversations.queries.free import taken
from growthring.conversations.queries.meetings import ahead, changes, pairs, shown
from growthring.conversations.queries.term import candidates
from growthring.conversations.services.planning import move
from growthring.conversations.tests.planning import at, in_autumn, page
from growthring.conversations.tests.worlds import World, signs
from growthring.core import clock
from growthring.home.queries.caseload import people_i_support
from growthring.home.queries.waiting import waiting_on
from tests.factories import PostFactory, acting

pytestmark = pytest.mark.django_db
THE_DAY = date(2026, 12, 3)
DAY = timedelta(days=1)


@pytest.fixture
def here(db: None) -> Iterator[World]:
    """The learner has another post, which goes on."""
    with in_autumn() as made:
        PostFactory.create(school=made.school, person=made.learner)
        yield made


def ends(here: World, on: date) -> None:
    here.post.ends_on = on
    here.post.save()


def ahead_of(here: World) -> list[list[Conversation]]:
    actors = [acting(person) for person in (here.learner, here.manager)]
    return [found for actor in actors for found in (ahead(actor), shown(actor, 1))]


@pytest.mark.parametrize("days", [0, 1])
def test_my_meetings_has_it_ahead_up_to_the_last_day_of_the_post(here: World, days: int) -> None:
    """The end of a period is the first day on which it does not run."""
    held = here.planned(at=at(THE_DAY), sent_at=clock.now())
    ends(here, THE_DAY + days * DAY)

    assert ahead_of(here) == [[held] if days else []] * 4
    assert ("No meeting is planned." in page(here.learner, "/my/meetings/")) is not bool(days)


@pytest.mark.parametrize("days", [0, 1])
def test_people_i_support_and_its_number_ask_for_it_up_to_the_last_day(here: World, days: int) -> None:
    here.planned(at=at(THE_DAY), sent_at=clock.now())
    ends(here, THE_DAY + days * DAY)
    manager = acting(here.manager)

    [person] = people_i_support(manager)
    assert (person.meetings.next is not None, person.meetings.to_prepare is not None) == (bool(days), bool(days))
    assert (waiting_on(manager).supporting, person.waits) == (days, bool(days))
    assert [each.planned_on for each in candidates(manager, clock.midnight(manager.on))] == [(THE_DAY,) if days else ()]


def test_nor_one_that_lies_before_the_post_begins(here: World) -> None:
    here.planned(at=at(THE_DAY))
    here.post.starts_on = THE_DAY + DAY
    here.post.save()

    assert ahead_of(here) == [[]] * 4


def test_one_that_nobody_held_is_not_asked_about_when_the_post_has_ended(here: World) -> None:
    held = here.planned(at=at(clock.today() - DAY))
    assert "Planned, and not held yet" in page(here.learner, "/my/meetings/")
    ends(here, clock.today() + DAY)
    assert ahead_of(here) == [[held]] * 4
    ends(here, clock.today())

    assert ahead_of(here) == [[]] * 4
    assert "Planned, and not held yet" not in page(here.learner, "/my/meetings/")


def test_that_it_was_moved_is_not_told_any_more_and_another_may_be_planned(here: World) -> None:
    held = here.planned(at=at(date(2026, 12, 1)))
    move(actor=acting(here.manager), conversation=held, starts_at=at(THE_DAY))
    learner = acting(here.learner)
    assert [change.conversation for change in changes(learner)] == [held]
    ends(here, THE_DAY)

    assert changes(learner) == []
    own, _supported = pairs(learner, shown(learner, 1))
    assert [pair.next_at for pair in own] == [None] * 3


def test_what_has_begun_stays_when_the_post_ends(here: World) -> None:
    held = here.begun(at=at(clock.today()))
    ends(here, clock.today())

    assert shown(acting(here.learner), 1) == [held]


@pytest.mark.parametrize("days", [0, 1])
def test_a_day_agreed_on_stands_up_to_the_last_day_of_the_post(here: World, days: int) -> None:
    last = here.recorded(at=at(date(2026, 10, 1)))
    Conversation.objects.unscoped(reason="test").filter(pk=last.pk).update(next_on=THE_DAY)
    ends(here, THE_DAY + days * DAY)
    again = "You meet again on 3 Dec 2026"

    assert (again in page(here.manager, "/support/")) is bool(days)
    assert (again in page(here.learner, "/my/meetings/")) is bool(days)
    planning = page(here.manager, f"/my/meetings/plan/{here.post.key}/")
    assert ('value="2026-12-03"' in planning) is bool(days)


@pytest.mark.parametrize("weeks", [9, 14])
def test_without_that_day_it_is_time_as_the_two_mean_to_meet(here: World, weeks: int) -> None:
    last = here.recorded()
    met = clock.today() - timedelta(weeks=weeks)
    Conversation.objects.unscoped(reason="test").filter(pk=last.pk).update(held_on=met, next_on=THE_DAY)
    assert waiting_on(acting(here.manager)).supporting == 1  # the record is to be signed
    signs(here.manager, last)
    assert waiting_on(acting(here.manager)).supporting == 0
    ends(here, THE_DAY)
    manager = acting(here.manager)
    [person] = people_i_support(manager)

    assert person.meetings.is_late == person.waits == bool(waiting_on(manager).supporting) == (weeks > 12)


@pytest.mark.parametrize("days", [0, 1])
def test_it_takes_nobodys_time_after_the_last_day_of_the_post(here: World, days: int) -> None:
    here.planned(at=at(THE_DAY), other=here.coaching)
    ends(here, THE_DAY + days * DAY)
    persons = [here.learner.pk, here.manager.pk, here.coach.pk]

    busy = taken(persons, at(THE_DAY, hour=8), at(THE_DAY, hour=18))
    assert sorted(busy) == (sorted(persons) if days else [])


@pytest.mark.parametrize("days", [0, 1])
def test_its_own_page_says_that_it_is_off_and_keeps_what_was_written(here: World, days: int) -> None:
    held = here.planned(at=at(THE_DAY), sent_at=clock.now())
    facts = {"trust": here.school.trust, "conversation": held, "question": here.questions[0], "text": "MY WORDS"}
    Words.objects.create(**facts, person=here.learner, written_at=clock.now())
    ends(here, THE_DAY + days * DAY)

    shown = page(here.learner, f"/meetings/{held.key}/")
    assert ("this meeting is off" in shown) is not bool(days)
    assert "MY WORDS" in shown
