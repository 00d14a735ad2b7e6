"""How long rows are kept, what a leaver owes, and what goes along with a school."""

from datetime import date, timedelta

import time_machine
from django.test import Client
from django.urls import reverse

from growthring.audit.models import Event
from growthring.commitments.handover import open_ones
from growthring.commitments.models import Action, Offer, Promise
from growthring.commitments.retention import old_actions, old_offers, old_promises
from growthring.commitments.services.actions import put_away, tick
from growthring.commitments.services.offers import make_offer, withdraw_offer
from growthring.commitments.services.promises import keep
from growthring.commitments.tests.worlds import TODAY, World
from growthring.core.access import Role
from growthring.people import moving
from tests.factories import acting, holding

SEVEN_YEARS = date(TODAY.year + 7, 10, 1)


def later(day: date = SEVEN_YEARS) -> "time_machine.travel":
    return time_machine.travel(f"{day.isoformat()}T09:00:00Z", tick=False)


def test_what_is_done_goes_after_the_years_and_what_is_open_stays(here: World) -> None:
    done, still = tick(actor=here.actor("learner"), action=here.action()), here.action()
    kept, owed = keep(actor=here.actor("learner"), promise=here.promise()), here.promise()

    assert (list(old_actions()), list(old_promises())) == ([], [])
    with later():
        assert (list(old_actions()), list(old_promises())) == ([done], [kept])
        here.post.ends_on = TODAY + timedelta(days=30)
        here.post.save()
        assert set(old_actions()) == {done, still}
        assert set(old_promises()) == {kept, owed}


def test_what_was_put_away_goes_after_thirty_days(here: World) -> None:
    away = put_away(actor=here.actor("learner"), action=here.action())

    with later(TODAY + timedelta(days=29)):
        assert list(old_actions()) == []
    with later(TODAY + timedelta(days=31)):
        assert list(old_actions()) == [away]


def test_an_offer_goes_a_year_after_it_was_withdrawn(here: World) -> None:
    stands = make_offer(actor=here.actor("coach"), text="Displays")
    gone = withdraw_offer(actor=here.actor("learner"), offer=make_offer(actor=here.actor("learner"), text="Marking"))

    with later(TODAY + timedelta(days=364)):
        assert list(old_offers()) == []
    with later(TODAY + timedelta(days=367)):
        assert list(old_offers()) == [gone]
    assert stands.withdrawn_on is None


def test_the_same_offer_twice_is_one(here: World) -> None:
    first, second = (make_offer(actor=here.actor("coach"), text=" Displays ") for _each in range(2))

    assert first == second
    assert Event.objects.unscoped(reason="test").filter(where="offer of help").count() == 1


def test_the_office_reads_that_something_is_open_and_not_what_or_with_whom(here: World) -> None:
    here.promise(what="An hour for reading")
    here.action(owner="manager", text="Bring the book")
    office = acting(holding(Role.OFF, here.school))

    told = [each.text for each in open_ones(office, here.manager)]
    assert told == ["Promises or actions are open."]
    assert list(open_ones(office, here.coach)) == []


def test_the_office_is_told_to_tell_them_of_their_record(here: World) -> None:
    office = holding(Role.OFF, here.school)
    client = Client()
    client.force_login(office.user)  # type: ignore[arg-type]
    page = client.get(reverse("people_leave", args=[here.manager.key])).content.decode()

    assert "download their record" in page


def test_a_leader_of_the_whole_trust_may_owe(here: World) -> None:
    leader = holding(Role.HD, trust=here.school.trust)
    here.head = leader

    assert here.promise(by="learner", owed_by="head").owed_by == leader


def test_everything_goes_along_with_its_school() -> None:
    paths = {model: moving.path_of(model) for model in (Action, Promise, Offer)}

    assert paths == {Action: "post__school", Promise: "post__school", Offer: moving.WITH_PERSON}
