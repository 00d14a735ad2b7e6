"""A term's meetings in one go: never two at once, never on a closed day, all or none, and all of them back."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from growthring.conversations.models import Conversation, Purpose
from growthring.conversations.queries.free import Taken
from growthring.conversations.queries.rhythm import Pace
from growthring.conversations.queries.term import Candidate, Pattern, Times, candidates, propose, terms, times_of
from growthring.conversations.services.planning import move, plan
from growthring.conversations.services.terms import BadRows, TermRow, plan_term, take_back
from growthring.conversations.tests.worlds import World, world
from growthring.core import clock
from growthring.people.models import PartnerKind, Partnership, Post
from growthring.standards.models import Calendar, Closure, Term
from growthring.standards.years import SchoolYear, SchoolYears, Span
from tests.factories import PartnershipFactory, PostFactory, acting

NOW = "2026-11-21 09:00 +0000"
FIRST, LAST = date(2027, 1, 4), date(2027, 3, 25)
HALF_TERM = Span(date(2027, 2, 15), date(2027, 2, 19), "Half term")
ALL_DAYS = frozenset(range(5))
State = Conversation.State


@pytest.fixture
def here(db: None) -> Any:
    with time_machine.travel(NOW, tick=False):
        made = world()
        calendar = Calendar.objects.create(
            trust=made.school.trust, name="2026/27", starts_on=date(2026, 9, 1), ends_on=date(2027, 9, 1)
        )
        for name, first, last in [("Autumn", date(2026, 9, 2), date(2026, 12, 18)), ("Spring", FIRST, LAST)]:
            Term.objects.create(trust=made.school.trust, calendar=calendar, name=name, first_day=first, last_day=last)
        Closure.objects.create(
            trust=made.school.trust,
            calendar=calendar,
            name=HALF_TERM.name,
            first_day=HALF_TERM.first_day,
            last_day=HALF_TERM.last_day,
        )
        yield made


def team(here: World, size: int) -> list[Post]:
    posts = [PostFactory.create(school=here.school) for _number in range(size)]
    for post in posts:
        PartnershipFactory.create(post=post, partner=here.manager)
    return posts


def people(here: World) -> list[Candidate]:
    return candidates(acting(here.manager), clock.midnight(clock.today()))


def pattern(**facts: Any) -> Pattern:
    usual: dict[str, Any] = {
        "first": FIRST,
        "last": LAST,
        "weekdays": ALL_DAYS,
        "at": time(15, 30),
        "minutes": 45,
        "a_day": 1,
    }
    return Pattern(**(usual | facts))


def at(day: date, hour: int = 15, minute: int = 30) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def local(moments: Any) -> list[str]:
    return [timezone.localtime(moment).strftime("%Y-%m-%d %H:%M") for moment in moments]


def test_one_after_another_on_the_weekdays_that_suit(here: World) -> None:
    team(here, 4)
    found = people(here)

    proposed = propose(here.manager.pk, found, pattern(weekdays=frozenset({1}), a_day=2), Times())

    assert local(sorted(proposed.values())) == [
        "2027-01-05 15:30",
        "2027-01-05 16:15",
        "2027-01-12 15:30",
        "2027-01-12 16:15",
        "2027-01-19 15:30",
    ]
    assert list(proposed) == [each.post.pk for each in found]  # whose meeting is due first comes first


def test_holidays_my_own_meetings_and_theirs_are_kept_free(here: World) -> None:
    [mine, theirs] = [each.post for each in people(here)[:1]], team(here, 1)
    elsewhere = PartnershipFactory.create(post=theirs[0], partner=here.coach, kind=PartnerKind.COACH)
    plan(
        actor=acting(here.coach),
        post=theirs[0],
        purpose=Purpose.FIVE,
        starts_at=at(HALF_TERM.last_day + timedelta(3)),
        minutes=30,
        with_manager=False,
        other=elsewhere,
    )
    plan(
        actor=acting(here.manager),
        post=mine[0],
        purpose=Purpose.FIVE,
        starts_at=at(HALF_TERM.last_day + timedelta(4), 15),
        minutes=45,
    )
    found = [each for each in people(here) if each.post == theirs[0]]
    times = times_of(acting(here.manager), found, FIRST, LAST)

    proposed = propose(here.manager.pk, found, pattern(first=HALF_TERM.first_day), times)

    assert local(proposed.values()) == ["2027-02-24 15:30"]


def test_whoever_finds_no_time_is_left_out(here: World) -> None:
    team(here, 2)

    assert len(propose(here.manager.pk, people(here), pattern(last=FIRST), Times())) == 1


def test_the_terms_ahead_are_those_of_the_calendar(here: World) -> None:
    assert [span.name for span in terms(people(here), clock.today())] == ["Autumn", "Spring"]


def test_the_line_managers_seat_comes_before_another_of_the_same_person(here: World) -> None:
    PartnershipFactory.create(post=here.post, partner=here.manager, kind=PartnerKind.COACH)

    [each] = people(here)
    assert (each.with_manager, each.other) == (True, None)


def rows(here: World, *moments: datetime) -> list[TermRow]:
    return [TermRow(each, moment) for each, moment in zip(people(here), moments, strict=True)]


def planned(here: World, *moments: datetime) -> list[Conversation]:
    return plan_term(actor=acting(here.manager), purpose=Purpose.FIVE, minutes=45, rows=rows(here, *moments))


def ahead() -> list[Conversation]:
    return list(Conversation.objects.unscoped(reason="test").filter(state=State.PLANNED))


def test_all_are_planned_in_one_go_and_taken_back_in_one(here: World) -> None:
    team(here, 1)
    made = planned(here, at(FIRST), at(FIRST, 16, 15))
    assert ahead() == made

    keys = [held.key for held in made]
    assert take_back(actor=acting(here.learner), keys=keys) == 0
    assert take_back(actor=acting(here.manager), keys=keys) == 2
    assert (ahead(), take_back(actor=acting(here.manager), keys=keys)) == ([], 0)


def test_what_was_moved_meanwhile_stands(here: World) -> None:
    team(here, 1)
    made = planned(here, at(FIRST), at(FIRST, 16, 15))
    moved = next(held for held in made if held.post == here.post)
    move(actor=acting(here.learner), conversation=moved, starts_at=at(FIRST + timedelta(3)))

    assert take_back(actor=acting(here.manager), keys=[held.key for held in made]) == 1
    assert ahead() == [moved]


def test_one_bad_row_and_nothing_is_planned(here: World) -> None:
    team(here, 2)
    first, second, third = (each.post.pk for each in people(here))

    with pytest.raises(BadRows) as bad:
        planned(here, at(FIRST), at(FIRST, 15, 45), at(HALF_TERM.first_day))

    assert bad.value.why == {
        second: "You have another meeting at that time.",
        third: "The school is closed on that day.",
    }
    assert first not in bad.value.why
    assert ahead() == []


def test_a_person_is_busy_whoever_they_meet_and_nobody_is_told_whom(here: World) -> None:
    plan(
        actor=acting(here.coach),
        post=here.post,
        purpose=Purpose.FIVE,
        starts_at=at(FIRST),
        minutes=30,
        with_manager=False,
        other=here.coaching,
    )

    with pytest.raises(BadRows) as bad:
        planned(here, at(FIRST, 15, 45))
    assert bad.value.why == {here.post.pk: "Busy at that time."}


def test_as_many_queries_for_sixty_as_for_one(here: World, django_assert_num_queries: Any) -> None:
    actor = acting(here.manager)
    with django_assert_num_queries(5):
        candidates(actor, clock.midnight(clock.today()))
    team(here, 3)
    with django_assert_num_queries(5):
        candidates(actor, clock.midnight(clock.today()))


YEARS = SchoolYears.of(
    [SchoolYear("2026/27", date(2026, 9, 1), date(2027, 9, 1), (Span(FIRST, LAST, "Spring"),), (HALF_TERM,))]
)
moments = st.builds(
    lambda day, minute: at(FIRST) + timedelta(days=day, minutes=minute), st.integers(0, 80), st.integers(-90, 240)
)


@given(
    size=st.integers(1, 12),
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    minutes=st.integers(5, 180),
    a_day=st.integers(1, 8),
    taken=st.lists(st.tuples(st.integers(0, 12), moments, st.integers(5, 240)), max_size=30),
)
def test_never_two_at_once_and_never_on_a_closed_day(
    size: int, weekdays: frozenset[int], minutes: int, a_day: int, taken: list[tuple[int, datetime, int]]
) -> None:
    me = 0
    found = [candidate(number) for number in range(1, size + 1)]
    times = Times()
    for person, starts_at, long in taken:
        times.take([person], starts_at, long)
    before = {person: list(spans) for person, spans in times.by_person.items()}

    proposed = propose(me, found, pattern(weekdays=weekdays, minutes=minutes, a_day=a_day), times)

    spans = sorted((starts_at, starts_at + timedelta(minutes=minutes)) for starts_at in proposed.values())
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    for post, starts_at in proposed.items():
        assert YEARS.is_open(timezone.localdate(starts_at))
        for span in [*before.get(me, []), *before.get(post, [])]:
            assert not Taken(span.starts_at, span.ends_at).meets(starts_at, minutes)


def candidate(number: int) -> Candidate:
    post = Post(pk=number, person_id=number, starts_on=date(2020, 9, 1))
    partnership = Partnership(pk=number, post=post, kind=PartnerKind.LINE_MANAGER, starts_on=date(2020, 9, 1))
    return Candidate(partnership, Pace(12, False, date(2020, 9, 1), None, date(2026, 11, 21)), YEARS)
