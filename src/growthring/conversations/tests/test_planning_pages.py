"""The pages for planning: what they begin with, what they say, and who finds them."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine

from growthring.conversations.models import Change, Conversation
from growthring.conversations.queries.meetings import shown
from growthring.conversations.tests.planning import Queries, State, at, client_of, in_autumn, page
from growthring.conversations.tests.worlds import World, reread
from growthring.core import clock
from growthring.people.models import Person
from growthring.writing.models import Draft
from tests.factories import PartnershipFactory, PostFactory, acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db: None) -> Iterator[World]:
    with in_autumn() as made:
        yield made


def plan_url(here: World) -> str:
    return f"/my/meetings/plan/{here.post.key}/"


SENT = {"purpose": "five", "who": "manager", "on": "2026-12-03", "at": "15:30", "minutes": "45", "where": "Room 4"}


def send(person: Person, here: World, **facts: str) -> Any:
    return client_of(person).post(plan_url(here), SENT | facts)


def only() -> Conversation:
    return Conversation.objects.unscoped(reason="test").get()


def initial(person: Person, here: World, query: str = "") -> dict[str, Any]:
    form = client_of(person).get(plan_url(here) + query).context["form"]
    return {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}


def test_it_begins_with_an_open_day_a_week_ahead(here: World) -> None:
    found = initial(here.learner, here)

    assert (found["on"], f"{found['at']:%H:%M}", found["minutes"], found["who"]) == (
        date(2026, 11, 25),
        "15:30",
        45,
        "manager",
    )
    with time_machine.travel("2026-11-20 09:00 +0000", tick=False):
        assert initial(here.learner, here)["on"] == date(2026, 11, 30)  # a week on is the staff day, then a weekend


def test_it_begins_with_what_the_two_said_last_time(here: World) -> None:
    last = here.recorded(at=at(date(2026, 11, 2), 8))
    Conversation.objects.unscoped(reason="test").filter(pk=last.pk).update(next_on=date(2026, 12, 9))

    found = initial(here.manager, here)
    assert (found["on"], f"{found['at']:%H:%M}", found["where"]) == (date(2026, 12, 9), "08:30", "Room 4")


def test_without_that_with_the_day_the_rhythm_gives(here: World) -> None:
    last = here.recorded()
    Conversation.objects.unscoped(reason="test").filter(pk=last.pk).update(held_on=date(2026, 9, 21))

    assert initial(here.manager, here)["on"] == date(2026, 12, 14)


@pytest.mark.parametrize(
    ("who", "labels"),
    [
        (
            "learner",
            [
                "{manager} (line manager)",
                "{coach} (coach)",
                "{guest} (mentor)",
                "{manager} (line manager) and {coach} (coach)",
                "{manager} (line manager) and {guest} (mentor)",
            ],
        ),
        (
            "manager",
            ["You (line manager)", "You (line manager) and {coach} (coach)", "You (line manager) and {guest} (mentor)"],
        ),
        ("coach", ["You (coach)", "{manager} (line manager) and You (coach)"]),
        ("guest", ["You (mentor)"]),
    ],
)
def test_everybody_chooses_among_meetings_they_sit_in(here: World, who: str, labels: list[str]) -> None:
    form = client_of(getattr(here, who)).get(plan_url(here)).context["form"]

    names = {"manager": here.manager, "coach": here.coach, "guest": here.guest}
    assert [label for _value, label in form.fields["who"].choices] == [label.format(**names) for label in labels]


def test_planned_and_back_again(here: World) -> None:
    client = client_of(here.learner)
    response = client.post(plan_url(here), SENT)

    made = only()
    assert (response.status_code, response["Location"]) == (302, f"/meetings/{made.key}/")
    assert (made.starts_at, made.where, made.planned_by) == (at(date(2026, 12, 3)), "Room 4", here.learner)
    client.post(f"/meetings/{made.key}/take-back/")
    assert only().state == State.CALLED_OFF


def test_the_same_post_twice_is_one_meeting(here: World) -> None:
    key = {"repeat_key": "b0b6a3f4-30c5-4a3c-a7e5-3f7d5a3c1d52"}
    first, second = send(here.learner, here, **key), send(here.learner, here, **key)

    assert first["Location"] == second["Location"]
    only()
    assert send(here.learner, here, **key, where="Hall").status_code == 409


def errors(response: Any) -> list[str]:
    assert response.status_code == 422
    return sorted(response.context["form"].errors)


def test_a_closed_day_is_said_and_may_be_meant(here: World) -> None:
    response = send(here.learner, here, on="2026-11-27")
    assert errors(response) == ["anyway"]
    assert "The school is closed on that day: Staff day." in response.content.decode()
    assert "Plan it all the same" in response.content.decode()

    assert send(here.learner, here, on="2026-11-27", anyway="on").status_code == 302


def test_a_guest_is_not_told_why_the_school_is_closed(here: World) -> None:
    [(mine, _label)] = client_of(here.guest).get(plan_url(here)).context["form"].fields["who"].choices
    response = send(here.guest, here, on="2026-11-27", who=mine)

    assert errors(response) == ["anyway"]
    assert "The school is closed on that day." in response.content.decode()
    assert "Staff day" not in response.content.decode()


def test_another_meeting_of_either_is_said_by_time_alone(here: World) -> None:
    other = PostFactory.create(school=here.school)
    PartnershipFactory.create(post=other, partner=here.manager)
    here.planned(post=other, at=at(date(2026, 12, 3)))

    said = send(here.learner, here).content.decode()
    assert f"{here.manager} has another meeting at that time." in said
    assert str(other.person) not in said
    assert "You have another meeting at that time." in send(here.manager, here).content.decode()
    assert send(here.manager, here, at="16:15").status_code == 302


def test_what_a_service_refuses_stands_at_its_box(here: World) -> None:
    assert errors(send(here.learner, here, on="2020-01-01")) == ["on"]
    assert errors(send(here.learner, here, who="nobody", minutes="")) == ["minutes", "who"]
    here.planned(at=at(date(2026, 12, 3), 9))
    assert errors(send(here.learner, here)) == ["on"]


def test_whoever_has_nobody_is_told_so(here: World) -> None:
    alone = PostFactory.create(school=here.school)

    assert "Nobody supports you in this post yet" in page(alone.person, f"/my/meetings/plan/{alone.key}/")


@pytest.mark.parametrize("who", ["colleague", "head", "pd_lead", "ceo"])
def test_colleagues_and_leaders_do_not_plan_for_others(here: World, who: str) -> None:
    response = client_of(getattr(here, who)).get(plan_url(here))

    assert response.status_code == 403
    assert "plan their meetings" in response.content.decode()


VERBS = ["move", "call-off", "send", "take-back"]


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("who", ["coach", "guest", "colleague", "head", "pd_lead", "ceo"])
def test_for_everybody_else_there_is_no_such_meeting(here: World, who: str, verb: str) -> None:
    held, client = here.planned(at=at(date(2026, 12, 3))), client_of(getattr(here, who))

    missing = client.post(f"/meetings/nobodyhasit/{verb}/", {})
    response = client.post(f"/meetings/{held.key}/{verb}/", {})
    assert (response.status_code, response.content) == (404, missing.content)
    assert only().state == State.PLANNED


@pytest.mark.parametrize("verb", VERBS)
def test_a_coach_to_whom_the_record_was_opened_reads_and_no_more(here: World, verb: str) -> None:
    from growthring.people.models import Share

    held = here.signed()
    Share.objects.create(
        trust=here.school.trust, partnership=here.coaching, record_kind="Conversation record", shared_at=clock.now()
    )

    assert client_of(here.coach).post(f"/meetings/{held.key}/{verb}/", {}).status_code == 403


def test_moved_with_a_word_that_the_other_reads(here: World) -> None:
    held = here.planned(at=at(date(2026, 12, 3)))
    address = f"/meetings/{held.key}/move/"
    assert str(here.manager) in page(here.learner, address)

    sent = {"on": "2026-12-04", "at": "09:00", "minutes": "30", "where": "Hall", "word": "A trip."}
    assert client_of(here.learner).post(address, sent).status_code == 302
    assert (reread(held).where, reread(held).sequence) == ("Hall", 1)
    mine = page(here.manager, "/my/meetings/")
    assert "“A trip.”" in mine
    assert f"{here.learner} moved it" in mine


def test_a_move_onto_a_closed_day_is_asked_about(here: World) -> None:
    held = here.planned(at=at(date(2026, 12, 3)))
    sent = {"on": "2026-11-27", "at": "09:00", "minutes": "30", "where": "", "word": "A trip."}

    response = client_of(here.learner).post(f"/meetings/{held.key}/move/", sent)
    assert errors(response) == ["anyway"]
    assert "A trip." in response.content.decode()


def test_called_off_leads_to_planning_it_again(here: World) -> None:
    held = here.planned(at=at(date(2026, 12, 3)), minutes=30, has_wellbeing=True)

    response = client_of(here.manager).post(f"/meetings/{held.key}/call-off/", {"word": "Inspection."})
    assert response["Location"] == f"{plan_url(here)}?again={held.key}"
    found = initial(here.learner, here, f"?again={held.key}")
    assert (found["minutes"], found["has_wellbeing"], found["where"]) == (30, True, "Room 4")
    assert Change.objects.unscoped(reason="test").get().word == "Inspection."


def test_a_manager_replaced_the_day_before_finds_the_meeting_and_the_former_does_not(here: World) -> None:
    held = here.planned(at=at(date(2026, 11, 19)))
    former = client_of(here.manager)
    assert held.key in former.get("/my/meetings/").content.decode()
    follows = here.replace_manager()

    assert held.key in page(follows, "/my/meetings/")
    assert client_of(follows).get(f"/meetings/{held.key}/move/").status_code == 200
    assert former.get(f"/meetings/{held.key}/move/").status_code == 404
    assert held.key not in former.get("/my/meetings/").content.decode()


def test_my_meetings_lists_what_is_ahead_to_sign_and_held(here: World) -> None:
    here.planned(at=at(date(2026, 12, 3)), sent_at=clock.now())
    here.signed(at=at(date(2026, 10, 1)))
    here.recorded(at=at(date(2026, 11, 2)))

    found = client_of(here.learner).get("/my/meetings/").context
    assert [len(found[part]) for part in ("ahead", "signing", "held")] == [1, 1, 2]
    assert [row.is_to_prepare for row in found["ahead"]] == [True]
    assert found["ahead"][0].who == str(here.manager)
    assert found["held"][1].who == str(here.manager)


def test_of_signed_ones_only_the_newest_are_listed(here: World) -> None:
    _first, *newest = [here.signed(at=at(date(2026, month, 1))) for month in (8, 9, 10)]
    waiting = here.recorded(at=at(date(2026, 7, 1)))

    for person in (here.learner, here.manager):
        assert shown(acting(person), 2) == [waiting, *newest]


@pytest.mark.parametrize("more", [1, 3])
@pytest.mark.parametrize(("who", "number"), [("learner", 10), ("manager", 11)])
def test_the_queries_of_my_meetings(
    here: World, who: str, number: int, more: int, django_assert_num_queries: Queries
) -> None:
    for day in range(more):
        here.planned(at=at(date(2026, 12, 3 + day)))
        here.recorded(at=at(date(2026, 10, 1 + day)))
    client = client_of(getattr(here, who))

    with django_assert_num_queries(number):
        assert client.get("/my/meetings/").status_code == 200


@pytest.mark.parametrize(("who", "number"), [("learner", 12), ("manager", 12), ("guest", 12)])
def test_the_queries_of_planning(here: World, who: str, number: int, django_assert_num_queries: Queries) -> None:
    here.recorded(at=at(date(2026, 10, 1)))
    client = client_of(getattr(here, who))

    with django_assert_num_queries(number):
        assert client.get(plan_url(here)).status_code == 200


def test_the_meetings_page_leads_to_what_was_said_when_it_was_moved(here: World) -> None:
    held = here.planned(at=at(date(2026, 12, 3)))
    assert "It has been moved" not in page(here.manager, f"/meetings/{held.key}/")
    sent = {"on": "2026-12-04", "at": "09:00", "minutes": "30", "where": "Hall", "word": "A trip."}
    client_of(here.learner).post(f"/meetings/{held.key}/move/", sent)

    assert "/my/meetings/#changes" in page(here.manager, f"/meetings/{held.key}/")
    with time_machine.travel("2026-12-03 09:00 +0000", tick=False):
        assert "“A trip.”" in page(here.manager, "/my/meetings/")


@pytest.mark.parametrize("verb", ["move", "call-off"])
def test_the_queries_of_moving_and_calling_off(here: World, verb: str, django_assert_num_queries: Queries) -> None:
    held = here.planned(at=at(date(2026, 12, 3)))
    client = client_of(here.manager)

    with django_assert_num_queries(12):
        assert client.get(f"/meetings/{held.key}/{verb}/").status_code == 200


def test_a_word_that_did_not_pass_is_there_again(here: World) -> None:
    held = here.planned(at=at(date(2026, 12, 3)))
    sent = {"on": "", "at": "09:00", "minutes": "30", "where": "Hall", "word": "A trip that day."}
    assert client_of(here.learner).post(f"/meetings/{held.key}/move/", sent).status_code == 422

    assert "A trip that day." in page(here.learner, f"/meetings/{held.key}/move/")
    assert "A trip that day." not in page(here.manager, f"/meetings/{held.key}/move/")


def test_a_meeting_nobody_held_stands_by_itself_with_what_one_can_do(here: World) -> None:
    missed, ahead = here.planned(at=at(date(2026, 11, 17))), here.planned(at=at(date(2026, 12, 3)))
    response = client_of(here.learner).get("/my/meetings/")
    shown = response.content.decode()

    assert [row.held for row in response.context["missed"]] == [missed]
    assert [row.held for row in response.context["ahead"]] == [ahead]
    for way in ("move/", "call-off/", "#begin"):
        assert shown.count(f'href="/meetings/{missed.key}/{way}"') == 1
        assert f'href="/meetings/{ahead.key}/{way}"' not in shown
    assert "The day has gone by: that happens." in shown
    assert "The day has gone by: that happens." not in page(here.coach, "/my/meetings/")


def test_a_day_they_agreed_on_is_said_with_how_often_they_meet(here: World) -> None:
    last = here.signed(at=at(date(2026, 11, 2)))
    rows = Conversation.objects.unscoped(reason="test").filter(pk=last.pk)
    rows.update(next_on=date(2026, 12, 9))
    assert "You meet again on 9 Dec 2026, as you agreed." in page(here.learner, "/my/meetings/")
    rows.update(next_on=date(2026, 11, 16), held_on=date(2026, 11, 2))
    assert "You agreed on 16 Nov 2026, which has gone by" in page(here.learner, "/my/meetings/")
    here.planned(at=at(date(2026, 12, 3)))
    assert "You agreed on" not in page(here.learner, "/my/meetings/")


BEGUN = {"purpose": "five", "who": "manager", "on": "2026-12-04", "at": "09:15", "minutes": "30"}


@pytest.mark.parametrize("address", ["plan", "move"])
def test_a_day_chosen_and_not_sent_is_there_again_for_its_chooser_alone(here: World, address: str) -> None:
    held = here.planned(at=at(date(2026, 12, 9)))
    url = plan_url(here) if address == "plan" else f"/meetings/{held.key}/move/"
    place = re.findall(r'data-draft="([^"]+)"', page(here.manager, url))
    sent = BEGUN | {"draft_place": place[0], "where": ""}
    assert client_of(here.manager).post("/my/drafts/save/", sent, headers={"X-Unasked": "draft"}).status_code == 204

    shown = {who: page(getattr(here, who), url) for who in ("manager", "learner")}
    begun = {
        who: [f'value="{value}"' in each for value in ("2026-12-04", "09:15", "30")] for who, each in shown.items()
    }
    assert begun == {"manager": [True] * 3, "learner": [False] * 3}
    assert ["This is what you were writing on" in each for each in shown.values()] == [True, False]
    client_of(here.manager).post(url, BEGUN | {"where": ""})
    assert not Draft.objects.unscoped(reason="test").exists()


def test_a_plan_that_does_not_pass_is_kept_with_all_that_was_chosen(here: World) -> None:
    assert send(here.manager, here, on="", minutes="20").status_code == 422
    shown = page(here.manager, plan_url(here))
    assert re.findall(r'name="minutes" value="([^"]*)"', shown) == ["20"]
