"""How the two mean to meet, and whether mentoring turns into coaching: theirs alone."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from growthring.conversations.models import MeetingRules, Rhythm, WayReview
from growthring.conversations.queries.meetings import pairs
from growthring.conversations.services.rhythm import agree_rhythm
from growthring.conversations.services.ways import say, set_day
from growthring.conversations.tests.planning import client_of, in_autumn, page
from growthring.conversations.tests.worlds import World
from growthring.core.access import Forbidden
from growthring.people.models import Person
from tests.factories import SchoolFactory, acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db: None) -> Iterator[World]:
    with in_autumn() as made:
        yield made


def pair_url(here: World) -> str:
    return f"/my/meetings/with/{here.guiding.key}/"


def do(person: Person, here: World, **sent: str) -> Any:
    return client_of(person).post(pair_url(here), sent)


def test_either_says_how_often_and_the_other_sees_who_and_when(here: World) -> None:
    assert "every 12 weeks" in page(here.learner, pair_url(here))

    assert do(here.guest, here, do="rhythm", weeks="6").status_code == 302
    seen = page(here.learner, pair_url(here))
    assert "every 6 weeks" in seen
    assert f"{here.guest} noted this for the two of you on 18 November 2026." in seen
    assert do(here.learner, here, do="rhythm", weeks="80").status_code == 422
    do(here.learner, here, do="rhythm", weeks="")
    assert not Rhythm.objects.unscoped(reason="test").exists()


@pytest.mark.parametrize("who", ["manager", "coach", "colleague", "head", "pd_lead", "ceo"])
def test_how_the_two_meet_is_the_twos(here: World, who: str) -> None:
    client = client_of(getattr(here, who))

    missing = client.get("/my/meetings/with/nobodyhasit/")
    response = client.get(pair_url(here))
    assert (response.status_code, response.content) == (404, missing.content)


def test_both_say_coaching_and_it_is_from_that_day(here: World) -> None:
    here.guiding.mode = "mentoring"
    here.guiding.save()
    assert do(here.learner, here, do="say", answer="coaching").status_code == 422
    do(here.learner, here, do="day", ask_on="2026-11-18")
    for person in (here.learner, here.guest):
        assert "is it time for mentoring to turn into coaching" in page(person, "/my/meetings/")

    do(here.guest, here, do="say", answer="coaching")
    assert "is it time for mentoring" not in page(here.guest, "/my/meetings/")
    other = page(here.learner, pair_url(here))
    assert "coaching now" not in other
    do(here.learner, here, do="say", answer="coaching")
    here.guiding.refresh_from_db()
    assert (here.guiding.mode, here.guiding.coaching_since) == ("coaching", date(2026, 11, 18))
    assert "Coaching since 18 November 2026." in page(here.learner, pair_url(here))


def test_they_differ_and_it_stays_mentoring_until_they_look_again(here: World) -> None:
    here.guiding.mode = "mentoring"
    here.guiding.save()
    do(here.guest, here, do="day", ask_on="2026-11-18")
    do(here.guest, here, do="say", answer="coaching")
    do(here.learner, here, do="say", answer="mentoring")

    here.guiding.refresh_from_db()
    assert here.guiding.mode == "mentoring"
    seen = page(here.guest, pair_url(here))
    assert f"{here.learner}: mentoring for now. {here.guest}: coaching now." in seen
    do(here.guest, here, do="day", ask_on="2027-03-01")
    days = WayReview.objects.unscoped(reason="test").values_list("ask_on", "decided_on")
    assert list(days) == [(date(2026, 11, 18), date(2026, 11, 18)), (date(2027, 3, 1), None)]
    assert do(here.guest, here, do="day", ask_on="2020-03-01").status_code == 422


@pytest.mark.parametrize("who", ["manager", "coach", "head", "pd_lead", "ceo"])
def test_nobody_else_settles_it_by_a_service_either(here: World, who: str) -> None:
    facts: dict[str, Any] = {"actor": acting(getattr(here, who)), "partnership": here.guiding}

    with pytest.raises(Forbidden):
        agree_rhythm(**facts, weeks=4)
    with pytest.raises(Forbidden):
        set_day(**facts, ask_on=date(2026, 12, 1))
    with pytest.raises(Forbidden):
        say(**facts, answer="coaching")


def test_a_partner_whose_time_is_over_settles_nothing_any_more(here: World) -> None:
    former = acting(here.coach)
    here.coaching.ends_on = date(2026, 11, 18)
    here.coaching.save()

    with pytest.raises(Forbidden):
        agree_rhythm(actor=former, partnership=here.coaching, weeks=4)


def test_weeks_are_the_schools_own_or_else_the_trusts(here: World) -> None:
    """And usually twelve: another school's are none of theirs."""

    def weeks() -> set[int]:
        return {pair.pace.weeks for pair in pairs(acting(here.learner), [])[0]}

    trust, found = here.school.trust, [weeks()]
    for school, number in ((SchoolFactory.create(trust=trust), 4), (None, 8), (here.school, 6)):
        MeetingRules.objects.create(trust=trust, school=school, weeks=number)
        found.append(weeks())

    assert found == [{12}, {12}, {8}, {6}]
