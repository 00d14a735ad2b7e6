"""A term in one go, in the browser."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse

from growthring.conversations.models import Conversation
from growthring.conversations.tests.planning import Queries, State, at, client_of, in_autumn, page
from growthring.conversations.tests.worlds import World
from growthring.standards.models import Calendar, Term
from tests.factories import PartnershipFactory, PostFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db: None) -> Iterator[World]:
    with in_autumn() as made:
        yield made


TERM = {
    "term": "2026-09-02",
    "purpose": "five",
    "first": "2026-12-01",
    "weekdays": ["0", "1", "2", "3", "4"],
    "at": "15:30",
    "minutes": "45",
    "a_day": "1",
}


def look(here: World, **facts: Any) -> HttpResponse:
    found: Any = client_of(here.manager).post("/support/term/", TERM | {"do": "look"} | facts)
    return found  # type: ignore[no-any-return]


def rows_of(response: Any) -> dict[str, str]:
    sent: dict[str, str] = {}
    for row, candidate, _planned in response.context["rows"]:
        key = candidate.post.key
        sent |= {f"{key}-{name}": row.initial[name] for name in ("on", "at", "was")}
        sent |= {f"{key}-keep": "on"} if row.initial["keep"] else {}
    return sent


def test_a_term_is_proposed_changed_planned_and_taken_back(here: World) -> None:
    second = PostFactory.create(school=here.school)
    PartnershipFactory.create(post=second, partner=here.manager)
    response = look(here)
    assert response.status_code == 200
    assert not Conversation.objects.unscoped(reason="test").exists()
    rows = rows_of(response)
    rows[f"{second.key}-on"] = "2026-12-08"

    client = client_of(here.manager)
    done = client.post("/support/term/", TERM | rows | {"do": "plan"})
    assert (done.status_code, done["Location"]) == (302, "/support/")
    planned = Conversation.objects.unscoped(reason="test").order_by("starts_at")
    assert [each.starts_at for each in planned] == [at(date(2026, 12, 2)), at(date(2026, 12, 8))]
    assert "/support/term/undo/" in client.get("/support/").content.decode()
    client.post("/support/term/undo/")
    assert {each.state for each in planned.all()} == {State.CALLED_OFF}


def test_a_bad_row_says_so_and_nothing_is_lost(here: World) -> None:
    second = PostFactory.create(school=here.school)
    PartnershipFactory.create(post=second, partner=here.manager)
    rows = rows_of(look(here))
    rows[f"{second.key}-on"] = "2026-12-05"

    response = client_of(here.manager).post("/support/term/", TERM | rows | {"do": "plan"})
    assert response.status_code == 422
    assert "The school is closed on that day." in response.content.decode()
    assert 'value="2026-12-05"' in response.content.decode()
    assert not Conversation.objects.unscoped(reason="test").exists()
    del rows[f"{second.key}-keep"]
    assert client_of(here.manager).post("/support/term/", TERM | rows | {"do": "plan"}).status_code == 302


def test_whoever_has_a_meeting_in_the_term_is_left_out_at_first(here: World) -> None:
    here.planned(at=at(date(2026, 12, 10)))

    response = look(here)
    assert rows_of(response)[f"{here.post.key}-on"] == ""
    assert "Planned already: 10 Dec 2026." in response.content.decode()


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("2026-11-18", "Choose a day to come: tomorrow or later."),
        ("2026-10-01", "Choose a day to come: tomorrow or later."),
        ("2026-12-19", "The term ends before that, on 18 Dec 2026."),
    ],
)
def test_a_first_day_that_has_gone_by_or_comes_after_the_term_is_told_at_its_field(
    here: World, first: str, said: str
) -> None:
    response: Any = look(here, first=first)

    assert response.status_code == 422
    assert response.context["form"].errors == {"first": [said]}
    assert f'value="{first}"' in response.content.decode()


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2026-11-18", "Choose a day to come: tomorrow or later."),
        ("2026-10-01", "Choose a day to come: tomorrow or later."),
        ("2027-03-03", "Choose a day in the term: 2 Sep 2026 to 18 Dec 2026."),
        ("2026-11-27", "The school is closed on that day."),
    ],
)
def test_a_day_that_cannot_be_is_told_with_the_name_of_its_row(here: World, on: str, said: str) -> None:
    rows = rows_of(look(here)) | {f"{here.post.key}-on": on}
    response: Any = client_of(here.manager).post("/support/term/", TERM | rows | {"do": "plan"})

    assert response.status_code == 422
    assert [row.errors for row in response.context["row_forms"]] == [{"on": [f"{here.learner}: {said}"]}]
    assert f'value="{on}"' in response.content.decode()
    assert not Conversation.objects.unscoped(reason="test").exists()
    del rows[f"{here.post.key}-keep"]
    second = PostFactory.create(school=here.school)
    PartnershipFactory.create(post=second, partner=here.manager)
    rows |= {f"{second.key}-{name}": each for name, each in {"keep": "on", "on": "2026-12-08", "at": "15:30"}.items()}
    assert client_of(here.manager).post("/support/term/", TERM | rows | {"do": "plan"}).status_code == 302


def test_with_nobody_ticked_nothing_is_planned_and_the_page_says_so(here: World) -> None:
    rows = rows_of(look(here)) | {f"{here.post.key}-on": "2026-12-09"}
    del rows[f"{here.post.key}-keep"]
    response: Any = client_of(here.manager).post("/support/term/", TERM | rows | {"do": "plan"})

    assert response.status_code == 422
    shown = response.content.decode()
    assert shown.count("Nobody is ticked: tick whom you plan a meeting with.") == 2  # above the table, and at the box
    assert f'href="#id_{here.post.key}-keep"' in shown
    assert 'value="2026-12-09"' in shown


def test_what_was_chosen_overnight_is_planned_all_the_same(here: World) -> None:
    """The first day of the pattern has gone by; the row's has not."""
    rows = rows_of(look(here)) | {f"{here.post.key}-on": "2026-12-09"}
    sent = TERM | rows | {"do": "plan", "first": "2026-11-17"}

    assert client_of(here.manager).post("/support/term/", sent).status_code == 302


def test_a_day_the_two_agreed_on_is_told(here: World) -> None:
    last = here.signed(at=at(date(2026, 11, 2)))
    Conversation.objects.unscoped(reason="test").filter(pk=last.pk).update(next_on=date(2026, 12, 9))

    assert "You agreed on 9 Dec 2026." in look(here).content.decode()


def test_a_meeting_nobody_held_is_told_and_can_be_given_another_day(here: World) -> None:
    held = here.planned(at=at(date(2026, 11, 17)))
    response = look(here)

    assert rows_of(response)[f"{here.post.key}-on"] == ""
    shown = response.content.decode()
    assert "Planned for 17 Nov 2026, not held yet." in shown
    assert f'href="/meetings/{held.key}/move/"' in shown
    here.planned(at=at(date(2026, 12, 10)))
    assert "Planned already: 10 Dec 2026." in look(here).content.decode()


def test_a_term_form_sent_wrong_and_another_pattern(here: World) -> None:
    assert look(here, weekdays=[]).status_code == 422
    again = client_of(here.manager).post("/support/term/", TERM | {"do": "again"})
    assert again.status_code == 200
    assert 'value="2026-12-01"' in again.content.decode()


def hidden(response: Any) -> dict[str, str]:
    """What a page of the pattern takes along."""
    named = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', response.content.decode())
    return {name: value for name, value in named if "-" in name}


def team(here: World, size: int) -> list[str]:
    posts = [PostFactory.create(school=here.school) for _number in range(size)]
    for post in posts:
        PartnershipFactory.create(post=post, partner=here.manager)
    return [post.key for post in posts]


def test_another_pattern_leaves_what_was_changed_by_hand(here: World) -> None:
    moved, odd, later, out = team(here, 4)
    rows = rows_of(look(here)) | {f"{moved}-on": "2026-12-08", f"{odd}-on": "next week", f"{later}-at": "16:45"}
    del rows[f"{out}-keep"]
    again = client_of(here.manager).post("/support/term/", TERM | rows | {"do": "again"})
    assert "4 days that you changed yourself stay as they are." in again.content.decode()

    carried = hidden(again)
    assert set(carried) == {f"{key}-{name}" for key in (moved, odd, later, out) for name in ("keep", "on", "at", "was")}
    found = look(here, weekdays=["1"], **carried)
    anew = rows_of(found)
    assert anew[f"{here.post.key}-on"] == "2026-12-01"  # a Tuesday, as the new pattern has it
    assert {name: anew[name] for name in carried if not name.endswith("keep")} == {
        name: rows[name] for name in carried if not name.endswith("keep")
    }
    assert f"{out}-keep" not in anew
    assert found.content.decode().count("As you chose it.") == 4

    third = client_of(here.manager).post("/support/term/", TERM | anew | {"do": "again"})
    assert hidden(third) == carried


def test_what_was_changed_by_hand_is_carried_through_a_wrong_pattern(here: World) -> None:
    rows = rows_of(look(here)) | {f"{here.post.key}-on": "2026-12-08"}
    again = client_of(here.manager).post("/support/term/", TERM | rows | {"do": "again"})

    wrong = look(here, weekdays=[], **hidden(again))
    assert wrong.status_code == 422
    assert hidden(wrong) == hidden(again)


def test_nobody_is_proposed_for_a_time_chosen_by_hand(here: World) -> None:
    [second] = team(here, 1)
    rows = rows_of(look(here)) | {f"{second}-on": "2026-12-03"}
    rows[f"{here.post.key}-on"], rows[f"{here.post.key}-was"] = "", ""

    anew = rows_of(look(here, weekdays=["3"], **{name: rows[name] for name in rows if name.startswith(second)}))
    assert (anew[f"{second}-on"], anew[f"{here.post.key}-on"]) == ("2026-12-03", "2026-12-10")


def spring_is_set() -> None:
    year = Calendar.objects.unscoped(reason="test").get()
    term = {"name": "Spring", "first_day": date(2027, 1, 4), "last_day": date(2027, 3, 25)}
    Term.objects.create(trust=year.trust, calendar=year, **term)


def test_a_day_chosen_by_hand_in_another_term_is_told_and_proposed_anew(here: World) -> None:
    spring_is_set()
    rows = rows_of(look(here)) | {f"{here.post.key}-on": "2026-12-08"}

    spring = look(here, term="2027-01-04", first="", **rows)
    assert "You had chosen 8 Dec 2026, which is not in this term." in spring.content.decode()
    assert rows_of(spring)[f"{here.post.key}-on"] == "2027-01-04"


def test_every_term_is_there_to_be_read_and_the_first_is_chosen(here: World) -> None:
    spring_is_set()
    shown = page(here.manager, "/support/term/")

    assert re.findall(r'type="radio" name="term" value="([^"]+)"[^>]*?( checked)?>', shown) == [
        ("2026-09-02", " checked"),
        ("2027-01-04", ""),
    ]


@pytest.mark.parametrize("more", [0, 3])
def test_the_queries_of_a_term(here: World, more: int, django_assert_num_queries: Queries) -> None:
    for _number in range(more):
        PartnershipFactory.create(post=PostFactory.create(school=here.school), partner=here.manager)
    client = client_of(here.manager)

    with django_assert_num_queries(11):
        assert client.get("/support/term/").status_code == 200
    with django_assert_num_queries(14):  # two of them the transaction
        assert client.post("/support/term/", TERM | {"do": "look"}).status_code == 200


def test_whoever_supports_nobody_is_told_so(here: World) -> None:
    assert "Nobody has been given to you to support yet" in page(here.learner, "/support/term/")
